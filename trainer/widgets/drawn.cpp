#include "trainer/widgets/drawn.h"

#include <algorithm>

namespace fv {

void Drawn::note(DrawnThing::Kind kind, std::string_view name, std::string_view text, ImVec2 from, ImVec2 to, bool focused)
{
    if (only_in_sight_) {
        const ImVec2 least = ImGui::GetWindowDrawList()->GetClipRectMin(), most = ImGui::GetWindowDrawList()->GetClipRectMax();
        from.x = std::clamp(from.x, least.x, most.x);
        to.x = std::clamp(to.x, least.x, most.x);
        if (to.x - from.x < 1.0F) return;
    }
    if (count_ == things_.size()) things_.emplace_back();
    DrawnThing& thing = things_[count_++];
    thing.kind = kind;
    thing.name.assign(name);
    thing.text.assign(text);
    thing.from = from;
    thing.to = to;
    thing.clip_from = ImGui::GetWindowDrawList()->GetClipRectMin();
    thing.clip_to = ImGui::GetWindowDrawList()->GetClipRectMax();
    thing.focused = focused;
}

}  // namespace fv

#include "trainer/widgets/drawn.h"

namespace fv {

void Drawn::note(DrawnThing::Kind kind, std::string_view name, std::string_view text, ImVec2 from, ImVec2 to, bool focused)
{
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

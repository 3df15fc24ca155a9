// first-visit, watched: the program as people run it, with Dear ImGui's test hooks compiled in. After
// each frame it writes what was drawn to the file that FIRST_VISIT_WATCH names (a whole file at a
// time, so that a reader never sees half a frame).
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <imgui.h>
#include <imgui_internal.h>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "trainer/program.h"

namespace {

/// What Dear ImGui told of its items in this frame, in the order in which they were submitted.
struct HookedItem {
    ImGuiID id;
    ImRect box;
    std::string label;
};
std::vector<HookedItem>& hooked()
{
    static std::vector<HookedItem> items;
    return items;
}

nlohmann::json box(ImVec2 from, ImVec2 to) { return {from.x, from.y, to.x - from.x, to.y - from.y}; }

std::string_view word_of(fv::DrawnThing::Kind kind)
{
    switch (kind) {
    case fv::DrawnThing::Kind::text: return "text";
    case fv::DrawnThing::Kind::button: return "button";
    case fv::DrawnThing::Kind::field: return "field";
    case fv::DrawnThing::Kind::region: return "region";
    }
    return "";
}

/// Whether Dear ImGui itself has an item there: a name without one could not be pressed.
bool is_real(const fv::DrawnThing& thing)
{
    for (const HookedItem& item : hooked())
        if (item.box.Contains(ImVec2{(thing.from.x + thing.to.x) / 2, (thing.from.y + thing.to.y) / 2})) return true;
    return false;
}

void publish(const char* file, const fv::Drawn& drawn, const fv::AppOptions::FrameFacts& facts)
{
    nlohmann::json json{{"frame", facts.number}, {"width", facts.width}, {"height", facts.height}, {"place", facts.place}, {"items", hooked().size()}};
    const ImGuiContext& g = *ImGui::GetCurrentContext();
    json["keyboard"] = {{"window", g.NavWindow == nullptr ? "" : g.NavWindow->Name}, {"item", g.NavId}, {"active", g.ActiveId}, {"text", g.IO.WantTextInput}};
    json["things"] = nlohmann::json::array();
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const fv::DrawnThing& thing = drawn[i];
        const bool pressable = thing.kind == fv::DrawnThing::Kind::button || thing.kind == fv::DrawnThing::Kind::field;
        json["things"].push_back({{"kind", word_of(thing.kind)}, {"name", thing.name}, {"text", thing.text}, {"box", box(thing.from, thing.to)},
                                  {"clip", box(thing.clip_from, thing.clip_to)}, {"focused", thing.focused}, {"enabled", !pressable || is_real(thing)}});
    }
    const std::string next = std::string(file) + ".next";
    std::ofstream(next) << json.dump();
    std::rename(next.c_str(), file);
    hooked().clear();
    ImGui::GetCurrentContext()->TestEngineHookItems = true;
}

}  // namespace

// The four functions that Dear ImGui calls when it is compiled with IMGUI_ENABLE_TEST_ENGINE.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID id, const ImRect& box, const ImGuiLastItemData*)
{
    if (id != 0) hooked().push_back({id, box, {}});
}
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID id, const char* label, ImGuiItemStatusFlags)
{
    for (auto item = hooked().rbegin(); item != hooked().rend(); ++item)
        if (item->id == id) {
            item->label = label == nullptr ? "" : label;
            return;
        }
}
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

int main(int argc, char** argv)
{
    fv::AppOptions options;
    if (const char* file = std::getenv("FIRST_VISIT_WATCH"))
        options.after_frame = [file](const fv::Drawn& drawn, const fv::AppOptions::FrameFacts& facts) { publish(file, drawn, facts); };
    return fv::run_program(argc, argv, options);
}

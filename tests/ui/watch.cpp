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
#include <unordered_map>
#include <vector>

#include "trainer/program.h"

namespace {

/// What Dear ImGui told of its items in this frame: label by id, box by id.
struct HookedItem {
    ImRect box;
    std::string label;
};
std::unordered_map<ImGuiID, HookedItem>& hooked()
{
    static std::unordered_map<ImGuiID, HookedItem> items;
    return items;
}

nlohmann::json as_json(const ImRect& box) { return {box.Min.x, box.Min.y, box.GetWidth(), box.GetHeight()}; }

}  // namespace

// The four functions that Dear ImGui calls when it is compiled with IMGUI_ENABLE_TEST_ENGINE.
void ImGuiTestEngineHook_ItemAdd(ImGuiContext*, ImGuiID id, const ImRect& box, const ImGuiLastItemData*) { hooked()[id].box = box; }
void ImGuiTestEngineHook_ItemInfo(ImGuiContext*, ImGuiID id, const char* label, ImGuiItemStatusFlags) { hooked()[id].label = label; }
void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}
const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }


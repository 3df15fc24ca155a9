#include "trainer/widgets/brand.h"

namespace fv::widgets {

void open_door(Ui& ui, float height)
{
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float u = height / 10;
    const float width = 9 * u;
    ImDrawList* draw = ImGui::GetWindowDrawList();
    const auto p = [&](float x, float y) { return ImVec2{at.x + x * u, at.y + y * u}; };
    const bool dark = ui.theme.dark;
    const ImU32 wall = dark ? IM_COL32(62, 52, 45, 255) : IM_COL32(231, 216, 193, 255);
    const ImU32 roof = dark ? IM_COL32(120, 66, 48, 255) : IM_COL32(156, 65, 36, 255);
    const ImU32 light = dark ? IM_COL32(255, 214, 138, 255) : IM_COL32(255, 216, 138, 255);
    const ImU32 glow = IM_COL32(255, 206, 110, dark ? 46 : 70);
    draw->AddCircleFilled(p(4.5F, 6.4F), 4.1F * u, glow);
    draw->AddRectFilled(p(1.2F, 4.2F), p(7.8F, 9.6F), wall, u * 0.2F);
    draw->AddTriangleFilled(p(0.4F, 4.5F), p(4.5F, 0.9F), p(8.6F, 4.5F), roof);
    draw->AddRectFilled(p(3.5F, 5.3F), p(5.7F, 9.6F), light);                                   // the room behind
    draw->AddQuadFilled(p(3.5F, 5.3F), p(2.35F, 5.6F), p(2.35F, 9.6F), p(3.5F, 9.6F), ui.theme.calm);  // the open door
    draw->AddCircleFilled(p(2.62F, 7.8F), u * 0.12F, light);
    draw->AddCircleFilled(p(6.45F, 5.7F), u * 0.24F, light);                                    // the porch light
    draw->AddRectFilled(p(0.7F, 9.6F), p(8.3F, 9.85F), ui.theme.line);
    ImGui::Dummy({width, height});
}

}  // namespace fv::widgets

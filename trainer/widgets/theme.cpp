#include "trainer/widgets/theme.h"

#include <algorithm>
#include <cmath>

namespace fv {
namespace {

constexpr ImU32 rgb(unsigned hex) { return IM_COL32((hex >> 16U) & 255U, (hex >> 8U) & 255U, hex & 255U, 255); }

/// Relative luminance (WCAG 2.2, from sRGB).
double luminance(ImU32 colour)
{
    const auto linear = [](unsigned channel) {
        const double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear((colour >> IM_COL32_R_SHIFT) & 255U) + 0.7152 * linear((colour >> IM_COL32_G_SHIFT) & 255U) +
           0.0722 * linear((colour >> IM_COL32_B_SHIFT) & 255U);
}

}  // namespace

const Theme& light_theme()
{
    static constexpr Theme theme{.paper = rgb(0xF7F1E7), .card = rgb(0xFFFDF8), .line = rgb(0xDDD0BC), .ink = rgb(0x2A2420), .muted = rgb(0x665B50),
                                 .accent = rgb(0x9C4124), .on_accent = rgb(0xFFFFFF), .calm = rgb(0x1C655F), .on_calm = rgb(0xFFFFFF),
                                 .own_bubble = rgb(0xDDEBE6), .family_bubble = rgb(0xFFFDF8), .partner_bubble = rgb(0xF4E6CF), .ochre = rgb(0x7A5210),
                                 .alarm = rgb(0xA11D2C), .hover = rgb(0xF1E4D0), .focus = rgb(0x1F5FBF), .dark = false};
    return theme;
}

const Theme& dark_theme()
{
    static constexpr Theme theme{.paper = rgb(0x1D1A18), .card = rgb(0x292522), .line = rgb(0x4A4139), .ink = rgb(0xF3EBE0), .muted = rgb(0xBDB0A1),
                                 .accent = rgb(0xEFA07F), .on_accent = rgb(0x2A140B), .calm = rgb(0x83CDC3), .on_calm = rgb(0x0B2522),
                                 .own_bubble = rgb(0x223836), .family_bubble = rgb(0x2F2A26), .partner_bubble = rgb(0x3D3323), .ochre = rgb(0xE6BC72),
                                 .alarm = rgb(0xF59A9F), .hover = rgb(0x3A332D), .focus = rgb(0x8DB8FF), .dark = true};
    return theme;
}

double contrast(ImU32 one, ImU32 other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

void apply(const Theme& theme, float em, ImGuiStyle& style)
{
    style = ImGuiStyle();
    style.WindowPadding = {0, 0};
    style.FramePadding = {em * 0.8F, em * 0.6F};
    style.ItemSpacing = {em * 0.6F, em * 0.5F};
    style.FrameRounding = em * 0.45F;
    style.ChildRounding = em * 0.6F;
    style.ScrollbarSize = em * 0.75F;
    style.ScrollbarRounding = em * 0.4F;
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.FrameBorderSize = 1;
    const auto set = [&](ImGuiCol which, ImU32 colour) { style.Colors[which] = ImGui::ColorConvertU32ToFloat4(colour); };
    set(ImGuiCol_WindowBg, theme.paper);
    set(ImGuiCol_ChildBg, IM_COL32(0, 0, 0, 0));
    set(ImGuiCol_PopupBg, theme.card);
    set(ImGuiCol_Text, theme.ink);
    set(ImGuiCol_TextDisabled, theme.muted);
    set(ImGuiCol_Border, theme.line);
    for (const ImGuiCol frame : {ImGuiCol_FrameBg, ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive}) set(frame, theme.card);
    set(ImGuiCol_ScrollbarBg, IM_COL32(0, 0, 0, 0));
    for (const ImGuiCol grab : {ImGuiCol_ScrollbarGrab, ImGuiCol_ScrollbarGrabHovered, ImGuiCol_ScrollbarGrabActive}) set(grab, theme.line);
    set(ImGuiCol_TextSelectedBg, theme.dark ? IM_COL32(90, 120, 170, 160) : IM_COL32(160, 190, 230, 180));
    set(ImGuiCol_NavCursor, theme.focus);
    set(ImGuiCol_InputTextCursor, theme.ink);
}

}  // namespace fv

// The look: colours by what they are for, in a light and a dark set, and sizes in em.
#pragma once

#include <imgui.h>

namespace fv {

/// Colours as ImGui packs them. Pairs that carry text are tested for a contrast of 4.5 to 1.
struct Theme {
    ImU32 paper, card, line;        ///< the page, what lies on it, edges
    ImU32 ink, muted;               ///< text, and text that steps back
    ImU32 accent, on_accent;        ///< the one thing to do next
    ImU32 calm, on_calm;            ///< strengths, trust
    ImU32 own_bubble, family_bubble, partner_bubble;
    ImU32 ochre;                    ///< quiet marks of change
    ImU32 alarm;                    ///< a core practice broken, trouble
    ImU32 hover, focus;
    bool dark = false;
};

[[nodiscard]] const Theme& light_theme();
[[nodiscard]] const Theme& dark_theme();

/// WCAG 2 contrast of two opaque colours, 1 … 21.
[[nodiscard]] double contrast(ImU32 one, ImU32 other);

/// Dear ImGui's own style from the theme, made afresh for a font size in pixels.
void apply(const Theme& theme, float em, ImGuiStyle& style);

}  // namespace fv

// What widgets are drawn with. Private to widgets: screens use widgets.h.
#pragma once

#include <string>
#include <string_view>

#include "trainer/widgets/widgets.h"

namespace fv::widgets::parts {

inline constexpr float touch_height = 2.6F;  // em; 44 px at a text size of 17

[[nodiscard]] ImVec2 measured(const Ui& ui, const std::string& words, const TextLook& look, float width);
/// Text at a place of its own, wrapped to a width, outside the flow of items.
void draw_text(Ui& ui, const std::string& words, const TextLook& look, ImVec2 at, float width);
/// The width that is left in the region.
[[nodiscard]] float room();
/// An invisible button that the keyboard reaches, noted under its name.
bool pressable(Ui& ui, std::string_view name, const std::string& label, ImVec2 size);

}  // namespace fv::widgets::parts

// Soft line breaks in a text that is being typed: Dear ImGui's field of 1.92.2 does not wrap.
// A soft break is a line break behind a space; a break that a person typed has none before it.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

namespace fv {

/// Without soft breaks. `cursor`, a byte place in `text`, moves along.
[[nodiscard]] std::string without_soft_breaks(std::string_view text, std::size_t* cursor = nullptr);

/// With a soft break before each word that would pass `width`; a longer word stands alone.
[[nodiscard]] std::string with_soft_breaks(std::string_view text, float width, const std::function<float(std::string_view)>& measure,
                                           std::size_t* cursor = nullptr);

}  // namespace fv

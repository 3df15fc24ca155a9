// What the program hears in one's own words: which points of a checklist were said, by the words that
// the script lists for each. A guess, shown as such: the person corrects it.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

#include "scenarios/engine/scenario.h"

namespace fv {

/// Bit i: one of item i's words stands in `text`, as whole words, whatever their case and accents of case.
[[nodiscard]] std::uint8_t heard_in(std::span<const Item> items, std::string_view text);

}  // namespace fv

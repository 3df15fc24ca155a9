// What a person may have meant by a name that is not there.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace fv {

/// Insertions, deletions, replacements and swaps of neighbours (optimal string alignment), in bytes.
[[nodiscard]] std::size_t edit_distance(std::string_view a, std::string_view b);

/// A hint for a name that was not found: `did you mean "kitchen"?` for a near one (distance at most a
/// third of the length, at least 1), else the list of what is allowed if it is under eight, else empty.
[[nodiscard]] std::string suggestion(std::string_view written, std::span<const std::string> allowed);

}  // namespace fv

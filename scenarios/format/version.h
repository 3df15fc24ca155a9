// A version as packs and the program write it: `1.4.0`, compared number by number.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace fv {

struct Version {
    std::array<std::uint32_t, 3> parts{};  ///< major, minor, patch

    [[nodiscard]] std::string text() const;
    friend auto operator<=>(const Version&, const Version&) = default;
};

/// Exactly three whole numbers joined by points, each below a million; anything else is nullopt.
[[nodiscard]] std::optional<Version> parse_version(std::string_view text);

/// The version of this program.
[[nodiscard]] Version program_version();

}  // namespace fv

// Ids: small numbers that cannot be mixed up, UUIDs, and the words people write as ids.
#pragma once

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>

namespace fv {

/// The place of a thing in its list, typed by `Tag`: a SceneId cannot be passed for an OptionId.
template <class Tag>
struct Id {
    static constexpr std::uint16_t none = std::numeric_limits<std::uint16_t>::max();
    std::uint16_t value = none;

    [[nodiscard]] constexpr bool is_set() const { return value != none; }
    friend constexpr auto operator<=>(const Id&, const Id&) = default;
};

/// 128 bits, ordered as bytes. All zero: none.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};

    [[nodiscard]] bool is_nil() const { return bytes == std::array<std::uint8_t, 16>{}; }
    [[nodiscard]] std::string text() const;  ///< 36 characters, lower case
    friend auto operator<=>(const Uuid&, const Uuid&) = default;
};

/// Reads the 36-character form, upper or lower case; anything else is nullopt.
[[nodiscard]] std::optional<Uuid> parse_uuid(std::string_view text);

/// A version 7 UUID (RFC 9562 §5.7): `unix_milliseconds` (48 bits), then 74 of the given random bits.
[[nodiscard]] Uuid uuid_v7(std::uint64_t unix_milliseconds, const std::array<std::uint8_t, 10>& random);

/// Whether a word can be an id in a script: a letter, then lower-case letters, digits and single hyphens.
[[nodiscard]] bool is_kebab_case(std::string_view word);

}  // namespace fv

template <>
struct std::hash<fv::Uuid> {
    std::size_t operator()(const fv::Uuid& id) const noexcept
    {
        std::size_t h = 1469598103934665603ULL;  // FNV-1a
        for (const auto byte : id.bytes) h = (h ^ byte) * 1099511628211ULL;
        return h;
    }
};

#include "foundation/ids.h"

namespace fv {
namespace {

constexpr std::string_view hex_digits = "0123456789abcdef";

std::optional<std::uint8_t> hex_value(char c)
{
    if (c >= '0' && c <= '9') return static_cast<std::uint8_t>(c - '0');
    if (c >= 'a' && c <= 'f') return static_cast<std::uint8_t>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F') return static_cast<std::uint8_t>(c - 'A' + 10);
    return std::nullopt;
}

bool hyphen_stands_at(std::size_t place) { return place == 8 || place == 13 || place == 18 || place == 23; }

}  // namespace

std::string Uuid::text() const
{
    std::string out;
    out.reserve(36);
    for (const std::uint8_t byte : bytes) {
        if (hyphen_stands_at(out.size())) out += '-';
        out += hex_digits[byte >> 4U];
        out += hex_digits[byte & 15U];
    }
    return out;
}

std::optional<Uuid> parse_uuid(std::string_view text)
{
    if (text.size() != 36) return std::nullopt;
    Uuid id;
    std::size_t nibble = 0;
    for (std::size_t place = 0; place < text.size(); ++place) {
        if (hyphen_stands_at(place)) {
            if (text[place] != '-') return std::nullopt;
            continue;
        }
        const auto value = hex_value(text[place]);
        if (!value) return std::nullopt;
        auto& byte = id.bytes[nibble / 2];
        byte = static_cast<std::uint8_t>((byte << 4U) | *value);
        ++nibble;
    }
    return id;
}

Uuid uuid_v7(std::uint64_t unix_milliseconds, const std::array<std::uint8_t, 10>& random)
{
    Uuid id;
    for (std::size_t i = 0; i < 6; ++i) id.bytes[i] = static_cast<std::uint8_t>(unix_milliseconds >> (40U - 8U * i));
    for (std::size_t i = 0; i < 10; ++i) id.bytes[6 + i] = random[i];
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0FU) | 0x70U);  // version 7
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3FU) | 0x80U);  // variant 10
    return id;
}

bool is_kebab_case(std::string_view word)
{
    const auto lower = [](char c) { return c >= 'a' && c <= 'z'; };
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    if (word.empty() || !lower(word.front()) || word.back() == '-') return false;
    for (std::size_t i = 1; i < word.size(); ++i) {
        if (word[i] == '-' && word[i - 1] == '-') return false;
        if (word[i] != '-' && !lower(word[i]) && !digit(word[i])) return false;
    }
    return true;
}

}  // namespace fv

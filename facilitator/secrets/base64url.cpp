#include "facilitator/secrets/base64url.h"

#include <array>
#include <cstdint>

namespace fv {
namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr std::uint8_t no_letter = 255;

constexpr std::array<std::uint8_t, 256> values = [] {
    std::array<std::uint8_t, 256> out{};
    out.fill(no_letter);
    for (std::size_t i = 0; i < alphabet.size(); ++i) out[static_cast<std::uint8_t>(alphabet[i])] = static_cast<std::uint8_t>(i);
    return out;
}();

}  // namespace

std::string base64url(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size() * 4 / 3 + 3);
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char byte : bytes) {
        held = (held << 8U) | static_cast<std::uint8_t>(byte);
        for (bits += 8; bits >= 6; bits -= 6) out += alphabet[(held >> (bits - 6)) & 63U];
    }
    if (bits > 0) out += alphabet[(held << (6 - bits)) & 63U];
    return out;
}

std::optional<std::string> from_base64url(std::string_view text)
{
    if (text.size() % 4 == 1) return std::nullopt;
    std::string out;
    out.reserve(text.size() * 3 / 4);
    std::uint32_t held = 0;
    unsigned bits = 0;
    for (const char letter : text) {
        const std::uint8_t value = values[static_cast<std::uint8_t>(letter)];
        if (value == no_letter) return std::nullopt;
        held = (held << 6U) | value;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        out += static_cast<char>((held >> bits) & 255U);
    }
    const std::uint32_t spare = held & ((1U << bits) - 1U);
    if (spare != 0) return std::nullopt;
    return out;
}

}  // namespace fv

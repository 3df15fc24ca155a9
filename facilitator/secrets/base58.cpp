#include "facilitator/secrets/base58.h"

#include <cstdint>

namespace fv {
namespace {

constexpr std::string_view alphabet = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

/// `digits`, the lowest first, times `factor` plus `more`, in the given base.
void multiply_and_add(std::string& digits, std::uint32_t base, std::uint32_t factor, std::uint32_t more)
{
    std::uint32_t carry = more;
    for (char& digit : digits) {
        carry += static_cast<std::uint8_t>(digit) * factor;
        digit = static_cast<char>(carry % base);
        carry /= base;
    }
    for (; carry > 0; carry /= base) digits += static_cast<char>(carry % base);
}

}  // namespace

std::string base58(std::string_view bytes)
{
    std::string digits;
    for (const char byte : bytes) multiply_and_add(digits, 58, 256, static_cast<std::uint8_t>(byte));
    std::string out;
    for (const char byte : bytes) {
        if (byte != '\0') break;
        out += alphabet[0];
    }
    for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) out += alphabet[static_cast<std::uint8_t>(*digit)];
    return out;
}

std::optional<std::string> from_base58(std::string_view text)
{
    std::string digits;
    for (const char letter : text) {
        const std::size_t value = alphabet.find(letter);
        if (value == std::string_view::npos) return std::nullopt;
        multiply_and_add(digits, 256, 58, static_cast<std::uint32_t>(value));
    }
    std::size_t zeros = text.find_first_not_of(alphabet[0]);
    if (zeros == std::string_view::npos) zeros = text.size();
    return std::string(zeros, '\0') + std::string(digits.rbegin(), digits.rend());
}

}  // namespace fv

#include "facilitator/xapi/name_id.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <string>

namespace fv::xapi {
namespace {

using Chain = std::array<std::uint32_t, 5>;

/// Takes in one block of 64 bytes.
void take_block(Chain& chain, const char* block)
{
    std::array<std::uint32_t, 80> w{};
    for (std::size_t i = 0; i < 64; ++i) w[i / 4] = (w[i / 4] << 8U) | static_cast<std::uint8_t>(block[i]);
    for (std::size_t i = 16; i < w.size(); ++i) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
    auto [a, b, c, d, e] = chain;
    for (std::size_t i = 0; i < w.size(); ++i) {
        std::uint32_t mixed = b ^ c ^ d, constant = 0x6ED9EBA1U;
        if (i < 20) mixed = (b & c) | (~b & d), constant = 0x5A827999U;
        else if (i >= 60) constant = 0xCA62C1D6U;
        else if (i >= 40) mixed = (b & c) | (b & d) | (c & d), constant = 0x8F1BBCDCU;
        const std::uint32_t next = std::rotl(a, 5) + mixed + e + constant + w[i];
        e = d;
        d = c;
        c = std::rotl(b, 30);
        b = a;
        a = next;
    }
    chain[0] += a;
    chain[1] += b;
    chain[2] += c;
    chain[3] += d;
    chain[4] += e;
}

}  // namespace

std::array<std::uint8_t, 20> sha1(std::string_view bytes)
{
    constexpr std::size_t block = 64, room_for_length = 8;
    std::string padded(bytes);
    padded += '\x80';
    while (padded.size() % block != block - room_for_length) padded += '\0';
    const std::uint64_t bits = std::uint64_t{bytes.size()} * 8;
    for (int shift = 56; shift >= 0; shift -= 8) padded += static_cast<char>((bits >> static_cast<unsigned>(shift)) & 0xFFU);
    Chain chain{0x67452301U, 0xEFCDAB89U, 0x98BADCFEU, 0x10325476U, 0xC3D2E1F0U};
    for (std::size_t at = 0; at < padded.size(); at += block) take_block(chain, padded.data() + at);
    std::array<std::uint8_t, 20> out{};
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint8_t>(chain[i / 4] >> (24U - 8U * static_cast<unsigned>(i % 4)));
    return out;
}

Uuid uuid_v5(const Uuid& space, std::string_view name)
{
    std::string bytes(space.bytes.begin(), space.bytes.end());
    bytes += name;
    const auto hash = sha1(bytes);
    Uuid id;
    std::copy_n(hash.begin(), id.bytes.size(), id.bytes.begin());
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0FU) | 0x50U);  // version 5
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3FU) | 0x80U);  // variant 10
    return id;
}

}  // namespace fv::xapi

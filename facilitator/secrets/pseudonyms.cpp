#include "facilitator/secrets/pseudonyms.h"

#include <sodium.h>
#include <stdexcept>

namespace fv {

Pseudonyms::Pseudonyms()
{
    static_assert(std::tuple_size_v<decltype(key_)> >= crypto_generichash_KEYBYTES_MIN && std::tuple_size_v<decltype(key_)> <= crypto_generichash_KEYBYTES_MAX);
    if (sodium_init() < 0) throw std::runtime_error("libsodium can't begin: there is no source of chance");
    randombytes_buf(key_.data(), key_.size());
}

Pseudonyms::~Pseudonyms() { sodium_memzero(key_.data(), key_.size()); }

std::string Pseudonyms::of(const Uuid& id) const
{
    std::array<std::uint8_t, crypto_generichash_BYTES_MIN> hash{};
    crypto_generichash(hash.data(), hash.size(), id.bytes.data(), id.bytes.size(), key_.data(), key_.size());
    constexpr std::size_t shown = 8;
    constexpr const char* digits = "0123456789abcdef";
    std::string out;
    for (std::size_t i = 0; i < shown; ++i) {
        out += digits[hash[i] >> 4U];
        out += digits[hash[i] & 0x0FU];
    }
    return out;
}

}  // namespace fv

#include "facilitator/secrets/pin_hash.h"

#include <array>
#include <sodium.h>
#include <stdexcept>

namespace fv {

std::string pin_hash(std::string_view pin)
{
    if (sodium_init() < 0) throw std::runtime_error("libsodium can't begin: there is no source of chance");
    std::array<char, crypto_pwhash_STRBYTES> out{};
    if (crypto_pwhash_str_alg(out.data(), pin.data(), pin.size(), crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw std::runtime_error("there is not enough memory to keep a PIN safely; close other programs and try again");
    return out.data();
}

bool pin_fits(const std::string& hash, std::string_view pin)
{
    return sodium_init() >= 0 && crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

}  // namespace fv

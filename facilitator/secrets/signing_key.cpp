#include "facilitator/secrets/signing.h"
#include "facilitator/secrets/sodium_ready.h"

namespace fv {
namespace {

std::uint8_t* guarded_memory()
{
    begin_sodium();
    auto* memory = static_cast<std::uint8_t*>(sodium_malloc(crypto_sign_SECRETKEYBYTES));
    if (memory == nullptr) throw std::runtime_error("there is not enough memory to hold a key safely; close other programs and try again");
    return memory;
}

}  // namespace

void SigningKey::Wipe::operator()(std::uint8_t* memory) const { sodium_free(memory); }

SigningKey SigningKey::from_seed(std::span<const std::uint8_t, 32> seed)
{
    static_assert(crypto_sign_SEEDBYTES == 32);
    SigningKey key;
    key.secret_.reset(guarded_memory());
    crypto_sign_seed_keypair(key.public_key_.bytes.data(), key.secret_.get(), seed.data());
    return key;
}

SigningKey SigningKey::fresh()
{
    SigningKey key;
    key.secret_.reset(guarded_memory());
    crypto_sign_keypair(key.public_key_.bytes.data(), key.secret_.get());
    return key;
}

Signature SigningKey::sign(std::string_view bytes) const
{
    Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, bytes_of(bytes), bytes.size(), secret_.get());
    return signature;
}

}  // namespace fv

#include <fmt/format.h>

#include "facilitator/secrets/base58.h"
#include "facilitator/secrets/signing.h"
#include "facilitator/secrets/sodium_ready.h"

namespace fv {
namespace {

constexpr std::string_view method = "did:key:z";       // z: base58btc follows
constexpr std::string_view is_ed25519 = "\xED\x01";    // multicodec's 0xed, as a varint

}  // namespace

std::string PublicKey::did() const
{
    std::string all(is_ed25519);
    all.append(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    return std::string(method) + base58(all);
}

std::optional<PublicKey> PublicKey::from_did(std::string_view did)
{
    constexpr std::size_t longest = 64;
    if (!did.starts_with(method) || did.size() > longest) return std::nullopt;
    const std::optional<std::string> all = from_base58(did.substr(method.size()));
    PublicKey key;
    if (!all || all->size() != is_ed25519.size() + key.bytes.size() || !all->starts_with(is_ed25519)) return std::nullopt;
    std::copy(all->begin() + static_cast<std::ptrdiff_t>(is_ed25519.size()), all->end(), key.bytes.begin());
    if (crypto_core_ed25519_is_valid_point(key.bytes.data()) != 1) return std::nullopt;
    return key;
}

std::string PublicKey::fingerprint() const
{
    constexpr std::size_t groups = 5, bytes_each = 5;
    std::array<std::uint8_t, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256(hash.data(), bytes.data(), bytes.size());
    std::string out;
    for (std::size_t group = 0; group < groups; ++group) {
        std::uint64_t number = 0;
        for (std::size_t i = 0; i < bytes_each; ++i) number = number << 8U | hash[group * bytes_each + i];
        out += fmt::format("{}{:05}", group == 0 ? "" : " ", number % 100'000);
    }
    return out;
}

bool PublicKey::signed_this(std::string_view text, const Signature& signature) const
{
    return crypto_sign_verify_detached(signature.data(), bytes_of(text), text.size(), bytes.data()) == 0;
}

}  // namespace fv

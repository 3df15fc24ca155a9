// fv-key-1$argon2id13$3$262144$did:key:z6Mk…$salt$nonce$box$check
//
// The box holds the 32 secret bytes; all that stands before it is bound to it. The check is of the whole
// text, and tells damage from a wrong passphrase; it protects from nothing else.
#include <charconv>
#include <fmt/format.h>
#include <vector>

#include "facilitator/secrets/base64url.h"
#include "facilitator/secrets/signing.h"
#include "facilitator/secrets/sodium_ready.h"
#include "foundation/source_text.h"

namespace fv {
namespace {

constexpr std::string_view form = "fv-key-1", method = "argon2id13";
constexpr std::size_t check_letters = 16, longest_seal = 512, seed_bytes = crypto_sign_SEEDBYTES;
constexpr std::uint32_t most_passes = 16, most_memory_kib = 1024 * 1024;  // a seal that asks for more would be there to stop us

/// Bytes in guarded memory, zeroed at the end.
class Guarded {
public:
    explicit Guarded(std::size_t size) : memory_(static_cast<std::uint8_t*>(sodium_malloc(size)))
    {
        if (memory_ == nullptr) throw std::runtime_error("there is not enough memory to hold a key safely; close other programs and try again");
    }
    ~Guarded() { sodium_free(memory_); }
    Guarded(const Guarded&) = delete;
    Guarded& operator=(const Guarded&) = delete;
    [[nodiscard]] std::uint8_t* data() const { return memory_; }

private:
    std::uint8_t* memory_;
};

/// A seal taken apart.
struct Seal {
    SealCost cost;
    PublicKey key;
    std::string salt, nonce, box;
    std::string bound;  ///< the text before the box
};

std::string check_of(std::string_view text)
{
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(hash.data()), bytes_of(text), text.size());
    return base64url(hash).substr(0, check_letters);
}

std::optional<std::uint32_t> number(std::string_view text, std::uint32_t most)
{
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value == 0 || value > most || text.front() == '0') return std::nullopt;
    return value;
}

std::vector<std::string_view> parts_of(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (;;) {
        const std::size_t end = text.find('$');
        parts.push_back(text.substr(0, end));
        if (end == std::string_view::npos) return parts;
        text.remove_prefix(end + 1);
    }
}

/// The parts after the check was found good, so that what doesn't fit is another form, not damage.
std::variant<Seal, SealFault> read_seal(std::string_view text)
{
    if (!text.starts_with(form.substr(0, form.size() - 1)) || text.size() > longest_seal) return SealFault::unknown_form;
    const std::size_t end = text.rfind('$');
    if (end == std::string_view::npos || text.substr(end + 1) != check_of(text.substr(0, end))) return SealFault::damaged;
    const std::vector<std::string_view> parts = parts_of(text.substr(0, end));
    if (parts.size() != 8 || parts[0] != form || parts[1] != method) return SealFault::unknown_form;
    const auto passes = number(parts[2], most_passes), memory = number(parts[3], most_memory_kib);
    const auto key = PublicKey::from_did(parts[4]);
    const auto salt = from_base64url(parts[5]), nonce = from_base64url(parts[6]), box = from_base64url(parts[7]);
    if (!passes || !memory || !key || !salt || !nonce || !box) return SealFault::unknown_form;
    const bool has_lengths = salt->size() == crypto_pwhash_SALTBYTES && nonce->size() == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES &&
                             box->size() == seed_bytes + crypto_aead_xchacha20poly1305_ietf_ABYTES;
    if (!has_lengths) return SealFault::unknown_form;
    return Seal{.cost = {.passes = *passes, .memory_kib = *memory}, .key = *key, .salt = *salt, .nonce = *nonce, .box = *box,
                .bound = std::string(text.substr(0, static_cast<std::size_t>(parts[7].data() - text.data())))};
}

void stretch(const Guarded& out, std::string_view passphrase, const std::string& salt, const SealCost& cost)
{
    const int done = crypto_pwhash(out.data(), crypto_aead_xchacha20poly1305_ietf_KEYBYTES, passphrase.data(), passphrase.size(), bytes_of(salt),
                                   cost.passes, static_cast<std::size_t>(cost.memory_kib) * 1024, crypto_pwhash_ALG_ARGON2ID13);
    if (done != 0) throw std::runtime_error("there is not enough memory to open or seal a key; close other programs and try again");
}

std::string chance(std::size_t count)
{
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

bool repeats_one_character(std::string_view text)
{
    std::size_t first = 1;
    while (first < text.size() && (static_cast<std::uint8_t>(text[first]) & 0xC0U) == 0x80U) ++first;
    for (std::size_t at = first; at < text.size(); at += first)
        if (text.substr(at, first) != text.substr(0, first)) return false;
    return true;
}

}  // namespace

std::optional<PassphraseFault> passphrase_fault(std::string_view passphrase)
{
    if (first_invalid_utf8(passphrase) != std::string_view::npos) return PassphraseFault::not_text;
    if (characters_in(passphrase) < shortest_passphrase) return PassphraseFault::too_short;
    if (repeats_one_character(passphrase)) return PassphraseFault::one_character;
    return std::nullopt;
}

std::string sealed_key(const SigningKey& key, std::string_view passphrase, const SealCost& cost)
{
    if (passphrase_fault(passphrase)) throw std::invalid_argument("a key can't be sealed under this passphrase: see passphrase_fault");
    begin_sodium();
    const std::string salt = chance(crypto_pwhash_SALTBYTES), nonce = chance(crypto_aead_xchacha20poly1305_ietf_NPUBBYTES);
    const Guarded stretched(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    stretch(stretched, passphrase, salt, cost);
    std::string out = fmt::format("{}${}${}${}${}${}${}$", form, method, cost.passes, cost.memory_kib, key.public_key().did(), base64url(salt), base64url(nonce));
    std::string box(seed_bytes + crypto_aead_xchacha20poly1305_ietf_ABYTES, '\0');
    // libsodium's secret key begins with the seed
    crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char*>(box.data()), nullptr, key.secret_.get(), seed_bytes, bytes_of(out), out.size(),
                                               nullptr, bytes_of(nonce), stretched.data());
    out += base64url(box);
    return out + '$' + check_of(out);
}

MadeKey make_key(std::string_view passphrase, const SealCost& cost)
{
    SigningKey key = SigningKey::fresh();
    std::string sealed = sealed_key(key, passphrase, cost);
    return {.key = std::move(key), .sealed = std::move(sealed)};
}

OpenedKey open_key(std::string_view sealed, std::string_view passphrase)
{
    begin_sodium();
    const auto read = read_seal(sealed);
    if (const auto* fault = std::get_if<SealFault>(&read)) return *fault;
    const Seal& seal = std::get<Seal>(read);
    const Guarded stretched(crypto_aead_xchacha20poly1305_ietf_KEYBYTES), seed(seed_bytes);
    stretch(stretched, passphrase, seal.salt, seal.cost);
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(seed.data(), nullptr, nullptr, bytes_of(seal.box), seal.box.size(), bytes_of(seal.bound),
                                                                  seal.bound.size(), bytes_of(seal.nonce), stretched.data());
    if (opened != 0) return SealFault::wrong_passphrase;
    SigningKey key = SigningKey::from_seed(std::span<const std::uint8_t, seed_bytes>(seed.data(), seed_bytes));
    if (key.public_key() != seal.key) return SealFault::damaged;
    return key;
}

std::variant<std::string, SealFault> reseal(std::string_view sealed, std::string_view passphrase, std::string_view new_passphrase, const SealCost& cost)
{
    const OpenedKey opened = open_key(sealed, passphrase);
    if (const auto* fault = std::get_if<SealFault>(&opened)) return *fault;
    return sealed_key(std::get<SigningKey>(opened), new_passphrase, cost);
}

std::optional<PublicKey> sealed_for(std::string_view sealed)
{
    begin_sodium();
    const auto read = read_seal(sealed);
    if (const auto* seal = std::get_if<Seal>(&read)) return seal->key;
    return std::nullopt;
}

}  // namespace fv

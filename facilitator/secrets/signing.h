// Keys that sign (Ed25519), and how a private key is kept: sealed under its owner's passphrase (Argon2id,
// XChaCha20-Poly1305), as one line that says of itself what it is. docs/credentials.md tells a stranger all
// of it.
//
// Whoever has a sealed key can try passphrases on it for as long as they like: it is as safe as the
// passphrase is long. A lost passphrase can't be had back; the person makes a new key.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>

namespace fv {

using Signature = std::array<std::uint8_t, 64>;

struct PublicKey {
    std::array<std::uint8_t, 32> bytes{};

    /// `did:key:z6Mk…`: the key as a name that any program can turn back into the key.
    [[nodiscard]] std::string did() const;
    /// Reads what did() writes, and only that; a point that no private key has is nullopt, too.
    [[nodiscard]] static std::optional<PublicKey> from_did(std::string_view did);
    /// `48213 90177 02846 55310 90027`: digits only, to be compared over the phone in any language. Of
    /// SHA-256 of the 32 bytes, five bytes at a time as a big-endian number, its last five decimal digits.
    [[nodiscard]] std::string fingerprint() const;
    /// Whether the owner of this key signed exactly these bytes.
    [[nodiscard]] bool signed_this(std::string_view bytes, const Signature& signature) const;

    friend auto operator<=>(const PublicKey&, const PublicKey&) = default;
};

/// What one try at a passphrase costs who tries.
struct SealCost {
    std::uint32_t passes = 3;
    std::uint32_t memory_kib = 256 * 1024;
    [[nodiscard]] static SealCost moderate() { return {}; }              ///< under a second, and 256 MB
    [[nodiscard]] static SealCost least() { return {.passes = 1, .memory_kib = 8}; }  ///< for tests only
};

/// The private half. Its memory is locked, guarded and zeroed when it goes. Move-only; a moved-from key
/// may only be destroyed or assigned to.
class SigningKey {
public:
    /// From 32 secret bytes: for tests that want the same signature each time, and for open_key.
    [[nodiscard]] static SigningKey from_seed(std::span<const std::uint8_t, 32> seed);
    /// From chance.
    [[nodiscard]] static SigningKey fresh();

    [[nodiscard]] const PublicKey& public_key() const { return public_key_; }
    /// The same bytes give the same signature.
    [[nodiscard]] Signature sign(std::string_view bytes) const;

private:
    struct Wipe {
        void operator()(std::uint8_t* memory) const;
    };
    std::unique_ptr<std::uint8_t, Wipe> secret_;
    PublicKey public_key_;

    SigningKey() = default;
    friend std::string sealed_key(const SigningKey&, std::string_view, const SealCost&);
};

enum class PassphraseFault : std::uint8_t {
    too_short,      ///< fewer than shortest_passphrase characters
    one_character,  ///< the same one, repeated
    not_text        ///< not UTF-8
};
inline constexpr std::size_t shortest_passphrase = 12;  ///< in characters, not bytes
/// What is wrong with a passphrase that somebody wants to use from now on; nullopt: nothing.
[[nodiscard]] std::optional<PassphraseFault> passphrase_fault(std::string_view passphrase);

enum class SealFault : std::uint8_t {
    wrong_passphrase,
    damaged,       ///< letters of it were lost or changed: get it from a backup
    unknown_form   ///< no seal at all, or one that a newer version made
};

/// The key, sealed under a passphrase: one line without blanks, of ASCII. Each time another, by chance. The
/// public key is in it and bound to it. Throws std::invalid_argument for a passphrase that has a fault,
/// std::runtime_error where there is not enough memory.
[[nodiscard]] std::string sealed_key(const SigningKey& key, std::string_view passphrase, const SealCost& cost = SealCost::moderate());
/// A fresh key, sealed; as sealed_key.
struct MadeKey {
    SigningKey key;
    std::string sealed;
};
[[nodiscard]] MadeKey make_key(std::string_view passphrase, const SealCost& cost = SealCost::moderate());

using OpenedKey = std::variant<SigningKey, SealFault>;
/// Takes as long as sealing took. Throws std::runtime_error where there is not enough memory.
[[nodiscard]] OpenedKey open_key(std::string_view sealed, std::string_view passphrase);
/// The same key under another passphrase. Who has the old text can still open it with the old one.
[[nodiscard]] std::variant<std::string, SealFault> reseal(std::string_view sealed, std::string_view passphrase, std::string_view new_passphrase,
                                                           const SealCost& cost = SealCost::moderate());
/// Whose seal it is, without the passphrase; nullopt: damaged or of unknown form.
[[nodiscard]] std::optional<PublicKey> sealed_for(std::string_view sealed);

}  // namespace fv

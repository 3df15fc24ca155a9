#include "facilitator/secrets/signing.h"

#include <set>

#include "support/catch.h"

using namespace fv;

namespace {

constexpr std::string_view passphrase = "una casa con la puerta abierta";

std::array<std::uint8_t, 32> bytes_from(std::string_view hex)
{
    const auto digit = [](char c) { return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10); };
    std::array<std::uint8_t, 32> out{};
    for (std::size_t i = 0; i < out.size(); ++i) out[i] = static_cast<std::uint8_t>(digit(hex[2 * i]) << 4U | digit(hex[2 * i + 1]));
    return out;
}

std::string hex(const auto& bytes)
{
    std::string out;
    for (const std::uint8_t byte : bytes) {
        out += "0123456789abcdef"[byte >> 4U];
        out += "0123456789abcdef"[byte & 15U];
    }
    return out;
}

SigningKey opened(const std::string& sealed, std::string_view with)
{
    OpenedKey key = open_key(sealed, with);
    REQUIRE(std::holds_alternative<SigningKey>(key));
    return std::get<SigningKey>(std::move(key));
}

SealFault fault_of(std::string_view sealed, std::string_view with)
{
    const OpenedKey key = open_key(sealed, with);
    REQUIRE(std::holds_alternative<SealFault>(key));
    return std::get<SealFault>(key);
}

}  // namespace

TEST_CASE("Signatures are Ed25519's: RFC 8032 gives the same for its examples", "[signing]")
{
    const SigningKey first = SigningKey::from_seed(bytes_from("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60"));
    CHECK(hex(first.public_key().bytes) == "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    CHECK(hex(first.sign("")) == "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b");
    const SigningKey second = SigningKey::from_seed(bytes_from("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));
    CHECK(hex(second.sign("\x72")) == "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
}

TEST_CASE("A signature fits the bytes and the key that made it, and nothing else", "[signing]")
{
    const SigningKey ana = SigningKey::fresh(), ben = SigningKey::fresh();
    const Signature signature = ana.sign("seen");
    CHECK(ana.public_key().signed_this("seen", signature));
    CHECK_FALSE(ana.public_key().signed_this("Seen", signature));
    CHECK_FALSE(ana.public_key().signed_this("seen ", signature));
    CHECK_FALSE(ben.public_key().signed_this("seen", signature));
    for (std::size_t bit = 0; bit < signature.size() * 8; ++bit) {
        Signature changed = signature;
        changed[bit / 8] = static_cast<std::uint8_t>(changed[bit / 8] ^ (1U << (bit % 8)));
        CHECK_FALSE(ana.public_key().signed_this("seen", changed));
    }
}

TEST_CASE("A key's name is did:key, and is read back to the same key", "[signing]")
{
    // The example of the did:key method's own document: 32 bytes whose name is well known.
    const auto known = PublicKey::from_did("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK");
    REQUIRE(known.has_value());
    CHECK(hex(known->bytes) == "2e6fcce36701dc791488e0d0b1745cc1e33a4c1c9fcc41c63bd343dbbe0970e6");
    for (int i = 0; i < 100; ++i) {
        const PublicKey key = SigningKey::fresh().public_key();
        CHECK(key.did().starts_with("did:key:z6Mk"));
        CHECK(PublicKey::from_did(key.did()) == key);
    }
}

TEST_CASE("A name with any letter changed, lost or doubled is another key's or none's, never the same", "[signing]")
{
    const PublicKey key = SigningKey::fresh().public_key();
    const std::string did = key.did();
    for (std::size_t i = 0; i < did.size(); ++i) {
        for (int byte = 0; byte < 256; ++byte) {
            std::string changed = did;
            changed[i] = static_cast<char>(byte);
            if (changed != did) CHECK(PublicKey::from_did(changed) != key);
        }
        CHECK(PublicKey::from_did(std::string(did).erase(i, 1)) != key);
        CHECK(PublicKey::from_did(std::string(did).insert(i, 1, did[i])) != key);
    }
    CHECK_FALSE(PublicKey::from_did("").has_value());
    CHECK_FALSE(PublicKey::from_did("did:key:z" + std::string(10000, '1')).has_value());
}

TEST_CASE("A fingerprint is five groups of five digits, and differs between keys", "[signing]")
{
    std::set<std::string> seen;
    for (int i = 0; i < 200; ++i) {
        const std::string print = SigningKey::fresh().public_key().fingerprint();
        CHECK(print.size() == 29);
        CHECK(print.find_first_not_of("0123456789 ") == std::string::npos);
        CHECK(seen.insert(print).second);
    }
}

TEST_CASE("A sealed key opens with its passphrase, and signs as it did", "[signing]")
{
    const MadeKey made = make_key(passphrase, SealCost::least());
    const SigningKey again = opened(made.sealed, passphrase);
    CHECK(again.public_key() == made.key.public_key());
    CHECK(again.sign("seen") == made.key.sign("seen"));
    CHECK(sealed_for(made.sealed) == made.key.public_key());
    CHECK(made.sealed.find_first_of(" \n") == std::string::npos);
    CHECK(sealed_key(again, passphrase, SealCost::least()) != made.sealed);  // another salt each time
}

TEST_CASE("A wrong passphrase and a damaged seal are two answers", "[signing]")
{
    const std::string sealed = make_key(passphrase, SealCost::least()).sealed;
    for (const char* wrong : {"una casa con la puerta cerrada", "una casa con la puerta abiert", "", "una casa con la puerta abierta "})
        CHECK(fault_of(sealed, wrong) == SealFault::wrong_passphrase);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        for (unsigned bit = 0; bit < 8; ++bit) {
            std::string changed = sealed;
            changed[i] = static_cast<char>(changed[i] ^ (1 << bit));
            CHECK(fault_of(changed, passphrase) != SealFault::wrong_passphrase);
        }
        CHECK(fault_of(std::string(sealed).erase(i, 1), passphrase) != SealFault::wrong_passphrase);
        CHECK(fault_of(std::string(sealed).insert(i, 1, sealed[i]), passphrase) != SealFault::wrong_passphrase);
        CHECK_FALSE(sealed_for(sealed.substr(0, i)).has_value());
    }
    CHECK(fault_of("no seal", passphrase) == SealFault::unknown_form);
    CHECK(fault_of("", passphrase) == SealFault::unknown_form);
}

TEST_CASE("A changed passphrase opens the same key, and the old one opens it no more", "[signing]")
{
    const MadeKey made = make_key(passphrase, SealCost::least());
    const auto changed = reseal(made.sealed, passphrase, "another door, open too", SealCost::least());
    REQUIRE(std::holds_alternative<std::string>(changed));
    CHECK(opened(std::get<std::string>(changed), "another door, open too").public_key() == made.key.public_key());
    CHECK(fault_of(std::get<std::string>(changed), passphrase) == SealFault::wrong_passphrase);
    CHECK(std::get<SealFault>(reseal(made.sealed, "not this one at all", "another door, open too", SealCost::least())) == SealFault::wrong_passphrase);
}

TEST_CASE("A passphrase has twelve characters at least, and not one of them repeated", "[signing]")
{
    CHECK(passphrase_fault("") == PassphraseFault::too_short);
    CHECK(passphrase_fault("elevenchars") == PassphraseFault::too_short);
    CHECK(passphrase_fault("ñññññüüüüüá") == PassphraseFault::too_short);  // 22 bytes, 11 characters
    CHECK(passphrase_fault("aaaaaaaaaaaa") == PassphraseFault::one_character);
    CHECK(passphrase_fault("ếếếếếếếếếếếế") == PassphraseFault::one_character);
    CHECK(passphrase_fault("twelve chars\xFF") == PassphraseFault::not_text);
    CHECK_FALSE(passphrase_fault("twelve chars").has_value());
    CHECK_FALSE(passphrase_fault("aaaaaaaaaaab").has_value());
    CHECK_THROWS_AS(make_key("short", SealCost::least()), std::invalid_argument);
}

TEST_CASE("The cost is in the seal, so that one made with another cost opens as well", "[signing]")
{
    const MadeKey made = make_key(passphrase, {.passes = 2, .memory_kib = 1024});
    CHECK(made.sealed.find("$2$1024$") != std::string::npos);
    CHECK(opened(made.sealed, passphrase).public_key() == made.key.public_key());
}

#include "facilitator/credentials/credential.h"

#include <nlohmann/json.hpp>

#include "example.h"
#include "support/catch.h"

using namespace fv;
using nlohmann::json;

namespace {

SignedText signed_text(const std::string& text)
{
    const auto read = read_jws(text);
    REQUIRE(std::holds_alternative<SignedText>(read));
    return std::get<SignedText>(read);
}

json payload(const Certificate& certificate) { return json::parse(signed_text(credential_jws(certificate, test::key_of('m'))).payload); }

/// The certificate in a credential's JSON after a change, well signed.
std::optional<Certificate> read_with(const json& changed) { return certificate_of(signed_text(jws(JwsType::credential, changed.dump(), test::key_of('m')))); }

}  // namespace

TEST_CASE("A certificate comes back from its credential as it was", "[credentials]")
{
    Certificate certificate = test::example_certificate();
    CHECK(certificate_of(signed_text(credential_jws(certificate, test::key_of('m')))) == certificate);
    certificate.person_id = {};
    certificate.person = "Ana \"la\" \\ Ñ";
    CHECK(certificate_of(signed_text(credential_jws(certificate, test::key_of('m')))) == certificate);
    for (int days = 0; days < 800; ++days) {
        certificate.from = std::chrono::sys_days(test::day(2027, 1, 1)) + std::chrono::days(days);
        certificate.until = certificate.from;
        const auto read = certificate_of(signed_text(credential_jws(certificate, test::key_of('m'))));
        REQUIRE(read.has_value());
        CHECK(read->from == certificate.from);
        CHECK(read->until == certificate.until);
    }
}

TEST_CASE("A credential is good from when its first day begins anywhere until its last has ended everywhere", "[credentials]")
{
    const json credential = payload(test::example_certificate());
    CHECK(credential["validFrom"] == "2026-11-23T10:00:00Z");   // midnight of the 24th at UTC+14
    CHECK(credential["validUntil"] == "2028-11-24T12:00:00Z");  // the end of the 23rd at UTC-12
    CHECK(credential["nbf"] == 1795428000);
    CHECK(credential["exp"] == 1858680000);
}

TEST_CASE("What the claims and the credential say must agree", "[credentials]")
{
    const json good = payload(test::example_certificate());
    REQUIRE(read_with(good).has_value());
    for (const char* claim : {"iss", "jti", "sub", "nbf", "exp"}) {
        json changed = good;
        if (changed[claim].is_string()) changed[claim] = "urn:uuid:00000000-0000-0000-0000-000000000001";
        else changed[claim] = changed[claim].get<long long>() + 1;
        INFO(claim);
        CHECK_FALSE(read_with(changed).has_value());
        changed.erase(claim);
        CHECK_FALSE(read_with(changed).has_value());
    }
    json other_type = good;
    other_type["type"] = {"VerifiableCredential"};
    CHECK_FALSE(read_with(other_type).has_value());
}

TEST_CASE("What a later version may add is passed over, but not a status that can't be looked up", "[credentials]")
{
    json changed = payload(test::example_certificate());
    changed["credentialSubject"]["achievement"]["tag"] = {"family", "school"};
    CHECK(read_with(changed) == test::example_certificate());
    changed["credentialStatus"] = {{"id", "urn:x"}, {"type", "BitstringStatusListEntry"}};
    CHECK_FALSE(read_with(changed).has_value());
}

TEST_CASE("All who reach one level of one version hold the same achievement, and others another", "[credentials]")
{
    const auto achievement = [](const Certificate& certificate) { return payload(certificate)["credentialSubject"]["achievement"]["id"].get<std::string>(); };
    Certificate ana = test::example_certificate(), ben = ana;
    ben.id.bytes[0] = 9;
    ben.person = "Ben";
    CHECK(achievement(ana) == achievement(ben));
    ben.programme_version = "4";
    CHECK(achievement(ana) != achievement(ben));
}

TEST_CASE("The short form has what a reader of the paper compares, and fits into a code of 77 squares", "[credentials]")
{
    const Certificate certificate = test::example_certificate();
    const std::string text = short_credential_jws(certificate, test::key_of('m'));
    INFO(text);
    CHECK(text.size() <= 412);  // version 15 at level M holds 412 bytes
    const auto read = certificate_of(signed_text(text));
    REQUIRE(read.has_value());
    CHECK(*read == Certificate{.id = certificate.id, .person = certificate.person, .level_title = certificate.level_title, .issued = certificate.issued,
                               .from = certificate.from, .until = certificate.until});
}

TEST_CASE("A certificate that lacks something is not signed", "[credentials]")
{
    const SigningKey key = test::key_of('m');
    CHECK(fault_of(test::example_certificate()).empty());
    for (std::string Certificate::*text : {&Certificate::person, &Certificate::level, &Certificate::level_title, &Certificate::programme, &Certificate::programme_version,
                                           &Certificate::programme_title, &Certificate::issuer, &Certificate::signer, &Certificate::criteria, &Certificate::achievement, &Certificate::language})
        for (const char* wrong : {"", "\xC3"}) {
            Certificate certificate = test::example_certificate();
            certificate.*text = wrong;
            CHECK_FALSE(fault_of(certificate).empty());
            CHECK_THROWS_AS(credential_jws(certificate, key), std::invalid_argument);
        }
    Certificate backwards = test::example_certificate();
    backwards.until = test::day(2026, 11, 23);
    CHECK(fault_of(backwards) == "a certificate ends before it begins");
    Certificate nameless = test::example_certificate();
    nameless.id = {};
    CHECK_THROWS_AS(short_credential_jws(nameless, key), std::invalid_argument);
    Certificate no_day = test::example_certificate();
    no_day.issued = test::day(2026, 2, 30);
    CHECK_THROWS_AS(credential_jws(no_day, key), std::invalid_argument);
}

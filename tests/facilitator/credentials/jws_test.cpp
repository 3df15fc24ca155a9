#include "facilitator/credentials/jws.h"

#include "example.h"
#include "facilitator/secrets/base64url.h"
#include "support/catch.h"

using namespace fv;

namespace {

/// A text with any header, well signed: what somebody could make who has a key and other habits.
std::string signed_with(std::string_view header, std::string_view payload, const SigningKey& key)
{
    const std::string text = base64url(header) + '.' + base64url(payload);
    const Signature signature = key.sign(text);
    return text + '.' + base64url({reinterpret_cast<const char*>(signature.data()), signature.size()});
}

std::string kid(const PublicKey& key) { return key.did() + '#' + key.did().substr(8); }

JwsFault fault_of(std::string_view text)
{
    const auto read = read_jws(text);
    REQUIRE(std::holds_alternative<JwsFault>(read));
    return std::get<JwsFault>(read);
}

}  // namespace

TEST_CASE("What was signed comes back byte for byte, with who signed it and for what", "[credentials]")
{
    const SigningKey key = test::key_of('m');
    for (const JwsType type : {JwsType::credential, JwsType::short_credential, JwsType::revocations, JwsType::statement, JwsType::file})
        for (const std::string& payload : {std::string(), std::string("{}"), std::string("\0\xFF any", 6), std::string(10000, 'x')}) {
            const auto read = read_jws(jws(type, payload, key));
            REQUIRE(std::holds_alternative<SignedText>(read));
            CHECK(std::get<SignedText>(read).payload == payload);
            CHECK(std::get<SignedText>(read).key == key.public_key());
            CHECK(std::get<SignedText>(read).type == type);
        }
}

TEST_CASE("A well signed text with another header than ours is refused", "[credentials]")
{
    const SigningKey key = test::key_of('m');
    const std::string id = kid(key.public_key());
    const auto header = [&](std::string_view before, std::string_view after) { return std::string(before) + id + std::string(after); };
    REQUIRE(std::holds_alternative<SignedText>(read_jws(signed_with(header(R"({"alg":"EdDSA","kid":")", R"(","typ":"JWT"})"), "{}", key))));
    CHECK(fault_of(signed_with(header(R"({"alg":"none","kid":")", R"(","typ":"JWT"})"), "{}", key)) == JwsFault::foreign);
    CHECK(fault_of(signed_with(header(R"({"alg":"HS256","kid":")", R"(","typ":"JWT"})"), "{}", key)) == JwsFault::foreign);
    CHECK(fault_of(signed_with(header(R"({"alg":"EdDSA","kid":")", R"(","typ":"JWT","crit":["exp"]})"), "{}", key)) == JwsFault::foreign);
    CHECK(fault_of(signed_with(header(R"({"alg":"EdDSA","kid":")", R"(","typ":"JWT","b64":false})"), "{}", key)) == JwsFault::foreign);
    CHECK(fault_of(signed_with(header(R"({"alg":"EdDSA","kid":")", R"("})"), "{}", key)) == JwsFault::foreign);
    CHECK(fault_of(signed_with(header(R"({"alg":"EdDSA","kid":")", R"(","typ":"jwt"})"), "{}", key)) == JwsFault::foreign);
    CHECK(fault_of(signed_with(R"({"alg":"EdDSA","kid":"key-1","typ":"JWT"})", "{}", key)) == JwsFault::foreign);
    CHECK(fault_of(signed_with(header(R"({"alg":"EdDSA","alg":"EdDSA","kid":")", R"(","typ":"JWT"})"), "{}", key)) == JwsFault::altered);
    CHECK(fault_of(signed_with(header(R"({"alg":"EdDSA","kid":")", R"(x","typ":"JWT"})"), "{}", key)) == JwsFault::altered);
    CHECK(fault_of(signed_with("[]", "{}", key)) == JwsFault::no_jws);
}

TEST_CASE("Nothing else is taken for a signed text", "[credentials]")
{
    const std::string good = jws(JwsType::statement, "{}", test::key_of('m'));
    for (const std::string& text : {std::string(), std::string("eyJ"), std::string("a.b.c"), good + ".", good + "\n", " " + good, good + "=", std::string(longest_jws + 1, 'e')})
        CHECK(fault_of(text) == JwsFault::no_jws);
    CHECK(fault_of(good.substr(0, good.size() - 1)) == JwsFault::altered);
    CHECK_THROWS_AS(jws(JwsType::statement, std::string(longest_jws, 'x'), test::key_of('m')), std::length_error);
}

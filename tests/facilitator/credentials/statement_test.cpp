#include "facilitator/credentials/statement.h"

#include "example.h"
#include "support/catch.h"

using namespace fv;

TEST_CASE("A statement says its texts in order, and who signed them", "[credentials]")
{
    const SigningKey key = test::key_of('m');
    const std::vector<std::vector<std::string>> statements{{}, {""}, {"sign-off", "Ana \"Ñ\"", "2026-11-24"}, {"a", "b"}, {"b", "a"}, {"ab"}, {"ab", ""}};
    std::vector<std::string> texts;
    for (const auto& fields : statements) {
        texts.push_back(signed_statement(fields, key));
        const auto read = read_statement(texts.back());
        REQUIRE(std::holds_alternative<Statement>(read));
        CHECK(std::get<Statement>(read) == Statement{.fields = fields, .key = key.public_key()});
    }
    std::sort(texts.begin(), texts.end());
    CHECK(std::adjacent_find(texts.begin(), texts.end()) == texts.end());
    const std::vector<std::string> broken{"\xFF"};
    CHECK_THROWS_AS(signed_statement(broken, key), std::invalid_argument);
}

TEST_CASE("A signature for another purpose is no statement", "[credentials]")
{
    const SigningKey key = test::key_of('m');
    CHECK(std::get<JwsFault>(read_statement(credential_jws(test::example_certificate(), key))) == JwsFault::foreign);
    CHECK(std::get<JwsFault>(read_statement(jws(JwsType::statement, R"({"fields":[1]})", key))) == JwsFault::foreign);
    CHECK(std::get<JwsFault>(read_statement(jws(JwsType::statement, R"({"fields":[],"more":1})", key))) == JwsFault::foreign);
    CHECK(std::get<JwsFault>(read_statement("hello")) == JwsFault::no_jws);
}

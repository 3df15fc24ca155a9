// Prints what we sign, as JSON, for a program that isn't ours to check (by_another_jose.py).
#include <cstdio>
#include <nlohmann/json.hpp>

#include "example.h"
#include "facilitator/credentials/statement.h"

int main()
{
    using namespace fv;
    using nlohmann::json;
    json out = json::array();
    for (const char letter : {'m', 'r', 'x'}) {
        const SigningKey key = test::key_of(letter);
        Certificate certificate = test::example_certificate();
        if (letter == 'x') certificate.person_id = {};
        const Revocation entry{.certificate = certificate.id, .effective = test::day(2027, 1, 1), .reason = "in-error"};
        const std::vector<std::string> fields{"sign-off", "Ana Ñ", ""};
        out.push_back({{"did", key.public_key().did()},
                       {"fingerprint", key.public_key().fingerprint()},
                       {"credential", credential_jws(certificate, key)},
                       {"short", short_credential_jws(certificate, key)},
                       {"revocations", revocation_list_jws({.as_of = test::noon(test::day(2026, 12, 1)), .entries = {entry}}, key)},
                       {"statement", signed_statement(fields, key)},
                       {"letter", std::string(1, letter)}});
    }
    std::puts(out.dump().c_str());
}

#include "facilitator/credentials/signers.h"

#include "example.h"
#include "support/catch.h"

using namespace fv;

namespace {

std::vector<std::string> faults(const std::string& json) { return read_signers(json).faults; }

}  // namespace

TEST_CASE("The district's list of signers comes back as it was", "[credentials]")
{
    const Signers signers = test::example_signers();
    const ReadSigners read = read_signers(signers_json(signers));
    CHECK(read.faults.empty());
    CHECK(read.signers == signers);
    CHECK(signers_json(signers).find(signers.signers[0].key.fingerprint()) != std::string::npos);
    REQUIRE(signers.find(test::key_of('r').public_key()) != nullptr);
    CHECK(signers.find(test::key_of('r').public_key())->name == "Ruth Okafor");
    CHECK(signers.find(test::key_of('x').public_key()) == nullptr);
}

TEST_CASE("A key may sign from its first day to its last", "[credentials]")
{
    const Signer ruth = test::example_signers().signers[1];
    CHECK_FALSE(ruth.may_sign_on(test::day(2023, 12, 31)));
    CHECK(ruth.may_sign_on(test::day(2024, 1, 1)));
    CHECK(ruth.may_sign_on(test::day(2026, 6, 30)));
    CHECK_FALSE(ruth.may_sign_on(test::day(2026, 7, 1)));
}

TEST_CASE("What is wrong in a list of signers is said with its place and how to mend it", "[credentials]")
{
    const std::string did = test::key_of('m').public_key().did();
    CHECK(faults("hello") == std::vector<std::string>{"the file: this is no JSON, or a key is given twice in it; get the list again from the district, as a file"});
    CHECK(faults("{}") == std::vector<std::string>{R"(schema: this is no list of signers; it would begin with "schema": "first-visit/signers/1")"});
    CHECK(faults(R"({"schema":"first-visit/signers/9"})") ==
          std::vector<std::string>{R"(schema: "first-visit/signers/9" is not read by this version; "first-visit/signers/1" is. Update the program, or ask the district for that form)"});
    const std::string one = R"({"key":")" + did + R"(","name":"Ana","from":"2026-01-01"})";
    CHECK(faults(R"({"schema":"first-visit/signers/1","district":"L","signers":[)" + one + "]}").empty());
    CHECK(faults(R"({"schema":"first-visit/signers/1","district":"L","signers":[)" + one + ',' + one + "]}") ==
          std::vector<std::string>{"signers[1].key: this key stands in the list already; leave one of the two out"});
    CHECK(faults(R"({"schema":"first-visit/signers/1","signers":[{"key":"did:web:x","from":"2026-02-30","until":"x","retired":1}, 3]})") ==
          std::vector<std::string>{R"(district: a text is missing: write "district": "…")", R"(signers[0].key: "did:web:x" is no key of this program; it would begin with did:key:z6Mk)",
                                   R"(signers[0].name: a text is missing: write "name": "…")", R"(signers[0].from: "2026-02-30" is no day; write it as 2026-11-24)",
                                   R"(signers[0].until: "x" is no day; write it as 2026-11-24)", "signers[0].retired: write true or false",
                                   R"(signers[1]: a signer is written as { "key": …, "name": …, "from": … })"});
    CHECK(faults(R"({"schema":"first-visit/signers/1","district":"L","signers":[{"key":")" + did + R"(","name":"Ana","from":"2026-01-01","retired":true}]})") ==
          std::vector<std::string>{R"(signers[0].until: a retired key has a last day: write "until": "2026-11-24")"});
    CHECK(faults(R"({"schema":"first-visit/signers/1","district":"L","signers":[{"key":")" + did + R"(","name":"Ana","from":"2026-01-01","until":"2025-01-01"}]})") ==
          std::vector<std::string>{"signers[0].until: the key's last day lies before its first"});
    CHECK(faults(R"({"schema":"first-visit/signers/1","district":"L","signers":[{"key":")" + did + R"(","name":"Ana","from":"2026-01-01","fingerprint":"1 2 3"}]})") ==
          std::vector<std::string>{R"(signers[0].fingerprint: "1 2 3" is not this key's; it would be )" + test::key_of('m').public_key().fingerprint() + ". Don't use the list: ask the district"});
}

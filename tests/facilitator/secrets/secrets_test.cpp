#include <set>

#include "facilitator/secrets/pin_hash.h"
#include "facilitator/secrets/pseudonyms.h"
#include "support/catch.h"

using namespace fv;

TEST_CASE("A PIN opens its own hash and no other, and two hashes of it differ", "[secrets]")
{
    const std::string hash = pin_hash("0429");
    CHECK(hash.starts_with("$argon2id$"));
    CHECK(hash.find("0429") == std::string::npos);
    CHECK(pin_fits(hash, "0429"));
    for (const char* wrong : {"0428", "429", "04290", ""}) CHECK_FALSE(pin_fits(hash, wrong));
    CHECK(pin_hash("0429") != hash);
    CHECK_FALSE(pin_fits("", "0429"));
    CHECK_FALSE(pin_fits("no hash", "0429"));
}

TEST_CASE("A pseudonym stands for one person within an export, and for another name in the next", "[secrets]")
{
    const Pseudonyms first, second;
    std::set<std::string> names;
    for (std::uint8_t n = 1; n <= 200; ++n) {
        Uuid id;
        id.bytes[3] = n;
        CHECK(first.of(id) == first.of(id));
        CHECK(first.of(id) != second.of(id));
        CHECK(first.of(id).size() == 16);
        names.insert(first.of(id));
    }
    CHECK(names.size() == 200);
}

#include "foundation/ids.h"

#include "support/catch.h"

using namespace fv;

TEST_CASE("A UUID is written and read back, and nothing else is read", "[ids]")
{
    const std::string text = "0190163d-8694-739b-aea5-966c26f8ad91";
    REQUIRE(parse_uuid(text).has_value());
    CHECK(parse_uuid(text)->text() == text);
    CHECK(parse_uuid("0190163D-8694-739B-AEA5-966C26F8AD91")->text() == text);
    for (const char* wrong : {"", "0190163d8694739baea5966c26f8ad91", "0190163d-8694-739b-aea5-966c26f8ad9", "0190163d-8694-739b-aea5-966c26f8ad9g", "0190163d-8694-739b-aea5-966c26f8ad911", "0190163d-8694-739b-aea-5966c26f8ad91"}) CHECK_FALSE(parse_uuid(wrong).has_value());
}

TEST_CASE("A version 7 UUID begins with the time and says its version", "[ids]")
{
    const Uuid id = uuid_v7(0x017F22E279B0ULL, {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF});
    CHECK(id.text() == "017f22e2-79b0-7fff-bfff-ffffffffffff");
    CHECK(uuid_v7(1, {}) < uuid_v7(2, {}));
    CHECK_FALSE(id.is_nil());
    CHECK(Uuid{}.is_nil());
}

TEST_CASE("An id in a script is a word in small letters", "[ids]")
{
    for (const char* good : {"a", "ask", "introduce-both", "option-2", "x9"}) CHECK(is_kebab_case(good));
    for (const char* bad : {"", "-a", "a-", "a--b", "Ask", "a b", "2nd", "ñ", "a_b", "a.b"}) CHECK_FALSE(is_kebab_case(bad));
}

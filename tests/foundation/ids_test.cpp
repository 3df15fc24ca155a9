#include "foundation/ids.h"

#include <set>

#include "support/catch.h"

using namespace fv;

TEST_CASE("An id of version 7 is laid out as the example of its standard", "[foundation]")
{
    // RFC 9562, appendix A.6: 017F22E2-79B0-7CC3-98C4-DC0C0C07398F
    constexpr std::uint64_t at = 0x017F22E279B0;
    const std::array<std::uint8_t, 10> random = {0x0C, 0xC3, 0x18, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F};
    CHECK(uuid_v7(at, random).text() == "017f22e2-79b0-7cc3-98c4-dc0c0c07398f");

    const std::array<std::uint8_t, 10> other_marks = {0xFC, 0xC3, 0xD8, 0xC4, 0xDC, 0x0C, 0x0C, 0x07, 0x39, 0x8F};
    CHECK(uuid_v7(at, other_marks) == uuid_v7(at, random));  // version and variant are never left to chance
}

TEST_CASE("Ids made later stand later", "[foundation]")
{
    const std::array<std::uint8_t, 10> high = {0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF};
    const std::array<std::uint8_t, 10> low{};
    CHECK(uuid_v7(1'000, high) < uuid_v7(1'001, low));
    CHECK(uuid_v7(1'000, high).text() < uuid_v7(1'001, low).text());
}

TEST_CASE("An id is read back as it was written, in either case", "[foundation]")
{
    const std::string text = "017f22e2-79b0-7cc3-98c4-dc0c0c07398f";
    REQUIRE(parse_uuid(text));
    CHECK(parse_uuid(text)->text() == text);
    CHECK(parse_uuid("017F22E2-79B0-7CC3-98C4-DC0C0C07398F") == parse_uuid(text));
    CHECK(Uuid{}.is_nil());
    CHECK(Uuid{}.text() == "00000000-0000-0000-0000-000000000000");
    CHECK_FALSE(parse_uuid(text)->is_nil());
}

TEST_CASE("What is not an id is not taken for one", "[foundation]")
{
    const char* const text = GENERATE("", "017f22e2", "017f22e279b07cc398c4dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
                                      "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0", "017f22e2x79b0-7cc3-98c4-dc0c0c07398f",
                                      "017f22e2-79b0-7cc3-98c4-dc0c0c07398g", "{17f22e2-79b0-7cc3-98c4-dc0c0c07398}");
    INFO(text);
    CHECK_FALSE(parse_uuid(text));
}

TEST_CASE("A word in a script is a name when it is written small, with single hyphens", "[foundation]")
{
    for (const char* word : {"kitchen", "show-attendance", "a", "scene-2", "x9"}) {
        INFO(word);
        CHECK(is_kebab_case(word));
    }
    for (const char* word : {"", "Kitchen", "-kitchen", "kitchen-", "kit--chen", "2nd", "kit_chen", "kit chen", "café"}) {
        INFO(word);
        CHECK_FALSE(is_kebab_case(word));
    }
}

TEST_CASE("The place of nothing is no place", "[foundation]")
{
    struct SceneTag;
    CHECK_FALSE(Id<SceneTag>{}.is_set());
    CHECK(Id<SceneTag>{0}.is_set());
    CHECK(Id<SceneTag>{0} < Id<SceneTag>{1});
}

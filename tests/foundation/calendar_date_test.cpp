#include "foundation/calendar_date.h"

#include "support/catch.h"

using namespace fv;

TEST_CASE("An instant is written and read back, for any time", "[date]")
{
    const auto number = GENERATE(range(0, 200));
    const Instant instant{std::chrono::milliseconds{number * 7'919'000'123LL}};
    CHECK(parse_instant(iso_text(instant)) == instant);
    CHECK(iso_text(Instant{}) == "1970-01-01T00:00:00.000Z");
}

TEST_CASE("A day that no calendar has is no date", "[date]")
{
    CHECK(parse_date("2024-02-29").has_value());
    for (const char* wrong : {"2023-02-29", "2024-13-01", "2024-00-10", "2024-1-01", "24-01-01", "2024-01-32", "2024/01/01", ""}) CHECK_FALSE(parse_date(wrong).has_value());
    for (const char* wrong : {"2024-02-29T24:00:00.000Z", "2024-02-29T23:60:00.000Z", "2024-02-29T23:59:59Z", "2024-02-29 23:59:59.000Z"}) CHECK_FALSE(parse_instant(wrong).has_value());
}

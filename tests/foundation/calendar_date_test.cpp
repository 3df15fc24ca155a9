#include "foundation/calendar_date.h"

#include <random>

#include "support/catch.h"

using namespace fv;
using namespace std::chrono;

TEST_CASE("An instant is read back as it was written, in any year that a record may have", "[foundation][property]")
{
    const Instant first = sys_days{year{0} / 1 / 1};
    const Instant last = sys_days{year{9999} / 12 / 31} + hours{24} - milliseconds{1};
    std::mt19937_64 random(20261124);
    std::uniform_int_distribution<std::int64_t> any(first.time_since_epoch().count(), last.time_since_epoch().count());
    for (int i = 0; i < 2'000; ++i) {
        const Instant instant{milliseconds{any(random)}};
        INFO(iso_text(instant));
        REQUIRE(parse_instant(iso_text(instant)) == instant);
    }
    CHECK(parse_instant(iso_text(first)) == first);
    CHECK(parse_instant(iso_text(last)) == last);
}

TEST_CASE("Instants are written so that their texts stand in the order of time", "[foundation]")
{
    const Instant morning = sys_days{2026y / 11 / 24} + 9h + 30min + 125ms;
    CHECK(iso_text(morning) == "2026-11-24T09:30:00.125Z");
    CHECK(iso_text(morning) < iso_text(morning + 1ms));
    CHECK(iso_text(Instant{-1ms}) == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("A day that no calendar has is no date", "[foundation]")
{
    CHECK(parse_date("2024-02-29") == 2024y / 2 / 29);
    for (const char* text : {"2026-02-29", "2026-02-30", "2026-13-01", "2026-00-10", "2026-04-31", "2026-1-01", "2026/01/01",
                             "26-01-01", "2026-01-01 ", "", "2026-01-0x", "-026-01-01"}) {
        INFO(text);
        CHECK_FALSE(parse_date(text));
    }
}

TEST_CASE("An instant is read only in the form that it is written in", "[foundation]")
{
    for (const char* text : {"2026-11-24T24:00:00.000Z", "2026-11-24T23:60:00.000Z", "2026-11-24T23:59:60.000Z",
                             "2026-11-24T09:30:00Z", "2026-11-24T09:30:00.125", "2026-11-24 09:30:00.125Z",
                             "2026-11-24T09:30:00.125z", "2026-02-30T09:30:00.125Z", "2026-11-24T09:30:00.125+00:00"}) {
        INFO(text);
        CHECK_FALSE(parse_instant(text));
    }
}

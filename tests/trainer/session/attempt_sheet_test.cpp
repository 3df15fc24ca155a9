// The table of attempts: what a facilitator counts with, in agreement with what the person's own pages say.
#include "trainer/session/attempt_sheet.h"

#include <algorithm>

#include "support/catch.h"
#include "support/days_bench.h"
#include "trainer/session/growth.h"

using namespace fv;
using namespace std::chrono;

namespace {

std::size_t place(const Sheet& sheet, std::string_view key)
{
    const auto found = std::find_if(sheet.columns.begin(), sheet.columns.end(), [&](const Column& column) { return column.key == key; });
    REQUIRE(found != sheet.columns.end());
    return static_cast<std::size_t>(found - sheet.columns.begin());
}
const Cell& cell(const Sheet& sheet, std::size_t row, std::string_view key) { return sheet.rows.at(row).at(place(sheet, key)); }
std::string text(const Sheet& sheet, std::size_t row, std::string_view key) { return std::get<std::string>(cell(sheet, row, key)); }
bool is_empty(const Sheet& sheet, std::size_t row, std::string_view key) { return std::holds_alternative<std::monostate>(cell(sheet, row, key)); }
double share(const Sheet& sheet, std::size_t row, std::string_view key) { return std::get<Share>(cell(sheet, row, key)).value; }
bool yes(const Sheet& sheet, std::size_t row, std::string_view key) { return std::get<bool>(cell(sheet, row, key)); }
Day march(int day) { return sys_days{2026y / March / day}; }

}  // namespace

TEST_CASE("Everybody's attempts are there, in the order in which they were begun, with what each was worth", "[sheet]")
{
    test::DaysBench bench;
    bench.on_march(1);
    const Uuid ana = bench.as("Ana");
    const Uuid first = bench.plays(test::best_choices);
    bench.on_march(2);
    bench.as("Ben");
    bench.plays(test::mended_choices, "second-chance");
    bench.on_march(3);
    bench.plays(test::worst_choices, "door-closed");
    const AttemptSheet table = attempt_sheet(bench.session, {});
    const Sheet& sheet = table.sheet;
    REQUIRE(sheet.rows.size() == 3);
    CHECK(table.unreadable == 0);
    CHECK(text(sheet, 0, "attempt") == first.text());
    CHECK(text(sheet, 0, "person") == "Ana");
    CHECK(text(sheet, 0, "person_id") == ana.text());
    CHECK(text(sheet, 1, "person") == "Ben");
    CHECK(text(sheet, 0, "visit") == "small-visit");
    CHECK(text(sheet, 0, "title") == "The small visit");
    CHECK(text(sheet, 0, "ending") == "asked-back");
    CHECK(text(sheet, 2, "ending") == "door-closed");
    CHECK(yes(sheet, 0, "passed"));
    CHECK_FALSE(yes(sheet, 2, "passed"));
    CHECK(share(sheet, 0, "total") == Approx(1.0));
    CHECK(share(sheet, 2, "total") == Approx(0.0));
    CHECK(share(sheet, 0, "share_presence") == Approx(1.0));
    CHECK(std::get<std::int64_t>(cell(sheet, 1, "breaches_repaired")) == 1);
    CHECK(std::get<std::int64_t>(cell(sheet, 1, "breaches_open")) == 0);
    CHECK(std::get<std::int64_t>(cell(sheet, 2, "breaches_open")) == 1);
    CHECK(std::get<std::int64_t>(cell(sheet, 0, "decisions")) == 2);
    CHECK(text(sheet, 0, "visit_version") == bench.session.library().find("small-visit")->scenario.content_hash);
    CHECK(text(sheet, 0, "framework_version") == bench.session.framework().content_hash);
}

TEST_CASE("Times are those of the clock on the wall, and minutes leave a lunch out", "[sheet]")
{
    test::DaysBench bench;
    bench.on_march(1);  // nine o'clock UTC; the wall's clock is an hour ahead
    bench.as("Ana");
    const Uuid attempt = bench.begins();
    bench.later(3min);
    bench.happens(attempt, DecisionMade{"doorstep", "introduce-both"});
    bench.later(90min);
    bench.happens(attempt, DecisionMade{"kitchen", "ask-about-reels"});
    bench.happens(attempt, AttemptFinished{"asked-back"});
    const Sheet sheet = attempt_sheet(bench.session, {}).sheet;
    const auto begun = std::get<WallTime>(cell(sheet, 0, "begun")), finished = std::get<WallTime>(cell(sheet, 0, "finished"));
    CHECK(floor<hours>(begun) == local_days{2026y / March / 1} + 10h);
    CHECK(finished - begun > 93min);
    CHECK(std::get<double>(cell(sheet, 0, "minutes")) == Approx(8.1).margin(0.15));  // three, and five of the ninety
}

TEST_CASE("What is not finished has a row without a score", "[sheet]")
{
    test::DaysBench bench;
    bench.as("Ana");
    const Uuid attempt = bench.begins();
    bench.happens(attempt, DecisionMade{"doorstep", "introduce-both"});
    const Sheet sheet = attempt_sheet(bench.session, {}).sheet;
    CHECK(std::get<Term>(cell(sheet, 0, "stage")).key == "visiting");
    for (const char* key : {"finished", "ending", "passed", "total", "share_presence", "breaches_open", "framework"}) CHECK(is_empty(sheet, 0, key));
    CHECK(std::get<std::int64_t>(cell(sheet, 0, "decisions")) == 1);
}

TEST_CASE("Of an attempt in which somebody went back after the ending, the first way counts, as on their own page", "[sheet]")
{
    test::DaysBench bench;
    const Uuid ana = bench.as("Ana");
    const Uuid attempt = bench.plays(test::worst_choices, "door-closed");
    bench.later(3min);
    bench.happens(attempt, WentBack{0});
    bench.goes_on(attempt, test::best_choices, "asked-back");
    bench.happens(attempt, ReflectionDone{});
    bench.session.begin_attempt(bench.session.library().find("small-visit"), attempt);
    const Sheet sheet = attempt_sheet(bench.session, {}).sheet;
    CHECK(text(sheet, 0, "ending") == "door-closed");
    CHECK(yes(sheet, 0, "went_back"));
    CHECK(std::get<Term>(cell(sheet, 0, "stage")) == Term{"done", "finished"});
    const PlayedAttempts own = *played_attempts(bench.session, ana);
    CHECK(share(sheet, 0, "total") == Approx(own.all.at(0).rehearsal.total));
    CHECK(yes(sheet, 0, "passed") == own.all.at(0).rehearsal.passed);
    CHECK(std::get<WallTime>(cell(sheet, 0, "finished")) - std::get<WallTime>(cell(sheet, 0, "begun")) < 1min);
    CHECK_FALSE(yes(sheet, 0, "practice"));
    CHECK(yes(sheet, 1, "practice"));
}

TEST_CASE("Days, a visit and people choose rows; a day in the past shows the records as they stood", "[sheet]")
{
    test::DaysBench bench;
    bench.on_march(1);
    const Uuid ana = bench.as("Ana");
    const Uuid slow = bench.begins();
    bench.on_march(2);
    bench.plays(test::best_choices);
    bench.on_march(3);
    bench.as("Ben");
    bench.plays(test::worst_choices, "door-closed");
    bench.on_march(4);
    bench.goes_on(slow, test::best_choices, "asked-back");
    const auto rows = [&](const AttemptFilter& filter) { return attempt_sheet(bench.session, filter).sheet.rows.size(); };
    CHECK(rows({}) == 3);
    CHECK(rows({.from = march(2)}) == 2);
    CHECK(rows({.to = march(2)}) == 2);
    CHECK(rows({.from = march(2), .to = march(2)}) == 1);
    CHECK(rows({.visit = "small-visit"}) == 3);
    CHECK(rows({.visit = "kitchen-table"}) == 0);
    CHECK(rows({.people = std::vector{ana}}) == 2);
    CHECK(rows({.at = sys_days{2026y / February / 28}}) == 0);
    const Sheet then = attempt_sheet(bench.session, {.at = march(3)}).sheet, now = attempt_sheet(bench.session, {}).sheet;
    CHECK(then.rows.size() == 3);
    CHECK(is_empty(then, 0, "passed"));
    CHECK(yes(now, 0, "passed"));
}

TEST_CASE("A row says so where the script can't be read any more, and the others are not lost", "[sheet]")
{
    test::DaysBench bench;
    bench.as("Ana");
    bench.plays(test::best_choices);
    const Uuid lost = bench.session.new_id();
    bench.session.record(lost, 1, {happening(AttemptBegun{.person = *bench.session.person(), .scenario = "gone", .scenario_hash = std::string(64, 'a'), .seed = 1, .language = "en"})});
    const AttemptSheet table = attempt_sheet(bench.session, {});
    CHECK(table.unreadable == 1);
    REQUIRE(table.sheet.rows.size() == 2);
    CHECK(text(table.sheet, 1, "note").find("gone") != std::string::npos);
    CHECK(is_empty(table.sheet, 0, "note"));
}

TEST_CASE("People read headings in their language, tools read the same keys in each", "[sheet]")
{
    test::DaysBench bench;
    bench.as("Ana");
    bench.plays(test::best_choices);
    const Sheet english = attempt_sheet(bench.session, {}).sheet;
    REQUIRE(bench.session.use_language("es"));
    const Sheet spanish = attempt_sheet(bench.session, {}).sheet;
    REQUIRE(english.columns.size() == spanish.columns.size());
    for (std::size_t i = 0; i < english.columns.size(); ++i) CHECK(english.columns[i].key == spanish.columns[i].key);
    CHECK(english.columns[place(english, "begun")].heading == "Begun");
    CHECK(spanish.columns[place(spanish, "begun")].heading == "Empezado");
    CHECK(spanish.name == "Ensayos");
}

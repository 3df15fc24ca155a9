#include "facilitator/compensation/periods.h"

#include "facilitator/records/merge.h"
#include "pay_maker.h"

using namespace fv;
using namespace fv::test;

namespace {

/// What the next closing of a period has of one visit and educator; 0: no line.
Cents due(const Laptop& laptop, const World& world, const char* period, unsigned visit, unsigned person)
{
    for (const PayLine& line : laptop.plan(world, period).lines)
        if (line.visit == the_visit(visit) && line.educator == someone(person)) return line.cents;
    return 0;
}

LoggedVisit with_minutes(LoggedVisit visit, int minutes) { return visit.minutes = minutes, visit; }

const std::string hourly = "compensation: {currency: USD, rates: [{unit: hour, amount: 60.00}]}\n";

}  // namespace

TEST_CASE("A period is closed once, and names every line that was paid", "[compensation][periods]")
{
    const World world;
    Laptop laptop(1);
    laptop.log(fine_visit(1, "2026-09-01"));
    laptop.log(fine_visit(2, "2026-09-30"));
    laptop.log(fine_visit(3, "2026-10-01"));
    REQUIRE(laptop.close(world, "2026-09"));
    const Ledger ledger = laptop.ledger();
    REQUIRE(ledger.closings.size() == 1);
    CHECK(ledger.closings[0].lines.size() == 4);
    CHECK(ledger.closings[0].sum() == 20000);
    CHECK(ledger.closings[0].period == *world.rules.period_named("2026-09"));
    CHECK(ledger.faults.empty());
    CHECK_FALSE(laptop.close(world, "2026-09"));
    CHECK(laptop.plan(world, "2026-09").refusal == ClosingPlan::Refusal::already_closed);
    CHECK(laptop.adjustments(world).empty());
    CHECK(laptop.plan(world, "2026-10").lines.size() == 2);
}

TEST_CASE("Lines come back from a period's event as they were", "[compensation][periods]")
{
    PayLine line{.id = numbered(1), .visit = the_visit(1), .educator = someone(1), .date = on("2026-09-15"), .stage = Stage::second_visit, .start = 990, .end = 1030, .minutes = -40, .unit = PayUnit::hour, .rate = 3145, .cents = -5000,
                 .before = 5000, .school = "=Lincoln, \"East\"\n\xC3\x91", .source = "title-i", .certificate = numbered(2), .certified_from = on("2026-07-01"), .certified_to = {}, .adjusts = "2026-08", .note = "withdrawn"};
    CHECK(read_lines(lines_text(std::vector{line, PayLine{.visit = the_visit(2)}})) == std::vector{line, PayLine{.visit = the_visit(2)}});
    CHECK(read_lines(lines_text({})) == std::vector<PayLine>{});
    CHECK_FALSE(read_lines(""));
    CHECK_FALSE(read_lines("line,visit\n1,2\n"));
    std::string broken = lines_text(std::vector{line});
    broken.replace(broken.find("-5000"), 5, "-5x00");
    CHECK_FALSE(read_lines(broken));
    line.cents = 9'000'000'000'000'000'000;
    CHECK_FALSE(read_lines(lines_text(std::vector{line})));  // no sum could hold it
}

TEST_CASE("A visit entered after its period was closed is paid with the next one", "[compensation][periods]")
{
    const World world;
    Laptop laptop(1);
    laptop.log(fine_visit(1));
    laptop.close(world, "2026-09");
    LoggedVisit late = fine_visit(2, "2026-09-20");
    late.entered = on("2026-10-20");
    laptop.log(late);
    const ClosingPlan plan = laptop.plan(world, "2026-10");
    REQUIRE(plan.lines.size() == 2);
    CHECK(plan.lines[0].adjusts == "2026-09");
    CHECK(plan.lines[0].note == "entered-late");
    CHECK(plan.lines[0].cents == 5000);
    CHECK(laptop.adjustments(world).size() == 2);
    laptop.close(world, "2026-10");
    CHECK(laptop.adjustments(world).empty());
    CHECK(laptop.plan(world, "2026-11").lines.empty());
}

TEST_CASE("A correction after closing pays or takes back the difference, and names the line it adjusts", "[compensation][periods]")
{
    const World world(hourly);
    Laptop laptop(1);
    LoggedVisit visit = fine_visit(1);
    laptop.log(visit);
    laptop.close(world, "2026-09");
    const Uuid first = laptop.ledger().closings[0].lines[0].id;
    laptop.say(visit.id, *corrected(visit, with_minutes(visit, 60), on("2026-10-02")));
    PayLine line = laptop.plan(world, "2026-10").lines.at(0);
    CHECK(line.cents == 2000);
    CHECK(line.minutes == 20);
    CHECK(line.before == 4000);
    CHECK(line.adjusts == first.text());
    CHECK(line.note == "corrected");
    laptop.close(world, "2026-10");
    laptop.say(visit.id, *corrected(with_minutes(visit, 60), with_minutes(visit, 30), on("2026-11-02")));
    line = laptop.plan(world, "2026-11").lines.at(0);
    CHECK(line.cents == -3000);
    CHECK(line.adjusts == laptop.ledger().closings[1].lines[0].id.text());
}

TEST_CASE("What is not payable any more is taken back, with the reason", "[compensation][periods]")
{
    World world;
    Laptop laptop(1);
    laptop.log(fine_visit(1));
    laptop.close(world, "2026-09");
    SECTION("withdrawn")
    {
        laptop.say(the_visit(1), withdrawn(WithdrawnWhy::not_made, on("2026-10-02")));
        const ClosingPlan plan = laptop.plan(world, "2026-10");
        REQUIRE(plan.lines.size() == 2);
        CHECK(plan.lines[0].cents == -5000);
        CHECK(plan.lines[0].minutes == -40);
        CHECK(plan.lines[0].note == "withdrawn");
        CHECK(plan.sum == -10000);
    }
    SECTION("a certificate revoked from a day before the visit")
    {
        world.holdings[someone(2)][0].ended = on("2026-09-01");
        CHECK(laptop.ledger().closings[0].sum() == 10000);  // what was handed over stays what it was
        const ClosingPlan plan = laptop.plan(world, "2026-10");
        CHECK(plan.sum == -10000);
        CHECK(plan.lines[0].note == "not-certified");
    }
    SECTION("somebody else went: one is taken back, the other paid")
    {
        const LoggedVisit was = laptop.visits()[0];
        VisitFacts now = was;
        now.educators = {someone(1), someone(3)};
        laptop.say(was.id, *corrected(was, now, on("2026-10-02")));
        CHECK(due(laptop, world, "2026-10", 1, 1) == 0);
        CHECK(due(laptop, world, "2026-10", 1, 2) == -5000);
        CHECK(due(laptop, world, "2026-10", 1, 3) == 5000);
    }
    laptop.close(world, "2026-10");
    CHECK(laptop.adjustments(world).empty());
    CHECK(laptop.plan(world, "2026-11").lines.empty());
}

TEST_CASE("A visit moved to another month after it was paid is not paid there again", "[compensation][periods]")
{
    const World world;
    Laptop laptop(1);
    laptop.log(fine_visit(1, "2026-09-30"));
    laptop.close(world, "2026-09");
    const LoggedVisit was = laptop.visits()[0];
    VisitFacts now = was;
    now.date = on("2026-10-01");
    laptop.say(was.id, *corrected(was, now, on("2026-10-02")));
    laptop.say(was.id, reflected(on("2026-10-02")));
    CHECK(laptop.visits()[0].reflected_on == on("2026-09-30"));
    CHECK(due(laptop, world, "2026-10", 1, 1) == -5000);  // the looking back was before the visit, as it now stands
    Laptop without(2);
    const World no_reflection("compensation: {currency: USD, rates: [{unit: visit, amount: 50.00}]}\n");
    without.log(fine_visit(1, "2026-09-30"));
    without.close(no_reflection, "2026-09");
    without.say(was.id, *corrected(was, now, on("2026-10-02")));
    CHECK(without.plan(no_reflection, "2026-10").lines.empty());
}

TEST_CASE("A period that has not begun is not closed, nor one of a programme that pays nothing", "[compensation][periods]")
{
    const World world, poor("");
    const Laptop laptop(1);
    CHECK(laptop.plan(world, "2026-09", on("2026-08-31")).refusal == ClosingPlan::Refusal::not_begun);
    CHECK(laptop.plan(world, "2026-09", on("2026-09-01")).refusal == ClosingPlan::Refusal::none);
    CHECK(laptop.plan(poor, "2026-09").refusal == ClosingPlan::Refusal::pays_nothing);
    CHECK(word_of(ClosingPlan::Refusal::pays_nothing) == "pays-nothing");
}

namespace {

/// Two laptops that had one visit in common and closed the same period apart, one of them with another visit.
struct Apart {
    Apart()
    {
        Laptop other(2);
        one.log(fine_visit(1));
        merge(one.store, other.store);
        other.log(fine_visit(2, "2026-09-20"));
        one.close(world, "2026-09");
        other.close(world, "2026-09");
        merge(other.store, one.store);
    }
    /// Somebody says what payroll made of the first or second closing.
    void settle(std::size_t closing, PaidOf paid)
    {
        const Ledger ledger = one.ledger();
        one.say(ledger.closings[closing].id, settled(ledger.closings[closing], paid, ledger, on("2026-10-05")));
    }
    [[nodiscard]] Cents due_of(unsigned visit) const { return due(one, world, "2026-10", visit, 1); }

    World world;
    Laptop one{1};
};

}  // namespace

TEST_CASE("Two laptops that close a period apart pay its visits once", "[compensation][periods][merge]")
{
    const Apart apart;
    const Ledger ledger = apart.one.ledger();
    REQUIRE(ledger.closings.size() == 2);
    CHECK(ledger.closings[0].stands);
    CHECK_FALSE(ledger.closings[1].stands);
    REQUIRE(ledger.faults.size() == 2);
    CHECK(ledger.faults[0].what == LedgerFault::What::closed_twice);
    CHECK(ledger.faults[0].closing == ledger.closings[1].event);
    CHECK(ledger.faults[0].other == ledger.closings[0].event);
    CHECK(ledger.faults[1].what == LedgerFault::What::stray_lines);
    CHECK(ledger.faults[1].lines == 2);
    CHECK(ledger.paid.at({the_visit(1), someone(1)}) == 5000);  // in both, and one payment
    CHECK(ledger.held.contains({the_visit(2), someone(1)}));
    const ClosingPlan plan = apart.one.plan(apart.world, "2026-10");
    CHECK(plan.lines.empty());  // held until somebody says what payroll made of it
    CHECK(plan.held.size() == 2);
}

TEST_CASE("What payroll made of a second closing decides what is still to be paid or taken back", "[compensation][periods][merge]")
{
    Apart apart;
    SECTION("it never had it, or left the new visit out: that is paid with the next period")
    {
        apart.settle(1, GENERATE(PaidOf::none, PaidOf::matching));
        CHECK(apart.due_of(2) == 5000);
        CHECK(apart.due_of(1) == 0);
    }
    SECTION("it paid what was new in it: nothing is left to do")
    {
        apart.settle(1, PaidOf::fresh);
        CHECK(apart.due_of(1) == 0);
        CHECK(apart.due_of(2) == 0);
        CHECK(apart.one.ledger().paid.at({the_visit(2), someone(1)}) == 5000);
    }
    SECTION("it paid both files whole: what was paid twice is taken back")
    {
        apart.settle(1, PaidOf::all);
        CHECK(apart.due_of(1) == -5000);
        CHECK(apart.due_of(2) == 0);
    }
    SECTION("it had the second file alone: nothing is left to do")
    {
        apart.settle(0, PaidOf::none);
        apart.settle(1, PaidOf::all);
        CHECK(apart.due_of(1) == 0);
        CHECK(apart.due_of(2) == 0);
        CHECK(apart.one.ledger().paid.at({the_visit(1), someone(1)}) == 5000);
    }
    const Ledger ledger = apart.one.ledger();
    for (const Closing& closing : ledger.closings) CHECK_FALSE(closing.open());
    CHECK(ledger.held.empty());
    apart.one.close(apart.world, "2026-10");
    CHECK(apart.one.adjustments(apart.world).empty());
}

TEST_CASE("One adjustment made on two laptops in two periods counts once", "[compensation][periods][merge]")
{
    const World world;
    Laptop one(1), other(2);
    one.log(fine_visit(1));
    one.close(world, "2026-09");
    LoggedVisit late = fine_visit(2, "2026-09-20");
    one.log(late);
    merge(one.store, other.store);
    one.close(world, "2026-10");
    other.close(world, "2026-11");
    merge(other.store, one.store);
    const Ledger ledger = one.ledger();
    CHECK(ledger.paid.at({late.id, someone(1)}) == 5000);
    REQUIRE(ledger.faults.size() == 1);
    CHECK(ledger.faults[0].what == LedgerFault::What::stray_lines);
    CHECK(one.plan(world, "2026-12").lines.empty());
    const Closing& stray = *ledger.find(ledger.faults[0].closing);
    CHECK(stray.stands);  // its own lines do, where they go with what was counted
    one.say(stray.id, settled(stray, PaidOf::fresh, ledger, on("2026-12-05")));
    CHECK(due(one, world, "2026-12", 2, 1) == -5000);  // payroll did pay it twice
}

TEST_CASE("Settled twice with two answers, the first counts and the other is told", "[compensation][periods][merge]")
{
    const World world;
    Laptop one(1), other(2);
    one.log(fine_visit(1));
    one.close(world, "2026-09");
    merge(one.store, other.store);
    const Ledger ledger = one.ledger();
    one.say(ledger.closings[0].id, settled(ledger.closings[0], PaidOf::none, ledger, on("2026-10-05")));
    other.say(ledger.closings[0].id, settled(ledger.closings[0], PaidOf::all, ledger, on("2026-10-05")));
    merge(one.store, other.store);
    merge(other.store, one.store);
    CHECK(one.ledger().faults == other.ledger().faults);
    REQUIRE(one.ledger().faults.size() == 1);
    CHECK(one.ledger().faults[0].what == LedgerFault::What::settled_otherwise);
    CHECK(one.ledger().closings[0].settled == PaidOf::none);
    CHECK(due(one, world, "2026-10", 1, 1) == 5000);
}

TEST_CASE("A closing that can't be read holds its period's visits", "[compensation][periods]")
{
    const World world;
    Laptop laptop(1);
    laptop.log(fine_visit(1));
    PeriodClosed broken = closed(laptop.plan(world, "2026-09"), laptop.ledger(), world.rules, on("2026-10-01"));
    broken.lines = "???";
    laptop.say(period_id("home-visits", "2026-09"), broken);
    CHECK(laptop.ledger().faults.at(0).what == LedgerFault::What::unreadable);
    CHECK(laptop.plan(world, "2026-09").refusal == ClosingPlan::Refusal::already_closed);
    CHECK(laptop.plan(world, "2026-10").lines.empty());
    CHECK(laptop.plan(world, "2026-10").held.size() == 2);
}

TEST_CASE("Erasing one of the two changes nothing that was handed to payroll, and takes nothing from the other", "[compensation][periods][privacy]")
{
    World world;
    Laptop laptop(1);
    laptop.log(fine_visit(1));
    laptop.close(world, "2026-09");
    laptop.store.erase_person(someone(2));
    world.holdings.erase(someone(2));
    CHECK(laptop.ledger().closings[0].sum() == 10000);
    CHECK(laptop.ledger().closings[0].lines[1].educator.is_nil());
    CHECK(laptop.plan(world, "2026-10").lines.empty());
    CHECK(laptop.ledger().paid.size() == 1);
}

TEST_CASE("Two who turn out to be one person went alone: both lines are taken back", "[compensation][periods]")
{
    World world;
    Laptop laptop(1);
    laptop.log(fine_visit(1));
    laptop.close(world, "2026-09");
    laptop.say(someone(2), PersonJoined{someone(1)});
    world.holdings.erase(someone(2));
    const ClosingPlan plan = laptop.plan(world, "2026-10");
    REQUIRE(plan.lines.size() == 1);
    CHECK(plan.lines[0].cents == -10000);
    CHECK(plan.lines[0].note == "alone");
}

TEST_CASE("Closings of another programme are another's", "[compensation][periods]")
{
    const World world;
    Laptop laptop(1);
    laptop.log(fine_visit(1));
    laptop.close(world, "2026-09");
    CHECK(ledger("summer-visits", laptop.store).closings.empty());
    CHECK(period_id("a", "2026-09") != period_id("b", "2026-09"));
    CHECK(period_id("a", "2026-09") == period_id("a", "2026-09"));
}

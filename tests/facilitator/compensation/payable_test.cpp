#include "facilitator/compensation/payable.h"

#include "pay_maker.h"

using namespace fv;
using namespace fv::test;

namespace {

World world_with(const LoggedVisit& visit, const std::string& pay = plain_pay)
{
    World world(pay);
    world.log = {visit};
    return world;
}

}  // namespace

TEST_CASE("A visit by two certified educators, voluntary, arranged, outside the contract day, is paid to both", "[compensation][payable]")
{
    const World world = world_with(fine_visit());
    CHECK(world.why().empty());
    CHECK(world.pays()[0].payable());
    CHECK(world.cents(0, 0) == 5000);
    CHECK(world.cents(0, 1) == 5000);
    const Payment payment = *world.pays()[0].educators[0].payment;
    CHECK(payment.certificate == numbered(1, 6));
    CHECK(payment.certified_from == on("2026-07-01"));
    CHECK(payment.certified_to == on("2028-06-30"));
    CHECK(payment.minutes == 40);
}

TEST_CASE("Nobody is paid for a visit made before both were certified", "[compensation][payable]")
{
    World world = world_with(fine_visit(1, "2026-09-15", {1, 4}));
    CHECK(world.why() == "not-certified:4");
    CHECK(world.why(0, 1) == "not-certified:4");  // the other one is told the same
    CHECK(world.reasons()[0].key == "home-visitor");
    CHECK(mend_of(world.reasons()[0].code) == Mend::certify);
    CHECK(world.cents() == 0);

    world.holdings[someone(4)] = {certificate(4, "home-visitor", "2026-09-16")};
    CHECK(world.why() == "certified-later");
    CHECK(world.reasons()[0].on == on("2026-09-16"));
    CHECK(world.reasons()[0].educator == someone(4));
    world.holdings[someone(4)] = {certificate(4, "home-visitor", "2026-09-15")};
    CHECK(world.why().empty());  // on the very day

    world.holdings[someone(4)] = {certificate(4, "home-visitor", "2024-09-15", "2026-09-14")};
    CHECK(world.why() == "expired");
    CHECK(world.reasons()[0].on == on("2026-09-14"));
    world.holdings[someone(4)] = {certificate(4, "home-visitor", "2024-09-16", "2026-09-15")};
    CHECK(world.why().empty());  // its last day counts

    world.holdings[someone(4)] = {certificate(4)};
    world.holdings[someone(4)][0].ended = on("2026-09-15");
    CHECK(world.why() == "not-certified:4");  // revoked that day
    CHECK(world.reasons()[0].on == on("2026-09-15"));
    world.holdings[someone(4)][0].ended = on("2026-09-16");
    CHECK(world.why().empty());

    world.holdings[someone(4)] = {certificate(4)};
    world.holdings[someone(4)][0].programme = "another";
    CHECK(world.why() == "not-certified:4");
    world.holdings[someone(4)] = {certificate(4, "facilitator")};
    CHECK(world.why().empty());  // further up is enough
    world.holdings[someone(4)] = {certificate(4, "second-visits")};
    CHECK(world.why() == "not-certified:4");  // an addition is not
}

TEST_CASE("Of both who are not certified each is named", "[compensation][payable]")
{
    const World world = world_with(fine_visit(1, "2026-09-15", {4, 5}));
    CHECK(world.why() == "not-certified:4 not-certified:5");
}

TEST_CASE("A second visit needs its own module of both", "[compensation][payable]")
{
    LoggedVisit visit = fine_visit();
    visit.stage = Stage::second_visit;
    World world = world_with(visit);
    CHECK(world.why() == "module-missing module-missing");
    CHECK(world.reasons()[0].key == "second-visits");
    for (const unsigned person : {1U, 2U}) world.holdings[someone(person)].push_back(certificate(10 + person, "second-visits"));
    CHECK(world.why().empty());
    CHECK(world.pays()[0].educators[0].payment->certificate == numbered(1, 6));
}

TEST_CASE("What makes a visit a home visit of this kind is asked of each", "[compensation][payable]")
{
    LoggedVisit visit = fine_visit();
    visit.voluntary = false;
    CHECK(world_with(visit).why() == "not-voluntary");

    visit = fine_visit();
    visit.arranged_on.reset();
    CHECK(world_with(visit).why() == "not-arranged");
    visit.arranged_on = visit.date;
    CHECK(world_with(visit).why() == "not-arranged");
    CHECK(world_with(visit).reasons()[0].on == visit.date);
    visit.arranged_on = on("2026-09-14");
    CHECK(world_with(visit).why().empty());

    CHECK(world_with(fine_visit(1, "2026-09-15", {1})).why() == "alone");
}

TEST_CASE("Every reason is told at once", "[compensation][payable]")
{
    LoggedVisit visit = fine_visit(1, "2026-09-15", {4});
    visit.voluntary = false;
    visit.arranged_on.reset();
    visit.contract = ContractTime::inside;
    visit.reflected_on.reset();
    visit.entered = on("2026-12-31");
    CHECK(world_with(visit).why() == "not-certified:4 not-voluntary not-arranged alone contract-time no-reflection late-entry");
}

TEST_CASE("The contract day pays for itself; of a visit partly inside it, the part outside is paid where that was agreed", "[compensation][payable]")
{
    LoggedVisit visit = fine_visit();
    visit.contract = ContractTime::inside;
    CHECK(world_with(visit).why() == "contract-time");
    visit.contract = ContractTime::partly;
    visit.minutes_inside = 10;
    CHECK(world_with(visit).cents() == 3750);  // 30 of 40 minutes
    CHECK(world_with(visit).pays()[0].educators[0].payment->minutes == 30);
    CHECK(world_with(visit, "compensation: {currency: USD, rates: [{unit: visit, amount: 50.00}]}\n").why() == "contract-time");
    visit.minutes_inside = 40;
    CHECK(world_with(visit).why() == "contract-time");
    visit.minutes_inside = 0;
    CHECK(world_with(visit).why() == "contract-time");  // nobody said how much
}

TEST_CASE("The two look back within days, and until then it is still in time", "[compensation][payable]")
{
    LoggedVisit visit = fine_visit(1, "2026-09-28");
    visit.reflected_on.reset();
    World world = world_with(visit);
    CHECK(world.why() == "no-reflection");
    CHECK(world.reasons()[0].on == on("2026-10-05"));  // over the month's end
    CHECK_FALSE(world.reasons()[0].day_said);
    world.log[0].reflected_on = on("2026-10-05");
    CHECK(world.why().empty());
    world.log[0].reflected_on = on("2026-10-06");
    CHECK(world.why() == "no-reflection");
    CHECK(world.reasons()[0].day_said == on("2026-10-06"));
    world.log[0].reflected_on = on("2026-09-27");
    CHECK(world.why() == "no-reflection");  // before the visit is no looking back
    CHECK(world_with(visit, "compensation: {currency: USD, rates: [{unit: visit, amount: 50.00}]}\n").why().empty());
}

TEST_CASE("One visit entered twice is paid once, and nobody is at two visits", "[compensation][payable]")
{
    World world;
    world.log = {fine_visit(1), fine_visit(2)};
    world.log[0].entered = on("2026-09-17");
    CHECK(world.why(0) == "duplicate");
    CHECK(world.why(1).empty());  // entered first
    CHECK(world.reasons(0)[0].visit == the_visit(2));
    world.paid[{the_visit(1), someone(1)}] = 5000;
    CHECK(world.why(0).empty());  // what was paid stands
    CHECK(world.why(1) == "duplicate");

    world.paid.clear();
    world.log = {fine_visit(1), fine_visit(2, "2026-09-15", {2, 3})};
    world.log[1].start = world.log[0].start + 39;
    CHECK(world.why(1) == "overlap");
    CHECK(world.reasons(1)[0].educator == someone(2));
    world.log[1].start = world.log[0].start + 40;
    CHECK(world.why(1).empty());  // one ends when the other begins
    world.log[1].start = world.log[0].start;
    world.log[0].voluntary = false;
    CHECK(world.why(1).empty());  // what isn't payable anyway stands in nobody's way
}

TEST_CASE("Midnight at a month's end divides no visit from its overlap", "[compensation][payable]")
{
    World world;
    world.log = {fine_visit(1, "2026-09-30"), fine_visit(2, "2026-10-01", {2, 3})};
    world.log[0].start = 23 * 60 + 30;
    world.log[0].minutes = 30;
    world.log[1].start = 0;
    CHECK(world.why(1).empty());
    world.log[0].minutes = 31;
    CHECK(world.why(1) == "overlap");
}

TEST_CASE("A visit entered too late is not paid", "[compensation][payable]")
{
    LoggedVisit visit = fine_visit(1, "2026-09-01");
    visit.entered = on("2026-10-31");
    CHECK(world_with(visit).why().empty());  // sixty days, over the end of summer time
    visit.entered = on("2026-11-01");
    CHECK(world_with(visit).why() == "late-entry");
    CHECK(world_with(visit).reasons()[0].amount == 60);
}

TEST_CASE("Nobody at the door is paid for a share, where the family had confirmed", "[compensation][payable]")
{
    LoggedVisit visit = fine_visit();
    visit.outcome = VisitOutcome::no_show;
    visit.reflected_on.reset();
    CHECK(world_with(visit).why() == "no-show");
    visit.confirmed = true;
    CHECK(world_with(visit).why().empty());
    CHECK(world_with(visit).cents() == 2500);
    visit.minutes = 0;
    CHECK(world_with(visit).cents() == 2500);
    CHECK(world_with(visit, "compensation: {currency: USD, rates: [{unit: visit, amount: 50.00}]}\n").why() == "no-show");
}

TEST_CASE("The rate is that of the day, the stage and the highest level", "[compensation][payable]")
{
    World world(R"(compensation:
  currency: USD
  rates:
    - {unit: visit, amount: 40.00, until: 2026-09-14}
    - {unit: visit, amount: 50.00, from: 2026-09-15, until: 2026-12-31}
    - {unit: visit, amount: 60.00, from: 2026-09-15, stage: second-visit}
    - {unit: visit, amount: 70.00, level: facilitator}
)");
    world.log = {fine_visit(1, "2026-09-14"), fine_visit(2, "2026-09-15"), fine_visit(3, "2027-01-01")};
    CHECK(world.cents(0) == 4000);
    CHECK(world.cents(1) == 5000);
    CHECK(world.why(2) == "no-rate");
    for (const unsigned person : {1U, 2U}) world.holdings[someone(person)].push_back(certificate(10 + person, "second-visits"));
    world.log[1].stage = Stage::second_visit;
    CHECK(world.cents(1) == 6000);
    world.holdings[someone(1)].push_back(certificate(21, "facilitator"));
    CHECK(world.cents(1, 0) == 7000);
    CHECK(world.cents(1, 1) == 6000);
    CHECK(world.cents(2, 0) == 7000);
}

TEST_CASE("By the hour, minutes agreed for the way and for looking back are added, and half a cent goes up", "[compensation][payable]")
{
    World world("compensation: {currency: USD, rates: [{unit: hour, amount: 31.45}], adds: {travel: 20, reflection: 15}}\n");
    world.log = {fine_visit()};
    CHECK(world.pays()[0].educators[0].payment->minutes == 75);
    CHECK(world.cents() == 3931);  // 3931.25
    world.log[0].reflected_on.reset();
    CHECK(world.cents() == 3145);  // an hour: who did not look back is paid no minutes for it
    world.log[0].minutes = 41;
    world.log[0].contract = ContractTime::outside;
    CHECK(world.cents() == 3197);  // 3197.4166…
    CHECK(share_of(1, 1, 2) == 1);
    CHECK(share_of(3, 1, 2) == 2);
    CHECK(share_of(100, 1, 3) == 33);
    CHECK(share_of(200, 1, 3) == 67);
    CHECK(share_of(0, 5, 7) == 0);
}

TEST_CASE("A rounded part is the nearest number of cents", "[compensation][payable][property]")
{
    for (Cents cents = 0; cents < 60; ++cents)
        for (std::int64_t parts = 1; parts < 40; ++parts)
            for (std::int64_t times = 0; times <= parts; ++times) {
                const Cents part = share_of(cents, times, parts);
                CHECK(2 * part * parts <= 2 * cents * times + parts);
                CHECK(2 * part * parts > 2 * cents * times - parts);
            }
}

TEST_CASE("A cap is not gone beyond, and what was paid keeps its place under it", "[compensation][payable]")
{
    World world("compensation: {currency: USD, rates: [{unit: visit, amount: 50.00}], caps: [{of: person, in: period, amount: 100.00}]}\n");
    world.log = {fine_visit(1, "2026-09-01"), fine_visit(2, "2026-09-10"), fine_visit(3, "2026-09-30"), fine_visit(4, "2026-10-01")};
    CHECK(world.cents(1) == 5000);
    CHECK(world.why(2) == "over-cap");
    CHECK(world.reasons(2)[0].amount == 0);
    CHECK(world.why(3).empty());  // another month
    for (const unsigned visit : {2U, 3U})
        for (const unsigned person : {1U, 2U}) world.paid[{the_visit(visit), someone(person)}] = 5000;
    CHECK(world.why(0) == "over-cap");  // entered late, it takes nothing from those that were paid
    CHECK(world.why(1).empty());
    CHECK(world.why(2).empty());

    World yearly("compensation: {currency: USD, rates: [{unit: visit, amount: 50.00}], school-year: 07-01, caps: [{of: person, in: school-year, visits: 1}]}\n");
    yearly.log = {fine_visit(1, "2027-06-30"), fine_visit(2, "2027-07-01"), fine_visit(3, "2027-07-02", {1, 3})};
    CHECK(yearly.why(0).empty());
    CHECK(yearly.why(1).empty());
    CHECK(yearly.why(2, 0) == "over-cap");
    CHECK(yearly.why(2, 1).empty());  // the other has not been out this year
}

TEST_CASE("A source's budget ends where it ends", "[compensation][payable]")
{
    World world(R"(compensation:
  currency: USD
  rates: [{unit: visit, amount: 50.00}]
  sources:
    district: {name: District, code: D}
    title-i: {name: Title I, code: T, budget: 149.99}
  default-source: district
  schools: {lincoln: {source: title-i}}
)");
    world.schools[someone(3)] = "Roosevelt";
    world.log = {fine_visit(1, "2026-09-01"), fine_visit(2, "2026-09-02", {1, 3})};
    CHECK(world.why(0, 0).empty());
    CHECK(world.why(0, 1).empty());
    CHECK(world.why(1, 0) == "over-cap");
    CHECK(world.reasons(1, 0)[0].key == "title-i");
    CHECK(world.reasons(1, 0)[0].amount == 4999);
    CHECK(world.pays()[1].educators[1].payment->source == "district");
}

TEST_CASE("Of a visit with somebody erased nothing changes any more", "[compensation][payable]")
{
    LoggedVisit visit = fine_visit();
    visit.educators = {Uuid{}, someone(1)};
    World world = world_with(visit);
    CHECK(world.why() == "erased");
    CHECK(world.pays()[0].educators.size() == 1);
    world.paid[{the_visit(1), someone(1)}] = 4200;
    CHECK(world.why().empty());
    CHECK(world.cents() == 4200);
}

TEST_CASE("Without rules, without a term, without a level for visitors nothing is paid", "[compensation][payable]")
{
    World world("");
    CHECK_FALSE(world.rules.pays);
    world.log = {fine_visit()};
    CHECK(world.why() == "no-rate");

    World terms("compensation: {currency: USD, rates: [{unit: visit, amount: 50.00}], periods: {fall: {from: 2026-08-15, until: 2026-12-18}}}\n");
    terms.log = {fine_visit(1, "2026-12-18"), fine_visit(2, "2026-12-19")};
    CHECK(terms.why(0).empty());
    CHECK(terms.why(1) == "no-period");
}

TEST_CASE("Each reason has a word of its own and something that mends it", "[compensation][payable]")
{
    std::set<std::string_view> words, mends;
    for (std::size_t i = 0; i < reason_count; ++i) {
        words.insert(word_of(static_cast<ReasonCode>(i)));
        mends.insert(word_of(mend_of(static_cast<ReasonCode>(i))));
    }
    CHECK(words.size() == reason_count);
    CHECK(mends.size() == reason_count - 1);  // two are mended by being certified
    CHECK(word_of(ReasonCode::erased) == "erased");
    CHECK(word_of(Mend::close_before_erasing) == "close-before-erasing");
}

TEST_CASE("A visit made in a pair counts towards the next level, paid or not", "[compensation][payable]")
{
    std::vector<LoggedVisit> log = {fine_visit(1), fine_visit(2, "2026-09-16", {1}), fine_visit(3, "2026-09-17")};
    log[2].outcome = VisitOutcome::no_show;
    log.push_back(fine_visit(4));  // the first one, entered again
    const auto proofs = visit_proofs(log);
    REQUIRE(proofs.size() == 2);
    CHECK(proofs.at(someone(1)).size() == 1);
    CHECK(proofs.at(someone(1))[0].event == the_visit(1));
}

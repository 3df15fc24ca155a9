#include "facilitator/certification/status.h"

#include "evidence_maker.h"
#include "support/catch.h"

using namespace fv;
using test::on;
using test::person;
using test::thing;

namespace {

const Uuid ana = person(1), ben = person(2), fay = person(3), tom = person(4);

/// Everything that the first level asks, by the end of September 2026.
Evidence ready_home_visitor()
{
    Evidence e;
    unsigned next = 100;
    const auto recorded = [&](const char* day, const Uuid& by = {}) { return Recorded{thing(next++), on(day), by}; };
    for (const auto& [topic, minutes] : std::initializer_list<std::pair<const char*, int>>{{"research", 15}, {"logistics", 20}, {"skills", 70}, {"barriers", 30}, {"cultural-sensitivity", 30}, {"applying", 15}})
        e.trainings.push_back({recorded("2026-09-01"), topic, {}, minutes, {}});
    const auto pass = [&](const char* day, const char* visit, Stage stage, const char* theme) { e.rehearsals.push_back({recorded(day), visit, stage, {theme}, true, false}); };
    pass("2026-09-02", "call", Stage::invitation, "relationship-building");
    pass("2026-09-03", "no-thank-you", Stage::invitation, "overcoming-fears");
    pass("2026-09-04", "table", Stage::first_visit, "cultural-sensitivity");
    pass("2026-09-05", "stairs", Stage::first_visit, "logistics");
    pass("2026-09-06", "library", Stage::first_visit, "logistics");
    pass("2026-09-07", "language", Stage::between_visits, "cultural-sensitivity");
    e.rehearsals.back().reflected_in_pair = true;
    e.observed.push_back({recorded("2026-09-10", fay), {{"listening", 2}, {"humility", 2}}, ben});
    for (std::size_t i = 0; i < core_practice_count; ++i)
        e.practices.push_back({recorded("2026-09-11"), static_cast<CorePractice>(i), "said in my own words, more than eight of them"});
    e.sign_offs.push_back({recorded("2026-09-12", fay), "home-visitor", "sign-off", "home-visits", 1, {}});
    return e;
}

Holders holders_of(const Holding& fays)
{
    EvidenceOfAll all;
    all[fay].holdings.push_back(fays);
    return Holders(all);
}
const Holders fay_is_facilitator = holders_of(test::holding(1, "facilitator", on("2026-01-01"), on("2027-12-31")));

const RequirementStatus& requirement(const LevelStatus& level, std::string_view key)
{
    for (const auto* list : {&level.requirements, &level.renewal})
        for (const RequirementStatus& one : *list)
            if (one.key == key) return one;
    FAIL("no requirement " << key);
    throw 0;
}

LevelStatus home_visitor(const Evidence& evidence, const char* day, const Holders& holders = fay_is_facilitator)
{
    static const Programme programme = test::sample_programme();
    return *status(programme, evidence, holders, on(day)).level("home-visitor");
}

}  // namespace

TEST_CASE("Who has done nothing has not begun, and the first step of each requirement is told", "[certification]")
{
    const LevelStatus level = home_visitor({}, "2026-09-01");
    CHECK(level.standing == LevelStanding::not_begun);
    CHECK(level.done() == 0);
    CHECK(requirement(level, "introduction").next == NextStep{NextStep::Kind::attend, PartStatus::What::topic, "research", 15, {}});
    CHECK(requirement(level, "rehearsals").next == NextStep{NextStep::Kind::rehearse, PartStatus::What::stage, "invitation", 2, {}});
    CHECK(requirement(level, "practices").next == NextStep{NextStep::Kind::acknowledge, PartStatus::What::practice, "voluntary", 1, {}});
    CHECK(requirement(level, "sign-off").next == NextStep{NextStep::Kind::be_signed, PartStatus::What::whole, {}, 1, {}});
    for (const RequirementStatus& one : level.requirements) CHECK(one.state == RequirementState::missing);
}

TEST_CASE("Each requirement is done on the day its last evidence came, and not a day before", "[certification]")
{
    const Evidence evidence = ready_home_visitor();
    CHECK(home_visitor(evidence, "2026-08-31").standing == LevelStanding::not_begun);
    CHECK(home_visitor(evidence, "2026-09-06").standing == LevelStanding::under_way);
    const LevelStatus almost = home_visitor(evidence, "2026-09-11");
    CHECK(almost.standing == LevelStanding::under_way);
    CHECK(almost.done() == 5);
    const LevelStatus level = home_visitor(evidence, "2026-09-12");
    CHECK(level.standing == LevelStanding::ready);
    CHECK(requirement(level, "introduction").done_on == on("2026-09-01"));
    CHECK(requirement(level, "rehearsals").done_on == on("2026-09-07"));
    CHECK(requirement(level, "rehearsals").expires == on("2028-09-02"));
    CHECK(requirement(level, "sign-off").proofs.at(0).by == fay);
}

TEST_CASE("What is wanting is told by its part", "[certification]")
{
    Evidence evidence = ready_home_visitor();
    SECTION("minutes of a topic, though there are enough in all")
    {
        evidence.trainings[1].minutes = 5;  // logistics
        evidence.trainings[2].minutes = 300;
        const LevelStatus level = home_visitor(evidence, "2026-09-12");
        const RequirementStatus& introduction = requirement(level, "introduction");
        CHECK(introduction.state == RequirementState::in_progress);
        CHECK(introduction.next == NextStep{NextStep::Kind::attend, PartStatus::What::topic, "logistics", 15, {}});
    }
    SECTION("the same visit passed twice is one visit")
    {
        evidence.rehearsals[3].visit = "table";
        const LevelStatus level = home_visitor(evidence, "2026-09-12");
        CHECK(requirement(level, "rehearsals").parts[0].have == 5);
        CHECK(requirement(level, "rehearsals").next.key == "first-visit");
    }
    SECTION("a visit that was not passed")
    {
        evidence.rehearsals[0].passed = false;
        CHECK(requirement(home_visitor(evidence, "2026-09-12"), "rehearsals").next.key == "invitation");
    }
    SECTION("a rating below the mark, or by who was no facilitator on that day")
    {
        evidence.observed[0].ratings["humility"] = 1;
        CHECK(requirement(home_visitor(evidence, "2026-09-12"), "role-play").state == RequirementState::missing);
        evidence.observed[0].ratings["humility"] = 2;
        CHECK(requirement(home_visitor(evidence, "2026-09-12"), "role-play").state == RequirementState::done);
        CHECK(requirement(home_visitor(evidence, "2026-09-12", holders_of(test::holding(1, "facilitator", on("2024-01-01"), on("2026-09-09")))), "role-play").state == RequirementState::missing);
        CHECK(requirement(home_visitor(evidence, "2026-09-12", holders_of(test::holding(1, "home-visitor", on("2024-01-01"), on("2027-09-09")))), "role-play").state == RequirementState::missing);
        CHECK(requirement(home_visitor(evidence, "2026-09-12", holders_of(test::holding(1, "trainer", on("2024-01-01"), on("2027-09-09")))), "role-play").state == RequirementState::done);
    }
    SECTION("a practice said in three words")
    {
        evidence.practices[2].text = "hopes and dreams";
        CHECK(requirement(home_visitor(evidence, "2026-09-12"), "practices").next == NextStep{NextStep::Kind::acknowledge, PartStatus::What::practice, "hopes-and-dreams", 1, {}});
    }
    SECTION("a sign-off for another requirement, level or programme, or taken back")
    {
        const auto state = [&] { return requirement(home_visitor(evidence, "2026-09-12"), "sign-off").state; };
        evidence.sign_offs[0].level = "facilitator";
        CHECK(state() == RequirementState::missing);
        evidence.sign_offs[0].level = "home-visitor";
        evidence.sign_offs[0].programme = "elsewhere";
        CHECK(state() == RequirementState::missing);
        evidence.sign_offs[0].programme = "home-visits";
        evidence.sign_offs[0].revoked = on("2026-09-13");
        CHECK(state() == RequirementState::done);
        evidence.sign_offs[0].revoked = on("2026-09-12");
        CHECK(state() == RequirementState::missing);
    }
}

TEST_CASE("Evidence grows old where the programme says so", "[certification]")
{
    const Evidence evidence = ready_home_visitor();
    CHECK(home_visitor(evidence, "2028-09-01").standing == LevelStanding::ready);
    const LevelStatus level = home_visitor(evidence, "2028-09-02");
    CHECK(level.standing == LevelStanding::under_way);
    CHECK(requirement(level, "rehearsals").state == RequirementState::expired);
    CHECK(requirement(level, "rehearsals").next == NextStep{NextStep::Kind::rehearse, PartStatus::What::stage, "invitation", 1, {}});
    CHECK(requirement(level, "introduction").state == RequirementState::done);
}

TEST_CASE("A certificate holds to the end of its last day, can be renewed in its window and grace, and lapses", "[certification]")
{
    Evidence evidence = ready_home_visitor();
    evidence.holdings.push_back(test::holding(50, "home-visitor", on("2026-09-15"), on("2028-09-14")));
    const auto standing = [&](const char* day) { return home_visitor(evidence, day).standing; };
    CHECK(standing("2026-09-14") == LevelStanding::ready);
    CHECK(standing("2026-09-15") == LevelStanding::certified);
    CHECK(standing("2028-09-14") == LevelStanding::certified);
    CHECK(standing("2028-09-15") == LevelStanding::in_grace);
    CHECK(standing("2028-12-13") == LevelStanding::in_grace);
    CHECK(standing("2028-12-14") == LevelStanding::lapsed);
    CHECK(home_visitor(evidence, "2028-06-16").renewal_opens == on("2028-06-16"));

    // What led to the first certificate does not renew it.
    CHECK_FALSE(home_visitor(evidence, "2028-07-01").renewable);
    evidence.trainings.push_back({Recorded{thing(60), on("2027-05-01"), {}}, "refresher", {}, 60, {}});
    evidence.rehearsals.push_back({Recorded{thing(61), on("2027-05-02"), {}}, "call", Stage::invitation, {"logistics"}, true, true});
    CHECK(requirement(home_visitor(evidence, "2028-07-01"), "rehearsals-again").next.amount == 1);
    evidence.rehearsals.push_back({Recorded{thing(62), on("2027-05-03"), {}}, "table", Stage::first_visit, {"logistics"}, true, false});
    CHECK_FALSE(home_visitor(evidence, "2028-06-15").renewable);  // too early
    CHECK(home_visitor(evidence, "2028-06-16").renewable);
    CHECK(standing("2028-09-20") == LevelStanding::ready);             // in grace, with everything there
    CHECK(standing("2028-12-14") == LevelStanding::lapsed);            // all over again, though all this is on record

    // Renewed before it ended: no day without.
    Holding next = test::holding(51, "home-visitor", on("2028-09-15"), on("2030-09-14"));
    next.on = on("2028-07-01");
    evidence.holdings.push_back(next);
    CHECK(standing("2028-07-02") == LevelStanding::certified);
    CHECK_FALSE(home_visitor(evidence, "2028-07-02").renewable);
    CHECK(standing("2028-09-15") == LevelStanding::certified);
}

TEST_CASE("A certificate that was taken away is not held from that day on", "[certification]")
{
    Evidence evidence = ready_home_visitor();
    evidence.holdings.push_back(test::holding(50, "home-visitor", on("2026-09-15"), on("2028-09-14")));
    evidence.holdings[0].ended = on("2027-01-10");
    CHECK(home_visitor(evidence, "2027-01-09").standing == LevelStanding::certified);
    const LevelStatus level = home_visitor(evidence, "2027-01-10");
    CHECK(level.standing == LevelStanding::revoked);
    CHECK(level.done() == 0);  // what was before does not count again
    CHECK(level.holding->ended == on("2027-01-10"));
}

TEST_CASE("A level that asks for another to be held waits for it, without a break", "[certification]")
{
    const Programme programme = test::sample_programme();
    Evidence evidence;
    const auto held = [&](const char* day) { return requirement(*status(programme, evidence, {}, on(day)).level("facilitator"), "home-visitor"); };
    CHECK(held("2026-09-15").state == RequirementState::missing);
    CHECK(held("2026-09-15").next == NextStep{NextStep::Kind::hold, PartStatus::What::whole, "home-visitor", 1, {}});
    evidence.holdings.push_back(test::holding(50, "home-visitor", on("2026-09-15"), on("2028-09-14")));
    CHECK(held("2027-03-14").state == RequirementState::in_progress);
    CHECK(held("2027-03-14").next == NextStep{NextStep::Kind::wait, PartStatus::What::whole, "home-visitor", 1, on("2027-03-15")});
    CHECK(held("2027-03-15").state == RequirementState::done);
    CHECK(held("2028-09-15").state == RequirementState::expired);
    evidence.holdings.push_back(test::holding(51, "home-visitor", on("2028-09-15"), on("2030-09-14")));
    CHECK(held("2028-09-15").state == RequirementState::done);  // renewed without a break
    evidence.holdings[1].from = on("2028-09-17");
    CHECK(held("2028-09-20").state == RequirementState::expired);  // a break: the half year begins anew
    CHECK(held("2029-03-17").state == RequirementState::done);
    CHECK(status(programme, evidence, {}, on("2026-09-20")).level("second-visit")->requirements.at(0).state == RequirementState::done);
}

TEST_CASE("Two signatures are those of two people", "[certification]")
{
    const Programme programme = test::sample_programme();
    EvidenceOfAll all;
    for (const Uuid& one : {fay, tom}) all[one].holdings.push_back(test::holding(1, "trainer", on("2026-01-01"), on("2028-12-31"), true));
    const Holders holders(all);
    Evidence evidence;
    const auto sign = [&](unsigned id, const Uuid& by) { evidence.sign_offs.push_back({Recorded{thing(id), on("2027-01-01"), by}, "trainer", "sign-off", "home-visits", 1, {}}); };
    const auto state = [&] { return requirement(*status(programme, evidence, holders, on("2027-02-01")).level("trainer"), "sign-off"); };
    sign(1, fay);
    sign(2, fay);
    CHECK(state().state == RequirementState::in_progress);
    CHECK(state().next.amount == 1);
    sign(3, tom);
    CHECK(state().state == RequirementState::done);
}

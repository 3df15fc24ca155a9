#include "facilitator/compensation/logging.h"

#include "pay_maker.h"

using namespace fv;
using namespace fv::test;

namespace {

using What = LogProblem::What;

Roster roster_of_three()
{
    Saying saying;
    saying.add(1, "Ana Ruiz");
    saying.add(2, "Ben Li");
    saying.add(3, "Maria Soto");
    return saying.roster();
}

/// The problems' words, with spaces between; those that do not stop in brackets.
std::string problems(const VisitFacts& facts, const std::vector<LoggedVisit>& log = {}, const Uuid& itself = {})
{
    std::string out;
    for (const LogProblem& problem : problems_of(facts, log, roster_of_three(), on("2026-09-20"), itself)) {
        const std::string word(word_of(problem.what));
        out += (out.empty() ? "" : " ") + (problem.stops ? word : "(" + word + ")");
        CHECK_FALSE(message_of(problem, roster_of_three(), log).empty());
        CHECK_FALSE(hint_of(problem).empty());
    }
    return out;
}

}  // namespace

TEST_CASE("A visit as it should be can be written down", "[compensation][logging]")
{
    CHECK(problems(fine_visit()).empty());
    CHECK(problems(fine_visit(1, "2026-09-20")).empty());  // today
}

TEST_CASE("What cannot be is not written down", "[compensation][logging]")
{
    CHECK(problems(fine_visit(1, "2026-09-21")) == "in-the-future");
    CHECK(problems(fine_visit(1, "2006-09-15")) == "too-long-ago");
    LoggedVisit visit = fine_visit();
    visit.minutes = 0;
    CHECK(problems(visit) == "no-time");
    visit.outcome = VisitOutcome::no_show;
    CHECK(problems(visit).empty());  // nobody was there
    visit = fine_visit();
    visit.minutes = 481;
    CHECK(problems(visit) == "no-time");
    visit.minutes = 60;
    visit.start = 23 * 60;
    CHECK(problems(visit).empty());  // until midnight
    visit.minutes = 61;
    CHECK(problems(visit) == "past-midnight");
    visit = fine_visit();
    visit.contract = ContractTime::partly;
    CHECK(problems(visit) == "inside-unsaid");
    visit.minutes_inside = 40;
    CHECK(problems(visit) == "inside-too-long");
    visit = fine_visit();
    visit.arranged_on = on("2026-10-01");
    CHECK(problems(visit) == "in-the-future");
    visit = fine_visit();
    visit.stage = Stage::workshop;
    CHECK(problems(visit) == "wrong-stage");
    CHECK(problems(fine_visit(1, "2026-09-15", {1, 9})) == "unknown-educator");
    CHECK(problems(fine_visit(1, "2026-09-15", {1, 1})) == "same-person-twice");
    CHECK(problems(fine_visit(1, "2026-09-15", {1, 2, 3})) == "too-many-educators");
    CHECK(problems(fine_visit(1, "2026-09-15", {})) == "nobody");
}

TEST_CASE("What is recorded and not paid is told, and stops nobody", "[compensation][logging]")
{
    CHECK(problems(fine_visit(1, "2026-09-15", {1})) == "(alone)");
    LoggedVisit visit = fine_visit();
    visit.arranged_on.reset();
    CHECK(problems(visit) == "(not-arranged)");
    visit.arranged_on = visit.date;
    CHECK(problems(visit) == "(arranged-too-late)");
    CHECK_FALSE(stops(problems_of(visit, {}, roster_of_three(), on("2026-09-20"))));
}

TEST_CASE("Nobody is at two visits at once, and none is entered twice", "[compensation][logging]")
{
    std::vector<LoggedVisit> log = {fine_visit(1)};
    CHECK(problems(fine_visit(2), log) == "entered-twice");
    LoggedVisit visit = fine_visit(2, "2026-09-15", {2, 3});
    CHECK(problems(visit, log) == "overlaps");
    const LogProblem overlap = problems_of(visit, log, roster_of_three(), on("2026-09-20"))[0];
    CHECK(overlap.person == someone(2));
    CHECK(overlap.visit == the_visit(1));
    CHECK(message_of(overlap, roster_of_three(), log) == "Ben Li was at the visit of 2026-09-15 at 16:30, which is not over then");
    visit.start += 40;
    CHECK(problems(visit, log).empty());
    CHECK(problems(fine_visit(1), log, the_visit(1)).empty());  // a visit stands not in its own way
    log[0].withdrawn = WithdrawnWhy::by_mistake;
    CHECK(problems(fine_visit(2), log).empty());
}

TEST_CASE("Two visits overlap whichever is asked about, and only by somebody who was at both", "[compensation][logging][property]")
{
    for (int shift = -1500; shift <= 1500; shift += 13) {
        LoggedVisit one = fine_visit(1), other = fine_visit(2, "2026-09-15", {2, 3}), stranger = fine_visit(3, "2026-09-15", {3, 4});
        const int start = other.start + shift;
        const int days = start < 0 ? -1 : start / minutes_of_day;
        other.date += std::chrono::days{days};
        other.start = start - days * minutes_of_day;
        stranger.date = other.date;
        stranger.start = other.start;
        const bool together = shift > -40 && shift < 40;
        CHECK(at_both(one, other).has_value() == together);
        CHECK(at_both(other, one).has_value() == together);
        CHECK_FALSE(at_both(one, stranger));
    }
}

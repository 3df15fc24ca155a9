// Growth over weeks, what is due again, and the one visit to play next.
#include "scoring/rehearsals.h"

#include "scenarios/format/loader.h"
#include "support/catch.h"
#include "support/project_file.h"
#include "support/random_scenario.h"
#include "support/small_visit.h"

using namespace fv;
using namespace std::chrono;

namespace {

constexpr Day first_of_march = sys_days{2026y / March / 1};
Day march(int day) { return first_of_march + days{day - 1}; }

const Framework& framework()
{
    static const Framework loaded = load_framework(test::project_file("scoring/frameworks/home-visits.yaml")).value.value();
    return loaded;
}

Rehearsal rehearsal(const std::string& scenario, Day day, bool passed, std::map<std::string, double> shares = {})
{
    return {.scenario = scenario, .day = day, .practice = false, .passed = passed, .total = 0.5, .shares = std::move(shares)};
}
Rehearsal practice(const std::string& scenario, Day day)
{
    Rehearsal again = rehearsal(scenario, day, true, {{"presence", 1.0}});
    again.practice = true;
    return again;
}

Day due(const std::vector<Rehearsal>& rehearsals) { return due_visits(rehearsals).front().due; }

}  // namespace

TEST_CASE("A visit comes back after 1 day if it did not pass, then after 3, 7, 21 and 60 days", "[rehearsals]")
{
    CHECK(due({rehearsal("a", march(1), false)}) == march(2));
    std::vector<Rehearsal> passes;
    Day day = march(1);
    for (const int pause : {3, 7, 21, 60, 60}) {
        passes.push_back(rehearsal("a", day, true));
        CHECK(due(passes) == day + days{pause});
        day = due(passes);
    }
    passes.push_back(rehearsal("a", day, false));
    CHECK(due(passes) == day + days{1});
}

TEST_CASE("Passing twice on one day is no second success, and practice proves nothing", "[rehearsals]")
{
    CHECK(due({rehearsal("a", march(1), true), rehearsal("a", march(1), true)}) == march(4));
    CHECK(due({rehearsal("a", march(1), true), practice("a", march(2))}) == march(5));  // put off from the day it was practised
    CHECK(due({practice("a", march(1))}) == march(2));
    CHECK(due_visits(std::vector{rehearsal("late", march(9), true), rehearsal("soon", march(1), false)}).front().scenario == "soon");
}

TEST_CASE("A competency's line leaves practice out, and lately is the mean of the last three", "[rehearsals]")
{
    const std::vector<Rehearsal> played = {rehearsal("a", march(1), true, {{"presence", 0.1}}), rehearsal("a", march(2), true, {{"presence", 0.4}, {"invite", 0.9}}), practice("a", march(3)),
                                           rehearsal("b", march(4), true, {{"presence", 0.6}}), rehearsal("b", march(5), true, {{"presence", 0.8}})};
    const auto lines = competency_lines(framework(), played);
    REQUIRE(lines.size() == framework().competencies.size());
    const auto presence = std::find_if(lines.begin(), lines.end(), [](const CompetencyLine& line) { return line.key == "presence"; });
    REQUIRE(presence->points.size() == 4);
    CHECK(presence->points[2].rehearsal == 3);
    CHECK(*presence->lately() == Approx(0.6));
    CHECK(weakest_competency(lines) == "presence");
    CHECK(weakest_competency(competency_lines(framework(), {})).empty());
    const std::vector<Rehearsal> full = {rehearsal("a", march(1), true, {{"presence", 1.0}})};
    CHECK(weakest_competency(competency_lines(framework(), full)).empty());  // nothing is to be gained there
}

TEST_CASE("The next visit is the one that is most about what is weakest, among the new and the due", "[rehearsals]")
{
    const std::vector<Candidate> candidates = {{"a", {{"presence", 0.5}, {"invite", 0.5}}}, {"b", {{"presence", 0.2}, {"invite", 0.8}}}, {"c", {{"presence", 0.5}, {"invite", 0.5}}}};
    const auto next = [&](const std::vector<Rehearsal>& played, Day today) { return next_visit(framework(), played, candidates, today); };

    CHECK(next({}, march(1))->scenario == "a");
    CHECK(next({}, march(1))->competency.empty());
    const std::vector<Rehearsal> once = {rehearsal("a", march(1), false, {{"presence", 0.3}, {"invite", 0.6}})};
    CHECK(next(once, march(1))->scenario == "c");  // a is not due before tomorrow
    CHECK(next(once, march(1))->competency == "presence");
    CHECK(next(once, march(2))->scenario == "c");  // as much about it as a, and never played
    CHECK(next(once, march(2))->why == NextVisit::Why::never_played);
    const std::vector<Rehearsal> all = {rehearsal("c", march(1), true, {{"presence", 0.3}}), rehearsal("b", march(1), true, {{"invite", 0.6}}), rehearsal("a", march(1), false, {{"presence", 0.3}})};
    CHECK(next(all, march(1))->why == NextVisit::Why::not_yet);
    CHECK(next(all, march(1))->scenario == "a");
    CHECK(next(all, march(1))->due == march(2));
    CHECK(next(all, march(4))->why == NextVisit::Why::due);
    CHECK(next(all, march(4))->scenario == "a");
    CHECK_FALSE(next_visit(framework(), all, {}, march(4)).has_value());
}

TEST_CASE("Whatever was played, a visit is suggested that is new or due, or the first that will be", "[rehearsals]")
{
    test::Dice dice(11);
    for (int round = 0; round < 500; ++round) {
        std::vector<Rehearsal> played;
        Day day = march(1);
        for (int n = dice.roll(12); n > 0; --n) {
            day += days{dice.roll(5)};
            played.push_back(rehearsal(std::string(1, static_cast<char>('a' + dice.roll(5))), day, dice.roll(2) == 0, {{"presence", dice.roll(101) / 100.0}, {"invite", dice.roll(101) / 100.0}}));
            played.back().practice = dice.roll(4) == 0;
        }
        const std::vector<Candidate> candidates = {{"a", {{"presence", 1.0}}}, {"b", {{"invite", 1.0}}}, {"c", {}}};
        const Day today = day + days{dice.roll(4)};
        const auto next = next_visit(framework(), played, candidates, today);
        REQUIRE(next.has_value());
        const auto all = due_visits(played);
        const auto known = std::find_if(all.begin(), all.end(), [&](const DueVisit& d) { return d.scenario == next->scenario; });
        switch (next->why) {
        case NextVisit::Why::never_played: CHECK(known == all.end()); break;
        case NextVisit::Why::due: CHECK((known != all.end() && known->due <= today)); break;
        case NextVisit::Why::not_yet:
            for (const Candidate& candidate : candidates) {
                const auto other = std::find_if(all.begin(), all.end(), [&](const DueVisit& d) { return d.scenario == candidate.scenario; });
                CHECK((other != all.end() && other->due > today && other->due >= next->due));
            }
        }
    }
}

TEST_CASE("What a visit is about are its competencies' parts of what its decisions can earn", "[rehearsals]")
{
    const auto loaded = load_scenario(test::project_file("docs/format/every-kind.yaml"), {});
    REQUIRE(loaded.value.has_value());
    // boundaries 2 (picked) · presence 3 (ordered) + 3 (2 to −1) · together 3 (the partner's turn: 2 to −1) + 3 (own words) · humility 2 (rated)
    const auto emphasis = emphasis_of(*loaded.value);
    CHECK(emphasis.at("boundaries") == Approx(2.0 / 16));
    CHECK(emphasis.at("presence") == Approx(6.0 / 16));
    CHECK(emphasis.at("together") == Approx(6.0 / 16));
    CHECK(emphasis.at("humility") == Approx(2.0 / 16));
}

// The odds against slower ways to the same numbers: recursion where nothing circles, and patience
// (thousands of steps with whole distributions) where it does.
#include "scenarios/engine/answer.h"
#include "scenarios/engine/visit_odds.h"

#include <map>
#include <numeric>
#include <random>

#include "scenarios/engine/findings.h"
#include "scenarios/engine/seen_odds.h"
#include "support/catch.h"
#include "support/naive_steps.h"
#include "support/random_scenario.h"

using namespace fv;

namespace {

/// A scenario with what a random one can have, small enough to be reckoned slowly.
struct Small {
    Scenario scenario;
    StateGraph graph;
    Components components;
    Chances chances;

    Small(std::uint64_t seed, const test::RandomShape& shape)
        : scenario(test::random_scenario(seed, shape)), graph(scenario, {.most_states = 2000}), components(components_of(graph)), chances(chances_of(Strategy::at_random, scenario, graph.edge_sets()))
    {
    }
    Small(const Small&) = delete;
    Small& operator=(const Small&) = delete;
};

/// Chance of each ending from a state on, by recursion.
std::vector<double> endings_from(const Scenario& scenario, const VisitState& state)
{
    std::vector<double> chance(scenario.endings.size());
    if (state.ending.is_set()) {
        chance[state.ending.value] = 1.0;
        return chance;
    }
    for (const test::NaiveStep& step : test::naive_steps(scenario, state)) {
        const std::vector<double> then = endings_from(scenario, next_state(scenario, state, step.option));
        for (std::size_t i = 0; i < chance.size(); ++i) chance[i] += then[i] * step.chance;
    }
    return chance;
}

std::vector<double> endings_of(const Scenario& scenario)
{
    std::vector<double> chance(scenario.endings.size());
    for (std::size_t draw = 0; draw < draw_count(scenario); ++draw) {
        const std::vector<double> then = endings_from(scenario, first_state(scenario, draw_number(scenario, draw)));
        for (std::size_t i = 0; i < chance.size(); ++i) chance[i] += then[i] / static_cast<double>(draw_count(scenario));
    }
    return chance;
}

/// Chance of each ending after `steps` decisions, and that the visit goes on.
std::vector<double> endings_by_patience(const StateGraph& graph, int steps)
{
    std::vector<double> now(graph.size()), chance(graph.scenario().endings.size() + 1);
    for (std::size_t i = 0; i < graph.first().size(); ++i) now[graph.first_states()[i]] += graph.first()[i].weight;
    for (int step = 0; step < steps; ++step) {
        std::vector<double> next(graph.size());
        for (std::uint32_t i = 0; i < graph.size(); ++i) {
            if (now[i] == 0.0) continue;
            if (graph.state(i).ending.is_set()) chance[graph.state(i).ending.value] += now[i];
            for (std::size_t edge = 0; edge < graph.targets(i).size(); ++edge) next[graph.targets(i)[edge]] += now[i] * graph.edge_sets()[graph.edge_set(i)].edges[edge].weight;
        }
        now = std::move(next);
    }
    chance.back() = std::accumulate(now.begin(), now.end(), 0.0);
    return chance;
}

/// Chance that `is_seen(state, option, lines)` comes true on the way, by going over all states until nothing moves.
template <class IsSeen>
double seen_by_patience(const Scenario& scenario, const StateGraph& graph, const IsSeen& is_seen)
{
    std::vector<double> chance(graph.size());
    double moved = 1.0;
    for (int sweep = 0; sweep < 20'000 && moved > 1e-14; ++sweep) {
        moved = 0.0;
        for (std::uint32_t i = graph.size(); i-- > 0;) {
            if (graph.targets(i).empty()) continue;
            const EdgeSet& set = graph.edge_sets()[graph.edge_set(i)];
            double sum = 0.0;
            for (std::size_t edge = 0; edge < set.edges.size(); ++edge) {
                LineList lines;
                (void)next_state(scenario, graph.state(i), set.edges[edge].option, &lines);
                sum += (is_seen(set.offered, lines) ? 1.0 : chance[graph.targets(i)[edge]]) * set.edges[edge].weight;
            }
            moved = std::max(moved, std::abs(sum - chance[i]));
            chance[i] = sum;
        }
    }
    double all = 0.0;
    for (std::size_t i = 0; i < graph.first().size(); ++i) {
        const bool at_once = is_seen(OptionList{}, graph.first()[i].said);
        all += graph.first()[i].weight * (at_once ? 1.0 : chance[graph.first_states()[i]]);
    }
    return all;
}

/// Whether the answers lead to the ending, as a person would give them, in one of the ways in which a
/// visit can begin.
bool leads_to(const Scenario& scenario, const std::vector<std::string>& route, EndingId ending)
{
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        Visit visit(scenario, AttemptSeed{seed});
        const bool fits = std::all_of(route.begin(), route.end(), [&](const std::string& word) { return !take(visit, word); });
        if (fits && visit.state().ending == ending) return true;
    }
    return false;
}

bool said(const LineList& lines, LineId line) { return std::find(lines.begin(), lines.end(), line) != lines.end(); }

}  // namespace

TEST_CASE("Where nothing circles, each ending is as likely as recursion says", "[engine][odds][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{150}));
    const Small small(seed, {.fewest_scenes = 3, .most_scenes = 7, .ways_back = false});
    if (!small.graph.complete()) return;
    INFO("random scenario " << seed);
    CHECK_FALSE(small.components.any_circle());
    const VisitOdds odds = visit_odds(small.graph, small.components, small.chances);
    const std::vector<double> naive = endings_of(small.scenario);
    for (std::size_t i = 0; i < naive.size(); ++i) CHECK(odds.endings[i] == Approx(naive[i]).margin(1e-13));
    CHECK(odds.endless == 0.0);
    CHECK(odds.unknown == 0.0);
}

TEST_CASE("Where visits go round in circles, each ending is as likely as patience says", "[engine][odds][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{150}));
    const Small small(seed, {});
    if (!small.graph.complete() || !small.components.any_circle()) return;
    INFO("random scenario " << seed);
    const VisitOdds odds = visit_odds(small.graph, small.components, small.chances);
    const std::vector<double> patient = endings_by_patience(small.graph, 3000);
    for (std::size_t i = 0; i < odds.endings.size(); ++i) CHECK(odds.endings[i] == Approx(patient[i]).margin(1e-12));
    CHECK(odds.endless + odds.unknown == Approx(patient.back()).margin(1e-11));
    CHECK(std::accumulate(odds.endings.begin(), odds.endings.end(), odds.endless + odds.unknown) == Approx(1.0).margin(1e-12));
}

TEST_CASE("A line that can be heard twice is not counted twice", "[engine][odds][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{60}));
    const Small small(seed, {.fewest_scenes = 3, .most_scenes = 6});
    if (!small.graph.complete() || small.graph.size() > 300) return;
    INFO("random scenario " << seed);
    const VisitOdds odds = visit_odds(small.graph, small.components, small.chances);
    if (odds.endless > 0.0) return;
    const SeenOdds seen = seen_odds(small.graph, small.components, small.chances, odds);
    for (std::size_t i = 0; i < seen.lines.size(); ++i) {
        const LineId line{static_cast<std::uint16_t>(i)};
        const double naive = seen_by_patience(small.scenario, small.graph, [&](const OptionList&, const LineList& lines) { return said(lines, line); });
        INFO("line " << i);
        CHECK(seen.lines[i] == Approx(naive).margin(1e-11));
    }
    for (std::size_t i = 0; i < seen.options.size(); ++i) {
        const OptionId option{static_cast<std::uint16_t>(i)};
        const double naive = seen_by_patience(small.scenario, small.graph, [&](const OptionList& options, const LineList&) { return std::find(options.begin(), options.end(), option) != options.end(); });
        INFO("option " << i);
        CHECK(seen.options[i] == Approx(naive).margin(1e-11));
    }
}

TEST_CASE("Where a walk was stopped, what is not known is said to be unknown", "[engine][odds]")
{
    const Scenario scenario = test::random_scenario(1);
    const StateGraph graph(scenario, {.most_states = 500});
    const VisitOdds odds = visit_odds(graph, components_of(graph), chances_of(Strategy::at_random, scenario, graph.edge_sets()));
    CHECK(odds.unknown > 0.0);
    CHECK(std::accumulate(odds.endings.begin(), odds.endings.end(), odds.endless + odds.unknown) == Approx(1.0));
}

TEST_CASE("A route leads to the ending that it is for, and none is shorter", "[engine][findings][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{100}));
    const Small small(seed, {});
    if (!small.graph.complete()) return;
    INFO("random scenario " << seed);
    const Findings found = findings(small.graph, small.components);
    std::vector<std::size_t> fewest(small.scenario.endings.size(), 1000);
    std::map<std::uint32_t, std::size_t> decisions;
    for (const std::uint32_t start : small.graph.first_states()) decisions[start] = 0;
    for (std::uint32_t i = 0; i < small.graph.size(); ++i) {  // nearer ones come first
        const EndingId ending = small.graph.state(i).ending;
        if (ending.is_set()) fewest[ending.value] = std::min(fewest[ending.value], decisions.at(i));
        for (const std::uint32_t target : small.graph.targets(i)) decisions.try_emplace(target, decisions.at(i) + 1);
    }
    for (std::size_t i = 0; i < found.endings.size(); ++i) {
        CHECK(found.endings[i].reachable == (fewest[i] < 1000));
        if (!found.endings[i].reachable) continue;
        CHECK(found.endings[i].route.size() == fewest[i]);
        CHECK(leads_to(small.scenario, found.endings[i].route, EndingId{static_cast<std::uint16_t>(i)}));
    }
}

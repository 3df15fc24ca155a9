// The explorer against the simplest walk there could be: a set of states, and every option of each.
#include "scenarios/engine/explorer.h"

#include <map>
#include <set>
#include <tuple>

#include "support/catch.h"
#include "support/naive_steps.h"
#include "support/random_scenario.h"

using namespace fv;

namespace {

using Plain = std::tuple<std::array<std::int16_t, capacity::meters>, std::array<std::uint64_t, capacity::memory / 64>, std::uint16_t, std::uint16_t>;
Plain plain(const VisitState& s) { return {s.meters, s.memory, s.scene.value, s.ending.value}; }

/// Every state with the fewest decisions that lead to it, or nothing where there are more than `most`.
std::map<Plain, int> walk_simply(const Scenario& scenario, std::size_t most)
{
    std::map<Plain, int> fewest;
    std::vector<VisitState> now;
    for (std::size_t i = 0; i < draw_count(scenario); ++i) {
        now.push_back(first_state(scenario, draw_number(scenario, i)));
        fewest[plain(now.back())] = 0;
    }
    for (int decisions = 1; !now.empty(); ++decisions) {
        std::vector<VisitState> next;
        for (const VisitState& state : now)
            for (const test::NaiveStep& step : test::naive_steps(scenario, state)) {
                const VisitState target = next_state(scenario, state, step.option);
                if (fewest.try_emplace(plain(target), decisions).second) next.push_back(target);
            }
        if (fewest.size() > most) return {};
        now = std::move(next);
    }
    return fewest;
}

constexpr std::size_t most = 5000;

}  // namespace

TEST_CASE("The explorer finds every state that there is, and none that there is not", "[engine][explorer][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{150}));
    const Scenario scenario = test::random_scenario(seed);
    const auto simply = walk_simply(scenario, most);
    if (simply.empty()) return;
    INFO("random scenario " << seed);
    const StateGraph graph(scenario, {});
    REQUIRE(graph.complete());
    REQUIRE(graph.size() == simply.size());
    std::set<Plain> found;
    int decisions = 0;
    for (std::uint32_t i = 0; i < graph.size(); ++i) {
        found.insert(plain(graph.state(i)));
        REQUIRE(simply.contains(plain(graph.state(i))));
        CHECK(simply.at(plain(graph.state(i))) >= decisions);  // nearer ones first
        decisions = simply.at(plain(graph.state(i)));
    }
    CHECK(found.size() == simply.size());
}

TEST_CASE("Each edge leads where the engine leads", "[engine][explorer][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{100}));
    const Scenario scenario = test::random_scenario(seed);
    const StateGraph graph(scenario, {.most_states = most});
    INFO("random scenario " << seed);
    std::size_t transitions = 0;
    for (std::uint32_t i = 0; i < graph.expanded(); ++i) {
        const VisitState state = graph.state(i);
        if (graph.edge_set(i) == StateGraph::ended) {
            CHECK(state.ending.is_set());
            continue;
        }
        const EdgeSet& set = graph.edge_sets()[graph.edge_set(i)];
        std::set<OptionId> possible, told(set.offered.begin(), set.offered.end());
        for (const test::NaiveStep& step : test::naive_steps(scenario, state)) possible.insert(step.option);
        REQUIRE(told == possible);
        REQUIRE(graph.targets(i).size() == set.edges.size());
        double sum = 0.0;
        for (std::size_t edge = 0; edge < set.edges.size(); ++edge, ++transitions) {
            CHECK(graph.state(graph.targets(i)[edge]) == next_state(scenario, state, set.edges[edge].option));
            sum += set.edges[edge].weight;
        }
        CHECK(sum == Approx(1.0));
    }
    CHECK(transitions == graph.transitions());
}

TEST_CASE("A walk that comes to its bound says so, and what it has found is true", "[engine][explorer]")
{
    const Scenario scenario = test::random_scenario(1);
    const StateGraph graph(scenario, {.most_states = 1000});
    CHECK_FALSE(graph.complete());
    CHECK(graph.size() >= 1000);
    CHECK(graph.size() < 1200);
    CHECK(graph.expanded() < graph.size());
    CHECK(graph.edge_set(graph.size() - 1) == StateGraph::unknown);
    CHECK(graph.targets(graph.size() - 1).empty());
}

TEST_CASE("A walk stops when it is told to, and tells how far it is", "[engine][explorer]")
{
    const Scenario scenario = test::random_scenario(1);
    std::atomic<bool> stop = false;
    std::size_t told = 0;
    const StateGraph graph(scenario, {.most_states = 1'000'000, .stop = &stop, .walked = [&](std::size_t states) {
                                          told = states;
                                          stop = true;
                                      }});
    CHECK(told >= 65'536);
    CHECK_FALSE(graph.complete());
    CHECK(graph.size() < told + 1000);
}

TEST_CASE("A state takes at most 64 bytes, edges and all", "[engine][explorer][property]")
{
    for (std::uint64_t seed = 0; seed < 60; ++seed) {
        const Scenario scenario = test::random_scenario(seed);
        const StateGraph graph(scenario, {.most_states = 100'000});
        if (graph.size() < 50'000) continue;  // the first pieces of memory count for little only among many
        INFO("random scenario " << seed << ": " << graph.size() << " states");
        CHECK(graph.bytes() <= 64 * std::size_t{graph.size()});
    }
}

TEST_CASE("What was met is exactly what some step met", "[engine][explorer][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{60}));
    const Scenario scenario = test::random_scenario(seed);
    const StateGraph graph(scenario, {.most_states = 2000});
    if (!graph.complete()) return;
    INFO("random scenario " << seed);
    std::vector<std::uint8_t> said(scenario.lines.size());
    LineList lines;
    for (std::size_t i = 0; i < draw_count(scenario); ++i) {
        lines.clear();
        (void)first_state(scenario, draw_number(scenario, i), Company::alone, &lines);
        for (const LineId line : lines) said[line.value] = 1;
    }
    for (std::uint32_t i = 0; i < graph.size(); ++i)
        for (const test::NaiveStep& step : test::naive_steps(scenario, graph.state(i))) {
            lines.clear();
            (void)next_state(scenario, graph.state(i), step.option, &lines);
            for (const LineId line : lines) said[line.value] = 1;
        }
    CHECK(said == graph.coverage().lines);
}

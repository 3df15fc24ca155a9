// The odds of passing against the slow way: every list of choices there is, each scored by score().
#include "scoring/pass_odds.h"

#include <functional>

#include "scoring/competency_reach.h"
#include "support/catch.h"
#include "support/naive_steps.h"
#include "support/random_scenario.h"

using namespace fv;

namespace {

Framework framework(double overall, double each)
{
    Framework f{.id = "test", .pass = {.overall = overall, .each = each}};
    for (const char* key : {"invite", "presence", "humility", "assets", "boundaries", "together"}) f.competencies.push_back({.key = key});
    return f;
}

/// All whole visits: choices, the seed that draws as they began, and the chance that somebody who clicks at
/// random makes them. False: too many.
bool for_every_visit(const Scenario& scenario, std::size_t most, const std::function<void(const std::vector<std::string>&, AttemptSeed, double)>& told)
{
    std::size_t visits = 0;
    std::vector<std::string> choices;
    AttemptSeed seed;
    const std::function<bool(const VisitState&, double)> go_on = [&](const VisitState& state, double chance) {
        if (state.ending.is_set()) return ++visits <= most ? (told(choices, seed, chance), true) : false;
        for (const test::NaiveStep& step : test::naive_steps(scenario, state)) {
            choices.push_back(step.word);
            const bool few = go_on(next_state(scenario, state, step.option), chance * step.chance);
            choices.pop_back();
            if (!few) return false;
        }
        return true;
    };
    for (std::size_t i = 0; i < draw_count(scenario); ++i) {
        seed = test::seed_that_draws(scenario, draw_number(scenario, i));
        if (!go_on(first_state(scenario, draw_number(scenario, i)), 1.0 / static_cast<double>(draw_count(scenario)))) return false;
    }
    return true;
}

struct Reckoned {
    const StateGraph graph;
    const Components components;
    const PassGraph pass_graph;
    const Chances chances;

    Reckoned(const Scenario& scenario, const Framework& framework)
        : graph(scenario, {}), components(components_of(graph)), pass_graph(graph, components, framework), chances(chances_of(Strategy::at_random, scenario, graph.edge_sets()))
    {
    }
};

constexpr test::RandomShape small{.fewest_scenes = 3, .most_scenes = 6, .ways_back = false};
constexpr std::size_t most_visits = 800;

}  // namespace

TEST_CASE("The chance to pass is that of all visits that pass, each scored by itself", "[pass-odds][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{200}));
    const Scenario scenario = test::random_scenario(seed, small);
    // Rules from lax to strict, so that some pass and some do not.
    const Framework rule = framework(0.05 * static_cast<double>(seed % 16), 0.04 * static_cast<double>(seed % 7));
    double passing = 0.0;
    if (!for_every_visit(scenario, most_visits, [&](const auto& choices, AttemptSeed drawn, double chance) { passing += score(scenario, rule, drawn, choices).passed() ? chance : 0.0; })) return;
    INFO("random scenario " << seed);
    const Reckoned reckoned(scenario, rule);
    const PassOdds odds = pass_odds(reckoned.pass_graph, reckoned.chances, rule.pass);
    CHECK(odds.exact());
    CHECK(odds.low == Approx(passing).margin(1e-12));
}

TEST_CASE("Where there is too much to carry, the answer is an interval that holds the chance", "[pass-odds][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{80}));
    const Scenario scenario = test::random_scenario(seed, {.fewest_scenes = 4, .most_scenes = 8, .ways_back = false});
    const Framework rule = framework(0.45, 0.1);
    const Reckoned reckoned(scenario, rule);
    const PassOdds exact = pass_odds(reckoned.pass_graph, reckoned.chances, rule.pass);
    INFO("random scenario " << seed);
    REQUIRE(exact.exact());
    for (const std::size_t most : {std::size_t{2}, std::size_t{10}, std::size_t{50}, std::size_t{400}}) {
        for (const PassLimits& limits : {PassLimits{.most_at_once = most}, PassLimits{.most_burdens = most}}) {
            const PassOdds rough = pass_odds(reckoned.pass_graph, reckoned.chances, rule.pass, limits);
            CHECK(rough.low <= exact.high + 1e-12);
            CHECK(rough.high >= exact.low - 1e-12);
        }
    }
}

TEST_CASE("Where visits can go round in circles, the chance to pass is that of many walks", "[pass-odds][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{40}));
    const Scenario scenario = test::random_scenario(seed, {.fewest_scenes = 3, .most_scenes = 5});
    const Framework rule = framework(0.4, 0.0);
    if (StateGraph(scenario, {.most_states = 500}).size() >= 500) return;
    const Reckoned reckoned(scenario, rule);
    if (!reckoned.components.any_circle()) return;
    const PassOdds odds = pass_odds(reckoned.pass_graph, reckoned.chances, rule.pass, {.most_at_once = 2000});
    INFO("random scenario " << seed << ": " << odds.low << " to " << odds.high);
    CHECK(odds.low <= odds.high);
    constexpr int walks = 800;
    int passed = 0;
    for (std::uint64_t walk = 0; walk < walks; ++walk) passed += score(scenario, rule, AttemptSeed{walk}, test::walk_at_random(scenario, walk, 150).choices).passed();
    CHECK(passed / double{walks} >= odds.low - 0.08);
    CHECK(passed / double{walks} <= odds.high + 0.08);
}

TEST_CASE("The best and the worst share are those of some visit, and no visit's share lies beyond them", "[reach][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{200}));
    const Scenario scenario = test::random_scenario(seed, small);
    const Framework rule = framework(0.7, 0.5);
    std::vector<CompetencyReach> naive;
    for (const Competency& competency : rule.competencies) naive.push_back({.key = competency.key});
    const bool few = for_every_visit(scenario, most_visits, [&](const auto& choices, AttemptSeed drawn, double) {
        const Score scored = score(scenario, rule, drawn, choices);
        for (std::size_t i = 0; i < naive.size(); ++i) {
            const auto share = scored.competencies[i].share();
            if (!share) continue;
            naive[i].worst = std::min(*share, naive[i].worst.value_or(1.0));
            naive[i].best = std::max(*share, naive[i].best.value_or(0.0));
        }
    });
    if (!few) return;
    INFO("random scenario " << seed);
    const Reckoned reckoned(scenario, rule);
    const std::vector<CompetencyReach> reach = competency_reach(reckoned.pass_graph, rule);
    REQUIRE(reach.size() == naive.size());
    for (std::size_t i = 0; i < naive.size(); ++i) {
        INFO(reach[i].key);
        CHECK(reach[i].worst == naive[i].worst);
        CHECK(reach[i].best == naive[i].best);
    }
}

TEST_CASE("Also where a visit can go round in circles, every score lies between the worst and the best", "[reach][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{80}));
    const Scenario scenario = test::random_scenario(seed);
    if (StateGraph(scenario, {.most_states = 3000}).size() >= 3000) return;
    const Framework rule = framework(0.7, 0.5);
    const Reckoned reckoned(scenario, rule);
    const std::vector<CompetencyReach> reach = competency_reach(reckoned.pass_graph, rule);
    INFO("random scenario " << seed);
    for (std::uint64_t walk = 0; walk < 50; ++walk) {
        const Score scored = score(scenario, rule, AttemptSeed{walk}, test::walk_at_random(scenario, walk, 400).choices);
        if (!scored.ending.is_set()) continue;
        for (std::size_t i = 0; i < reach.size(); ++i)
            if (const auto share = scored.competencies[i].share()) {
                REQUIRE(reach[i].worst.has_value());
                CHECK(*share >= *reach[i].worst - 1e-12);
                CHECK(*share <= *reach[i].best + 1e-12);
            }
    }
}

TEST_CASE("States with the same future are one node, and nothing else is", "[pass-odds][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{60}));
    const Scenario scenario = test::random_scenario(seed, small);
    const Framework rule = framework(0.7, 0.5);
    const Reckoned reckoned(scenario, rule);
    INFO("random scenario " << seed);
    CHECK(reckoned.pass_graph.size() <= reckoned.graph.size());
    // The odds of an ending that passes are the same by states and by nodes.
    const VisitOdds by_states = visit_odds(reckoned.graph, reckoned.components, reckoned.chances);
    double passing = 0.0;
    for (std::size_t i = 0; i < by_states.endings.size(); ++i) passing += scenario.endings[i].passes ? by_states.endings[i] : 0.0;
    std::vector<double> arriving(reckoned.pass_graph.size());
    for (const PassGraph::Start& start : reckoned.pass_graph.starts()) arriving[start.node] += start.weight;
    double by_nodes = 0.0;
    for (std::uint32_t node = reckoned.pass_graph.size(); node-- > 0;) {
        if (reckoned.pass_graph.edge_set(node) == PassGraph::passes) by_nodes += arriving[node];
        for (std::size_t edge = 0; edge < reckoned.pass_graph.targets(node).size(); ++edge)
            arriving[reckoned.pass_graph.targets(node)[edge]] += arriving[node] * reckoned.pass_graph.edge_sets()[reckoned.pass_graph.edge_set(node)].edges[edge].weight;
    }
    CHECK(by_nodes == Approx(passing).margin(1e-12));
}

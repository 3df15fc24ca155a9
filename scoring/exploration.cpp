#include "scoring/exploration.h"

#include <algorithm>

#include "scenarios/engine/scene_graph.h"

namespace fv {
namespace {

StrategyOdds odds_of(Strategy strategy, const StateGraph& graph, const Components& components, const PassGraph& pass_graph, const PassRule& rule, const PassLimits& limits)
{
    const Chances chances = chances_of(strategy, graph.scenario(), graph.edge_sets());
    VisitOdds visit = visit_odds(graph, components, chances);
    return {.strategy = strategy,
            .endings = std::move(visit.endings),
            .endless = visit.endless,
            .unknown = visit.unknown,
            .pass = pass_odds(pass_graph, chances, rule, limits)};
}

/// Needs a walk of its own, in which states tell what was chosen; where no decision is met again it
/// is the same as clicking at random.
StrategyOdds odds_of_never_twice(const Scenario& scenario, const Framework& framework, const Coverage* met, const StrategyOdds& at_random, const ExploreLimits& limits, const PassLimits& pass_limits)
{
    const std::vector<std::uint8_t> again = scenes_met_again(scenario, met);
    if (std::find(again.begin(), again.end(), 1) == again.end()) {
        StrategyOdds same = at_random;
        same.strategy = Strategy::never_twice;
        return same;
    }
    Scenario remembering = scenario;
    if (limits.stopped() || !remember_choices(remembering, again)) return {.strategy = Strategy::never_twice, .known = false};
    const StateGraph graph(remembering, limits, Clicker::never_twice);
    const Components components = components_of(graph);
    return odds_of(Strategy::never_twice, graph, components, PassGraph(graph, components, framework), framework.pass, pass_limits);
}

/// Leaves out what is met after all, or comes out otherwise, when a second educator takes the partner's turns.
void look_again_in_pair(Findings& found, const Scenario& scenario, const ExploreLimits& limits)
{
    if (std::none_of(scenario.scenes.begin(), scenario.scenes.end(), [](const Scene& scene) { return scene.partners_turn; })) return;
    const StateGraph graph(scenario, limits, Clicker::at_random, Company::in_pair);
    const Findings in_pair = findings(graph, components_of(graph));
    const auto keep_common = [](auto& list, const auto& other) {
        std::erase_if(list, [&](const auto& id) { return std::find(other.begin(), other.end(), id) == other.end(); });
    };
    std::erase_if(found.options, [&](OptionId id) { return graph.coverage().scenes[scenario.option(id).scene.value] != 0 && std::find(in_pair.options.begin(), in_pair.options.end(), id) == in_pair.options.end(); });
    std::erase_if(found.lines, [&](LineId id) { return graph.coverage().lines[id.value] != 0; });
    keep_common(found.scenes, in_pair.scenes);
    std::erase_if(found.never, [&](const ConditionOwner& owner) { return (graph.coverage().of(owner.when) & Coverage::held) != 0; });
    std::erase_if(found.always, [&](const ConditionOwner& owner) { return (graph.coverage().of(owner.when) & Coverage::failed) != 0; });
}

}  // namespace

Exploration exploration(const Scenario& scenario, const Framework& framework, const ExploreLimits& limits, PassLimits pass_limits)
{
    pass_limits.stop = limits.stop;
    const StateGraph graph(scenario, limits);
    const Components components = components_of(graph);
    const Chances at_random = chances_of(Strategy::at_random, scenario, graph.edge_sets());
    Exploration found{.complete = graph.complete(), .states = graph.size(), .transitions = graph.transitions(), .bytes = graph.bytes()};
    found.findings = findings(graph, components);
    look_again_in_pair(found.findings, scenario, limits);
    found.seen = seen_odds(graph, components, at_random, visit_odds(graph, components, at_random), limits);
    const PassGraph pass_graph(graph, components, framework);
    found.competencies = competency_reach(pass_graph, framework);
    for (const Strategy strategy : strategies)
        if (strategy != Strategy::never_twice) found.strategies.push_back(odds_of(strategy, graph, components, pass_graph, framework.pass, pass_limits));
    found.strategies.push_back(odds_of_never_twice(scenario, framework, graph.complete() ? &graph.coverage() : nullptr, found.at_random(), limits, pass_limits));
    return found;
}

}  // namespace fv

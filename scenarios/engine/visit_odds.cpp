#include "scenarios/engine/visit_odds.h"

#include "scenarios/engine/flow.h"

namespace fv {
namespace {

/// Adds up what arrives where, and what it comes to in the end.
struct Summing {
    const StateGraph& graph;
    const std::vector<std::uint8_t>& ends;
    VisitOdds& odds;

    bool arrive(std::uint32_t state, const Lanes<1>& here) const
    {
        odds.visits[state] += here[0];
        const std::uint32_t set = graph.edge_set(state);
        if (set == StateGraph::unknown) odds.unknown += here[0];
        else if (set == StateGraph::ended) odds.endings[graph.state(state).ending.value] += here[0];
        else if (graph.targets(state).empty()) odds.endless += here[0];
        else return true;
        return false;
    }
    void along(std::uint32_t, std::size_t, const Lanes<1>&) const {}
    void left(std::uint32_t state, const Lanes<1>& rest) const { (ends[state] != 0 ? odds.unknown : odds.endless) += rest[0]; }
};

bool leads_on(const StateGraph& graph, const Chances& chances, std::uint32_t state, const std::vector<std::uint8_t>& ends)
{
    const std::uint32_t set = graph.edge_set(state);
    if (set == StateGraph::unknown || set == StateGraph::ended) return true;
    const std::span<const std::uint32_t> targets = graph.targets(state);
    for (std::size_t edge = 0; edge < targets.size(); ++edge)
        if (chances[set][edge] > 0.0 && ends[targets[edge]] != 0) return true;
    return false;
}

}  // namespace

Components components_of(const StateGraph& graph)
{
    return components_of(graph.size(), graph.first_states(), [&](std::uint32_t state) { return graph.targets(state); });
}

std::vector<std::uint8_t> may_end(const StateGraph& graph, const Components& components, const Chances& chances)
{
    std::vector<std::uint8_t> ends(graph.size());
    for (std::size_t i = components.count(); i-- > 0;) {
        const std::span<const std::uint32_t> states = components.nodes(i);
        for (bool changed = true; changed;) {
            changed = false;
            for (const std::uint32_t state : states)
                if (ends[state] == 0 && leads_on(graph, chances, state, ends)) {
                    ends[state] = 1;
                    changed = components.circle[i] != 0;
                }
        }
    }
    return ends;
}

VisitOdds visit_odds(const StateGraph& graph, const Components& components, const Chances& chances)
{
    VisitOdds odds;
    odds.endings.resize(graph.scenario().endings.size());
    odds.visits.resize(graph.size());
    std::vector<Lanes<1>> arriving(graph.size());
    for (std::size_t i = 0; i < graph.first().size(); ++i) arriving[graph.first_states()[i]][0] += graph.first()[i].weight;
    const std::vector<std::uint8_t> ends = may_end(graph, components, chances);
    Summing rules{graph, ends, odds};
    Flow<1, Summing>(graph, chances, ends, arriving, rules).run(components);
    return odds;
}

}  // namespace fv

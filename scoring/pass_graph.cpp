#include "scoring/pass_graph.h"

#include <algorithm>

#include "scenarios/engine/word_table.h"

namespace fv {

PassGraph::PassGraph(const StateGraph& graph, const Components& components, const Framework& framework) : graph_(&graph)
{
    reckon_points(framework);
    build(components);
}

/// Keeps the competencies that are told apart, in every list of points.
void PassGraph::reckon_points(const Framework& framework)
{
    const EdgeSets& sets = graph_->edge_sets();
    for (std::uint32_t set = 0; set < sets.size(); ++set) points_.push_back(edge_points(scenario(), framework, sets[set]));
    for (std::uint32_t c = 0; c < framework.competencies.size(); ++c)
        if (std::any_of(points_.begin(), points_.end(), [&](const EdgePoints& points) { return points.span[c] > 0; })) competencies_.push_back(c);
    const auto keep = [&](std::vector<Points>& list) {
        std::vector<Points> kept;
        for (const std::uint32_t c : competencies_) kept.push_back(list[c]);
        list = std::move(kept);
    };
    for (EdgePoints& points : points_) {
        keep(points.span);
        for (auto& of_edge : points.worths)
            for (Worth& worth : of_edge) keep(worth.lost);
    }
}

std::uint32_t PassGraph::mark_of(std::uint32_t state) const
{
    const std::uint32_t set = graph_->edge_set(state);
    if (set == StateGraph::unknown) return unknown;
    if (set != StateGraph::ended) return set;
    return scenario().ending(graph_->state(state).ending).passes ? passes : fails;
}

std::uint32_t PassGraph::add(std::uint32_t edge_set)
{
    nodes_.push_back({.edge_set = edge_set, .first_target = static_cast<std::uint32_t>(targets_.size())});
    return size() - 1;
}

/// From the ends of the visit back to its beginnings: what a state leads to has its node already.
void PassGraph::build(const Components& components)
{
    std::size_t most_edges = 0;
    for (std::uint32_t set = 0; set < edge_sets().size(); ++set) most_edges = std::max(most_edges, edge_sets()[set].edges.size());
    WordTable alike(1 + (most_edges + 1) / 2);
    std::vector<std::uint64_t> key(alike.words());
    std::vector<std::uint32_t> node_of(graph_->size()), node_of_key;
    const auto add_targets = [&](std::uint32_t state) {
        for (const std::uint32_t target : graph_->targets(state)) targets_.push_back(node_of[target]);
    };
    for (std::size_t i = components.count(); i-- > 0;) {
        const std::span<const std::uint32_t> states = components.nodes(i);
        if (components.circle[i] != 0) {
            const std::uint32_t first = size();
            for (std::size_t k = 0; k < states.size(); ++k) node_of[states[states.size() - 1 - k]] = first + static_cast<std::uint32_t>(k);
            for (std::size_t k = states.size(); k-- > 0;) {
                add(mark_of(states[k]));
                add_targets(states[k]);
            }
            blocks_.push_back({.first = first, .last = size() - 1, .circle = true});
            continue;
        }
        const std::uint32_t state = states.front();
        std::fill(key.begin(), key.end(), 0);
        key[0] = mark_of(state);
        std::size_t edge = 0;
        for (const std::uint32_t target : graph_->targets(state)) {
            key[1 + edge / 2] |= std::uint64_t{node_of[target]} << (edge % 2 * 32);
            ++edge;
        }
        const auto [number, is_new] = alike.find_or_add(key.data());
        if (is_new) {
            node_of_key.push_back(add(mark_of(state)));
            add_targets(state);
            blocks_.push_back({.first = size() - 1, .last = size() - 1, .circle = false});
        }
        node_of[state] = node_of_key[number];
    }
    for (std::size_t i = 0; i < graph_->first().size(); ++i) starts_.push_back({node_of[graph_->first_states()[i]], graph_->first()[i].weight});
}

std::span<const std::uint32_t> PassGraph::targets(std::uint32_t node) const
{
    const std::size_t first = nodes_[node].first_target;
    const std::size_t end = node + 1 < size() ? nodes_[node + 1].first_target : targets_.size();
    return {targets_.data() + first, end - first};
}

}  // namespace fv

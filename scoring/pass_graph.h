// The graph of a visit as a score sees it: states with the same future are one node.
//
// Two states are alike when the same is offered in both and the same answers lead to nodes that are
// alike; endings are told apart only by whether they pass. So what trust exactly was is forgotten
// wherever nothing asks any more. A state on a circle stays a node of its own.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "scenarios/engine/visit_odds.h"
#include "scoring/edge_points.h"

namespace fv {

class PassGraph {
public:
    /// In place of an edge set.
    static constexpr std::uint32_t passes = 0xFFFFFFFF, fails = 0xFFFFFFFE, unknown = 0xFFFFFFFD;
    static constexpr std::uint32_t first_mark = unknown;

    /// Nodes from `last` down to `first` follow what leads to them; a circle's lie together.
    struct Block {
        std::uint32_t first = 0, last = 0;
        bool circle = false;
    };
    struct Start {
        std::uint32_t node;
        double weight;
    };

    /// Of a graph that must outlive this, and its framework's competencies.
    PassGraph(const StateGraph& graph, const Components& components, const Framework& framework);

    [[nodiscard]] std::uint32_t size() const { return static_cast<std::uint32_t>(nodes_.size()); }
    [[nodiscard]] std::uint32_t edge_set(std::uint32_t node) const { return nodes_[node].edge_set; }
    [[nodiscard]] bool decides(std::uint32_t node) const { return nodes_[node].edge_set < first_mark; }
    [[nodiscard]] std::span<const std::uint32_t> targets(std::uint32_t node) const;
    [[nodiscard]] std::span<const Block> blocks() const { return blocks_; }  ///< last ones first
    [[nodiscard]] std::span<const Start> starts() const { return starts_; }

    /// Competencies that some decision tells apart, as places in the framework's list: all else is
    /// indexed by places in this one.
    [[nodiscard]] std::span<const std::uint32_t> competencies() const { return competencies_; }
    [[nodiscard]] const EdgePoints& points(std::uint32_t edge_set) const { return points_[edge_set]; }
    [[nodiscard]] const EdgeSets& edge_sets() const { return graph_->edge_sets(); }
    [[nodiscard]] const Scenario& scenario() const { return graph_->scenario(); }

private:
    struct Node {
        std::uint32_t edge_set;
        std::uint32_t first_target;
    };
    void reckon_points(const Framework& framework);
    std::uint32_t mark_of(std::uint32_t state) const;
    void build(const Components& components);
    std::uint32_t add(std::uint32_t edge_set);

    const StateGraph* graph_;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> targets_;
    std::vector<Block> blocks_;
    std::vector<Start> starts_;
    std::vector<std::uint32_t> competencies_;
    std::vector<EdgePoints> points_;
};

}  // namespace fv

// Walks every state that a visit can come to, exactly: no sampling, no state twice.
//
// What comes back is a graph: a state is all that a visit's future depends on, an edge is an option
// that may be taken there. States are numbered in the order of the fewest decisions that lead to
// them, so that the first to reach anything reaches it by a shortest route. Everything else that is
// said about a scenario (odds.h, findings.h, scoring/pass_odds.h) is computed from this graph.
//
// A walk stops at a bound, or when it is told to; what was found until then is true, and complete()
// says that it may not be all. It reads no clock and knows no signal.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "scenarios/engine/coverage.h"
#include "scenarios/engine/edges.h"
#include "scenarios/engine/pool.h"
#include "scenarios/engine/state_packing.h"
#include "scenarios/engine/word_table.h"

namespace fv {

struct ExploreLimits {
    std::size_t most_states = 5'000'000;
    const std::atomic<bool>* stop = nullptr;  ///< set from anywhere: stop soon, keep what there is
    /// Called now and then with how much is done; states found while walking, a share afterwards.
    std::function<void(std::size_t states)> walked = nullptr;

    [[nodiscard]] bool stopped() const { return stop != nullptr && stop->load(std::memory_order_relaxed); }
};

class StateGraph {
public:
    /// `scenario` must outlive the graph.
    StateGraph(const Scenario& scenario, const ExploreLimits& limits, Clicker clicker = Clicker::at_random, Company company = Company::alone);

    [[nodiscard]] std::uint32_t size() const { return table_.size(); }
    [[nodiscard]] std::size_t transitions() const { return transitions_; }
    [[nodiscard]] bool complete() const { return complete_; }
    /// Memory that the graph takes.
    [[nodiscard]] std::size_t bytes() const;

    [[nodiscard]] VisitState state(std::uint32_t number) const { return packing_.unpack(table_.key(number)); }
    /// In a state whose number is not below this nobody has looked at what comes next.
    [[nodiscard]] std::uint32_t expanded() const { return static_cast<std::uint32_t>(records_.size()); }
    static constexpr std::uint32_t ended = 0xFFFFFFFF;  ///< in place of an edge set: the visit is over
    static constexpr std::uint32_t unknown = 0xFFFFFFFE;  ///< nobody has looked: the walk was stopped
    [[nodiscard]] std::uint32_t edge_set(std::uint32_t state) const { return state < expanded() ? records_.at(state)->edge_set : unknown; }
    /// Where the edges of the state's edge set lead, in their order.
    [[nodiscard]] std::span<const std::uint32_t> targets(std::uint32_t state) const;
    /// A place for what somebody reckons about each edge, from 0 to edge_places(): that of the state's first edge.
    [[nodiscard]] std::size_t edge_place(std::uint32_t state) const { return records_.at(state)->first_target; }
    [[nodiscard]] std::size_t edge_places() const { return targets_.size(); }

    [[nodiscard]] const EdgeSets& edge_sets() const { return edge_sets_; }
    [[nodiscard]] std::span<const Start> first() const { return starts_; }
    /// The states' numbers in the order of first(); several starts may be one state.
    [[nodiscard]] std::span<const std::uint32_t> first_states() const { return start_states_; }
    [[nodiscard]] const Coverage& coverage() const { return coverage_; }
    [[nodiscard]] const Scenario& scenario() const { return *scenario_; }

private:
    struct Record {
        std::uint32_t edge_set;
        std::uint32_t first_target;
    };
    struct Batch;
    std::uint32_t number_of(const VisitState& state);
    void expand(std::uint32_t first, std::uint32_t count, Batch& batch);
    void walk(const ExploreLimits& limits);

    const Scenario* scenario_;
    StatePacking packing_;
    WordTable table_;
    EdgeSets edge_sets_;
    Coverage coverage_;
    std::vector<Start> starts_;
    std::vector<std::uint32_t> start_states_;
    Pool<Record> records_;
    Pool<std::uint32_t> targets_;
    std::size_t transitions_ = 0;
    bool complete_ = false;
};

inline std::span<const std::uint32_t> StateGraph::targets(std::uint32_t state) const
{
    if (state >= expanded()) return {};
    const Record record = *records_.at(state);
    if (record.edge_set == ended || edge_sets_[record.edge_set].edges.empty()) return {};
    return {targets_.at(record.first_target), edge_sets_[record.edge_set].edges.size()};
}

}  // namespace fv

// How likely each ending is for somebody who answers by chance or by a trick: the scenario as a
// Markov chain, reckoned exactly over the states that the explorer found.
//
// Where states form no circle this is one pass over the graph. In a circle, what goes round is sent
// round again until less than 1e-13 of it is left; that rest is counted in `unknown`, so that the
// numbers of one VisitOdds always sum to 1.
#pragma once

#include <cstdint>
#include <vector>

#include "scenarios/engine/components.h"
#include "scenarios/engine/explorer.h"
#include "scenarios/engine/strategies.h"

namespace fv {

/// Circles together, the rest after what leads to it.
[[nodiscard]] Components components_of(const StateGraph& graph);

/// By state: 1 where these chances may lead to an ending (or to what nobody has looked at).
[[nodiscard]] std::vector<std::uint8_t> may_end(const StateGraph& graph, const Components& components, const Chances& chances);

struct VisitOdds {
    std::vector<double> endings;  ///< by ending; with `endless` and `unknown` they sum to 1
    double endless = 0.0;         ///< stands still, or goes round for ever
    double unknown = 0.0;         ///< comes to states that nobody has looked at, and what is left of circles
    std::vector<double> visits;   ///< by state: how often it is come to, on average
};

[[nodiscard]] VisitOdds visit_odds(const StateGraph& graph, const Components& components, const Chances& chances);

}  // namespace fv

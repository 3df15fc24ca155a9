// How likely somebody who clicks at random ever sees a line or is ever offered an option.
//
// Where a visit comes by at most once that is the sum of the chances of all ways there. Where it may
// come by again, a pass of its own takes away whoever has seen the line already, so that nobody is
// counted twice.
#pragma once

#include <vector>

#include "scenarios/engine/visit_odds.h"

namespace fv {

struct SeenOdds {
    std::vector<double> lines;    ///< by LineId
    std::vector<double> options;  ///< by OptionId: offered, whether chosen or not
};

/// `odds` are those of `chances` on `graph`. Where the walk was stopped, these are the least that it is.
[[nodiscard]] SeenOdds seen_odds(const StateGraph& graph, const Components& components, const Chances& chances, const VisitOdds& odds,
                                 const ExploreLimits& limits = {});

}  // namespace fv

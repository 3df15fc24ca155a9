// What each answer to a decision is worth, as score.h counts it: the one place where odds of passing
// ask about points.
#pragma once

#include <vector>

#include "scenarios/engine/edges.h"
#include "scoring/score.h"

namespace fv {

/// Answers that come to one edge and are worth the same: all of a choice's are; answers by items come to
/// one outcome with several worths.
struct Worth {
    double share = 1.0;         ///< of the answers that take the edge; those of an edge sum to 1
    std::vector<Points> lost;   ///< by competency of the framework: the best offered, less what was earned
};

struct EdgePoints {
    std::vector<Points> span;                ///< by competency: the best offered less the worst; 0: tells nothing apart
    std::vector<std::vector<Worth>> worths;  ///< by edge
};

[[nodiscard]] EdgePoints edge_points(const Scenario& scenario, const Framework& framework, const EdgeSet& set);

}  // namespace fv

// The best and the worst share of each competency that a whole visit can come to.
//
// A share is a quotient, so neither is found by adding up. Dinkelbach's way (1967) is used, in whole
// numbers: guess a share, look for the visit that beats it by most, guess that one's share, until
// none beats it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "scoring/pass_graph.h"

namespace fv {

struct CompetencyReach {
    std::string key;
    std::optional<double> worst, best;  ///< not set: no visit tells anything apart on it
    bool worst_only_neared = false, best_only_neared = false;  ///< by going round a circle without end
};

/// In the framework's order, all of them. After a walk that was stopped: of the visits that were found.
[[nodiscard]] std::vector<CompetencyReach> competency_reach(const PassGraph& graph, const Framework& framework);

}  // namespace fv

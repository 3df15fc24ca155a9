// What an exploration finds that a writer would want to change, as warnings with a place in the file.
#pragma once

#include <vector>

#include "scenarios/format/checks.h"
#include "scoring/exploration.h"

namespace fv {

/// Of an exploration that is there already.
[[nodiscard]] std::vector<Diagnostic> explore_diagnostics(const Scenario& scenario, const Exploration& exploration, const Positions& positions);

/// Explores first. `positions` are those that load_scenario gave with the scenario.
[[nodiscard]] std::vector<Diagnostic> explore_diagnostics(const Scenario& scenario, const Framework& framework, const Positions& positions,
                                                          const ExploreLimits& limits = {});

}  // namespace fv

// What only the whole script shows: scenes nobody reaches, passages that go in circles, no way to an
// ending. Conditions are left open here: a way that may be taken is a way (the explorer is exact).
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "foundation/diagnostic.h"
#include "scenarios/engine/scenario.h"

namespace fv {

/// Where the things of a scenario stand in its script, in the scenario's order; of speakers their roles.
struct Positions {
    std::vector<SourceSpan> scenes, options, endings, lines, speakers;
    std::map<std::uint32_t, SourceSpan> conditions;  ///< by Condition::first
    SourceSpan top;
};

/// `scenario` is complete: every id in it leads somewhere.
void check_whole(const Scenario& scenario, const Positions& positions, std::vector<Diagnostic>& diagnostics);

}  // namespace fv

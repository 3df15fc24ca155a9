// Plays what an author expects of a script, and says what came instead.
#pragma once

#include <span>
#include <vector>

#include "foundation/diagnostic.h"
#include "scenarios/format/expectations.h"
#include "scoring/framework.h"

namespace fv {

/// Each route is played alone, for every draw of the variations that its `given` allows; the first draw
/// for which it is not as expected is told. `scenario` is the copy that load_expectations was given.
void check_expectations(const Scenario& scenario, const Framework& framework, std::span<const Expectation> expectations,
                        std::vector<Diagnostic>& diagnostics);

}  // namespace fv

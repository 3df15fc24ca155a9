// The exact chance that somebody who does not read passes: by score.h's own rules, over all answers
// that they could give.
//
// Points and endings hang together, so what is carried through the graph is the chance of each
// combination of: where the visit stands, the points lost on each competency, the points that were
// at stake, and the breaches that are open. Equal combinations are one; what can no longer pass is
// dropped at once (pass_bounds.h).
//
// Where there are too many combinations, points are rounded: against the clicker for a lower bound,
// in their favour for an upper one. The answer is then an interval that holds the exact chance.
#pragma once

#include <cstddef>
#include <vector>

#include "scoring/pass_graph.h"

namespace fv {

struct PassOdds {
    double low = 0.0, high = 1.0;   ///< the chance lies between them; equal, or 1e-12 apart: it is exact
    std::size_t combinations = 0;   ///< how many were carried, all in all

    [[nodiscard]] bool exact() const { return high - low <= 1e-12; }
};

/// The largest of the visits that came with the program needs 18 million combinations, 10 million of
/// them at once: 6 seconds and 350 MB. Others need a tenth of that.
struct PassLimits {
    std::size_t most_at_once = 12'000'000;  ///< combinations in memory, some 40 bytes each
    std::size_t most_in_all = 40'000'000;
    std::size_t most_burdens = 100'000;     ///< combinations of points at stake and open breaches
    const std::atomic<bool>* stop = nullptr;
};

[[nodiscard]] PassOdds pass_odds(const PassGraph& graph, const Chances& chances, const PassRule& rule, const PassLimits& limits = {});

}  // namespace fv

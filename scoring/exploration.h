// Everything that can be known about a scenario before anybody plays it: the explorer's findings,
// what is ever seen, and the odds of those who do not read. `first-visit explore` prints it,
// `first-visit check` warns by it.
#pragma once

#include <vector>

#include "scenarios/engine/findings.h"
#include "scenarios/engine/seen_odds.h"
#include "scoring/competency_reach.h"
#include "scoring/pass_odds.h"

namespace fv {

struct StrategyOdds {
    Strategy strategy = Strategy::at_random;
    bool known = true;            ///< false: not reckoned (too much to remember, or stopped)
    std::vector<double> endings;  ///< by EndingId
    double endless = 0.0;         ///< goes round for ever, or stands still
    double unknown = 0.0;         ///< comes to states that nobody has looked at
    PassOdds pass;
};

struct Exploration {
    bool complete = false;  ///< false: stopped at the bound, or by somebody
    std::size_t states = 0, transitions = 0, bytes = 0;
    Findings findings;
    SeenOdds seen;
    std::vector<StrategyOdds> strategies;  ///< in the order of fv::strategies: the first clicks at random
    std::vector<CompetencyReach> competencies;

    [[nodiscard]] const StrategyOdds& at_random() const { return strategies.front(); }
};

/// Whoever does not read passes less than once in so many times: else the pass mark means nothing.
inline constexpr double too_easy = 0.01;

/// Who stops the walk (`limits.stop`) stops the odds, too.
[[nodiscard]] Exploration exploration(const Scenario& scenario, const Framework& framework, const ExploreLimits& limits = {}, PassLimits pass_limits = {});

}  // namespace fv

#include "scenarios/engine/replay.h"

namespace fv {

Replay replay(const Scenario& scenario, AttemptSeed seed, std::span<const std::string> choices)
{
    Replay result{.visit = Visit(scenario, seed), .taken = 0, .refused = std::nullopt};
    for (const std::string& choice : choices) {
        result.refused = result.visit.choose(scenario.option_named(choice));
        if (result.refused) break;
        ++result.taken;
    }
    return result;
}

}  // namespace fv

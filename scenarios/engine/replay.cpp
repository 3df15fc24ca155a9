#include "scenarios/engine/replay.h"

#include "scenarios/engine/answer.h"

namespace fv {

Replay replay(const Scenario& scenario, AttemptSeed seed, std::span<const std::string> choices, Company company)
{
    Replay result{.visit = Visit(scenario, seed, company), .taken = 0, .refused = std::nullopt};
    for (const std::string& choice : choices) {
        result.refused = take(result.visit, choice);
        if (result.refused) break;
        ++result.taken;
    }
    return result;
}

}  // namespace fv

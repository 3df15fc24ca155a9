// From a list of choices back to a visit: how an attempt is resumed, gone back in, and explained.
//
// Any list can be given: what no longer fits (a word the script has not, an option not offered
// there) ends the replay at the last choice that did, and says which one did not.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scenarios/engine/visit.h"

namespace fv {

struct Replay {
    Visit visit;            ///< after the last choice that was taken
    std::size_t taken = 0;  ///< how many of the given choices were taken
    std::optional<Refusal> refused;  ///< why choice number `taken` was not; not set: all were
};

/// `choices` are the answers' words (answer.h), in order.
[[nodiscard]] Replay replay(const Scenario& scenario, AttemptSeed seed, std::span<const std::string> choices, Company company = Company::alone);

}  // namespace fv

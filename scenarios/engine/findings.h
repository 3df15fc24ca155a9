// What the walk over all states tells a writer: what nobody ever meets, conditions that never or
// always hold, places that a visit can't get out of, and how to come to each ending.
//
// After a walk that was stopped, what was reached is true; what was not may only not have been
// found yet.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "scenarios/engine/components.h"
#include "scenarios/engine/explorer.h"

namespace fv {

/// One condition of the script and whose it is.
struct ConditionOwner {
    enum class Kind : std::uint8_t { line, option, effect, exit, ending };
    Kind kind = Kind::line;
    Condition when;
    SceneId scene;    ///< of the line, option or way on; not set for an ending's
    OptionId option;  ///< where it is an option's, or in its reply, effects or ways on
    EndingId ending;  ///< where it is an ending's, or in its script
    LineId line;      ///< kind line
};
/// Every condition, in the order of scenes, options, endings. Those that always hold by being empty are no conditions.
[[nodiscard]] std::vector<ConditionOwner> conditions_of(const Scenario& scenario);

struct EndingFound {
    bool reachable = false;
    std::vector<std::string> route;  ///< answers as words (answer.h); a shortest one
};

/// Where a visit can't go on to any ending.
struct DeadEnd {
    enum class Kind : std::uint8_t { nothing_offered, no_way_out };
    Kind kind = Kind::nothing_offered;
    SceneId scene;
    std::size_t states = 0;       ///< in how many states of the scene
    std::vector<std::string> route;  ///< a shortest one to the first of them
};

struct Findings {
    std::vector<SceneId> scenes;    ///< never met; within them nothing more is listed
    std::vector<OptionId> options;  ///< never offered, in scenes that are met
    std::vector<LineId> lines;      ///< never said: in scenes that are met, replies of options that are offered, endings that are reached
    std::vector<ConditionOwner> never, always;  ///< of those that were asked
    std::vector<EndingFound> endings;           ///< by EndingId
    std::vector<DeadEnd> dead_ends;
    std::optional<std::size_t> shortest, longest;  ///< visits, in decisions; longest not set: there is no longest
};

[[nodiscard]] Findings findings(const StateGraph& graph, const Components& components);

}  // namespace fv

// What of a scenario was met: scenes, lines, and how each condition came out where it was asked.
//
// A step of a visit adds to it where somebody wants to know (the explorer does); nobody else pays.
#pragma once

#include <cstdint>
#include <vector>

#include "scenarios/engine/scenario.h"

namespace fv {

struct Coverage {
    static constexpr std::uint8_t held = 1, failed = 2;

    explicit Coverage(const Scenario& scenario)
        : scenes(scenario.scenes.size()), lines(scenario.lines.size()), conditions(scenario.instructions.size())
    {
    }

    std::vector<std::uint8_t> scenes;      ///< by SceneId: 1 where a visit came by
    std::vector<std::uint8_t> lines;       ///< by LineId: 1 where it was said
    std::vector<std::uint8_t> conditions;  ///< by the place of its first instruction: held, failed, both, or 0: never asked

    void add(Condition asked, bool so)
    {
        if (!asked.always()) conditions[asked.first] |= so ? held : failed;
    }
    [[nodiscard]] std::uint8_t of(Condition asked) const { return conditions[asked.first]; }
};

}  // namespace fv

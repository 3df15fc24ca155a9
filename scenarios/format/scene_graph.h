// Which scene may follow which, conditions left open: a way that may be taken is a way.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "scenarios/engine/scenario.h"

namespace fv {

struct SceneGraph {
    std::vector<std::vector<std::uint16_t>> next;  ///< for each scene those that may follow
    std::vector<char> may_end;                     ///< whether an ending may follow
};

[[nodiscard]] SceneGraph scene_graph(const Scenario& scenario);

/// The ways on from an option: its own, or its scene's.
[[nodiscard]] std::span<const Exit> ways_on(const Scenario& scenario, const Option& option);

/// For each scene whether it can be come to from one of `first` (which are among them).
[[nodiscard]] std::vector<char> scenes_from(const SceneGraph& graph, std::span<const std::uint16_t> first);

}  // namespace fv

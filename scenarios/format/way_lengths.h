// The shortest and the longest way through the graph of scenes, by any weights. Private to format.
#pragma once

#include <cstddef>
#include <vector>

#include "scenarios/engine/scenario.h"
#include "scenarios/format/prose.h"

namespace fv {

/// What is met in a scene, with an option and its reply, and in an ending.
struct WayWeights {
    std::vector<std::size_t> scenes, options, endings;
};

/// From the start to an ending. 0 where no ending can be reached.
[[nodiscard]] std::size_t shortest_way(const Scenario& scenario, const WayWeights& weights);
/// The same for the longest; a way that comes back to a scene is left out, and `exact` then false.
[[nodiscard]] std::size_t longest_way(const Scenario& scenario, const WayWeights& weights, bool& exact);

/// The fewest and the most words of a run of lines that one visit can hear.
struct WordRange {
    std::size_t least = 0, most = 0;
};
[[nodiscard]] WordRange words_heard(const Scenario& scenario, Run lines);

}  // namespace fv

// A scenario seen from its scenes: which scene may follow which, which can be met again, and to
// whom a line belongs.
#pragma once

#include <cstdint>
#include <vector>

#include "scenarios/engine/coverage.h"
#include "scenarios/engine/scenario.h"

namespace fv {

/// For each scene the scenes that an exit of it names. With `met`, from a walk that was complete,
/// exits that never held are left out.
[[nodiscard]] std::vector<std::vector<std::uint32_t>> scenes_after(const Scenario& scenario, const Coverage* met = nullptr);

/// By scene: 1 where a visit may come by more than once.
[[nodiscard]] std::vector<std::uint8_t> scenes_met_again(const Scenario& scenario, const Coverage* met = nullptr);

/// Whose line it is: a scene's, an option's reply (then `scene` is the option's) or an ending's.
struct LineOwner {
    SceneId scene;
    OptionId option;
    EndingId ending;
};
/// By LineId.
[[nodiscard]] std::vector<LineOwner> line_owners(const Scenario& scenario);

}  // namespace fv

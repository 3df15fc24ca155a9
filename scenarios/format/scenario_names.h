// The names that a condition about a whole scenario may use, for conditions that stand outside its script.
#pragma once

#include "scenarios/engine/scenario.h"
#include "scenarios/format/expression.h"

namespace fv {

/// `scenario` must outlive what comes back, and is changed by it: a scene or an option that a condition
/// asks about gets a memory bit, where the script itself never asked. The caller sees to it that
/// memory_bits stays below capacity::memory before a visit is played.
[[nodiscard]] Names names_of(Scenario& scenario);

}  // namespace fv

// Names in texts: `{rosa}` in a line becomes what she is called, `{worry}` what was drawn.
//
// A name is somebody of the cast, `partner`, `you`, a fact or a variation; the checker sees to it
// that each is one of them only. `{{` stands for a brace of its own.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>

#include "scenarios/engine/visit.h"

namespace fv {

/// `text` with every name filled in. `your_name` is what the person who plays is called. A name that
/// nobody has stays as it is written. A text without braces comes back as it is.
[[nodiscard]] std::string filled(const Scenario& scenario, std::string_view text, const VisitState& state, std::string_view your_name);

/// The scenario as it is told in an attempt that drew `draw`: every text filled in, all else the same, so
/// that ids and states of the one fit the other.
[[nodiscard]] Scenario told(Scenario scenario, const Draw& draw, std::string_view your_name);

/// Calls `name` with each name in braces and the byte at which it begins. Returns the byte of a brace
/// that is not closed, or npos.
std::size_t each_name_in(std::string_view text, const std::function<void(std::string_view name, std::size_t at)>& name);

}  // namespace fv

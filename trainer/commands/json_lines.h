// A visit for programs: JSON lines out, JSON lines in (design §9). A client of session, as the
// window is; tests, robots and other front ends play through it.
#pragma once

#include "trainer/commands/console.h"
#include "trainer/session/session.h"

namespace fv {

/// Plays until `{"quit":true}` or the end of the input. A line that can't be taken gets an error and
/// changes nothing; after the ending one may still go back.
void play_json_lines(Session& session, const Uuid& attempt, Console& console);

}  // namespace fv

// What happened to records that were damaged, in the person's language.
#pragma once

#include <string>

#include "facilitator/stores/sqlite/recovery.h"
#include "trainer/words/words.h"

namespace fv {

/// What happened first, on a line of its own; then where the file is, what is kept and what is lost.
[[nodiscard]] std::string told(const Recovery& recovery, const Words& words);

}  // namespace fv

// Attempts as statements for learning record stores: what the statements' own layer (facilitator/xapi) must
// know of an attempt and its script.
#pragma once

#include "facilitator/xapi/statement.h"
#include "trainer/session/attempt_entries.h"

namespace fv {

/// Own words are not in it: what somebody wrote stays in the records.
[[nodiscard]] xapi::Attempt told_to_store(const AttemptEntry& entry, const Framework& framework);

}  // namespace fv

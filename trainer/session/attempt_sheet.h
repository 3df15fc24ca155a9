// Attempts as a table to count with: a row for each, a share for each competency. docs/exports.md says what
// each column means.
#pragma once

#include <cstddef>

#include "facilitator/sheets/sheet.h"
#include "trainer/session/attempt_entries.h"

namespace fv {

struct AttemptSheet {
    Sheet sheet;
    std::size_t unreadable = 0;  ///< rows without a score because their script is gone or can't be read
};
[[nodiscard]] AttemptSheet attempt_sheet(Session& session, const AttemptFilter& filter);

}  // namespace fv

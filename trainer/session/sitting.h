// What of an attempt counts: the first way that was gone to an ending. Who goes back afterwards knows the
// replies, so that what they choose then is practice.
#pragma once

#include <optional>
#include <string>

#include "facilitator/records/attempt.h"
#include "scoring/instrument.h"

namespace fv {

/// The first way that was gone to an ending and left again; nullptr: none was.
[[nodiscard]] const EarlierLine* first_ended_line(const AttemptRecord& record);

/// nullopt: no way was gone to an ending.
[[nodiscard]] std::optional<Sitting> first_sitting(const AttemptRecord& record);

}  // namespace fv

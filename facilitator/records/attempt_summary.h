// An attempt in a list: what stores keep ready, so that a list needs not look at every event.
//
// It is a function of the attempt's events (attempt.h, summary_of); a store that keeps summaries makes
// them anew whenever events of the attempt come or go. A change of the fold that changes a summary needs
// a migration of the stores that rebuilds them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "foundation/calendar_date.h"
#include "foundation/ids.h"

namespace fv {

/// Where an attempt stands.
enum class AttemptStage : std::uint8_t { preparing, visiting, reflecting, done, stopped };

/// `preparing`; the same word is read back.
[[nodiscard]] std::string_view word_of(AttemptStage stage);
[[nodiscard]] std::optional<AttemptStage> attempt_stage(std::string_view word);

struct AttemptSummary {
    Uuid id, person;
    Uuid beginning;                     ///< the event that began it
    std::string scenario;
    AttemptStage stage = AttemptStage::preparing;
    std::size_t decisions = 0;          ///< on the line that stands
    std::optional<std::string> ending;
    std::optional<Uuid> parent;
    Instant begun_at, last_at;
    friend bool operator==(const AttemptSummary&, const AttemptSummary&) = default;
};

}  // namespace fv

// Two stores become one: what a laptop brings home from a workshop.
//
// A set union: in any order, any number of times, with the same result. Tombstones go first, so that
// no laptop that was away brings an erased person back.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "facilitator/records/event_store.h"

namespace fv {

/// Different events at the same place: two devices went on with one attempt. Both are kept.
struct Fork {
    Uuid about;
    std::uint32_t step = 0;
    friend auto operator<=>(const Fork&, const Fork&) = default;
};

struct Merged {
    std::size_t added = 0;                   ///< events that were new
    std::vector<Uuid> conflicting;           ///< held with other content on both sides: each keeps its own
    std::vector<std::string> damaged_texts;  ///< hashes whose text, in `from`, is another: left out
    std::vector<Fork> forks;                 ///< all that `into` now has
};

/// Adds to `into` what `from` has. Throws StoreError; what was added until then stays and does no harm,
/// merging again completes it.
Merged merge(const EventStore& from, EventStore& into);

/// Places with more than one event, in order.
[[nodiscard]] std::vector<Fork> forks(const EventStore& store);

}  // namespace fv

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
    std::vector<Uuid> damaged_events;        ///< whose words, in `from`, are no text any more: left out
    std::vector<Fork> forks;                 ///< that `into` now has, in what `from` speaks of too
    std::size_t erased = 0;                  ///< people and attempts whose erasing `into` did not know of

    [[nodiscard]] bool without_fault() const { return conflicting.empty() && damaged_texts.empty() && damaged_events.empty() && forks.empty(); }
};

/// Adds to `into` what `from` has. Throws StoreError; what was added until then stays and does no harm,
/// merging again completes it.
Merged merge(const EventStore& from, EventStore& into);

struct Sent {
    std::size_t events = 0, texts = 0;       ///< that went over the line
    std::vector<Uuid> conflicting;           ///< the server holds them with other content (known of those sent only)
    std::vector<Uuid> damaged_events;        ///< left out, as in a merge
    std::size_t erased_here = 0, erased_there = 0;  ///< tombstones that came, and that went
};

/// A laptop gives a server what it lacks: asks first, so that nothing goes over the line twice, and
/// takes the server's tombstones first, so that nobody erased goes there again. Any number of times.
Sent send(EventStore& laptop, EventStore& server);

/// Places with more than one event, in order.
[[nodiscard]] std::vector<Fork> forks(const EventStore& store);

}  // namespace fv

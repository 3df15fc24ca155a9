// Looks a whole store through: is what was computed from events still what they say, is every text the
// one it is named by, is nobody there who was erased?
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "facilitator/records/event_store.h"

namespace fv {

struct Verified {
    std::size_t events = 0, attempts = 0, texts = 0, tombstones = 0;
    std::size_t forks = 0;                   ///< steps with two events: both are kept, the first counts (merge.h)
    std::vector<std::string> faults;         ///< a sentence each; more than `most_faults` are counted only
    std::size_t fault_count = 0;
    static constexpr std::size_t most_faults = 100;
};

/// Reads everything once, at one moment; changes nothing.
[[nodiscard]] Verified verify(const EventStore& store);

/// One word for all that a store keeps of summaries, as SHA-256: before and after rebuild() it is the same.
[[nodiscard]] std::string fingerprint_of_summaries(const EventStore& store);

}  // namespace fv

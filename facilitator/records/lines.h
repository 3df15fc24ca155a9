// A whole store as lines of JSON, to carry away, to read with other tools, and to bring back: nothing is
// lost on the way, not a byte of a body.
//
// docs/events.md describes the lines. The last one counts the others, so that a file that breaks off is seen.
#pragma once

#include <cstddef>
#include <iosfwd>
#include <string>
#include <vector>

#include "facilitator/records/event_store.h"

namespace fv {

struct LineCounts {
    std::size_t events = 0, texts = 0, tombstones = 0;
    friend bool operator==(const LineCounts&, const LineCounts&) = default;
};

/// Tombstones, then texts, then events in the order of replay: the same store gives the same bytes.
LineCounts write_lines(const EventStore& store, std::ostream& out);

struct LineFault {
    std::size_t line = 0;  ///< from 1
    std::string message;   ///< `there is no "kind"`
};

struct Imported {
    LineCounts read;                ///< in the file
    std::size_t added = 0;          ///< events that were new
    std::vector<Uuid> conflicting;  ///< ids that the store holds with other content: it keeps its own
    std::vector<LineFault> faults;  ///< the first hundred; if there is any, nothing was added
    std::size_t fault_count = 0;
};

/// Reads all lines first and adds nothing where one has a fault. `in` is read from its beginning, perhaps twice.
Imported read_lines(std::istream& in, EventStore& into);

}  // namespace fv

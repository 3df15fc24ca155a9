// One small thing that happened: the grain of which every record is made.
//
// Events are never updated. What an attempt, a person or a workshop is, is computed from them
// (attempt.h), in the order of `step` within what they are about, never by time: clocks step back.
#pragma once

#include <cstdint>
#include <string>

#include "foundation/calendar_date.h"
#include "foundation/ids.h"

namespace fv {

struct Event {
    Uuid id;                 ///< given by the caller; the key under which a merge meets itself
    Instant at;              ///< UTC, from the caller's clock; for people to read
    Uuid author;             ///< the person who did it
    Uuid device;
    Uuid about;              ///< the attempt, person, enrolment ... that this belongs to
    std::uint32_t step = 0;  ///< place within `about`, from 1
    std::string kind;        ///< "decision-made" ...; docs/events.md has them all
    std::string body;        ///< JSON, as docs/events.md says for the kind (event_bodies.h)

    friend bool operator==(const Event&, const Event&) = default;
};

/// The order of replay, the same on every machine: what it is about, step, id.
[[nodiscard]] inline bool comes_before(const Event& a, const Event& b)
{
    if (a.about != b.about) return a.about < b.about;
    return a.step != b.step ? a.step < b.step : a.id < b.id;
}

}  // namespace fv

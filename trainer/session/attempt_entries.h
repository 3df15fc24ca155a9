// Attempts of everybody, one after the other, with what each was worth: what every export is made from.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "scoring/instrument.h"
#include "scoring/rehearsals.h"
#include "trainer/session/session.h"

namespace fv {

/// Which attempts; nothing set: all of them.
struct AttemptFilter {
    std::optional<Day> at;            ///< as the records stood at the end of this day
    std::optional<Day> from, to;      ///< begun on one of these days, both included
    std::string visit;                ///< its id
    std::optional<std::vector<Uuid>> people;
};

/// A pause longer than this was a break, and counts as no more than this.
inline constexpr std::chrono::minutes longest_pause{5};

/// An attempt as a filter lets it be seen.
struct AttemptEntry {
    AttemptRecord record;
    std::vector<Event> events;         ///< those that it is made of, in the order of replay
    std::string person;                ///< the name on record, or empty
    ScenarioHandle scenario;           ///< as it is told in this attempt; null: it can't be read any more, `why_not` says why
    std::string why_not;
    std::optional<Sitting> sitting;    ///< the first way that was gone to an ending: it counts, what came later is practice
    std::optional<Score> score;        ///< of that
    const Event* ended = nullptr;      ///< the event in `events` with which it ended
    std::chrono::milliseconds at_it{0};            ///< from the first event to the last, long pauses left out
    std::chrono::milliseconds at_it_to_ending{0};  ///< to `ended`; only where that is set
};

/// In the order in which they were begun, each valid during the call; false stops. Returns how many were shown.
std::size_t read_attempts(Session& session, const AttemptFilter& filter, const std::function<bool(const AttemptEntry&)>& visit);

/// Time spent from the first of `events` through the last, by their clocks: pauses count up to
/// `longest_pause`, a clock that was set back counts nothing, and ratings by others are left out.
[[nodiscard]] std::chrono::milliseconds time_at_it(std::span<const Event> events);

}  // namespace fv

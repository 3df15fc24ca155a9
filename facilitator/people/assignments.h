// What a cohort is asked to rehearse, until when, and who has not begun.
//
// An attempt of any time counts as begun: who has played the visit already needs no reminder.
#pragma once

#include <chrono>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facilitator/people/roster.h"
#include "facilitator/records/attempt_summary.h"

namespace fv {

struct Assignment {
    Uuid id;
    std::string cohort, visit;
    std::chrono::year_month_day due;
    Instant assigned_at;      ///< the last time something was said of it
    unsigned changed = 0;     ///< how often something was said before
    friend bool operator==(const Assignment&, const Assignment&) = default;
};

/// The same cohort and visit have the same id on every laptop.
[[nodiscard]] Uuid assignment_id(std::string_view cohort, std::string_view visit);

/// Those in force, by day, cohort, visit. Events may come in any order; later than `until` nothing was said.
[[nodiscard]] std::vector<Assignment> assignments_of(std::vector<Event> events, Instant until = Instant::max());
[[nodiscard]] std::vector<Assignment> assignments(const EventStore& store, Instant until = Instant::max());

enum class Progress : std::uint8_t { not_begun, begun, finished };
[[nodiscard]] std::string_view word_of(Progress progress);  ///< `not-begun`

struct AssignedPerson {
    Uuid person;
    Progress progress = Progress::not_begun;
    friend bool operator==(const AssignedPerson&, const AssignedPerson&) = default;
};

/// How far one person is with a visit; `attempts` are theirs, those begun later than `until` do not count.
[[nodiscard]] Progress progress_of(std::span<const AttemptSummary> attempts, std::string_view visit, Instant until = Instant::max());

/// Each member of the cohort, by name.
[[nodiscard]] std::vector<AssignedPerson> assigned_people(const Assignment& assignment, const Roster& roster, const EventStore& store, Instant until = Instant::max());

}  // namespace fv

// Whether a visit can be written down as it was said: asked before anything is written.
//
// Each problem says what is so, where, and how to mend it. What stops is an impossibility; what does not is worth
// a look: a visit made alone or without a date of arranging may be recorded, and is then not paid (payable.h).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facilitator/compensation/visit_log.h"
#include "facilitator/people/roster.h"

namespace fv {

struct LogProblem {
    enum class What : std::uint8_t {
        in_the_future,       ///< the visit, or its arranging: `day`
        too_long_ago,        ///< longer than anybody logs: a year mistyped
        no_time,             ///< no minutes, or more than longest_visit: `minutes`
        past_midnight,       ///< it ends on the next day
        inside_unsaid,       ///< partly inside the contract day, and not how much
        inside_too_long,     ///< as many minutes inside the contract day as it lasted, or more
        same_person_twice,   ///< `person`
        unknown_educator,    ///< `person` is nobody on record
        too_many_educators,
        nobody,              ///< no educator at all
        wrong_stage,         ///< neither a first nor a second visit
        entered_twice,       ///< the same pair, date and start: `visit`
        overlaps,            ///< `person` was at another visit then: `visit`
        arranged_too_late,   ///< on the day of the visit, or after it: recorded, not paid
        not_arranged,        ///< no day of arranging: recorded, not paid
        alone,               ///< one educator: recorded, not paid
    };
    What what = What::nobody;
    std::string_view field;     ///< `date`, `start`, `minutes`, `educators` …
    bool stops = true;          ///< nothing may be written
    std::optional<Day> day;
    int minutes = 0;
    Uuid person, visit;         ///< nil where neither matters
    friend bool operator==(const LogProblem&, const LogProblem&) = default;
};
[[nodiscard]] std::string_view word_of(LogProblem::What what);  ///< `in-the-future`
[[nodiscard]] bool stops(std::span<const LogProblem> problems);

/// In English, for commands and for faults of a table: what is so, and how to mend it.
[[nodiscard]] std::string message_of(const LogProblem& problem, const Roster& roster, std::span<const LoggedVisit> log);
[[nodiscard]] std::string hint_of(const LogProblem& problem);

/// `itself`: the visit that is being corrected, which stands in nobody's way.
[[nodiscard]] std::vector<LogProblem> problems_of(const VisitFacts& facts, std::span<const LoggedVisit> log, const Roster& roster, Day today, const Uuid& itself = {});

/// The same educators on the same day from the same time.
[[nodiscard]] bool same_visit(const VisitFacts& a, const VisitFacts& b);
/// Somebody would have been at both. Visits that touch do not overlap.
[[nodiscard]] std::optional<Uuid> at_both(const VisitFacts& a, const VisitFacts& b);

}  // namespace fv

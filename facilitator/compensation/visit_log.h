// The visits that were made and logged: a fold over what was said of them, in any order of arrival.
//
// Whoever was joined is one person (records/joins.h). An educator who was erased is a nil id here: somebody was
// there, and nobody can tell who; a visit whose educators are all erased is left out.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facilitator/compensation/visit_bodies.h"
#include "facilitator/records/event_store.h"
#include "facilitator/records/joins.h"
#include "foundation/calendar_date.h"
#include "scenarios/engine/scenario.h"

namespace fv {

enum class Setting : std::uint8_t { home, library, park, cafe, online, school, other };
/// Against the hours that an educator's contract pays anyway.
enum class ContractTime : std::uint8_t { outside, inside, partly };
enum class VisitOutcome : std::uint8_t { made, no_show };
enum class WithdrawnWhy : std::uint8_t { entered_twice, by_mistake, not_made };

[[nodiscard]] std::string_view word_of(Setting setting);         ///< `home`
[[nodiscard]] std::string_view word_of(ContractTime contract);   ///< `outside`
[[nodiscard]] std::string_view word_of(VisitOutcome outcome);    ///< `no-show`
[[nodiscard]] std::string_view word_of(WithdrawnWhy why);        ///< `entered-twice`
[[nodiscard]] std::optional<Setting> setting_named(std::string_view word);
[[nodiscard]] std::optional<ContractTime> contract_time_named(std::string_view word);
[[nodiscard]] std::optional<VisitOutcome> outcome_named(std::string_view word);
[[nodiscard]] std::optional<WithdrawnWhy> withdrawn_why_named(std::string_view word);

constexpr int minutes_of_day = 24 * 60;
constexpr int longest_visit = 8 * 60;  ///< minutes

/// What somebody says of a visit, whole.
struct VisitFacts {
    Day date{};
    int start = 0;                 ///< minutes after midnight
    int minutes = 0;
    std::vector<Uuid> educators;   ///< in the order of their ids; two, unless somebody went alone
    Stage stage = Stage::first_visit;
    Setting setting = Setting::home;
    bool voluntary = false;
    std::optional<Day> arranged_on;
    ContractTime contract = ContractTime::outside;
    int minutes_inside = 0;        ///< of a visit partly inside
    std::string grade;             ///< as grade_named() gives it; empty: not said
    std::string language;          ///< as language_named() gives it; empty: not said
    VisitOutcome outcome = VisitOutcome::made;
    bool confirmed = false;        ///< the family had said again, shortly before, that it is fine
    friend bool operator==(const VisitFacts&, const VisitFacts&) = default;

    [[nodiscard]] bool made_by(const Uuid& educator) const;
    [[nodiscard]] int end() const { return start + minutes; }  ///< minutes after midnight of `date`
};

struct LoggedVisit : VisitFacts {
    Uuid id;
    Day entered{};                        ///< on the calendar of whoever wrote it down first
    Uuid by;                              ///< who did; nil: nobody knows
    std::optional<Day> reflected_on;
    std::optional<WithdrawnWhy> withdrawn;///< it counts no more
    unsigned corrections = 0;
    friend bool operator==(const LoggedVisit&, const LoggedVisit&) = default;

    [[nodiscard]] bool counts() const { return !withdrawn.has_value(); }
    [[nodiscard]] bool was_made() const { return counts() && outcome == VisitOutcome::made; }
    [[nodiscard]] bool has_erased() const { return made_by(Uuid{}); }
};

/// By date, start, id; those withdrawn too. `gone`: tombstones of the erased.
[[nodiscard]] std::vector<LoggedVisit> visits_of(std::vector<Event> events, const Joins& joins, std::span<const Tombstone> gone = {});
[[nodiscard]] std::vector<LoggedVisit> visits(const EventStore& store);
/// The kinds that visits_of() reads.
[[nodiscard]] std::span<const std::string_view> visit_kinds();
[[nodiscard]] const LoggedVisit* find_visit(std::span<const LoggedVisit> visits, const Uuid& id);

/// The events to write. A correction has only what differs; nullopt: nothing does.
[[nodiscard]] VisitLogged logged(const VisitFacts& facts, Day entered);
[[nodiscard]] std::optional<VisitCorrected> corrected(const VisitFacts& was, const VisitFacts& now, Day on);
[[nodiscard]] VisitWithdrawn withdrawn(WithdrawnWhy why, Day on);
[[nodiscard]] VisitReflected reflected(Day on);

/// `K`, `kindergarten`, `3rd`, `Grade 3`, `prekínder` → `k`, `3`, `pre-k`: pre-k, k, 1 to 13, or mixed. Nothing else
/// is taken, so that no pupil or group gets a place here.
[[nodiscard]] std::optional<std::string> grade_named(std::string_view written);
/// `es`, `pt-BR`, `Spanish`, `español` → a language tag.
[[nodiscard]] std::optional<std::string> language_named(std::string_view written);
/// `16:30`, `4:30 pm` → minutes after midnight.
[[nodiscard]] std::optional<int> clock_time(std::string_view written);
[[nodiscard]] std::string clock_text(int minutes);  ///< `16:30`; of the next day too: 1440 is `00:00`

/// A UUID of version 8 made of what a thing is, the same on every laptop.
[[nodiscard]] Uuid made_id(std::string_view of);

}  // namespace fv

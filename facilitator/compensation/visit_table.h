// A log of visits from a table: told first (new, changed, unchanged), then written.
//
// Educators are found by the roster's own id, by email, or by name. A row is found again by its `entry` (the number
// that the other log gives it), else by pair, date and start, so that reading a table twice changes nothing the
// second time, on whichever laptop. An import adds and corrects; it withdraws nothing. A cell that is empty says
// nothing. Columns that say nothing here are passed over with a note and never kept: another program's log may
// have families in it.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "facilitator/compensation/logging.h"
#include "facilitator/people/person_bodies.h"
#include "facilitator/people/table.h"

namespace fv {

struct VisitChange {
    std::string field, from, to;       ///< as the events write them; `from` is empty where there was nothing
    friend bool operator==(const VisitChange&, const VisitChange&) = default;
};

struct PlannedVisit {
    enum class As : std::uint8_t { fresh, changed, unchanged };
    As as = As::fresh;
    std::size_t row = 0;
    Uuid id;                           ///< of the visit on record, else one made of the row
    VisitFacts facts;                  ///< as they will be
    VisitFacts was;                    ///< of one that is on record
    std::vector<VisitChange> changes;  ///< of one that is on record
    std::optional<Day> reflected_on;   ///< to be added
    std::vector<LogProblem> notices;   ///< recorded, and not paid
};

struct VisitImportPlan {
    std::vector<PlannedVisit> visits;
    std::vector<TableFault> faults;    ///< while one is more than a note, nothing is to be written
    [[nodiscard]] std::size_t count(PlannedVisit::As as) const;
};

[[nodiscard]] VisitImportPlan plan_visit_import(const Table& table, std::span<const LoggedVisit> log, const Roster& roster, Day today);

/// What has to be written for one of them.
[[nodiscard]] std::vector<Said> said_of(const PlannedVisit& planned, Day today, const Uuid& by = {});

}  // namespace fv

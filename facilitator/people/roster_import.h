// What a roster would change: told first, then written.
//
// Somebody is found again by the roster's own id, else by email, else by name and school; so that reading
// a roster twice changes nothing the second time. An import adds and replaces; it takes nothing away.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facilitator/people/person_bodies.h"
#include "facilitator/people/roster.h"
#include "facilitator/people/roster_table.h"

namespace fv {

struct PlannedChange {
    std::string field;     ///< name, email, school, roster_id, role, cohort
    std::string from, to;  ///< `from` is empty where there was nothing
    friend bool operator==(const PlannedChange&, const PlannedChange&) = default;
};

struct PlannedPerson {
    std::size_t row = 0;         ///< the first that speaks of them
    std::string name;
    std::optional<Uuid> person;  ///< nullopt: they are new
    std::vector<PlannedChange> changes;

    [[nodiscard]] bool is_new() const { return !person.has_value(); }
    [[nodiscard]] bool unchanged() const { return person && changes.empty(); }
};

struct ImportPlan {
    std::vector<PlannedPerson> people;
    std::vector<TableFault> faults;
    std::size_t left_out = 0;
};

[[nodiscard]] ImportPlan plan_import(const RosterRead& read, const Roster& roster);

/// What has to be written for one of them; `id` is theirs, or a new one.
[[nodiscard]] std::vector<Said> said_of(const PlannedPerson& planned, const Uuid& id, const Uuid& by = {});

}  // namespace fv

// A roster as a student information system exports it: OneRoster 1.2 (and 1.1) in CSV files.
//
// Of users.csv only staff is taken, never pupils or families: First Visit keeps nothing about them. Classes
// that staff are enrolled in are cohorts. Everybody comes as a teacher: what somebody may see here is not
// for another program to say.
#pragma once

#include "facilitator/people/roster_table.h"

namespace fv {

struct OneRosterTables {
    Table users, classes, enrollments;
    Table roles, orgs;  ///< may be empty: roles.csv came with 1.2, orgs.csv names the schools
};

[[nodiscard]] RosterRead read_oneroster(const OneRosterTables& tables);

}  // namespace fv

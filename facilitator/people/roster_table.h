// A roster as rows: who is in it and what it says of them, read from a table that a school wrote.
//
// Headers are forgiving (`E-mail Address`, `Correo`, `Last name` with `First name` ...); columns that say
// nothing here are passed over with a note. A cell that is empty says nothing.
#pragma once

#include <string>
#include <vector>

#include "facilitator/people/roles.h"
#include "facilitator/people/table.h"

namespace fv {

struct RosterRow {
    std::string file;
    std::size_t row = 0;
    std::string name, email, school, roster_id;
    Roles roles;
    std::vector<std::string> cohorts;
};

struct RosterRead {
    std::vector<RosterRow> rows;
    std::vector<TableFault> faults;
    std::size_t left_out = 0;  ///< pupils, families, those who left: OneRoster has them, First Visit never
};

[[nodiscard]] RosterRead read_roster(const Table& table);

/// What is wrong with a name or an email, in words; empty: nothing.
[[nodiscard]] std::string why_no_name(std::string_view name);
[[nodiscard]] std::string why_no_email(std::string_view email);
/// `docente`, `Facilitator`, `admin` ...
[[nodiscard]] std::optional<Role> role_meant(std::string_view written);

}  // namespace fv

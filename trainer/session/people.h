// Changing who is on record: what a command or a screen asks, said as events at one blow.
//
// Who does it is the session's person; nobody: the owner of the records, who may do anything.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "facilitator/people/assignments.h"
#include "facilitator/people/roster.h"
#include "facilitator/people/roster_import.h"
#include "trainer/session/session.h"

namespace fv {

/// Writes what was said, each at the next step of what it is about; all or nothing. Throws StoreError.
void say(std::vector<Said> said, Session& session);

/// Whether the session's person may; who owns the records may anything.
[[nodiscard]] bool may(const Session& session, const Roster& roster, Permission permission);

/// `change who is on record`, in the language in force: after "may".
[[nodiscard]] Word word_for(Permission permission);

/// A roster read from a CSV file, or from a folder with OneRoster's files. nullopt: `why_not` says why.
[[nodiscard]] std::optional<RosterRead> read_roster_at(const std::filesystem::path& file_or_folder, std::string& why_not);

struct ImportCounts {
    std::size_t added = 0, changed = 0, unchanged = 0;
};
[[nodiscard]] ImportCounts counts_of(const ImportPlan& plan);
/// Writes the plan. Its faults are the caller's to mind.
void import_roster(const ImportPlan& plan, Session& session);

/// Adds somebody; the id is theirs.
Uuid add_person(const std::string& name, const PersonDescribed& described, Roles roles, const std::vector<std::string>& cohorts, Session& session);

/// False: it was so already, and nothing was written.
bool join_people(const Uuid& one, const Uuid& other, Session& session);
/// Undoes every join that made this person; how many these were.
std::size_t unjoin_person(const Uuid& person, Session& session);
bool pair_people(const Uuid& one, const Uuid& other, Session& session);
bool part_people(const Uuid& one, const Uuid& other, Session& session);
bool give_role(const RosterPerson& person, Role role, Session& session);
bool take_role(const RosterPerson& person, Role role, Session& session);
bool enter_cohort(const RosterPerson& person, const std::string& cohort, Session& session);
bool leave_cohort(const RosterPerson& person, const std::string& cohort, Session& session);
bool set_consent(const RosterPerson& person, Consent consent, Session& session);

/// False: it is assigned so already.
bool assign_visit(const std::string& cohort, const std::string& visit, std::chrono::year_month_day due, Session& session);
/// False: it is not assigned.
bool drop_assignment(const std::string& cohort, const std::string& visit, Session& session);

/// The last moment of a day where the session is.
[[nodiscard]] Instant end_of(std::chrono::sys_days day, const Session& session);

}  // namespace fv

// `first-visit people …`: who is on record, rosters, cohorts, pairs, assignments, consent, PINs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facilitator/people/roster.h"
#include "trainer/commands/commands.h"

namespace CLI {
class App;
}

namespace fv {

struct PeopleArguments {
    std::string as;                             ///< who does it; empty: the owner of the records
    std::string person, other;                  ///< names or ids
    std::string name, school, email;            ///< of `add` and `describe`
    bool school_said = false, email_said = false;
    std::vector<std::string> roles, cohorts;
    std::string cohort, role, visit, due, at;
    std::string file;                           ///< to import
    std::string calendar, mail_merge;           ///< files to write; - for standard output
    std::string answer;                         ///< of `consent`: given or withdrawn
    bool write = false, take_away = false;
};

/// Adds its subcommands to `people`.
void add_people_commands(CLI::App& people, PeopleArguments& arguments);
/// Runs the one that was said. nullopt: it was none of these.
[[nodiscard]] std::optional<int> run_people(const CLI::App& people, PeopleArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

[[nodiscard]] int run_people_list(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console);
[[nodiscard]] int run_people_add(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console);
[[nodiscard]] int run_people_describe(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console);
[[nodiscard]] int run_people_role(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console);
[[nodiscard]] int run_people_cohort(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console);
[[nodiscard]] int run_people_pair(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console);
[[nodiscard]] int run_people_consent(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console);
[[nodiscard]] int run_people_pin(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console);
[[nodiscard]] int run_people_duplicates(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console);
[[nodiscard]] int run_people_join(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console);
[[nodiscard]] int run_people_unjoin(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console);
[[nodiscard]] int run_people_import(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console);
[[nodiscard]] int run_people_assign(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console);
[[nodiscard]] int run_people_assignments(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console);

/// By name (accents and case aside) or id. nullptr: `console.err` was told why, and `status` is what to end with.
[[nodiscard]] const RosterPerson* find_on_roster(const std::string& name_or_id, const Roster& roster, Console& console, int& status);
/// `{"schema": …, "person": …, "changed": …}`, or a sentence.
void tell_change(const char* command, const RosterPerson& person, bool changed, const std::string& sentence, const CommonOptions& common, Console& console);

}  // namespace fv

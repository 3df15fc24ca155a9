#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

#include "trainer/commands/people_commands.h"
#include "trainer/commands/permission.h"
#include "trainer/session/people.h"

namespace fv {
namespace {

using Run = int (*)(const PeopleArguments&, Session&, const CommonOptions&, Console&);

struct Command {
    const char* word;
    Permission needs;
    bool writes;
    Run run;
};

constexpr Command commands[] = {
    {"list", Permission::see_roster, false, run_people_list},
    {"add", Permission::change_roster, true, run_people_add},
    {"describe", Permission::change_roster, true, run_people_describe},
    {"role", Permission::give_roles, true, run_people_role},
    {"cohort", Permission::change_roster, true, run_people_cohort},
    {"pair", Permission::change_roster, true, run_people_pair},
    {"consent", Permission::change_roster, true, run_people_consent},
    {"pin", Permission::free_pin, true, run_people_pin},
    {"duplicates", Permission::see_roster, false, run_people_duplicates},
    {"join", Permission::change_roster, true, run_people_join},
    {"unjoin", Permission::change_roster, true, run_people_unjoin},
    {"import", Permission::change_roster, true, run_people_import},
    {"assign", Permission::assign_visits, true, run_people_assign},
    {"assignments", Permission::assign_visits, false, run_people_assignments},
};

void add_one_person(CLI::App& people, PeopleArguments& arguments)
{
    CLI::App* list = people.add_subcommand("list", "Everybody on record, with school, roles, cohorts and pairs");
    list->add_option("--cohort", arguments.cohort, "Only who is in it")->type_name("COHORT");
    list->footer("Example: first-visit people list --cohort \"Fall 2026\"");
    CLI::App* add = people.add_subcommand("add", "Put somebody on record");
    add->add_option("name", arguments.name, "As it shall stand on a certificate")->required();
    add->add_option("--school", arguments.school, "Where they teach")->type_name("SCHOOL");
    add->add_option("--email", arguments.email, "Where reminders go")->type_name("ADDRESS");
    add->add_option("--role", arguments.roles, "teacher, facilitator, trainer or administrator; may be said again")->type_name("ROLE");
    add->add_option("--cohort", arguments.cohorts, "May be said again")->type_name("COHORT");
    add->footer("Example: first-visit people add \"Ana Ruiz\" --school Lincoln --cohort \"Fall 2026\"");
    CLI::App* describe = people.add_subcommand("describe", "Change somebody's name, school or email; \"\" takes it away");
    describe->add_option("person", arguments.person, "Name or id")->required();
    describe->add_option("--name", arguments.name, "The new name")->type_name("NAME");
    describe->add_option("--school", arguments.school, "The new school")->type_name("SCHOOL");
    describe->add_option("--email", arguments.email, "The new email")->type_name("ADDRESS");
    describe->footer("Example: first-visit people describe \"Ana Ruz\" --name \"Ana Ruiz\"");
    CLI::App* role = people.add_subcommand("role", "Give somebody a role, or take it");
    role->add_option("person", arguments.person, "Name or id")->required();
    role->add_option("role", arguments.role, "teacher, facilitator, trainer or administrator")->required();
    role->add_flag("--take", arguments.take_away, "Take it");
    role->footer("Example: first-visit people role \"Maria Soto\" facilitator");
    CLI::App* cohort = people.add_subcommand("cohort", "Put somebody into a cohort, or out of it");
    cohort->add_option("person", arguments.person, "Name or id")->required();
    cohort->add_option("cohort", arguments.cohort, "Its name; a new one begins it")->required();
    cohort->add_flag("--leave", arguments.take_away, "Out of it");
    cohort->footer("Example: first-visit people cohort \"Ana Ruiz\" \"Fall 2026\"");
    CLI::App* pair = people.add_subcommand("pair", "Say who visits with whom, or no more");
    pair->add_option("person", arguments.person, "Name or id")->required();
    pair->add_option("other", arguments.other, "Name or id")->required();
    pair->add_flag("--part", arguments.take_away, "No more");
    pair->footer("Example: first-visit people pair \"Ana Ruiz\" \"Ben Li\"");
    CLI::App* consent = people.add_subcommand("consent", "Note that somebody agreed to research, or withdrew");
    consent->add_option("person", arguments.person, "Name or id")->required();
    consent->add_option("answer", arguments.answer, "given or withdrawn")->required()->check(CLI::IsMember({"given", "withdrawn"}));
    consent->footer("Example: first-visit people consent \"Ana Ruiz\" given");
    CLI::App* pin = people.add_subcommand("pin", "Set the PIN that somebody's name asks for (it is read, not written here), or take it away");
    pin->add_option("person", arguments.person, "Name or id")->required();
    pin->add_flag("--remove", arguments.take_away, "Take it away");
    pin->footer("Example: first-visit people pin \"Ana Ruiz\"\n         first-visit people pin \"Ana Ruiz\" --remove");
}

void add_twice_entered(CLI::App& people, PeopleArguments& arguments)
{
    people.add_subcommand("duplicates", "Who looks as if entered twice")->footer("Example: first-visit people duplicates");
    CLI::App* join = people.add_subcommand("join", "Say that two are the same person: attempts and everything else follow. It can be undone");
    join->add_option("person", arguments.person, "Name or id")->required();
    join->add_option("other", arguments.other, "Name or id")->required();
    join->footer("Example: first-visit people join \"Ana Ruiz\" \"A. Ruiz\"");
    CLI::App* unjoin = people.add_subcommand("unjoin", "Undo every join that made this person");
    unjoin->add_option("person", arguments.person, "Name or id")->required();
    unjoin->footer("Example: first-visit people unjoin \"Ana Ruiz\"");
}

void add_many(CLI::App& people, PeopleArguments& arguments)
{
    CLI::App* import = people.add_subcommand("import", "Show what a roster would add and change; with --write, do it");
    import->add_option("from", arguments.file, "A CSV file (name, email, school, role, cohort), or a folder with OneRoster 1.2 files")->required()->type_name("FILE|FOLDER");
    import->add_flag("--write", arguments.write, "Write it");
    import->footer("Example: first-visit people import roster.csv\n         first-visit people import roster.csv --write");
    CLI::App* assign = people.add_subcommand("assign", "Ask a cohort to rehearse a visit until a day; said again, the day moves");
    assign->add_option("cohort", arguments.cohort, "Its name")->required();
    assign->add_option("visit", arguments.visit, "A visit's id")->required();
    CLI::Option* due = assign->add_option("--due", arguments.due, "The last day")->type_name("DATE");
    assign->add_flag("--drop", arguments.take_away, "Ask no more")->excludes(due);
    assign->footer("Example: first-visit people assign \"Fall 2026\" kitchen-table --due 2026-12-01");
    CLI::App* assignments = people.add_subcommand("assignments", "What is assigned, and who has not begun");
    assignments->add_option("--at", arguments.at, "As it stood at the end of this day")->type_name("DATE");
    assignments->add_option("--cohort", arguments.cohort, "Only of this one")->type_name("COHORT");
    assignments->add_option("--ics", arguments.calendar, "Write the days as a calendar file; - for standard output")->type_name("FILE");
    assignments->add_option("--mail-merge", arguments.mail_merge, "Write who has not begun as CSV, for letters; - for standard output")->type_name("FILE");
    assignments->footer("Example: first-visit people assignments --mail-merge reminders.csv");
}

}  // namespace

void add_people_commands(CLI::App& people, PeopleArguments& arguments)
{
    add_one_person(people, arguments);
    add_twice_entered(people, arguments);
    add_many(people, arguments);
    for (const Command& command : commands)
        people.get_subcommand(command.word)->add_option("--as", arguments.as, as_means)->type_name("NAME");
}

std::optional<int> run_people(const CLI::App& people, PeopleArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    for (const Command& command : commands) {
        if (!people.got_subcommand(command.word)) continue;
        const CLI::App* said = people.get_subcommand(command.word);
        const auto was_said = [&](const char* option) { return said->get_option_no_throw(option) != nullptr && said->count(option) > 0; };
        arguments.school_said = was_said("--school");
        arguments.email_said = was_said("--email");
        if (!command.writes || (arguments.file.size() > 0 && !arguments.write))  // looking makes no file of records
            if (const std::string name = records_named(common); !records_are_there(common)) {
                if (arguments.file.empty()) return console.err << fmt::format("first-visit: there are no records at \"{}\" yet.\n", name), ExitStatus::answer_is_no;
                const OpenSession empty = open_session(common, program.folders, Keep::in_memory);
                return command.run(arguments, *empty.session, common, console);
            }
        const OpenSession opened = open_session(common, program.folders);
        if (const auto status = refused(arguments.as, command.needs, *opened.session, console)) return status;
        return command.run(arguments, *opened.session, common, console);
    }
    return std::nullopt;
}

}  // namespace fv

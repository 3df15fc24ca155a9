// What can be said after `visits`, and which function does it.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

#include "trainer/commands/visits_commands.h"

namespace fv {
namespace {

using Run = int (*)(const VisitsArguments&, PayDesk&, const CommonOptions&, Console&);

struct Command {
    const char* word;
    bool writes;
    Run run;
};

constexpr Command commands[] = {
    {"add", true, run_visits_add},           {"list", false, run_visits_list},     {"correct", true, run_visits_correct},
    {"withdraw", true, run_visits_withdraw}, {"reflected", true, run_visits_reflected}, {"import", true, run_visits_import},
    {"cross-section", false, run_visits_cross_section},
};

/// What is said of a visit, when it is entered and when it is corrected.
void add_facts(CLI::App& command, VisitsArguments& a, const char* day)
{
    command.add_option("--on", a.on, day)->type_name("DATE");
    command.add_option("--start", a.start, "When it began, by a clock on the wall: 16:30")->type_name("TIME");
    command.add_option("--minutes", a.minutes, "How long it lasted")->type_name("NUMBER");
    command.add_option("--stage", a.stage, "first-visit or second-visit")->check(CLI::IsMember({"first-visit", "second-visit"}));
    command.add_option("--setting", a.setting, "home, library, park, cafe, online, school or other")->check(CLI::IsMember({"home", "library", "park", "cafe", "online", "school", "other"}));
    CLI::Option* arranged = command.add_option("--arranged", a.arranged, "The day on which the family said yes")->type_name("DATE");
    command.add_flag("--not-arranged", a.not_arranged, "Nobody arranged it beforehand (recorded, and not paid)")->excludes(arranged);
    CLI::Option* voluntary = command.add_flag("--voluntary", a.voluntary, "The family was free to say no");
    command.add_flag("--not-voluntary", a.not_voluntary, "It was not (recorded, and not paid)")->excludes(voluntary);
    CLI::Option* outside = command.add_flag("--outside-contract", a.outside_contract, "Outside the contract day");
    CLI::Option* inside = command.add_flag("--inside-contract", a.inside_contract, "All of it inside the contract day")->excludes(outside);
    command.add_option("--inside-minutes", a.inside, "Partly inside the contract day: so many minutes of it")->excludes(inside)->type_name("NUMBER");
    command.add_option("--grade", a.grade, "pre-k, k, 1 to 13, or mixed; nothing about a pupil")->type_name("GRADE");
    command.add_option("--visit-language", a.language, "In which language it was: es, Spanish")->type_name("CODE");
    command.add_flag("--no-show", a.no_show, "Nobody was there");
    command.add_flag("--confirmed", a.confirmed, "The family had said again, shortly before, that it is fine");
}

void add_log(CLI::App& visits, VisitsArguments& a)
{
    CLI::App* add = visits.add_subcommand("add", "Enter a visit that was made. What is not said and is needed is asked for, never assumed");
    add->add_option("educators", a.educators, "The two who went: names or ids")->required()->expected(1, 2);
    add_facts(*add, a, "The day; if not said, today");
    add->footer("Example: first-visit visits add \"Ana Ruiz\" \"Ben Li\" --on 2026-10-03 --start 16:30 --minutes 40 --stage first-visit --setting home --arranged 2026-09-28 --voluntary --outside-contract");
    CLI::App* correct = visits.add_subcommand("correct", "Mend what was entered; what is not said stays. What was paid is settled with the next closing");
    correct->add_option("visit", a.visit, "Its id (`visits list`)")->required()->type_name("ID");
    correct->add_option("--educator", a.educators, "Who went, in place of who stands there; say it for each of the two")->type_name("NAME");
    add_facts(*correct, a, "Another day");
    correct->add_flag("--made", a.made, "It was made after all")->excludes(correct->get_option("--no-show"));
    correct->add_flag("--not-confirmed", a.not_confirmed, "The family had not confirmed")->excludes(correct->get_option("--confirmed"));
    correct->footer("Example: first-visit visits correct 0190f3c2-… --minutes 45 --arranged 2026-09-27");
    CLI::App* withdraw = visits.add_subcommand("withdraw", "Take back an entry; what was paid for it is taken back with the next closing");
    withdraw->add_option("visit", a.visit, "Its id (`visits list`)")->required()->type_name("ID");
    withdraw->add_option("--why", a.why, "entered-twice, by-mistake or not-made")->required()->check(CLI::IsMember({"entered-twice", "by-mistake", "not-made"}));
    withdraw->footer("Example: first-visit visits withdraw 0190f3c2-… --why entered-twice");
    CLI::App* reflected = visits.add_subcommand("reflected", "Note that the two looked back on it together");
    reflected->add_option("visit", a.visit, "Its id (`visits list`)")->required()->type_name("ID");
    reflected->add_option("--on", a.on, "The day; if not said, today")->type_name("DATE");
    reflected->footer("Example: first-visit visits reflected 0190f3c2-… --on 2026-10-04");
}

void add_looking(CLI::App& visits, VisitsArguments& a)
{
    CLI::App* list = visits.add_subcommand("list", "Visits with what each comes to: payable, paid, or every reason why not and what would mend it");
    list->add_option("--person", a.person, "Only who was there: name or id")->type_name("NAME");
    list->add_option("--school", a.school, "Only of one of the two")->type_name("SCHOOL");
    list->add_option("--from", a.from, "On this day or later")->type_name("DATE");
    list->add_option("--until", a.until, "On this day or earlier")->type_name("DATE");
    list->add_flag("--not-payable", a.not_payable, "Only those that are not payable to both");
    list->add_flag("--withdrawn", a.withdrawn, "Those that were withdrawn, too");
    list->add_option("--at", a.at, "As if today were this day")->type_name("DATE");
    list->footer("Example: first-visit visits list --from 2026-10-01 --not-payable");
    CLI::App* import = visits.add_subcommand("import", "Read a log of visits from CSV: told first, written with --write; reading it twice changes nothing");
    import->add_option("file", a.file, "The table (columns: docs/compensation.md)")->required()->type_name("FILE");
    import->add_flag("--write", a.write, "Write what was told");
    import->footer("Example: first-visit visits import log.csv\n         first-visit visits import log.csv --write");
    CLI::App* section = visits.add_subcommand("cross-section", "Whether visits go to all, or to a cross-section: counts by grade, month and school");
    section->add_option("--school", a.school, "Only of this one")->type_name("SCHOOL");
    section->add_option("--from", a.from, "On this day or later")->type_name("DATE");
    section->add_option("--until", a.until, "On this day or earlier")->type_name("DATE");
    section->add_option("--class-sizes", a.class_sizes, "A table with the columns grade and families")->type_name("FILE");
    section->footer("Example: first-visit visits cross-section --school Lincoln --from 2026-08-01 --class-sizes classes.csv");
}

}  // namespace

void add_visits(CLI::App& app, VisitsArguments& arguments)
{
    CLI::App* visits = app.add_subcommand("visits", "The log of visits made to families, and what each comes to");
    visits->require_subcommand(1);
    visits->footer("Example: first-visit visits list --not-payable");
    add_log(*visits, arguments);
    add_looking(*visits, arguments);
    for (const Command& command : commands)
        visits->get_subcommand(command.word)->add_option("--as", arguments.as, "Who does it; what their role does not allow is refused")->type_name("NAME");
}

std::optional<int> run_visits(const CLI::App& app, VisitsArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    if (!app.got_subcommand("visits")) return std::nullopt;
    const CLI::App& visits = *app.get_subcommand("visits");
    for (const Command& command : commands) {
        if (!visits.got_subcommand(command.word)) continue;
        if (!command.writes && !records_are_there(common))  // looking makes no file of records
            return console.err << fmt::format("first-visit: there are no records at \"{}\" yet.\n", records_named(common)), ExitStatus::answer_is_no;
        const CLI::App* said = visits.get_subcommand(command.word);
        const auto was_said = [&](const char* option) { return said->get_option_no_throw(option) != nullptr && said->count(option) > 0; };
        arguments.minutes_said = was_said("--minutes");
        arguments.inside_said = was_said("--inside-minutes");
        const OpenSession opened = open_session(common, program.folders);
        if (!arguments.as.empty() && !sign_in_named(*opened.session, arguments.as, console)) return ExitStatus::answer_is_no;
        CertificationDesk certification(*opened.session);
        PayDesk desk(certification);
        return command.run(arguments, desk, common, console);
    }
    return std::nullopt;
}

}  // namespace fv

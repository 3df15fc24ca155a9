// What can be said after `compensation`, and which function does it.
#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <ostream>

#include "trainer/commands/compensation_commands.h"

namespace fv {
namespace {

using Run = int (*)(const CompensationArguments&, PayDesk&, const CommonOptions&, Console&);

struct Command {
    const char* word;
    Run run;
};

constexpr Command commands[] = {
    {"rules", run_compensation_rules}, {"status", run_compensation_status}, {"close", run_compensation_close}, {"export", run_compensation_export}, {"settle", run_compensation_settle},
};

}  // namespace

void add_compensation(CLI::App& app, CompensationArguments& a)
{
    CLI::App* all = app.add_subcommand("compensation", "What is paid for visits: rules, periods, files for payroll");
    all->require_subcommand(1);
    all->footer("Example: first-visit compensation status 2026-10");
    CLI::App* rules = all->add_subcommand("rules", "What the programme pays, as its file says it");
    rules->footer("Example: first-visit compensation rules --programme my-programme.yaml");
    CLI::App* status = all->add_subcommand("status", "What a period holds: lines, what is not payable and why, what is in doubt; none said: all periods");
    status->add_option("period", a.period, "Its name: 2026-10, or a term of the programme");
    status->add_option("--at", a.at, "As if today were this day")->type_name("DATE");
    status->footer("Example: first-visit compensation status 2026-10 --json");
    CLI::App* close = all->add_subcommand("close", "Close a period, once: record what payroll gets, and write its files");
    close->add_option("period", a.period, "Its name: 2026-10, or a term of the programme")->required();
    close->add_option("--folder", a.folder, "Where the folder with the files is made")->capture_default_str()->type_name("FOLDER");
    close->footer("Example: first-visit compensation close 2026-10 --folder payroll --as \"Tom Baker\"");
    CLI::App* files = all->add_subcommand("export", "The files of a closed period once more, the same to the byte");
    files->add_option("period", a.period, "Its name: 2026-10, or a term of the programme");
    files->add_option("--closing", a.closing, "In place of the period: a closing's id, where there are two")->type_name("ID");
    files->add_option("--folder", a.folder, "Where the folder with the files is made")->capture_default_str()->type_name("FOLDER");
    files->footer("Example: first-visit compensation export 2026-10 --folder payroll");
    CLI::App* settle = all->add_subcommand("settle", "Two laptops closed apart: say what payroll made of one closing's file");
    settle->add_option("closing", a.closing, "Its id (`compensation status`)")->required()->type_name("ID");
    settle->add_option("paid", a.paid, "none: nothing of it. matching: what goes with the rest. new: the stray lines too. all: everything, also what another closing has")->required()->check(CLI::IsMember({"none", "matching", "new", "all"}));
    settle->footer("Example: first-visit compensation settle 0190f3c2-… none");
    for (const Command& command : commands) all->get_subcommand(command.word)->add_option("--as", a.as, "Who does it; what their role does not allow is refused")->type_name("NAME");
}

std::optional<int> run_compensation(const CLI::App& app, const CompensationArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    if (!app.got_subcommand("compensation")) return std::nullopt;
    const CLI::App& all = *app.get_subcommand("compensation");
    for (const Command& command : commands) {
        if (!all.got_subcommand(command.word)) continue;
        const bool needs_records = command.run != run_compensation_rules;
        if (needs_records && !records_are_there(common))
            return console.err << fmt::format("first-visit: there are no records at \"{}\" yet.\n", records_named(common)), ExitStatus::answer_is_no;
        const OpenSession opened = open_session(common, program.folders, needs_records ? Keep::in_file : Keep::in_memory);
        if (needs_records && !arguments.as.empty() && !sign_in_named(*opened.session, arguments.as, console)) return ExitStatus::answer_is_no;
        CertificationDesk certification(*opened.session);
        PayDesk desk(certification);
        return command.run(arguments, desk, common, console);
    }
    return std::nullopt;
}

}  // namespace fv

#include "trainer/commands/export_research.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "trainer/commands/permission.h"
#include "trainer/session/research.h"

namespace fv {
namespace {

/// The subcommand of this name, made if it is not there.
CLI::App* subcommand(CLI::App& app, const std::string& name, const std::string& means)
{
    for (CLI::App* known : app.get_subcommands([&](const CLI::App* one) { return one->get_name() == name; })) return known;
    return app.add_subcommand(name, means);
}

}  // namespace

void add_export_research(CLI::App& app, ResearchArguments& arguments)
{
    CLI::App* all = subcommand(app, "export", "Take attempts and scores to other programs");
    all->require_subcommand(1);
    CLI::App* csv = subcommand(*all, "csv", "Attempts as comma-separated values");
    if (csv->get_option_no_throw("file") == nullptr) csv->add_option("file", arguments.file, "Where to; none: standard output")->type_name("FILE");
    CLI::Option* flag = csv->add_flag("--deidentified", arguments.deidentified, "For research: only of those who consented, under pseudonyms that change by export");
    for (const char* other : {"--from", "--to", "--at", "--visit", "--person", "--bom", "--headings"})  // who could be told by what
        if (CLI::Option* option = csv->get_option_no_throw(other)) flag->excludes(option);
    const std::string before = csv->get_footer();
    csv->footer((before.empty() ? "Example: " : before + "\n         ") + std::string("first-visit export csv --deidentified study.csv"));
    if (all->get_footer().empty()) all->footer("Example: first-visit export csv --deidentified study.csv");
}

int run_export_research(const CLI::App& app, const ResearchArguments&, const CommonOptions& common, const Program& program, Console& console)
{
    if (!records_are_there(common)) return console.err << fmt::format("first-visit: there are no records at \"{}\" yet.\n", records_named(common)), ExitStatus::answer_is_no;
    const OpenSession opened = open_session(common, program.folders);
    Session& session = *opened.session;
    const CLI::App* csv = app.get_subcommand("export")->get_subcommand("csv");
    const CLI::Option* as = csv->get_option("--as");
    if (const auto refusal = refused(as->count() > 0 ? as->as<std::string>() : std::string{}, Permission::export_research, session, console)) return *refusal;
    const CLI::Option* said = csv->get_option("file");
    const std::string file = said->count() > 0 ? said->as<std::string>() : std::string{};
    const bool to_file = !file.empty() && file != "-";
    if (common.json && !to_file) return console.err << "first-visit: with --json name a file for the table.\n", ExitStatus::wrong_usage;
    const ResearchExport made = research_export(session);
    if (!to_file) console.out << made.csv;
    std::string why_not;
    if (to_file && !write_text(file, made.csv, why_not)) return console.err << "first-visit: " << why_not << ".\n", ExitStatus::could_not;
    if (common.json) console.out << nlohmann::ordered_json{{"schema", "first-visit/export-deidentified/1"}, {"file", file}, {"people", made.people}, {"attempts", made.attempts}, {"unreadable", made.unreadable}}.dump(2) << '\n';
    else if (!common.quiet) console.err << fmt::format("{} attempts of {} people who consented.{}\n", made.attempts, made.people, made.unreadable > 0 ? fmt::format(" {} left out: their script can't be read any more.", made.unreadable) : "");
    return made.attempts > 0 ? ExitStatus::done : ExitStatus::answer_is_no;
}

}  // namespace fv

// The words of `first-visit export …`, and which of its commands was said.
#include <CLI/CLI.hpp>

#include "trainer/commands/export.h"
#include "trainer/commands/permission.h"

namespace fv {
namespace {

/// `last_day`: how the last day is said; of a store, --to is its address.
void add_filter(CLI::App& command, ExportArguments& arguments, const char* last_day = "--to,--until")
{
    command.add_option("--from", arguments.from, "Begun on this day or later")->type_name("DATE");
    command.add_option(last_day, arguments.to, "Begun on this day or earlier")->type_name("DATE");
    command.add_option("--at", arguments.at, "As the records stood at the end of this day")->type_name("DATE");
    command.add_option("--visit", arguments.visit, "Only this visit")->type_name("ID");
    command.add_option("--as", arguments.as, as_means)->type_name("NAME");
    command.add_option("--person", arguments.person, "Only this person: a name, or an id")->type_name("NAME");
}

void add_xapi(CLI::App& all, ExportArguments& arguments)
{
    CLI::App* xapi = all.add_subcommand("xapi", "Attempts as xAPI 1.0.3 statements, one in each line; or sent to a learning record store");
    xapi->add_option("file", arguments.file, "Where to; none: standard output")->type_name("FILE");
    xapi->add_flag("--array", arguments.array, "One JSON array in place of lines");
    xapi->add_option("--home", arguments.home, "Where accounts and activities are at home (else FIRST_VISIT_XAPI_HOME)")->type_name("URL");
    CLI::Option* to = xapi->add_option("--to", arguments.url, "Send them to this learning record store, never twice")->type_name("URL");
    xapi->add_option("--user", arguments.user, "Key of the store (else FIRST_VISIT_LRS_USER); its password is read from FIRST_VISIT_LRS_PASSWORD alone")->type_name("KEY")->needs(to);
    xapi->add_option("--tries", arguments.tries, "How often each batch is tried when the store or the network fails")->check(CLI::Range(1, 100))->capture_default_str()->type_name("NUMBER");
    xapi->add_option("--pause", arguments.pause, "Seconds before the second try; each further pause is twice as long")->check(CLI::Range(0.0, 600.0))->capture_default_str()->type_name("SECONDS");
    xapi->add_flag("--again", arguments.again, "Send also what was sent before: the store tells what it has already")->needs(to);
    add_filter(*xapi, arguments, "--until");
    xapi->footer("Example: first-visit export xapi > statements.jsonl\n         FIRST_VISIT_LRS_PASSWORD=… first-visit export xapi --to https://lrs.district.example/xapi --user KEY");
}

}  // namespace

void add_export(CLI::App& app, ExportArguments& arguments)
{
    CLI::App* all = app.add_subcommand("export", "Take attempts and scores to other programs: a table, a workbook, statements of xAPI");
    all->require_subcommand(1);
    all->footer("Example: first-visit export xlsx attempts.xlsx --from 2026-09-01");
    CLI::App* csv = all->add_subcommand("csv", "Attempts as comma-separated values, a row for each");
    csv->add_option("file", arguments.file, "Where to; none: standard output")->type_name("FILE");
    csv->add_flag("--bom", arguments.byte_order_mark, "Mark it as UTF-8, for spreadsheets that take it for something else");
    csv->add_flag("--headings", arguments.headings, "Headings and words for people in place of keys for tools");
    add_filter(*csv, arguments);
    csv->footer("Example: first-visit export csv attempts.csv --visit kitchen-table --from 2026-09-01");
    CLI::App* xlsx = all->add_subcommand("xlsx", "Attempts as a workbook for a spreadsheet program");
    xlsx->add_option("file", arguments.file, "Where to; - for standard output")->required()->type_name("FILE");
    add_filter(*xlsx, arguments);
    xlsx->footer("Example: first-visit export xlsx attempts.xlsx --language es");
    add_xapi(*all, arguments);
}

int run_export(const CLI::App& app, const ExportArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    const CLI::App* all = app.get_subcommand("export");
    if (all->got_subcommand("csv")) return run_export_csv(arguments, common, program, console);
    if (all->got_subcommand("xapi")) return run_export_xapi(arguments, common, program, console);
    return run_export_xlsx(arguments, common, program, console);
}

}  // namespace fv

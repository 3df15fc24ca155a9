#include <CLI/CLI.hpp>

#include "trainer/commands/permission.h"
#include "trainer/commands/records.h"

namespace fv {
namespace {

void add_exchange(CLI::App& records, RecordsArguments& arguments)
{
    CLI::App* merge = records.add_subcommand("merge", "Take in what other laptops have recorded: in any order, any number of times, the same result");
    merge->add_option("others", arguments.others, "Files of records, or a server; they stay as they are")->required()->type_name("OTHER.db");
    merge->footer("Example: first-visit records merge /media/stick/records.db");
    CLI::App* send = records.add_subcommand("send", "Give other records what they lack, never twice; who was erased there is erased here too");
    send->add_option("to", arguments.file, "A server, postgresql://…, or a file of records")->required()->type_name("RECORDS");
    send->footer("Example: first-visit records send postgresql://district.example/first_visit");
    CLI::App* exported = records.add_subcommand("export", "Write everything as lines of JSON, so that nothing is lost");
    exported->add_option("file", arguments.file, "Where to; none: standard output")->type_name("FILE");
    exported->add_flag("--json-lines", arguments.json_lines, "As lines of JSON (the only form there is)");
    exported->footer("Example: first-visit records export --json-lines > records.jsonl");
    CLI::App* imported = records.add_subcommand("import", "Read lines of JSON back; a file with a fault adds nothing");
    imported->add_option("file", arguments.file, "A file that export wrote; - for standard input")->required()->type_name("FILE");
    imported->footer("Example: first-visit records import records.jsonl --records new.db");
}

void add_keeping(CLI::App& records, RecordsArguments& arguments)
{
    records.add_subcommand("info", "Where the records are, what is in them, and which backups there are")->footer("Example: first-visit records info --json");
    records.add_subcommand("verify", "Look everything through: the file, the lists computed from events, the texts")->footer("Example: first-visit records verify");
    records.add_subcommand("rebuild", "Compute the lists anew from the events")->footer("Example: first-visit records rebuild");
    CLI::App* backup = records.add_subcommand("backup", "Copy the records as they are now, while others use them");
    backup->add_option("file", arguments.file, "Where to")->required()->type_name("FILE");
    backup->add_flag("--replace", arguments.replace, "Also over a file that is there");
    backup->footer("Example: first-visit records backup /media/stick/records.db");
    CLI::App* restore = records.add_subcommand("restore", "Go back to a backup; the records as they are now are kept as another");
    restore->add_option("file", arguments.file, "A backup (`first-visit records info` lists them)")->required()->type_name("FILE");
    restore->footer("Example: first-visit records restore ~/.local/share/first-visit/records.db.backups/2026-11-24.db");
}

void add_people(CLI::App& app, RecordsArguments& arguments)
{
    CLI::App* people = app.add_subcommand("people", "Who is on record");
    people->require_subcommand(1);
    people->footer("Example: first-visit people export \"Ana Ruiz\"");
    CLI::App* exported = people->add_subcommand("export", "Everything on record of a person, to read");
    exported->add_option("person", arguments.person, "Name or id")->required();
    exported->add_option("--as", arguments.as, as_means)->type_name("NAME");
    exported->footer("Example: first-visit people export \"Ana Ruiz\" > ana.txt");
    CLI::App* erase = people->add_subcommand("erase", "Remove everything on record of a person, here and in the backups, for good");
    erase->add_option("person", arguments.person, "Name or id")->required();
    erase->add_flag("--yes", arguments.yes, "Don't ask");
    erase->add_option("--as", arguments.as, as_means)->type_name("NAME");
    erase->footer("Example: first-visit people erase \"Ana Ruiz\" --yes");
}

}  // namespace

void add_records(CLI::App& app, RecordsArguments& arguments)
{
    CLI::App* records = app.add_subcommand("records", "Keep, check, exchange and mend what is on record");
    records->require_subcommand(1);
    records->footer("Example: first-visit records info");
    add_keeping(*records, arguments);
    add_exchange(*records, arguments);
    add_people(app, arguments);
}

int run_records(const CLI::App& app, const RecordsArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    if (app.got_subcommand("people")) {
        const bool erase = app.get_subcommand("people")->got_subcommand("erase");
        return (erase ? run_people_erase : run_people_export)(arguments, common, program, console);
    }
    const CLI::App* records = app.get_subcommand("records");
    if (records->got_subcommand("verify")) return run_records_verify(common, console);
    if (records->got_subcommand("rebuild")) return run_records_rebuild(common, console);
    if (records->got_subcommand("merge")) return run_records_merge(arguments, common, console);
    if (records->got_subcommand("send")) return run_records_send(arguments, common, console);
    if (records->got_subcommand("export")) return run_records_export(arguments, common, console);
    if (records->got_subcommand("import")) return run_records_import(arguments, common, console);
    if (records->got_subcommand("backup")) return run_records_backup(arguments, common, console);
    if (records->got_subcommand("restore")) return run_records_restore(arguments, common, console);
    return run_records_info(common, console);
}

}  // namespace fv

#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "facilitator/stores/postgres/postgres_store.h"
#include "facilitator/stores/sqlite/backup.h"
#include "facilitator/stores/sqlite/restoring.h"
#include "trainer/commands/records.h"
#include "trainer/commands/store_opening.h"

namespace fv {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

int only_files(const std::string& name, Console& console)
{
    console.err << fmt::format("first-visit: \"{}\" is a server, which has backups of its own (docs/district.md).\n", name);
    return ExitStatus::wrong_usage;
}

}  // namespace

int run_records_backup(const RecordsArguments& arguments, const CommonOptions& common, Console& console)
{
    const auto opened = open_store_that_is_there(common, console);
    if (!opened) return ExitStatus::answer_is_no;
    if (!opened->file) return only_files(opened->name, console);
    std::error_code error;
    if (fs::exists(arguments.file, error) && (!arguments.replace || fs::equivalent(arguments.file, *opened->file, error))) {
        console.err << fmt::format("first-visit: \"{}\" is there already, and stays as it is. Choose another name{}.\n", arguments.file, arguments.replace ? "" : ", or say --replace");
        return ExitStatus::wrong_usage;
    }
    back_up(*opened->file, arguments.file);
    const auto bytes = fs::file_size(arguments.file, error);
    if (common.json) console.out << Json{{"schema", "first-visit/records-backup/1"}, {"file", arguments.file}, {"bytes", bytes}}.dump(2) << '\n';
    else if (!common.quiet) console.out << fmt::format("Backed up to {}.\n", arguments.file);
    return ExitStatus::done;
}

int run_records_restore(const RecordsArguments& arguments, const CommonOptions& common, Console& console)
{
    const std::string name = records_named(common);
    if (names_a_server(name)) return only_files(without_password(name), console);
    const Restored restored = restore(name, arguments.file);
    if (common.json) {
        Json document{{"schema", "first-visit/records-restore/1"}, {"records", name}, {"events", restored.events}, {"erased", restored.erased}};
        document["kept_as"] = restored.kept_as ? Json(restored.kept_as->string()) : Json();
        console.out << document.dump(2) << '\n';
        return ExitStatus::done;
    }
    if (common.quiet) return ExitStatus::done;
    console.out << fmt::format("{} is now what {} was: {} events.\n", name, arguments.file, restored.events);
    if (restored.erased > 0) console.out << fmt::format("{} events of it belong to people who were erased since; they stay erased.\n", restored.erased);
    if (restored.kept_as) console.out << fmt::format("What it was before is kept: {}\n", restored.kept_as->string());
    return ExitStatus::done;
}

}  // namespace fv

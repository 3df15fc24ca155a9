// `first-visit records …` and `first-visit people …`: a function for each.
#pragma once

#include <string>
#include <vector>

#include "trainer/commands/commands.h"

namespace CLI {
class App;
}

namespace fv {

struct RecordsArguments {
    std::vector<std::string> others;  ///< merge
    std::string file;                 ///< of backup, restore, export, import; where to send
    bool replace = false;             ///< backup: over a file that is there
    bool json_lines = false;          ///< export: the one form there is, said or not
    std::string person;               ///< name or id
    std::string as;                   ///< who does it; empty: the owner of the records
    bool yes = false;                 ///< erase without asking
};

/// Adds the subcommands to `app`.
void add_records(CLI::App& app, RecordsArguments& arguments);
/// Runs the one that was said; `app` got `records` or `people`.
[[nodiscard]] int run_records(const CLI::App& app, const RecordsArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

[[nodiscard]] int run_records_info(const CommonOptions& common, Console& console);
[[nodiscard]] int run_records_verify(const CommonOptions& common, Console& console);
[[nodiscard]] int run_records_rebuild(const CommonOptions& common, Console& console);
[[nodiscard]] int run_records_merge(const RecordsArguments& arguments, const CommonOptions& common, Console& console);
[[nodiscard]] int run_records_send(const RecordsArguments& arguments, const CommonOptions& common, Console& console);
[[nodiscard]] int run_records_export(const RecordsArguments& arguments, const CommonOptions& common, Console& console);
[[nodiscard]] int run_records_import(const RecordsArguments& arguments, const CommonOptions& common, Console& console);
[[nodiscard]] int run_records_backup(const RecordsArguments& arguments, const CommonOptions& common, Console& console);
[[nodiscard]] int run_records_restore(const RecordsArguments& arguments, const CommonOptions& common, Console& console);
[[nodiscard]] int run_people_export(const RecordsArguments& arguments, const CommonOptions& common, const Program& program, Console& console);
[[nodiscard]] int run_people_erase(const RecordsArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

}  // namespace fv

// `first-visit export …`: a function for each form.
#pragma once

#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

#include "trainer/commands/commands.h"
#include "trainer/session/attempt_entries.h"

namespace CLI {
class App;
}

namespace fv {

struct ExportArguments {
    std::string file;                       ///< empty or `-`: standard output
    std::string as;                         ///< who does it; empty: the owner of the records
    std::string at, from, to, visit, person;///< which attempts
    bool byte_order_mark = false, headings = false;
    bool array = false;                     ///< statements as one array
    std::string home;                       ///< of accounts and activities
    std::string url, user;                  ///< of a learning record store
    int tries = 6;
    double pause = 1.0;                     ///< seconds, before the second try
    bool again = false;                     ///< also what was sent before
};

/// Adds the subcommands to `app`.
void add_export(CLI::App& app, ExportArguments& arguments);
/// Runs the one that was said; `app` got `export`.
[[nodiscard]] int run_export(const CLI::App& app, const ExportArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

[[nodiscard]] int run_export_csv(const ExportArguments& arguments, const CommonOptions& common, const Program& program, Console& console);
[[nodiscard]] int run_export_xlsx(const ExportArguments& arguments, const CommonOptions& common, const Program& program, Console& console);
[[nodiscard]] int run_export_xapi(const ExportArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

/// Which attempts were asked for, by somebody who may. nullopt: `console.err` was told why not, and `status` is what to end with.
[[nodiscard]] std::optional<AttemptFilter> attempts_asked_for(const ExportArguments& arguments, Session& session, Console& console, int& status);

/// Whether the export goes to standard output.
[[nodiscard]] bool to_standard_output(const ExportArguments& arguments);
/// Has it written to where it goes; a file is readable by its owner alone, and stays as it was where this
/// fails. Throws StoreError then.
void write_export(const ExportArguments& arguments, const std::function<void(std::ostream&)>& write, Console& console);

}  // namespace fv

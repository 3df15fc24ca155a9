// `first-visit export csv --deidentified`: attempts of those who consented to research, without names.
#pragma once

#include <string>

#include "trainer/commands/commands.h"

namespace CLI {
class App;
}

namespace fv {

struct ResearchArguments {
    std::string file;
    bool deidentified = false;
};

/// Adds --deidentified to `export csv`, which is made where `app` does not have it.
void add_export_research(CLI::App& app, ResearchArguments& arguments);
[[nodiscard]] int run_export_research(const CLI::App& app, const ResearchArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

}  // namespace fv

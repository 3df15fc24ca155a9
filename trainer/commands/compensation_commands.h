// `first-visit compensation …`: what the programme pays, what a period holds, closing it, its files once more,
// settling two closings.
#pragma once

#include <optional>
#include <string>

#include "trainer/commands/commands.h"
#include "trainer/session/payroll.h"

namespace CLI {
class App;
}

namespace fv {

struct CompensationArguments {
    std::string as;               ///< who does it; empty: the owner of the records
    std::string period, at, folder = ".", closing, paid;
};

void add_compensation(CLI::App& app, CompensationArguments& arguments);
/// Runs the one that was said. nullopt: it was none of these.
[[nodiscard]] std::optional<int> run_compensation(const CLI::App& app, const CompensationArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

[[nodiscard]] int run_compensation_rules(const CompensationArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_compensation_status(const CompensationArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_compensation_close(const CompensationArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_compensation_export(const CompensationArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_compensation_settle(const CompensationArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console);

}  // namespace fv

// `first-visit visits …`: the log of visits: entering, mending, listing with what each comes to, reading in a table,
// and whether visits go to all.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trainer/commands/commands.h"
#include "trainer/session/visits.h"

namespace CLI {
class App;
}

namespace fv {

struct VisitsArguments {
    std::string as;                      ///< who does it; empty: the owner of the records
    std::vector<std::string> educators;  ///< names or ids
    std::string visit, person, school, file, class_sizes, why, at, from, until;
    std::string on, start, stage, setting, arranged, grade, language;
    int minutes = 0, inside = 0;
    bool minutes_said = false, inside_said = false;
    bool voluntary = false, not_voluntary = false, not_arranged = false;
    bool outside_contract = false, inside_contract = false;
    bool no_show = false, made = false, confirmed = false, not_confirmed = false;
    bool withdrawn = false, not_payable = false, write = false;
};

void add_visits(CLI::App& app, VisitsArguments& arguments);
/// Runs the one that was said. nullopt: it was none of these.
[[nodiscard]] std::optional<int> run_visits(const CLI::App& app, VisitsArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

[[nodiscard]] int run_visits_add(const VisitsArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_visits_correct(const VisitsArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_visits_withdraw(const VisitsArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_visits_reflected(const VisitsArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_visits_list(const VisitsArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_visits_import(const VisitsArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console);
[[nodiscard]] int run_visits_cross_section(const VisitsArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console);

namespace visits_text {

/// What a visit comes to: for each educator, or once where it is the same for both, every reason and what mends it.
void print_pay(const VisitTold& visit, Console& console);
/// Whether it is a day, or nothing was written. False: told.
[[nodiscard]] bool read_day(const std::string& text, std::optional<Day>& day, Console& console);

}  // namespace visits_text
}  // namespace fv

// One function for each subcommand. Each returns an exit status (console.h) and may throw StoreError
// or StartError, which run_command_line tells in one place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "trainer/commands/command_line.h"
#include "trainer/commands/opening.h"

namespace fv {

struct PlayArguments {
    std::string visit;  ///< id or file
    bool text = false, json_lines = false, demo = false, again = false, go_on = false;
    std::vector<std::string> choices;
    bool choices_given = false;
    std::optional<std::uint64_t> seed;
    std::string name;  ///< who plays; empty: ask, or the login name
    WindowWish window;
};
[[nodiscard]] int run_play(const PlayArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

struct CheckArguments {
    std::vector<std::string> files;
    std::string explain;  ///< a rule
    bool statistics = false;
    bool quick = false;   ///< leave out what takes more than a moment
};
[[nodiscard]] int run_check(const CheckArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

struct ExploreArguments {
    std::string visit;  ///< id or file
    bool dot = false;
    std::size_t most_states = 5'000'000;
};
[[nodiscard]] int run_explore(const ExploreArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

struct ScoreArguments {
    std::string attempt;  ///< id, or `last`
    std::string as;       ///< who looks; empty: the owner of the records
};
[[nodiscard]] int run_score(const ScoreArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

struct GrowthArguments {
    std::string as;      ///< who looks, at their own where nobody else is named; empty: the owner of the records
    std::string person;  ///< whose
    std::string at;      ///< a day; empty: today
    bool show = false; ///< in the window, as of today
    WindowWish window;
};
[[nodiscard]] int run_growth(const GrowthArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

struct StatisticsArguments {
    std::string visit;  ///< id or file
};
[[nodiscard]] int run_statistics(const StatisticsArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

struct RateArguments {
    std::string attempt;  ///< id, or `last`
    std::string decision, ticks;
    std::string name;     ///< who rates
    std::string role = "facilitator";
};
[[nodiscard]] int run_rate(const RateArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

struct ReportArguments {
    std::string attempt;  ///< id, or `last`
    std::string as;       ///< who looks; empty: the owner of the records
    std::string pdf;      ///< a file to write it to; `-`: standard output
    bool text = false;    ///< print it, also where a PDF is written
    std::string paper;    ///< `a4` or `letter`; empty: by the person's locale
    bool show = false;    ///< open the window on it
    WindowWish window;
};
[[nodiscard]] int run_report(const ReportArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

struct GuideArguments {
    std::string visit;  ///< id or file
};
[[nodiscard]] int run_guide(const GuideArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

struct AuthorArguments {
    std::string file;        ///< of a translation; for a template, a script's file or id
    std::string language;    ///< for a template
    bool keep_stale = false; ///< when stamping
};
[[nodiscard]] int run_author_template(const AuthorArguments& arguments, const CommonOptions& common, const Program& program, Console& console);
[[nodiscard]] int run_author_stamp(const AuthorArguments& arguments, const CommonOptions& common, const Program& program, Console& console);

[[nodiscard]] int run_list(const CommonOptions& common, const Program& program, Console& console);
[[nodiscard]] int run_version(const CommonOptions& common, Console& console);

}  // namespace fv

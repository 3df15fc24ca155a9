#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "foundation/ids.h"
#include "trainer/commands/check_statistics.h"
#include "trainer/commands/commands.h"
#include "trainer/session/checking.h"

namespace fv {
namespace {

std::size_t count(const std::vector<Diagnostic>& diagnostics, Diagnostic::Severity severity)
{
    return static_cast<std::size_t>(std::count_if(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

nlohmann::ordered_json as_json(const CheckedFile& checked)
{
    nlohmann::ordered_json out{{"file", checked.file},
                               {"errors", count(checked.diagnostics, Diagnostic::Severity::error)},
                               {"warnings", count(checked.diagnostics, Diagnostic::Severity::warning)},
                               {"diagnostics", nlohmann::ordered_json::array()}};
    for (const Diagnostic& d : checked.diagnostics)
        out["diagnostics"].push_back({{"severity", word_of(d.severity)},
                                      {"rule", d.rule},
                                      {"file", d.where.file},
                                      {"line", d.where.line},
                                      {"column", d.where.column},
                                      {"length", d.where.length},
                                      {"message", d.message},
                                      {"hint", d.hint}});
    if (checked.statistics) out["statistics"] = statistics_json(*checked.statistics);
    if (checked.progress) {
        const TranslationReport& report = checked.progress->report;
        out["translation"] = {{"of", checked.progress->of}, {"language", checked.progress->language}, {"texts", report.total}, {"percent", report.percent()},
                              {"missing", report.missing}, {"stale", report.stale}, {"unstamped", report.unstamped}};
    }
    return out;
}

void print_json(const std::vector<CheckedFile>& all, bool faulty, Console& console)
{
    nlohmann::ordered_json document{{"schema", "first-visit/check/1"}, {"ok", !faulty}, {"files", nlohmann::ordered_json::array()}};
    for (const CheckedFile& checked : all) document["files"].push_back(as_json(checked));
    console.out << document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

void print_text(const std::vector<CheckedFile>& all, bool quiet, Console& console)
{
    std::string_view first_rule;
    for (const CheckedFile& checked : all) {
        for (const Diagnostic& d : checked.diagnostics) {
            console.out << printed(d, checked.texts.source(d.where.file));
            if (first_rule.empty()) first_rule = d.rule;
        }
        if (checked.statistics) console.out << statistics_table(*checked.statistics, checked.title);
        if (!quiet) console.err << summary(checked.diagnostics, checked.file) << '\n';
    }
    if (!quiet && !first_rule.empty()) console.err << fmt::format("`first-visit check --explain {}` tells more.\n", first_rule);
}

int explain(const std::string& rule, const DataFolders& folders, Console& console)
{
    std::string why_not;
    const auto page = is_kebab_case(rule) ? read_text(folders.diagnostics / (rule + ".md"), why_not) : std::nullopt;
    if (!page) {
        console.err << fmt::format("first-visit: there is no rule \"{}\"; a fault's rule stands in brackets behind its message.\n", rule);
        return ExitStatus::wrong_usage;
    }
    console.out << page->text();
    return ExitStatus::done;
}

}  // namespace

int run_check(const CheckArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    if (!arguments.explain.empty()) return explain(arguments.explain, program.folders, console);
    const Framework framework = framework_in_force(common, program.folders);
    const std::vector<CheckedFile> all = check_files(arguments.files, program.folders, framework, {.explore = !arguments.quick, .statistics = arguments.statistics});
    const bool faulty = std::any_of(all.begin(), all.end(), [](const CheckedFile& checked) { return has_errors(checked.diagnostics); });
    if (common.json) print_json(all, faulty, console);
    else print_text(all, common.quiet, console);
    return faulty ? ExitStatus::answer_is_no : ExitStatus::done;
}

}  // namespace fv

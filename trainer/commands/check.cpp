#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>
#include <system_error>

#include "foundation/ids.h"
#include "scenarios/format/loader.h"
#include "scoring/expectations.h"
#include "trainer/commands/check_statistics.h"
#include "trainer/commands/commands.h"

namespace fv {
namespace {

namespace fs = std::filesystem;

/// What was found in one file.
struct Checked {
    std::string file;
    std::optional<SourceText> source;
    std::vector<Diagnostic> diagnostics;
    std::string title;
    std::optional<ScriptStatistics> statistics;  ///< of a script that can be played
};

/// What every file is checked against.
struct Yardstick {
    Framework framework;
    Vocabulary vocabulary;
    bool statistics = false;  ///< whether they are wanted
};

bool is_framework(const SourceText& source)
{
    if (source.text().find("first-visit-framework/") == std::string_view::npos) return false;  // most files: not read twice
    const Loaded<Node> document = parse_document(source);
    if (!document.value) return false;
    const Node* format = document.value->find("format");
    return format != nullptr && format->scalar.starts_with("first-visit-framework/");
}

/// `kitchen-table.expect.yaml` stands beside `kitchen-table.yaml`.
fs::path expectations_beside(const fs::path& script) { return fs::path(script).replace_extension(".expect.yaml"); }
fs::path script_of(const fs::path& file)
{
    return file.stem().extension() == ".expect" ? file.parent_path() / file.stem().replace_extension(file.extension()) : file;
}

void play_expectations(const SourceText& source, const Scenario& scenario, const Framework& framework, std::vector<Diagnostic>& diagnostics)
{
    Scenario copy = scenario;
    std::vector<Diagnostic> found;
    const std::vector<Expectation> expectations = load_expectations(source, copy, found);
    if (!has_errors(found)) check_expectations(copy, framework, expectations, found);
    diagnostics.insert(diagnostics.end(), found.begin(), found.end());
    sort_by_position(diagnostics);
}

Checked read_checked(const fs::path& file)
{
    Checked checked{.file = file.string()};
    std::string why_not;
    checked.source = read_text(file, why_not);
    if (!checked.source) {
        Diagnostic& unreadable = checked.diagnostics.emplace_back();
        unreadable.rule = "unreadable-file";
        unreadable.where.file = checked.file;
        unreadable.message = why_not;
    }
    return checked;
}

/// A script's own faults, then those of the file of expectations beside it.
void check_file(const fs::path& file, const Yardstick& yardstick, std::vector<Checked>& all)
{
    Checked checked = read_checked(file);
    Loaded<Scenario> loaded;
    if (checked.source && is_framework(*checked.source)) {
        checked.diagnostics = load_framework(*checked.source).diagnostics;
    } else if (checked.source) {
        loaded = load_scenario(*checked.source, yardstick.vocabulary);
        checked.diagnostics = std::move(loaded.diagnostics);
    }
    if (loaded.value) {
        checked.title = loaded.value->title;
        if (yardstick.statistics) checked.statistics = script_statistics(*loaded.value);
        if (may_expect(*checked.source)) play_expectations(*checked.source, *loaded.value, yardstick.framework, checked.diagnostics);
    }
    all.push_back(std::move(checked));
    std::error_code ignored;
    if (!loaded.value || !fs::is_regular_file(expectations_beside(file), ignored)) return;
    Checked& beside = all.emplace_back(read_checked(expectations_beside(file)));
    if (beside.source) play_expectations(*beside.source, *loaded.value, yardstick.framework, beside.diagnostics);
}

std::vector<fs::path> files_to_check(const std::vector<std::string>& named, const DataFolders& folders)
{
    std::vector<fs::path> files;
    const auto add_all = [&](const std::vector<fs::path>& more) { files.insert(files.end(), more.begin(), more.end()); };
    if (named.empty()) {
        add_all(scripts_below(folders.packs));
        add_all(yaml_files_in(folders.frameworks));
    }
    for (const std::string& name : named) {
        std::error_code ignored;
        if (fs::is_directory(name, ignored)) add_all(scripts_below(name));
        else files.push_back(script_of(name));
    }
    return files;
}

std::size_t count(const std::vector<Diagnostic>& diagnostics, Diagnostic::Severity severity)
{
    return static_cast<std::size_t>(std::count_if(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& d) { return d.severity == severity; }));
}

nlohmann::ordered_json as_json(const Checked& checked)
{
    nlohmann::ordered_json out{{"file", checked.file},
                               {"errors", count(checked.diagnostics, Diagnostic::Severity::error)},
                               {"warnings", count(checked.diagnostics, Diagnostic::Severity::warning)},
                               {"diagnostics", nlohmann::ordered_json::array()}};
    if (checked.statistics) out["statistics"] = statistics_json(*checked.statistics);
    for (const Diagnostic& d : checked.diagnostics)
        out["diagnostics"].push_back({{"severity", word_of(d.severity)},
                                      {"rule", d.rule},
                                      {"line", d.where.line},
                                      {"column", d.where.column},
                                      {"length", d.where.length},
                                      {"message", d.message},
                                      {"hint", d.hint}});
    return out;
}

void print_json(const std::vector<Checked>& all, bool faulty, Console& console)
{
    nlohmann::ordered_json document{{"schema", "first-visit/check/1"}, {"ok", !faulty}, {"files", nlohmann::ordered_json::array()}};
    for (const Checked& checked : all) document["files"].push_back(as_json(checked));
    console.out << document.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) << '\n';
}

void print_text(const std::vector<Checked>& all, bool quiet, Console& console)
{
    std::string_view first_rule;
    for (const Checked& checked : all) {
        for (const Diagnostic& d : checked.diagnostics) {
            console.out << printed(d, checked.source ? &*checked.source : nullptr);
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
    Yardstick yardstick{.framework = shipped_framework(program.folders), .vocabulary = {}, .statistics = arguments.statistics};
    yardstick.vocabulary = vocabulary_of(yardstick.framework);
    std::vector<Checked> all;
    for (const fs::path& file : files_to_check(arguments.files, program.folders)) check_file(file, yardstick, all);
    const bool faulty = std::any_of(all.begin(), all.end(), [](const Checked& checked) { return has_errors(checked.diagnostics); });
    if (common.json) print_json(all, faulty, console);
    else print_text(all, common.quiet, console);
    return faulty ? ExitStatus::answer_is_no : ExitStatus::done;
}

}  // namespace fv

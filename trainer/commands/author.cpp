#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "scenarios/format/translation_text.h"
#include "trainer/commands/commands.h"
#include "trainer/session/pack_folder.h"

namespace fv {
namespace {

namespace fs = std::filesystem;

/// The script of a file, or by its id; null: `console.err` was told why.
ScenarioHandle script_named(const std::string& id_or_file, const CommonOptions& common, const Program& program, Console& console)
{
    const OpenSession opened = open_session(common, program.folders, Keep::in_memory);
    return find_visit(id_or_file, *opened.session, console);
}

void list(std::string_view what, const std::vector<std::string>& keys, Console& console)
{
    if (keys.empty()) return;
    console.err << fmt::format("{} {}:\n", keys.size(), what);
    for (const std::string& key : keys) console.err << "  " << key << '\n';
}

void tell(const Stamped& result, const std::string& file, const CommonOptions& common, Console& console)
{
    if (common.json) {
        const nlohmann::ordered_json document{{"schema", "first-visit/author-stamp/1"}, {"file", file}, {"fresh", result.fresh}, {"revised", result.revised}, {"stale", result.kept}};
        console.out << document.dump(2) << '\n';
        return;
    }
    if (common.quiet) return;
    list("count as translated from today's text, and were stale before", result.revised, console);
    list("stay stale: translate them anew, or put them where their text now stands", result.kept, console);
    console.err << fmt::format("{}: stamped, {} for the first time.\n", file, result.fresh.size());
}

/// A file is written only if it reads back as the same translation.
bool says_the_same(const Translation& before, const std::string& text, const std::string& file, const Scenario& script)
{
    const auto after = load_translation(SourceText(file, text), &script);
    return after.value && after.value->texts == before.texts && after.value->language == before.language;
}

}  // namespace

int run_author_template(const AuthorArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    if (!is_language_code(arguments.language)) {
        console.err << fmt::format("first-visit: \"{}\" is not the code of a language; a code reads like es, fil or pt-BR.\n", arguments.language);
        return ExitStatus::wrong_usage;
    }
    const ScenarioHandle visit = script_named(arguments.file, common, program, console);
    if (visit == nullptr) return ExitStatus::answer_is_no;
    console.out << translation_template(visit->scenario, arguments.language);
    return ExitStatus::done;
}

int run_author_stamp(const AuthorArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    std::string why_not;
    const auto source = read_text(arguments.file, why_not);
    if (!source) {
        console.err << "first-visit: " << why_not << ".\n";
        return ExitStatus::could_not;
    }
    const Vocabulary vocabulary = vocabulary_of(framework_in_force(common, program.folders));
    const fs::path script = script_beside(arguments.file);
    const auto script_source = read_text(script, why_not);
    if (!script_source) {
        console.err << "first-visit: the script of a translation stands beside it. " << why_not << ".\n";
        return ExitStatus::answer_is_no;
    }
    const LoadedScript loaded = load_script(*script_source, files_beside(script), vocabulary);
    if (!loaded.scenario.value) {
        console.err << printed(loaded.scenario.diagnostics, loaded.bundle);
        return ExitStatus::answer_is_no;
    }
    const auto translation = load_translation(*source, &*loaded.scenario.value);
    if (!translation.value) {
        console.err << printed(translation.diagnostics, Bundle{*source, {}});
        return ExitStatus::answer_is_no;
    }
    const Stamped result = stamped(*source, *translation.value, *loaded.scenario.value, arguments.keep_stale);
    if (!says_the_same(*translation.value, result.text, arguments.file, *loaded.scenario.value)) {
        console.err << fmt::format("first-visit: {} could not be stamped without changing what it says, so it stays as it was.\n", arguments.file);
        return ExitStatus::could_not;
    }
    if (result.text != source->text() && !write_text(arguments.file, result.text, why_not)) {
        console.err << "first-visit: " << why_not << ".\n";
        return ExitStatus::could_not;
    }
    tell(result, arguments.file, common, console);
    return ExitStatus::done;
}

}  // namespace fv

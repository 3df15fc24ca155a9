// Broken scripts and the whole text that their writer gets to see, compared exactly. After a change
// of words: FV_WRITE_EXPECTED=1 writes the .expected files anew; read them before you keep them.
#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include "scenarios/format/bundle.h"
#include "scenarios/format/document_kind.h"
#include "scenarios/format/guide.h"
#include "scenarios/format/loader.h"
#include "scenarios/format/pack.h"
#include "scenarios/format/translation.h"
#include "support/catch.h"
#include "support/project_file.h"
#include "support/small_visit.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

const Vocabulary vocabulary{{{"presence", {"open-question", "reflect-back"}}, {"humility", {"repair"}}, {"invite", {"choice-real"}}, {"boundaries", {"agenda-held"}}, {"together", {"pair-balance"}}}};

std::vector<std::string> broken_scripts()
{
    const fs::path root = std::string(FV_SOURCE_DIR) + "/tests/broken";
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(root))
        if (entry.path().extension() == ".yaml" && entry.path().stem().extension() != ".part") files.push_back(fs::relative(entry.path(), root).string());
    std::sort(files.begin(), files.end());
    return files;
}

SourceText broken(const std::string& file) { return SourceText(fs::path(file).filename().string(), std::string(test::project_file("tests/broken/" + file).text())); }

struct Told {
    std::vector<Diagnostic> diagnostics;
    std::string text;
};

Told told_of(const std::vector<Diagnostic>& diagnostics, const SourceText& source) { return {diagnostics, printed(diagnostics, Bundle{source, {}})}; }

/// What a file is told, as its kind is: a script with the parts beside it, a translation or a guide as if
/// they stood beside the small visit.
Told told(const std::string& file, const SourceText& source)
{
    const Scenario visit = load_scenario(SourceText("small-visit.yaml", std::string(test::small_visit)), {}).value.value();
    const std::vector<std::string> languages{"en", "es"};
    const auto beside = [&](const std::string& name) -> std::optional<SourceText> {
        const std::string path = (fs::path(file).parent_path() / name).string();
        return fs::exists(std::string(FV_SOURCE_DIR) + "/tests/broken/" + path) ? std::optional(broken(path)) : std::nullopt;
    };
    switch (kind_of(source)) {
    case DocumentKind::pack: return told_of(load_pack(source).diagnostics, source);
    case DocumentKind::guide: return told_of(load_guide(source, &visit, languages).diagnostics, source);
    case DocumentKind::translation: {
        auto translation = load_translation(source, &visit);
        if (translation.value) tell(report_on(*translation.value, visit), *translation.value, translation.diagnostics);
        return told_of(translation.diagnostics, source);
    }
    default: break;
    }
    const LoadedScript loaded = load_script(source, beside, vocabulary);
    CHECK(loaded.scenario.value.has_value() != has_errors(loaded.scenario.diagnostics));
    return {loaded.scenario.diagnostics, printed(loaded.scenario.diagnostics, loaded.bundle)};
}

}  // namespace

TEST_CASE("There are at least forty broken scripts", "[broken]") { CHECK(broken_scripts().size() >= 40); }

TEST_CASE("Each broken script gets the words that mend it", "[broken]")
{
    for (const std::string& file : broken_scripts()) {
        INFO(file);
        const SourceText source = broken(file);
        const auto [diagnostics, text] = told(file, source);
        const std::string expected = "tests/broken/" + file.substr(0, file.size() - 5) + ".expected";
        if (std::getenv("FV_WRITE_EXPECTED") != nullptr) std::ofstream(std::string(FV_SOURCE_DIR) + "/" + expected, std::ios::binary) << text;
        CHECK(text == std::string(test::project_file(expected).text()));
        CHECK_FALSE(diagnostics.empty());
    }
}

TEST_CASE("The folder that a broken script stands in is the rule that it breaks", "[broken]")
{
    for (const std::string& file : broken_scripts()) {
        const SourceText source = broken(file);
        const std::string rule = fs::path(file).parent_path().string();
        INFO(file);
        const std::vector<Diagnostic> diagnostics = told(file, source).diagnostics;
        CHECK(std::any_of(diagnostics.begin(), diagnostics.end(), [&](const Diagnostic& d) { return d.rule == rule; }));
    }
}

TEST_CASE("A file of 100 MB is refused at once", "[broken]")
{
    const auto loaded = load_scenario(SourceText("large.yaml", std::string(100'000'000, 'a')), vocabulary);
    REQUIRE(loaded.diagnostics.size() == 1);
    CHECK(loaded.diagnostics[0].rule == "too-large");
}

TEST_CASE("Nesting without end is refused, in brackets and in lines", "[broken]")
{
    std::string lines;
    for (int depth = 0; depth < 1500; ++depth) lines += std::string(static_cast<std::size_t>(depth), ' ') + "a:\n";
    const auto text = GENERATE_COPY(std::string(100'000, '['), std::string(100'000, '{'), lines, std::string(50'000, '-'), "? " + std::string(20'000, '['));
    const auto loaded = load_scenario(SourceText("deep.yaml", text), vocabulary);
    CHECK_FALSE(loaded.value.has_value());
    CHECK(has_errors(loaded.diagnostics));
}

TEST_CASE("Bytes at random, and a script with bytes changed at random, never crash the loader", "[broken][property]")
{
    std::mt19937 chance(GENERATE(range(1U, 150U)));
    std::string noise(2000, ' ');
    for (char& c : noise) c = static_cast<char>(chance() % 256);
    CHECK_FALSE(load_scenario(SourceText("noise.yaml", noise), vocabulary).value.has_value());
    std::string script(test::small_visit);
    const std::string signs = "{}[]:-#&*!|>'\"%@`,? \n\tab\xc3";
    for (int change = 0; change < 6; ++change) script[chance() % script.size()] = signs[chance() % signs.size()];
    const auto loaded = load_scenario(SourceText("small-visit.yaml", script), vocabulary);
    CHECK(loaded.value.has_value() != has_errors(loaded.diagnostics));
}

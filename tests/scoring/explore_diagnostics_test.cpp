// Scripts that load and in which the explorer finds something, and the whole text that their writer
// gets to see. After a change of words: FV_WRITE_EXPECTED=1 writes the .expected files anew.
#include "scoring/explore_diagnostics.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "scenarios/format/loader.h"
#include "support/catch.h"
#include "support/project_file.h"
#include "support/small_visit.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

const Framework& framework()
{
    static const Framework shipped = load_framework(test::project_file("scoring/frameworks/home-visits.yaml")).value.value();
    return shipped;
}

std::vector<std::string> scripts()
{
    const fs::path root = std::string(FV_SOURCE_DIR) + "/tests/explored";
    std::vector<std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(root))
        if (entry.path().extension() == ".yaml") files.push_back(fs::relative(entry.path(), root).string());
    std::sort(files.begin(), files.end());
    return files;
}

std::vector<Diagnostic> told_of(const SourceText& source, const ExploreLimits& limits = {})
{
    Positions positions;
    const auto loaded = load_scenario(source, vocabulary_of(framework()), &positions);
    REQUIRE(loaded.value.has_value());
    std::vector<Diagnostic> told = explore_diagnostics(*loaded.value, framework(), positions, limits);
    sort_by_position(told);
    return told;
}

bool names(const std::vector<Diagnostic>& told, std::string_view rule)
{
    return std::any_of(told.begin(), told.end(), [&](const Diagnostic& d) { return d.rule == rule; });
}

}  // namespace

TEST_CASE("What the explorer finds is told with its place and how to mend it", "[explored]")
{
    CHECK(scripts().size() >= 9);
    for (const std::string& file : scripts()) {
        INFO(file);
        const SourceText source(fs::path(file).filename().string(), std::string(test::project_file("tests/explored/" + file).text()));
        const std::vector<Diagnostic> told = told_of(source);
        std::string text;
        for (const Diagnostic& diagnostic : told) text += printed(diagnostic, &source);
        const std::string expected = "tests/explored/" + file.substr(0, file.size() - 5) + ".expected";
        if (std::getenv("FV_WRITE_EXPECTED") != nullptr) std::ofstream(std::string(FV_SOURCE_DIR) + "/" + expected, std::ios::binary) << text;
        CHECK(text == std::string(test::project_file(expected).text()));
        CHECK(names(told, fs::path(file).parent_path().string()));  // the folder is the rule
        CHECK_FALSE(has_errors(told));
    }
}

TEST_CASE("A script that is too large to be explored whole says so, and claims nothing to be missing", "[explored]")
{
    const std::vector<Diagnostic> told = told_of(test::project_file("scenarios/packs/home-visits/kitchen-table.yaml"), {.most_states = 1000});
    REQUIRE(names(told, "explored-in-part"));
    CHECK_FALSE(names(told, "unreachable-option"));
    CHECK_FALSE(names(told, "ending-never-reached"));
}

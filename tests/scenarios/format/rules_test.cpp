// The list of rules, the pages that explain them and the code that names them stay in step.
#include "scenarios/format/rules.h"

#include <algorithm>
#include <filesystem>
#include <regex>
#include <set>

#include "support/catch.h"
#include "support/project_file.h"

using namespace fv;
namespace fs = std::filesystem;

TEST_CASE("Every rule has a page, and every page a rule", "[rules]")
{
    std::set<std::string> pages;
    for (const auto& entry : fs::directory_iterator(std::string(FV_SOURCE_DIR) + "/docs/diagnostics")) pages.insert(entry.path().stem().string());
    for (const std::string_view rule : rules) {
        INFO(rule);
        CHECK(pages.erase(std::string(rule)) == 1);
    }
    CHECK(pages.empty());
}

TEST_CASE("A page says what the rule means, why, and how to mend it", "[rules]")
{
    for (const std::string_view rule : rules) {
        INFO(rule);
        const std::string page(test::project_file("docs/diagnostics/" + std::string(rule) + ".md").text());
        CHECK(page.starts_with("# " + std::string(rule) + "\n"));
        CHECK(page.find("## Mend it") != std::string::npos);
    }
}

TEST_CASE("The code names no rule that is not on the list", "[rules]")
{
    const std::set<std::string> known(rules.begin(), rules.end());
    const std::regex named(R"((?:fault|warning|wrong|stop)\((?:mark, )?\"([a-z0-9-]+)\"|\.rule = \"([a-z0-9-]+)\")");
    int found = 0;
    for (const char* folder : {"scenarios/format", "scoring", "trainer/session", "trainer/commands"})
        for (const auto& entry : fs::directory_iterator(std::string(FV_SOURCE_DIR) + "/" + folder)) {
            if (entry.path().extension() != ".cpp") continue;
            const std::string text(test::project_file(fs::relative(entry.path(), FV_SOURCE_DIR).string()).text());
            for (std::sregex_iterator it(text.begin(), text.end(), named), end; it != end; ++it, ++found) {
                const std::string rule = (*it)[1].matched ? (*it)[1] : (*it)[2];
                INFO(entry.path() << ": " << rule);
                CHECK(known.contains(rule));
            }
        }
    CHECK(found > 40);
}

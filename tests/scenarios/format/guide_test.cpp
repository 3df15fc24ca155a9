// The steps of the writers' guide are scripts that work, and what the guide shows stands in them.
#include <array>

#include "scenarios/engine/replay.h"
#include "scenarios/format/loader.h"
#include "support/catch.h"
#include "support/project_file.h"

using namespace fv;

namespace {

struct Step {
    const char* file;
    std::vector<std::string> route, other_route;
    const char *ends, *other_ends;
};

const std::array steps = {
    Step{"1-two-answers", {"ask-the-dog"}, {"look-at-the-time"}, "good-night", "good-night"},
    Step{"2-trust", {"ask-the-dog"}, {"look-at-the-time"}, "come-in", "good-night"},
    Step{"3-what-they-tell", {"ask-the-dog", "ask-about-bread"}, {"look-at-the-time", "ask-about-bread"}, "warm-bread", "good-night"},
    Step{"4-mistakes-and-repairs", {"ask-the-dog", "ask-about-bread"}, {"look-at-the-time", "apologise-for-the-dog"}, "warm-bread", "good-night"},
    Step{"5-other-ways-to-answer", {"badge", "stand-still", "ask-about-bread", "thanked+kept-time"}, {"badge+list", "look-at-the-time", "ask-about-reading", "asked-more"}, "warm-bread", "good-night"},
    Step{"6-never-quite-the-same", {"badge", "ask-the-dog", "ask-about-bread", "thanked+kept-time"}, {"badge+list", "look-at-the-time", "ask-about-reading", "asked-more"}, "warm-bread", "good-night"},
};

}  // namespace

TEST_CASE("Each step of the writers' guide loads without a word of complaint and plays to its endings", "[guide]")
{
    for (const Step& step : steps) {
        INFO(step.file);
        const auto loaded = load_scenario(test::project_file(std::string("docs/format/tutorial/") + step.file + ".yaml"), {});
        for (const Diagnostic& diagnostic : loaded.diagnostics) UNSCOPED_INFO(printed(diagnostic, nullptr));
        CHECK(loaded.diagnostics.empty());
        REQUIRE(loaded.value.has_value());
        const auto ending = [&](const std::vector<std::string>& route, std::uint64_t seed) {
            const Replay replayed = replay(*loaded.value, AttemptSeed{seed}, route);
            CHECK(replayed.taken == route.size());
            REQUIRE(replayed.visit.ending() != nullptr);
            return replayed.visit.ending()->key;
        };
        for (std::uint64_t seed = 0; seed < 8; ++seed) {
            CHECK(ending(step.route, seed) == step.ends);
            CHECK(ending(step.other_route, seed) == step.other_ends);
        }
    }
}

TEST_CASE("Every line of script that the guide's steps show stands in the step's file", "[guide]")
{
    const std::string page(test::project_file("docs/scenario-format.md").text());
    std::size_t at = page.find("### 1. ");
    int shown = 0;
    for (const Step& step : steps) {
        const std::string file(test::project_file(std::string("docs/format/tutorial/") + step.file + ".yaml").text());
        const std::size_t end = std::min(page.find("\n### ", at + 1), page.find("\n## Reference"));
        for (std::size_t block = page.find("```yaml\n", at); block < end; block = page.find("```yaml\n", block)) {
            block += 8;
            while (page.compare(block, 3, "```") != 0) {
                const std::size_t line_end = page.find('\n', block);
                std::string line = page.substr(block, line_end - block);
                line.erase(0, line.find_first_not_of(' '));
                INFO(step.file << ": " << line);
                CHECK(file.find(line) != std::string::npos);
                ++shown;
                block = line_end + 1;
            }
        }
        at = end;
    }
    CHECK(shown > 25);
}

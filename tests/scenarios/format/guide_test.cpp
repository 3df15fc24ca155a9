// The example in the writers' guide is a script that works.
#include "scenarios/engine/replay.h"
#include "scenarios/format/loader.h"
#include "support/catch.h"
#include "support/project_file.h"

using namespace fv;

TEST_CASE("The example of the writers' guide loads without a word of complaint and plays to each ending", "[guide]")
{
    const std::string page(test::project_file("docs/scenario-format.md").text());
    const std::size_t begin = page.find("```yaml\n") + 8;
    const auto loaded = load_scenario(SourceText("the-gate.yaml", page.substr(begin, page.find("\n```", begin) + 1 - begin)), {});
    for (const Diagnostic& diagnostic : loaded.diagnostics) UNSCOPED_INFO(printed(diagnostic, nullptr));
    CHECK(loaded.diagnostics.empty());
    REQUIRE(loaded.value.has_value());
    const auto ending = [&](std::vector<std::string> choices) { return replay(*loaded.value, AttemptSeed{1}, choices).visit.ending()->key; };
    CHECK(ending({"ask-the-dog", "ask-about-bread"}) == "warm-bread");
    CHECK(ending({"look-at-the-time", "apologise-for-the-dog"}) == "at-the-gate-again");
}

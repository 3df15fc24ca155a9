#include "scoring/expectations.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "scenarios/format/loader.h"
#include "scoring/score.h"
#include "support/all_kinds_visit.h"
#include "support/catch.h"
#include "support/project_file.h"
#include "support/random_scenario.h"
#include "support/small_visit.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

const Framework& framework()
{
    static const Framework shipped = load_framework(test::project_file("scoring/frameworks/home-visits.yaml")).value.value();
    return shipped;
}

/// What is said of the expectations in `file`, about the visit `script`.
std::vector<Diagnostic> told(std::string_view script, const SourceText& file)
{
    Scenario scenario = load_scenario(SourceText("visit.yaml", std::string(script)), {}).value.value();
    std::vector<Diagnostic> diagnostics;
    const auto expectations = load_expectations(file, scenario, diagnostics);
    if (!has_errors(diagnostics)) check_expectations(scenario, framework(), expectations, diagnostics);
    for (const Diagnostic& diagnostic : diagnostics) UNSCOPED_INFO(printed(diagnostic, &file));
    return diagnostics;
}

std::vector<Diagnostic> of_small_visit(const std::string& expectations) { return told(test::small_visit, SourceText("visit.expect.yaml", "expect:\n" + expectations)); }
std::vector<Diagnostic> of_every_kind(const std::string& expectations) { return told(test::all_kinds_visit, SourceText("visit.expect.yaml", "expect:\n" + expectations)); }

std::string only(const std::vector<Diagnostic>& diagnostics, std::string_view rule)
{
    REQUIRE(diagnostics.size() == 1);
    CHECK(diagnostics[0].rule == rule);
    return diagnostics[0].message + " / " + diagnostics[0].hint;
}

}  // namespace

TEST_CASE("What comes as expected needs no word", "[expectations]")
{
    CHECK(of_small_visit("  - {route: [introduce-both, ask-about-reels], ends: asked-back, holds: trust == 70 and knows reels, passes: true}\n"
                         "  - {route: [show-attendance, apologise], ends: second-chance}\n"
                         "  - {route: [show-attendance], holds: chose show-attendance and visited kitchen and not chose introduce-both}\n"
                         "  - {route: []}\n").empty());
}

TEST_CASE("An answer that is not offered is told, with what is", "[expectations]")
{
    CHECK(only(of_small_visit("  - route: [introduce-bth]\n"), "expectation-route") ==
          "\"introduce-bth\" is not offered in scene \"doorstep\" / did you mean \"introduce-both\"? offered are introduce-both, show-attendance");
    CHECK(only(of_small_visit("  - route: [introduce-both, apologise]\n"), "expectation-route") ==
          "\"apologise\" is not offered in scene \"kitchen\" / offered are ask-about-reels, talk-about-school");
    CHECK(only(of_small_visit("  - route: [introduce-both, ask-about-reels, apologise]\n"), "expectation-route") ==
          "the visit has ended in \"asked-back\" before \"apologise\" / take what follows out of the route");
    CHECK(only(of_every_kind("  - {route: [badge+hat]}\n"), "expectation-route").find("\"badge+hat\" is not offered in scene \"carry\"") == 0);
}

TEST_CASE("The ending that came instead is told, with how things stand", "[expectations]")
{
    CHECK(only(of_small_visit("  - {route: [show-attendance, apologise], ends: asked-back}\n"), "expectation-ending") == "this route ends in \"second-chance\" / trust is 35");
    CHECK(only(of_small_visit("  - {route: [introduce-both], ends: asked-back}\n"), "expectation-ending") == "this route stops before the decision \"kitchen\" and does not end / trust is 50");
}

TEST_CASE("Of a condition that does not hold the parts are told", "[expectations]")
{
    CHECK(only(of_small_visit("  - {route: [introduce-both], holds: trust >= 70 and (knows reels or chose show-attendance)}\n"), "expectation-holds") ==
          "after this route \"trust >= 70 and (knows reels or chose show-attendance)\" does not hold / "
          "trust is 50, \"knows reels\" is not so, \"chose show-attendance\" is not so");
}

TEST_CASE("A route that passes or does not is told with the reasons", "[expectations]")
{
    CHECK(only(of_small_visit("  - {route: [introduce-both, ask-about-reels], passes: false}\n"), "expectation-passes").find("this route passes / the total is 100 %") == 0);
    const std::string reasons = only(of_small_visit("  - {route: [show-attendance, talk-about-school], passes: true}\n"), "expectation-passes");
    CHECK(reasons.find("this route does not pass / ") == 0);
    CHECK(reasons.find("nothing repairs \"show-attendance\"") != std::string::npos);
    CHECK(reasons.find("ending \"door-closed\" does not pass") != std::string::npos);
    CHECK(only(of_small_visit("  - {route: [introduce-both], passes: true}\n"), "expectation-passes").find("the visit has not ended") != std::string::npos);
}

TEST_CASE("Answers of every kind make a route, for every draw", "[expectations]")
{
    std::string route;
    for (const char* answer : test::all_kinds_route) route += (route.empty() ? "" : ", ") + std::string(answer);
    CHECK(of_every_kind("  - {route: [" + route + "], ends: warm, passes: true}\n").empty());
}

TEST_CASE("What is given limits the draws; the draw that fails is named", "[expectations]")
{
    CHECK(of_every_kind("  - {route: [badge+phone], holds: door is rosa-opens, given: [door is rosa-opens]}\n").empty());
    const std::string said = only(of_every_kind("  - {route: [badge+phone], holds: door is rosa-opens}\n"), "expectation-holds");
    CHECK(said.find("does not hold where door is nobody-opens and smell is ") != std::string::npos);
    CHECK(only(of_every_kind("  - {route: [badge+phone], given: [door is rosa-opens and door is nobody-opens]}\n"), "expectation-route").find("nothing that can be drawn is so") == 0);
}

TEST_CASE("An expectation that is not well written is told like the rest of a script", "[expectations]")
{
    const auto rules = [](const std::string& expectation) {
        std::vector<std::string> found;
        for (const Diagnostic& diagnostic : of_small_visit(expectation)) found.emplace_back(diagnostic.rule);
        return found;
    };
    using Rules = std::vector<std::string>;
    CHECK(rules("  - {rout: [introduce-both]}\n") == Rules{"unknown-key", "missing-key"});
    CHECK(rules("  - {route: [introduce-both], ends: asked-bck}\n") == Rules{"unknown-scene"});
    CHECK(rules("  - {route: [introduce-both], holds: trst > 3}\n") == Rules{"unknown-meter"});
    CHECK(rules("  - {route: [introduce-both], passes: perhaps}\n") == Rules{"wrong-type"});
    CHECK(rules("  - introduce-both\n") == Rules{"wrong-type"});
}

TEST_CASE("The script itself may have expectations, and stays as it is for those who play it", "[expectations]")
{
    const std::string script = std::string(test::small_visit) + "expect:\n  - {route: [introduce-both], holds: visited kitchen and trust > 90}\n";
    const auto diagnostics = told(script, SourceText("visit.yaml", script));
    CHECK(only(diagnostics, "expectation-holds") == "after this route \"visited kitchen and trust > 90\" does not hold / \"visited kitchen\" is so, trust is 50");
    CHECK(load_scenario(SourceText("visit.yaml", script), {}).value->memory_bits == load_scenario(SourceText("visit.yaml", std::string(test::small_visit)), {}).value->memory_bits);
}

TEST_CASE("Each broken file of expectations gets the words that mend it", "[expectations][broken]")
{
    for (const char* rule : {"expectation-route", "expectation-ending", "expectation-holds", "expectation-passes"}) {
        INFO(rule);
        const fs::path file = fs::path(FV_SOURCE_DIR) / "tests" / "expectations" / (std::string(rule) + ".expect.yaml");
        const SourceText source(file.filename().string(), std::string(test::project_file(fs::relative(file, FV_SOURCE_DIR).string()).text()));
        std::string text;
        for (const Diagnostic& diagnostic : told(test::small_visit, source)) text += printed(diagnostic, &source);
        const std::string expected = "tests/expectations/" + std::string(rule) + ".expected";
        if (std::getenv("FV_WRITE_EXPECTED") != nullptr) std::ofstream(std::string(FV_SOURCE_DIR) + "/" + expected, std::ios::binary) << text;
        CHECK(text == std::string(test::project_file(expected).text()));
        CHECK(text.find('[' + std::string(rule) + ']') != std::string::npos);
    }
}

TEST_CASE("On the pages of expectations, the first excerpt gets the rule and the second none", "[expectations][pages]")
{
    for (const char* rule : {"expectation-route", "expectation-ending", "expectation-holds", "expectation-passes"}) {
        const std::string page(test::project_file("docs/diagnostics/" + std::string(rule) + ".md").text());
        std::vector<std::string> excerpts;
        for (std::size_t at = page.find("```yaml\n"); at != std::string::npos; at = page.find("```yaml\n", at + 1)) excerpts.push_back(page.substr(at + 8, page.find("```", at + 8) - at - 8));
        INFO(rule);
        REQUIRE(excerpts.size() == 2);
        (void)only(told(test::small_visit, SourceText("page.expect.yaml", excerpts[0])), rule);
        CHECK(told(test::small_visit, SourceText("page.expect.yaml", excerpts[1])).empty());
    }
}

TEST_CASE("Whatever walk is taken, expecting what came is never a fault, and expecting the other ending is", "[expectations][property]")
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        Scenario scenario = test::random_scenario(seed);
        scenario.variations.clear();  // one draw: a walk's end is then its route's end
        const test::RandomWalk walk = test::walk_at_random(scenario, seed);
        Expectation expected;
        for (const std::string& word : walk.choices) expected.route.push_back({word, {}});
        expected.ends = walk.visits.back().state().ending;
        const Score result = score(scenario, framework(), AttemptSeed{0}, walk.choices);
        expected.passes = result.passed();
        INFO(seed);
        std::vector<Diagnostic> diagnostics;
        check_expectations(scenario, framework(), std::span(&expected, 1), diagnostics);
        CHECK(diagnostics.empty());
        if (!expected.ends.is_set()) continue;
        expected.ends = EndingId{static_cast<std::uint16_t>((expected.ends.value + 1U) % scenario.endings.size())};
        check_expectations(scenario, framework(), std::span(&expected, 1), diagnostics);
        REQUIRE(diagnostics.size() == 1);
        CHECK(diagnostics[0].rule == "expectation-ending");
    }
}

#include "support/catch.h"
#include "support/command_bench.h"

#include <nlohmann/json.hpp>

using namespace fv;
using nlohmann::json;

namespace {
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string small_visit_with(const std::string& from, const std::string& to)
{
    std::string text(test::small_visit);
    text.replace(text.find(from), from.size(), to);
    return text;
}
}  // namespace

TEST_CASE("A script without faults is nothing to mend", "[command][check]")
{
    test::CommandBench bench;
    const test::Ran ran = bench.run({"check", "--quick", bench.path("small-visit.yaml")});
    CHECK(ran.status == 0);
    CHECK(ran.out.empty());
    CHECK(has(ran.err, "nothing to mend"));
}

TEST_CASE("Unless it has to be quick, a check walks every way through a script", "[command][check]")
{
    test::CommandBench bench;
    const test::Ran ran = bench.run({"check", bench.path("small-visit.yaml")});
    CHECK(ran.status == 0);
    CHECK(has(ran.out, "[passes-without-reading]"));
}

TEST_CASE("Every fault is printed with file, line and column", "[command][check]")
{
    test::CommandBench bench;
    bench.write("small-visit.yaml", small_visit_with("go: kitchen", "go: kitchn"));
    const test::Ran ran = bench.run({"check", "--quick", bench.path("small-visit.yaml")});
    CHECK(ran.status == 1);
    CHECK(has(ran.out, bench.path("small-visit.yaml") + ":39:13: error: "));
    CHECK(has(ran.out, R"(did you mean "kitchen"?)"));
}

TEST_CASE("For tools the same faults are one document", "[command][check]")
{
    test::CommandBench bench;
    bench.write("small-visit.yaml", small_visit_with("go: kitchen", "go: kitchn"));
    const auto flags = GENERATE(std::vector<std::string>{"--json"}, std::vector<std::string>{"--format", "json"});
    std::vector<std::string> words{"check", "--quick", bench.path("small-visit.yaml")};
    words.insert(words.end(), flags.begin(), flags.end());
    const test::Ran ran = bench.run(words);
    CHECK(ran.status == 1);
    const json document = json::parse(ran.out);
    CHECK(document["schema"] == "first-visit/check/1");
    const json fault = document["files"][0]["diagnostics"][0];
    CHECK(fault["rule"] == "unknown-scene");
    CHECK(fault["line"] == 39);
    CHECK(fault["column"] == 13);
}

TEST_CASE("A file that is not there is a fault, and the others are still checked", "[command][check]")
{
    test::CommandBench bench;
    const test::Ran ran = bench.run({"check", "--quick", bench.path("none.yaml"), bench.path("small-visit.yaml")});
    CHECK(ran.status == 1);
    CHECK(has(ran.out, "none.yaml"));
    CHECK(has(ran.err, "small-visit.yaml: nothing to mend."));
}

TEST_CASE("Everything that comes with the program is without faults", "[command][check]")
{
    test::CommandBench bench;
    const test::Ran ran = bench.run({"check"});
    INFO(ran.out);
    CHECK(ran.status == 0);
    CHECK_FALSE(has(ran.out, ": error: "));
    CHECK(has(ran.err, "home-visits.yaml: nothing to mend."));
}

TEST_CASE("A warning is printed and fails nobody", "[command][check]")
{
    test::CommandBench bench;
    bench.write("small-visit.yaml", small_visit_with("Let me tell you about our school.", "Let me tell you about his report card."));
    const test::Ran ran = bench.run({"check", "--quick", bench.path("small-visit.yaml")});
    CHECK(ran.status == 0);
    CHECK(has(ran.out, "warning: option \"talk-about-school\" speaks of school business"));
    bench.write("small-visit.yaml", small_visit_with("Let me tell you about our school.", "Let me tell you about his report card.") + "allow: [school-business]\n");
    CHECK(bench.run({"check", "--quick", bench.path("small-visit.yaml")}).out.empty());
}

TEST_CASE("Expectations beside a script are played, and named as their own file", "[command][check]")
{
    test::CommandBench bench;
    bench.write("small-visit.expect.yaml", "expect:\n  - {route: [introduce-both, ask-about-reels], ends: asked-back, passes: true}\n");
    CHECK(bench.run({"check", "--quick", bench.path("small-visit.yaml")}).status == 0);
    bench.write("small-visit.expect.yaml", "expect:\n  - {route: [introduce-both, ask-about-reels], ends: door-closed}\n");
    const auto named = GENERATE("small-visit.yaml", "small-visit.expect.yaml");
    const test::Ran ran = bench.run({"check", "--quick", bench.path(named)});
    CHECK(ran.status == 1);
    CHECK(has(ran.out, bench.path("small-visit.expect.yaml") + ":2:54: error: this route ends in \"asked-back\" [expectation-ending]"));
    CHECK(has(ran.err, "small-visit.yaml: nothing to mend."));
}

TEST_CASE("A translation that is whole is looked through in its language", "[command][check]")
{
    test::CommandBench bench;
    std::string text = bench.run({"author", "template", bench.path("small-visit.yaml"), "es"}).out;
    for (std::size_t at = text.find('~'); at != std::string::npos; at = text.find('~', at + 1)) text.replace(at, 1, "Pase.");
    bench.write("small-visit.es.yaml", text);
    CHECK_FALSE(has(bench.run({"check", "--quick", bench.path("small-visit.es.yaml")}).out, "school-business"));
    const std::size_t option = text.find("text: Pase.", text.find("talk-about-school"));
    REQUIRE(option != std::string::npos);
    bench.write("small-visit.es.yaml", text.replace(option, 11, "text: Veamos su boleta de calificaciones."));
    CHECK(has(bench.run({"check", "--quick", bench.path("small-visit.es.yaml")}).out, "small-visit.es.yaml: warning: option \"talk-about-school\" speaks of school business on a first visit: \"su boleta\""));
}

TEST_CASE("Expectations in a script are played", "[command][check]")
{
    test::CommandBench bench;
    bench.write("small-visit.yaml", std::string(test::small_visit) + "expect:\n  - {route: [introduce-both], holds: trust > 90}\n");
    const test::Ran ran = bench.run({"check", "--quick", bench.path("small-visit.yaml"), "--json"});
    CHECK(ran.status == 1);
    CHECK(json::parse(ran.out)["files"][0]["diagnostics"][0]["rule"] == "expectation-holds");
}

TEST_CASE("Statistics are a table for people and numbers for tools", "[command][check]")
{
    test::CommandBench bench;
    const test::Ran ran = bench.run({"check", "--quick", bench.path("small-visit.yaml"), "--statistics"});
    CHECK(ran.status == 0);
    CHECK(has(ran.out, "The small visit: 2 decisions (5 options), 11 lines in 2 scenes, 3 endings.\n"));
    CHECK(has(ran.out, "Rosa Delgado"));
    CHECK(has(ran.out, "150 words a minute"));
    const json statistics = json::parse(bench.run({"check", "--quick", bench.path("small-visit.yaml"), "--statistics", "--json"}).out)["files"][0]["statistics"];
    CHECK(statistics["options"] == 5);
    CHECK(statistics["shortest"]["decisions"] == 2);
    CHECK(statistics["longest"]["words"] >= statistics["shortest"]["words"]);
    CHECK(statistics["reading"]["scale"] == "flesch-kincaid-grade");
    CHECK_FALSE(json::parse(bench.run({"check", "--quick", bench.path("small-visit.yaml"), "--json"}).out)["files"][0].contains("statistics"));
}

TEST_CASE("A rule is explained, and an unknown one is said to be unknown", "[command][check]")
{
    test::CommandBench bench;
    CHECK(has(bench.run({"check", "--explain", "unknown-scene"}).out, "unknown-scene"));
    CHECK(bench.run({"check", "--explain", "../../README"}).status == 2);
}

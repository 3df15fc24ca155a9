#include "scenarios/format/loader.h"

#include "support/catch.h"
#include "support/small_visit.h"
#include "scenarios/engine/replay.h"

using namespace fv;

namespace {

Scenario small_visit() { return load_scenario(SourceText("small-visit.yaml", std::string(test::small_visit)), {}).value.value(); }

std::string with(const std::string& from, const std::string& to)
{
    std::string text(test::small_visit);
    REQUIRE(text.find(from) != std::string::npos);
    return text.replace(text.find(from), from.size(), to);
}

}  // namespace

TEST_CASE("A script becomes what it says", "[loader]")
{
    const Scenario s = small_visit();
    CHECK(s.id == "small-visit");
    CHECK(s.stage == Stage::first_visit);
    CHECK(s.context == "You know her name.\n\nYou know the way.");
    REQUIRE(s.speakers.size() == 4);
    CHECK(s.speakers[3].said == "ROH-sah");
    CHECK(s.content_hash.size() == 64);
    REQUIRE(s.scenes.size() == 2);
    const auto script = s.at(s.scenes[0].script);
    CHECK(script[0].speaker == narrator);
    CHECK(script[1].mood == "wary");
    CHECK(s.place_name("porch") == "The porch");
    const Option& sheet = s.options[1];
    CHECK(sheet.does == "Hold up the sheet.");
    CHECK(sheet.breaches == CorePractice::hopes_and_dreams);
    CHECK(s.options[3].repairs == std::vector{OptionId{1}});
    CHECK(s.reflect[1].with_partner);
    CHECK_FALSE(s.endings[2].passes);
}

TEST_CASE("A condition on an effect or a line is kept with it", "[loader]")
{
    const Scenario s = small_visit();
    const auto effects = s.effects_in(s.option(s.option_named("ask-about-reels")).effects);
    CHECK(effects[0].when.always());
    CHECK_FALSE(effects[1].when.always());
    CHECK_FALSE(s.at(s.option(s.option_named("ask-about-reels")).reply)[0].when.always());
}

TEST_CASE("Only what a condition asks about is remembered", "[loader]")
{
    const Scenario s = small_visit();
    CHECK(s.memory_bits == 2);  // the fact, and show-attendance
    CHECK(s.option(s.option_named("show-attendance")).memory == 1);
    CHECK(s.option(s.option_named("introduce-both")).memory == -1);
}

TEST_CASE("A decision may say once where all its options lead", "[loader]")
{
    std::string text(test::small_visit);
    for (int i = 0; i < 2; ++i) text.replace(text.find("        go: kitchen\n"), 20, "");
    text.replace(text.find("  kitchen:\n    place"), 10, "    go: kitchen\n  kitchen:");
    const auto loaded = load_scenario(SourceText("t.yaml", text), {});
    REQUIRE(loaded.value.has_value());
    const std::vector<std::string> choices{"introduce-both", "ask-about-reels"};
    CHECK(replay(*loaded.value, AttemptSeed{1}, choices).visit.ending()->key == "asked-back");
}

TEST_CASE("Every fault is found in one run, in the order of the file", "[loader]")
{
    std::string text = with("minutes: 3", "minutes: 0");
    text.replace(text.find("go: kitchen"), 11, "go: kitchn");
    text.replace(text.find("knows reels"), 11, "knows eels ");
    const auto loaded = load_scenario(SourceText("t.yaml", text), {});
    REQUIRE(loaded.diagnostics.size() == 3);
    CHECK(loaded.diagnostics[0].where.line == 7);
    CHECK(loaded.diagnostics[1].where.line < loaded.diagnostics[2].where.line);
}

TEST_CASE("The column of a fault in a quoted condition is where an editor shows it", "[loader]")
{
    const auto loaded = load_scenario(SourceText("t.yaml", with("{rosa (proud): \"His. He mends them.\", when: trust >= 60}", "{rosa (proud): \"Él, sí.\", when: 'trust >= 60 and knows ñ'}")), {});
    REQUIRE_FALSE(loaded.diagnostics.empty());
    const Diagnostic& fault = loaded.diagnostics.front();
    CHECK(fault.where.column == 68);
    CHECK(fault.where.length == 1);
}

TEST_CASE("Without a vocabulary the names of competencies are not checked", "[loader]")
{
    CHECK(load_scenario(SourceText("t.yaml", with("ratings: {presence: 2, humility: 2}", "ratings: {juggling: 2}")), {}).value.has_value());
}

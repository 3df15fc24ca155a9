#include "scenarios/format/script_statistics.h"

#include <algorithm>

#include "scenarios/engine/answer.h"
#include "scenarios/format/loader.h"
#include "support/catch.h"
#include "support/project_file.h"
#include "support/random_scenario.h"
#include "support/small_visit.h"

using namespace fv;

namespace {

Scenario script(const std::string& scenes, const std::string& head = "language: en\n")
{
    const std::string text = "format: first-visit/1\nid: s\ntitle: S\nsummary: S.\nstage: workshop\nthemes: [logistics]\nminutes: 3\npartner: {name: Dana, role: art teacher}\n"
                             "meters: {trust: {start: 40}}\nprepare: {context: None., questions: ['What?']}\nreflect: ['What?']\nstart: porch\n"
                             "cast: {rosa: {name: Rosa, role: radio operator}}\nendings: {over: {title: Over, script: [{rosa: Good night.}]}}\n" + head + "scenes:\n" + scenes;
    const auto loaded = load_scenario(SourceText("s.yaml", text), {});
    for (const Diagnostic& d : loaded.diagnostics) UNSCOPED_INFO(printed(d, nullptr));
    REQUIRE(loaded.value.has_value());
    return *loaded.value;
}

const ScriptStatistics::Speaker& speaker(const ScriptStatistics& statistics, const std::string& key)
{
    const auto found = std::find_if(statistics.speakers.begin(), statistics.speakers.end(), [&](const auto& s) { return s.key == key; });
    REQUIRE(found != statistics.speakers.end());
    return *found;
}

std::size_t words_of_lines(const Visit& visit)
{
    std::size_t words = 0;
    for (const LineId line : visit.lines()) words += number_of_words(visit.scenario().lines[line.value].text);
    return words;
}

}  // namespace

TEST_CASE("The small visit's words are counted by who says them", "[statistics]")
{
    const Scenario small = load_scenario(SourceText("small-visit.yaml", std::string(test::small_visit)), {}).value.value();
    const ScriptStatistics statistics = script_statistics(small);
    CHECK(statistics.scenes == 2);
    CHECK(statistics.decisions == 2);
    CHECK(statistics.options == 5);
    CHECK(statistics.endings == 3);
    CHECK(speaker(statistics, "narrator").words == 9);  // the porch light; hold up the sheet
    CHECK(speaker(statistics, "partner").words == 5);
    CHECK(speaker(statistics, "you").lines == 5);
    CHECK(statistics.decisions_on_the_way.least == 2);
    CHECK(statistics.decisions_on_the_way.most == 2);
    CHECK(statistics.most_is_exact);
}

TEST_CASE("The shortest and the longest way are those that can be counted on the fingers", "[statistics]")
{
    const ScriptStatistics statistics = script_statistics(script(
        "  porch:\n    script: [{rosa: One two three.}]\n    decide:\n      - {option: a, text: Four., go: end}\n      - {option: b, text: Four five six., reply: [{rosa: Seven.}], go: table}\n"
        "  table:\n    decide:\n      - {option: c, text: One., go: end}\n      - {option: d, does: One two., go: end}\n"));
    CHECK(statistics.words_on_the_way.least == 3 + 1 + 2);
    CHECK(statistics.words_on_the_way.most == 3 + 3 + 1 + 2 + 2);
    CHECK(statistics.decisions_on_the_way.least == 1);
    CHECK(statistics.decisions_on_the_way.most == 2);
}

TEST_CASE("Of two lines that exclude each other one is counted", "[statistics]")
{
    const auto heard = [](const char* first, const char* second) {
        return script_statistics(script(std::string("  porch:\n    script: [{rosa: One., when: ") + first + "}, {rosa: One two three., when: " + second + "}]\n    go: end\n",
                                        "facts: {reels: Reels.}\nvariations: {door: [left, right, none]}\n")).words_on_the_way;
    };
    for (const auto& [first, second] : {std::pair("trust >= 40", "trust < 40"), std::pair("knows reels", "not knows reels"), std::pair("not (trust > 3 and knows reels)", "trust > 3 and knows reels")}) {
        INFO(first);
        CHECK(heard(first, second).least == 2 + 1);
        CHECK(heard(first, second).most == 2 + 3);
    }
    CHECK(heard("door is left", "door is right").least == 2);  // there is a third value
    CHECK(heard("door is left", "door is right").most == 2 + 3);
    CHECK(heard("trust > 50", "knows reels").most == 2 + 4);
}

TEST_CASE("A way that comes round again is counted once, and it is said so", "[statistics]")
{
    const ScriptStatistics statistics = script_statistics(script("  porch:\n    decide:\n      - {option: again, text: Again., go: porch}\n      - {option: on, text: Well then., go: end}\n"));
    CHECK_FALSE(statistics.most_is_exact);
    CHECK(statistics.words_on_the_way.most == 2 + 2);
}

TEST_CASE("Minutes are words at the pace at which a language is spoken", "[statistics]")
{
    const std::string scene = "  porch:\n    script: [{rosa: Buenas noches.}]\n    go: end\n";
    CHECK(script_statistics(script(scene)).words_per_minute == 150);
    CHECK(script_statistics(script(scene, "language: es\n")).words_per_minute == 140);
    CHECK(ScriptStatistics{.words_per_minute = 150}.minutes(300) == 2.0);
}

TEST_CASE("The family's share is that of the talk, and the narrator has none", "[statistics]")
{
    const ScriptStatistics statistics = script_statistics(script("  porch:\n    script: [{narrator: A long while passes by.}, {rosa: One two three four.}]\n    decide:\n"
                                                                 "      - {option: a, text: One two., go: end}\n      - {option: b, text: One two., go: end}\n"));
    CHECK(statistics.family_share == Approx((4.0 + 2.0) / (4 + 2 + 2)));
}

TEST_CASE("No visit that is played is shorter than the shortest way or longer than the longest", "[statistics][property]")
{
    int exact = 0;
    for (std::uint64_t seed = 0; seed < 1500; ++seed) {
        const Scenario scenario = test::random_scenario(seed);
        const ScriptStatistics statistics = script_statistics(scenario);
        const test::RandomWalk walk = test::walk_at_random(scenario, seed);
        if (walk.visits.back().ending() == nullptr) continue;
        std::size_t words = 0;
        for (std::size_t i = 0; i < walk.visits.size(); ++i) {
            words += words_of_lines(walk.visits[i]);
            if (i == walk.choices.size()) break;
            const auto answered = answered_with(walk.visits[i], walk.choices[i]);
            REQUIRE(answered.has_value());
            words += number_of_words(scenario.option(answered->option).text);
            const Scene& scene = scenario.scene(walk.visits[i].decision()->scene);
            words += scene.kind == DecisionKind::say ? 0 : scene.items.count;  // each is one word
        }
        INFO(seed);
        CHECK(words >= statistics.words_on_the_way.least);
        CHECK(walk.choices.size() >= statistics.decisions_on_the_way.least);
        if (!statistics.most_is_exact) continue;
        ++exact;
        CHECK(words <= statistics.words_on_the_way.most);
        CHECK(walk.choices.size() <= statistics.decisions_on_the_way.most);
    }
    CHECK(exact > 20);
}

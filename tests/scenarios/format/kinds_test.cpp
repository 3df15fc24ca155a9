// Every kind of decision, from its text to what comes of it.
#include "scenarios/engine/answer.h"
#include "scenarios/engine/filling.h"
#include "scenarios/engine/replay.h"
#include "scenarios/format/loader.h"
#include "support/all_kinds_visit.h"
#include "support/catch.h"
#include "support/project_file.h"

using namespace fv;

namespace {

Scenario every_kind()
{
    auto loaded = load_scenario(SourceText("every-kind.yaml", std::string(test::all_kinds_visit)), {});
    for (const Diagnostic& d : loaded.diagnostics) UNSCOPED_INFO(printed(d, nullptr));
    REQUIRE(loaded.value.has_value());
    CHECK(loaded.diagnostics.size() == 0);
    return std::move(*loaded.value);
}

std::vector<Diagnostic> faults_with(const std::string& from, const std::string& to)
{
    std::string text(test::all_kinds_visit);
    INFO(from);
    REQUIRE(text.find(from) != std::string::npos);
    text.replace(text.find(from), from.size(), to);
    return load_scenario(SourceText("t", text), {}).diagnostics;
}

bool says(const std::vector<Diagnostic>& faults, std::string_view rule, std::string_view words)
{
    for (const Diagnostic& d : faults) {
        UNSCOPED_INFO(printed(d, nullptr));
        if (d.rule == rule && (d.message + " " + d.hint).find(words) != std::string::npos) return true;
    }
    return false;
}

const std::vector<std::string> route(std::begin(test::all_kinds_route), std::end(test::all_kinds_route));

}  // namespace

TEST_CASE("A visit with every kind of decision is loaded and played to its end", "[kinds]")
{
    const Scenario s = every_kind();
    const Replay replayed = replay(s, AttemptSeed{1}, route);
    CHECK(replayed.taken == route.size());
    REQUIRE(replayed.visit.ending() != nullptr);
    CHECK(replayed.visit.ending()->key == "warm");
    CHECK(replayed.visit.meter(MeterId{0}) == 40 + 5 + 5 + 5 + 3 + 5 + 5);
}

TEST_CASE("The example that the guide shows is the visit that is tested here", "[kinds]")
{
    CHECK(test::project_file("docs/format/every-kind.yaml").text() == test::all_kinds_visit);
}

TEST_CASE("Alone, the partner takes the turn by themselves, and what they say is heard", "[kinds]")
{
    const Scenario s = every_kind();
    const Replay replayed = replay(s, AttemptSeed{1}, std::span(route).first(3));
    std::vector<std::string> heard;
    for (const LineId line : replayed.visit.lines()) heard.push_back(s.lines[line.value].text);
    CHECK(heard == std::vector<std::string>{"I'm Dana.", "Dana."});
    CHECK(s.scene(replayed.visit.decision()->scene).key == "judge");
}

TEST_CASE("In a pair the second educator decides on the partner's turn", "[kinds]")
{
    const Scenario s = every_kind();
    Replay replayed = replay(s, AttemptSeed{1}, std::span(route).first(3), Company::in_pair);
    CHECK(s.scene(replayed.visit.decision()->scene).key == "dana-speaks");
    CHECK_FALSE(take(replayed.visit, "look-around").has_value());
    CHECK(s.scene(replayed.visit.decision()->scene).key == "judge");
    CHECK(replayed.visit.meter(MeterId{0}) == 40 + 5 + 5 + 5);
}

TEST_CASE("What is drawn by the seed decides which lines are said", "[kinds]")
{
    const Scenario s = every_kind();
    bool opened = false, not_opened = false;
    for (std::uint64_t seed = 0; seed < 30; ++seed) {
        const Scenario now = told(s, draw_of(s, AttemptSeed{seed}), "Ana");
        const Replay replayed = replay(now, AttemptSeed{seed}, std::span(route).first(2));
        const std::string& line = now.lines[replayed.visit.lines().back().value].text;
        if (line == "Nobody comes.") not_opened = true;
        else opened = line == "Yes? It smells of garlic soup, I know." || line == "Yes? It smells of fresh paint, I know.";
    }
    CHECK(opened);
    CHECK(not_opened);
    CHECK(told(s, {}, "Ana").endings[0].title == "Soup at Mrs Delgado's");
}

TEST_CASE("Faults of the new parts are told where they stand", "[kinds]")
{
    CHECK(says(faults_with("when: picked printout", "when: picked printt"), "unknown-item", "did you mean \"printout\"?"));
    CHECK(says(faults_with("when: score >= 70\n", "when: scor >= 70\n"), "unknown-meter", "scor"));
    CHECK(says(faults_with("when: door is rosa-opens}", "when: door is rossa-opens}"), "unknown-value", "rosa-opens"));
    CHECK(says(faults_with("when: door is rosa-opens}", "when: door rosa-opens}"), "bad-condition", "comes `is`"));
    CHECK(says(faults_with("when: door is rosa-opens}", "when: dor is rosa-opens}"), "unknown-value", "did you mean \"door\"?"));
    CHECK(says(faults_with("when: door is rosa-opens}", "when: score > 3}"), "bad-condition", "outcome"));
    CHECK(says(faults_with("when: door is rosa-opens}", "when: picked badge}"), "bad-condition", "outcome"));
    CHECK(says(faults_with("'{partner} opens the trunk.'", "'{partnr} opens the trunk.'"), "unknown-name", "did you mean \"partner\"?"));
    CHECK(says(faults_with("'{partner} opens the trunk.'", "'{partner opens the trunk.'"), "unknown-name", "not closed"));
    CHECK(says(faults_with("time-up: stand-still", "time-up: stand-stil"), "unknown-option", "stand-still"));
    CHECK(says(faults_with("        does: Wait.\n", "        does: Wait.\n        when: trust > 1\n"), "must-be-offered", "stand-still"));
    CHECK(says(faults_with("        does: Wait.\n", "        does: Wait.\n        text: Hm.\n"), "does-not-belong", "stays silent"));
    CHECK(says(faults_with("    alone: say-names\n", ""), "missing-key", "alone"));
    CHECK(says(faults_with("    turn: partner\n", ""), "does-not-belong", "turn: partner"));
    CHECK(says(faults_with("    measures: {boundaries: 2}\n", ""), "missing-key", "measures"));
    CHECK(says(faults_with("{boundaries: 2}", "{boundaries: 0}"), "out-of-range", "1 to 3"));
    CHECK(says(faults_with("item: greet", "item: none"), "bad-id", "none"));
    CHECK(says(faults_with("item: thank,", "item: greet,"), "duplicate-id", "greet"));
    CHECK(says(faults_with(", expert: 3", ""), "missing-key", "expert"));
    CHECK(says(faults_with("[rosa-opens, nobody-opens]", "[rosa-opens]"), "too-few", "door"));
    CHECK(says(faults_with("[rosa-opens, nobody-opens]", "[rosa-opens, rosa-opens]"), "duplicate-id", "twice"));
    CHECK(says(faults_with("facts: {reels:", "facts: {rosa:"), "duplicate-id", "somebody in the cast"));
    CHECK(says(faults_with("    rate:\n", "    pick:\n      - {item: a, text: b, right: true}\n    rate:\n"), "does-not-belong", "both"));
    CHECK(says(faults_with("thought: {rosa: Two of them.}", "thought: Two of them."), "wrong-type", "thought"));
    CHECK(says(faults_with("outcome: half-packed\n", "outcome: half-packed\n        when: score > 3\n"), "last-way-has-when", "outcome"));
    CHECK(says(faults_with("        when: score >= 70\n", ""), "missing-key", "those below"));
}

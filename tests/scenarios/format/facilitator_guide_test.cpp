#include "scenarios/format/guide.h"

#include <random>

#include "support/catch.h"
#include "support/lakeside.h"

using namespace fv;

namespace {

const std::vector<std::string> languages{"en", "es"};

SourceText guide_with(const std::string& from, const std::string& to)
{
    return SourceText("one-evening.guide.yaml", test::lakeside_with("one-evening.guide.yaml", from, to).at("one-evening.guide.yaml"));
}

}  // namespace

TEST_CASE("A facilitator's guide is there in each language of the visit", "[facilitator-guide]")
{
    const Scenario script = test::one_evening();
    const auto loaded = load_guide(guide_with("of:", "of:"), &script, languages);
    for (const Diagnostic& d : loaded.diagnostics) UNSCOPED_INFO(printed(d, nullptr));
    CHECK(loaded.diagnostics.empty());
    REQUIRE(loaded.value.has_value());
    CHECK(loaded.value->page("es").goals == std::vector<std::string>{"Oír lo que abre una pregunta.", "Notar quién habla primero."});
    CHECK(loaded.value->page("en").splits.at(0).decision == "porch-light");
    CHECK(loaded.value->page("tlh").ten_minutes == "The porch only, by show of hands.");
    CHECK(loaded.value->page("es").judgement.find("juicio de este programa") != std::string::npos);
}

TEST_CASE("What a guide lacks in one language is the original with a mark, and one warning names it", "[facilitator-guide]")
{
    const Scenario script = test::one_evening();
    const auto loaded = load_guide(guide_with("      es: El formulario habrá que llenarlo algún día, y la lancha está ahí ahora.\n", ""), &script, languages);
    REQUIRE(loaded.value.has_value());
    REQUIRE(loaded.diagnostics.size() == 1);
    CHECK(loaded.diagnostics.front().rule == "missing-translation");
    CHECK(loaded.diagnostics.front().message.find("splits.porch-light.es") != std::string::npos);
    CHECK(loaded.value->page("es").splits.at(0).why == "(en) The form has to be filled in some day, and the boat is there now.");
}

TEST_CASE("A guide may be in more languages than its visit", "[facilitator-guide]")
{
    const Scenario script = test::one_evening();
    const std::vector<std::string> english{"en"};
    const auto loaded = load_guide(guide_with("of:", "of:"), &script, english);
    CHECK(loaded.diagnostics.empty());
    CHECK(loaded.value->page("es").debrief.size() == 1);
}

TEST_CASE("Each fault of a guide stands where it is", "[facilitator-guide]")
{
    const auto [from, to, rule] = GENERATE(table<std::string, std::string, std::string>({
        {"decision: porch-light", "decision: porch", "unknown-scene"},
        {"of: one-evening", "of: one-morning", "unknown-visit"},
        {"first-visit-guide/1", "first-visit-guide/9", "unknown-format"},
        {"before:\n", "before-hand:\n", "unknown-key"},
        {"  en: Ask the room when they were last a guest.\n", "", "missing-key"},
        {"  en: Ask the room", "  english: x\n  en: Ask the room", "unknown-word"},
        {"  - decision: porch-light\n    why:", "  - why:", "missing-key"},
        {"try-live:\n  en: Play it with Tobi in the doorway.\n  es: Ensáyelo con Tobi en la puerta.\n", "try-live: Play it.\n", "wrong-type"},
        {"  en: Play it with Tobi in the doorway.", "  en: [Play it.]", "wrong-type"},
    }));
    INFO(from << " → " << to);
    const SourceText source = guide_with(from, to);
    const Scenario script = test::one_evening();
    const auto loaded = load_guide(source, &script, languages);
    CHECK_FALSE(loaded.value.has_value());
    REQUIRE(loaded.diagnostics.size() == 1);
    CHECK(loaded.diagnostics.front().rule == rule);
    CHECK(loaded.diagnostics.front().where.line > 0);
}

TEST_CASE("A guide with bytes changed at random gives a guide or faults", "[facilitator-guide][property]")
{
    std::mt19937 chance(GENERATE(range(1U, 150U)));
    const Scenario script = test::one_evening();
    std::string text = test::lakeside_files().at("one-evening.guide.yaml");
    const std::string signs = "{}[]:-#&*!|>'\"%@`,? \n\tab\xc3~";
    for (int change = 0; change < 6; ++change) text[chance() % text.size()] = signs[chance() % signs.size()];
    const auto loaded = load_guide(SourceText("x.guide.yaml", text), &script, languages);
    CHECK(loaded.value.has_value() != has_errors(loaded.diagnostics));
    if (loaded.value) CHECK_FALSE(loaded.value->page("es").goals.empty());
}

#include "scoring/framework.h"

#include "support/catch.h"
#include "support/project_file.h"

using namespace fv;

namespace {

std::string shipped() { return std::string(test::project_file("scoring/frameworks/home-visits.yaml").text()); }

/// The first fault of the shipped framework with one text replaced.
std::string fault_with(const std::string& from, const std::string& to)
{
    std::string text = shipped();
    REQUIRE(text.find(from) != std::string::npos);
    text.replace(text.find(from), from.size(), to);
    const auto loaded = load_framework(SourceText("f.yaml", text));
    CHECK_FALSE(loaded.value.has_value());
    REQUIRE_FALSE(loaded.diagnostics.empty());
    return std::string(loaded.diagnostics.front().rule) + ": " + loaded.diagnostics.front().message;
}

}  // namespace

TEST_CASE("The framework that ships has six competencies in English and Spanish", "[framework]")
{
    const Framework framework = load_framework(SourceText("f.yaml", shipped())).value.value();
    REQUIRE(framework.competencies.size() == 6);
    for (const Competency& competency : framework.competencies) {
        INFO(competency.key);
        CHECK(competency.indicators.size() >= 3);
        CHECK(competency.indicators.size() <= 4);
        CHECK_FALSE(competency.practices.empty());
        for (const LocalText* text : {&competency.name, &competency.means, &competency.try_next}) CHECK((text->has("en") && text->has("es")));
        for (const Indicator& indicator : competency.indicators)
            for (const auto& [rating, anchor] : indicator.anchors) CHECK((anchor.has("en") && anchor.has("es")));
    }
    CHECK(framework.practices.size() == core_practice_count);
}

TEST_CASE("A fault in a framework is named in its own words", "[framework]")
{
    CHECK(fault_with("overall: 0.70", "overall: 1.7") == "out-of-range: `overall` goes from 0 to 1; here is 1.7");
    CHECK(fault_with("overall: 0.70", "overal: 0.70") == "missing-key: `pass` needs \"overall\"");
    CHECK(fault_with("practices: [voluntary, no-targeting]", "practices: [voluntry]") == "unknown-word: there is no core practice \"voluntry\"");
    CHECK(fault_with("      reflect-back:", "      open-question:") == "duplicate-key: \"open-question\" stands here a second time");
    CHECK(fault_with("      purpose-clear:", "      pair-balance:") == "duplicate-id: there is an indicator \"pair-balance\" already");
    CHECK(fault_with("  -2: {en: harmful, es: hace daño}\n", "") == "missing-key: a level for the rating -2 is missing");
    CHECK(fault_with("{en: Listening, es: Escuchar}", "{es: Escuchar}") == "missing-key: the name has no English text");
    CHECK(fault_with("{en: Listening, es: Escuchar}", "{en: Listening, really, es: Escuchar}") == "wrong-type: \"really\" is not a language such as en or es");
}

TEST_CASE("A framework that scores nothing is refused", "[framework]")
{
    const std::string text = shipped();
    const auto loaded = load_framework(SourceText("f.yaml", text.substr(0, text.find("competencies:\n  invite")) + "competencies: {}\n"));
    CHECK_FALSE(loaded.value.has_value());
    CHECK(loaded.diagnostics.back().rule == "scores-nothing");
}

// A script in another language: what a translation may say, how far it has come, and what people see of it.
#include "scenarios/format/translation.h"

#include <algorithm>
#include <fmt/format.h>
#include <random>
#include <set>

#include "scenarios/engine/replay.h"
#include "scenarios/format/document.h"
#include "scenarios/format/loader.h"
#include "scenarios/format/texts.h"
#include "scenarios/format/translation_text.h"
#include "support/all_kinds_visit.h"
#include "support/catch.h"
#include "support/lakeside.h"

using namespace fv;
using test::lakeside_with;
using test::one_evening;

namespace {

SourceText spanish(const std::string& from = {}, const std::string& to = {})
{
    if (from.empty()) return SourceText("one-evening.es.yaml", test::lakeside_files().at("one-evening.es.yaml"));
    return SourceText("one-evening.es.yaml", lakeside_with("one-evening.es.yaml", from, to).at("one-evening.es.yaml"));
}

Translation loaded(const SourceText& source, const Scenario& of)
{
    auto result = load_translation(source, &of);
    for (const Diagnostic& d : result.diagnostics) UNSCOPED_INFO(printed(d, &source));
    return result.value.value();
}

/// The translation, stamped with today's script.
Translation stamped_today(const Scenario& of)
{
    const SourceText source = spanish();
    return loaded(SourceText(source.name(), stamped(source, loaded(source, of), of, false).text), of);
}

Scenario every_kind() { return load_scenario(SourceText("every-kind.yaml", std::string(test::all_kinds_visit)), {}).value.value(); }

/// Every text of it translated, as `Teksto: 1`, `Teksto: 2` …
Translation filled_in(const Scenario& script)
{
    std::string text = translation_template(script, "fil");
    int number = 0;
    for (std::size_t at = text.find(" ~\n"); at != std::string::npos; at = text.find(" ~\n", at)) text.replace(at + 1, 1, fmt::format("'Teksto: {}'", ++number));
    return loaded(SourceText("x.fil.yaml", text), script);
}

std::string text_at(const Scenario& scenario, const std::string& key)
{
    for (const KeyedText& text : texts_of(scenario))
        if (text.key.text() == key) return text.text;
    return "(no such key)";
}

/// The script as its author changed it.
Scenario changed(const std::string& from, const std::string& to) { return test::load_from(lakeside_with("one-evening.yaml", from, to), "one-evening.yaml").scenario.value.value(); }

}  // namespace

TEST_CASE("Every text that people read has a key of its own", "[translation]")
{
    const std::vector<KeyedText> texts = texts_of(one_evening());
    std::set<std::string> keys;
    for (const KeyedText& text : texts) CHECK(keys.insert(text.key.text()).second);
    for (const char* key : {"title", "summary", "partner.role", "partner.said", "cast.rosa.role", "places.shed", "meters.trust", "facts.boat", "prepare.context",
                            "prepare.questions[1]", "scenes.car-talk.decide.agree-on-roles.reply[1]", "scenes.porch-light.script[3]", "scenes.porch-light.decide.ask-about-the-boat.does",
                            "endings.sent-away.title", "endings.asked-in.script[1]", "reflect[2]", "moods.wary"}) {
        INFO(key);
        CHECK(keys.contains(key));
    }
    CHECK_FALSE(keys.contains("cast.rosa.name"));
    CHECK(std::find_if(texts.begin(), texts.end(), [](const KeyedText& t) { return t.said_by == "rosa (wary)"; }) != texts.end());
}

TEST_CASE("A visit in another language is the same visit", "[translation]")
{
    const Scenario original = one_evening();
    const Scenario in_spanish = translated(original, loaded(spanish(), original));
    CHECK(in_spanish.language == "es");
    CHECK(in_spanish.content_hash == original.content_hash);
    CHECK(text_at(in_spanish, "title") == "Una tarde");
    CHECK(text_at(in_spanish, "scenes.porch-light.decide.ask-about-the-boat.reply[2]") == "Venga a ver.");
    CHECK(in_spanish.speakers[partner.value].name == "Dana Okafor");
    CHECK(in_spanish.at(in_spanish.scene(in_spanish.scene_named("porch-light")).script)[1].mood == "recelosa");
    const std::vector<std::string> choices{"agree-on-roles", "ask-about-the-boat"};
    const Replay there = replay(original, AttemptSeed{7}, choices), here = replay(in_spanish, AttemptSeed{7}, choices);
    CHECK(here.visit.state() == there.visit.state());
    CHECK(here.visit.ending()->title == "Adentro");
}

TEST_CASE("What is not translated is the original with a mark, and a pronunciation is left out", "[translation]")
{
    const Scenario in_spanish = translated(one_evening(), loaded(spanish(), one_evening()));
    CHECK(text_at(in_spanish, "scenes.porch-light.script[3]") == "(en) They have been standing there for a while, Rosa.");
    CHECK(in_spanish.speakers[3].said.empty());
}

TEST_CASE("A translation tells how far it has come, in one warning", "[translation]")
{
    const Scenario script = one_evening();
    const Translation translation = loaded(spanish("  tobi: {role: un vecino}\n", ""), script);
    const TranslationReport report = report_on(translation, script);
    CHECK(report.missing == std::vector<std::string>{"cast.tobi.role", "scenes.porch-light.script[3]"});
    CHECK(report.stale.empty());
    CHECK(report.total == 47);
    CHECK(report.percent() == 95);
    std::vector<Diagnostic> diagnostics;
    tell(report, translation, diagnostics);
    REQUIRE(diagnostics.size() == 2);
    CHECK(diagnostics[0].rule == "missing-translation");
    CHECK(diagnostics[0].message == "2 of 47 texts are not translated yet (95% are): cast.tobi.role, scenes.porch-light.script[3]");
    CHECK(diagnostics[1].rule == "unstamped-translation");
    CHECK(diagnostics[1].severity == Diagnostic::Severity::note);
}

TEST_CASE("A text that changed after it was translated is shown, and listed as stale", "[translation]")
{
    const Translation translation = stamped_today(one_evening());
    CHECK(report_on(translation, one_evening()).unstamped.empty());
    CHECK(report_on(translation, one_evening()).stale.empty());
    const Scenario newer = changed("Both of you?", "Two of you, in this wind?");
    const TranslationReport report = report_on(translation, newer);
    CHECK(report.stale == std::vector<std::string>{"scenes.porch-light.script[2]"});
    CHECK(report.moved.empty());
    CHECK(text_at(translated(newer, translation), "scenes.porch-light.script[2]") == "¿Los dos?");
    std::vector<Diagnostic> diagnostics;
    tell(report, translation, diagnostics);
    CHECK(std::any_of(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& d) { return d.rule == "stale-translation" && d.message.starts_with("1 of 47 texts"); }));
}

TEST_CASE("A line put in between takes no other line's translation", "[translation]")
{
    const Translation translation = stamped_today(one_evening());
    const Scenario newer = changed("      - rosa (wary): Both of you?\n", "      - narrator: A dog barks.\n      - rosa (wary): Both of you?\n");
    const Scenario shown = translated(newer, translation);
    CHECK(text_at(shown, "scenes.porch-light.script[1]") == "La luz del porche está encendida.");
    CHECK(text_at(shown, "scenes.porch-light.script[2]") == "(en) A dog barks.");
    CHECK(text_at(shown, "scenes.porch-light.script[3]") == "¿Los dos?");
    const TranslationReport report = report_on(translation, newer);
    REQUIRE(report.moved.size() == 1);
    CHECK(report.moved[0].key == "scenes.porch-light.script[2]");
    CHECK(report.moved[0].to == "scenes.porch-light.script[3]");
}

TEST_CASE("What does not fit the script is a fault at its place", "[translation]")
{
    const auto [from, to, rule, words] = GENERATE(table<std::string, std::string, std::string, std::string>({
        {"  porch-light:\n", "  porch-ligt:\n", "unknown-scene", "did you mean \"porch-light\"?"},
        {"ask-about-the-boat:", "ask-about-the-boot:", "unknown-option", "did you mean \"ask-about-the-boat\"?"},
        {"good-night:", "good-nigt:", "unknown-scene", "did you mean \"good-night\"?"},
        {"  tobi:", "  tobias:", "unknown-speaker", "the script has no person \"tobias\""},
        {"shed: El", "shad: El", "unknown-place", "did you mean \"shed\"?"},
        {"{trust: Con", "{trst: Con", "unknown-meter", "did you mean \"trust\"?"},
        {"  shift:", "  shft:", "unknown-fact", "did you mean \"shift\"?"},
        {"wary: recelosa", "wry: recelosa", "unknown-word", "the script has no mood \"wry\""},
        {"summary: Dos", "sumary: Dos", "unknown-key", "the script has no text \"sumary\""},
        {"        does: Dé", "        hint: Dé", "unknown-key", "`scenes.porch-light.decide.ask-about-the-boat` in the script has no text \"hint\""},
        {"rosa: {role", "rosa: {name: Rosa, role", "unknown-key", "a name is never translated"},
        {"reply: ['Mm.']", "reply: ['Mm.', 'Mm.']", "too-many", "has 1 in the script; here are 2"},
        {"reply: ['Mm.']", "reply: Mm.", "wrong-type", "is a list"},
        {"reply: ['Mm.']", "reply: [{rosa: Mm.}]", "wrong-type", "speakers and moods are the script's"},
        {"title: Una tarde", "title: 'Una tarde de {day}'", "name-not-in-original", "the original does not name {day} here"},
        {"of: one-evening", "of: one-morning", "unknown-visit", "the script beside it is \"one-evening\""},
        {"language: es", "language: en", "unknown-word", "the script itself is in \"en\""},
        {"language: es", "language: Spanish", "unknown-word", "a code reads like es"},
        {"first-visit-translation/1", "first-visit-translation/2", "unknown-format", "translation/1"},
        {"title: Una tarde", "title: ''", "empty-text", "`title` is empty"},
        {"title: Una tarde", "title: 'Una tarde de {rosa'", "unknown-name", "this brace is not closed"},
    }));
    INFO(from << " → " << to);
    const SourceText source = spanish(from, to);
    const Scenario script = one_evening();
    const auto result = load_translation(source, &script);
    CHECK_FALSE(result.value.has_value());
    REQUIRE(result.diagnostics.size() == 1);
    const std::string text = printed(result.diagnostics.front(), &source);
    INFO(text);
    CHECK(result.diagnostics.front().rule == rule);
    CHECK(text.find(words) != std::string::npos);
    CHECK(result.diagnostics.front().where.line > 0);
}

TEST_CASE("All faults of a translation are found in one run", "[translation]")
{
    const SourceText source("x.es.yaml", "format: first-visit-translation/1\nof: one-evening\nlanguage: es\ntitel: x\nscenes:\n  nowhere: {ask: x}\nreflect: [a, b, c]\nmoods: {glad: x}\n");
    const Scenario script = one_evening();
    CHECK(load_translation(source, &script).diagnostics.size() == 4);
}

TEST_CASE("Stamping changes nothing but the last block of the file", "[translation]")
{
    const Scenario script = one_evening();
    const SourceText source = spanish();
    const Stamped first = stamped(source, loaded(source, script), script, false);
    CHECK(first.text.starts_with(source.text()));
    CHECK(first.text.find("# Tobi's line is not translated yet.") != std::string::npos);
    CHECK(first.fresh.size() == 46);
    const SourceText once(source.name(), first.text);
    const Stamped again = stamped(once, loaded(once, script), script, false);
    CHECK(again.text == first.text);
    CHECK(again.fresh.empty());
}

TEST_CASE("A revised text counts as translated from today's, unless one wants to keep it listed", "[translation]")
{
    const Scenario newer = changed("Both of you?", "Two of you, in this wind?");
    const SourceText source = spanish();
    const SourceText before(source.name(), stamped(source, loaded(source, one_evening()), one_evening(), false).text);
    const Stamped kept = stamped(before, loaded(before, newer), newer, true);
    CHECK(kept.kept == std::vector<std::string>{"scenes.porch-light.script[2]"});
    CHECK(kept.text == before.text());
    const Stamped revised = stamped(before, loaded(before, newer), newer, false);
    CHECK(revised.revised == std::vector<std::string>{"scenes.porch-light.script[2]"});
    const SourceText after(source.name(), revised.text);
    CHECK(report_on(loaded(after, newer), newer).stale.empty());
}

TEST_CASE("A text that belongs to another line now is not stamped over", "[translation]")
{
    const Scenario newer = changed("      - rosa (wary): Both of you?\n", "      - narrator: A dog barks.\n      - rosa (wary): Both of you?\n");
    const SourceText source = spanish();
    const SourceText before(source.name(), stamped(source, loaded(source, one_evening()), one_evening(), false).text);
    const Stamped again = stamped(before, loaded(before, newer), newer, false);
    CHECK(again.kept == std::vector<std::string>{"scenes.porch-light.script[2]"});
}

TEST_CASE("A block of stamps that does not stand last is put last, and other lines stay", "[translation]")
{
    const Scenario script = one_evening();
    const auto line_break = GENERATE(std::string("\n"), std::string("\r\n"));
    std::string text = "format: first-visit-translation/1\nof: one-evening\noriginals:\n  title: \"00000000\"\n# A word to the next translator.\nlanguage: es\ntitle: Una tarde\n# The end.";
    for (std::size_t at = text.find('\n'); line_break.size() == 2 && at != std::string::npos; at = text.find('\n', at + 2)) text.replace(at, 1, line_break);
    const SourceText source("x.es.yaml", text);
    const Stamped result = stamped(source, loaded(source, script), script, false);
    const std::string expected = "format: first-visit-translation/1\nof: one-evening\n# A word to the next translator.\nlanguage: es\ntitle: Una tarde\n# The end.\n# What each text was translated from. Kept by `first-visit author stamp`.\noriginals:\n  title: \"" + stamp_of("One evening") + "\"\n";
    std::string plain = result.text;
    std::erase(plain, '\r');
    CHECK(plain == expected);
    CHECK((result.text.find('\r') != std::string::npos) == (line_break.size() == 2));
    CHECK(result.revised == std::vector<std::string>{"title"});
}

TEST_CASE("The skeleton for a translator has every key, and nothing in it is translated", "[translation]")
{
    const Scenario script = one_evening();
    const std::string skeleton = translation_template(script, "fil");
    const SourceText source("one-evening.fil.yaml", skeleton);
    const auto result = load_translation(source, &script);
    INFO(skeleton);
    for (const Diagnostic& d : result.diagnostics) UNSCOPED_INFO(printed(d, &source));
    REQUIRE(result.value.has_value());
    CHECK(result.value->texts.empty());
    CHECK(report_on(*result.value, script).missing.size() == report_on(*result.value, script).total);
    CHECK(skeleton.find("      # rosa (wary): Both of you?\n      - ~\n") != std::string::npos);
    CHECK(skeleton.find("  # You know her name.\n  #\n  # You know the way.\n  context: ~\n") != std::string::npos);
}

TEST_CASE("A skeleton filled in is a whole translation", "[translation][property]")
{
    const Scenario script = GENERATE(0, 1) == 0 ? one_evening() : every_kind();
    const Translation translation = filled_in(script);
    CHECK(report_on(translation, script).percent() == 100);
    for (const KeyedText& shown : texts_of(translated(script, translation))) {
        INFO(shown.key.text());
        CHECK(shown.text.starts_with("Teksto: "));
    }
}

TEST_CASE("Every kind of decision is played in the language of the person", "[translation]")
{
    const Scenario script = every_kind();
    for (const char* key : {"variations.smell.soup", "scenes.carry.hint", "scenes.carry.pick.badge.why", "scenes.carry.outcomes.papers-in-hand.reply[1]", "scenes.order-of-things.order.greet.text",
                            "scenes.knock.thought.rosa", "scenes.judge.rate.whose-reel.text", "scenes.thanks.say.model[1]", "scenes.thanks.say.checklist.thanked.hear", "cast.rosa.called"}) {
        INFO(key);
        CHECK(text_at(script, key) != "(no such key)");
    }
    CHECK(text_at(script, "scenes.thanks.say.checklist.thanked.hear") == "thank you\nthanks");
    const SourceText source("every-kind.es.yaml", R"(format: first-visit-translation/1
of: every-kind
language: es
cast: {rosa: {called: la señora Delgado}}
scenes:
  dana-speaks:
    decide: {say-names: {text: Soy Dana.}}
  thanks:
    say:
      checklist: {thanked: {text: Le di las gracias., hear: [gracias, se lo agradezco, mil gracias]}}
)");
    const Scenario spanish_visit = translated(script, loaded(source, script));
    CHECK(spanish_visit.speakers[3].called == "la señora Delgado");
    const auto items = spanish_visit.items_of(spanish_visit.scene_named("thanks"));
    CHECK(items[0].hear == std::vector<std::string>{"gracias", "se lo agradezco", "mil gracias"});
    CHECK(items[1].hear == std::vector<std::string>{"half an hour", "on time"});
    CHECK(items[1].text == "(en) I kept to the time.");
    const Option& alone = spanish_visit.option(spanish_visit.option_named("say-names"));
    REQUIRE(alone.spoken.count == 1);
    CHECK(spanish_visit.at(alone.spoken)[0].text == "Soy Dana.");
    const std::vector<std::string> route(std::begin(test::all_kinds_route), std::end(test::all_kinds_route));
    CHECK(replay(spanish_visit, AttemptSeed{3}, route).visit.state() == replay(script, AttemptSeed{3}, route).visit.state());
}

TEST_CASE("An item, an outcome, a thinker or a drawn value that the script has not is a fault", "[translation]")
{
    const auto [text, rule] = GENERATE(table<std::string, std::string>({
        {"scenes: {carry: {pick: {bagde: {text: x}}}}", "unknown-item"},
        {"scenes: {thanks: {say: {checklist: {thankt: {text: x}}}}}", "unknown-item"},
        {"scenes: {carry: {outcomes: {light-hand: {why: x}}}}", "unknown-option"},
        {"scenes: {knock: {thought: {dana: x}}}", "unknown-speaker"},
        {"variations: {smel: {soup: x}}", "unknown-value"},
        {"variations: {smell: {soap: x}}", "unknown-value"},
        {"scenes: {carry: {order: {badge: {text: x}}}}", "unknown-key"},
        {"scenes: {thanks: {say: {model: [x, y]}}}", "too-many"},
    }));
    INFO(text);
    const Scenario script = every_kind();
    const auto result = load_translation(SourceText("x.es.yaml", "format: first-visit-translation/1\nof: every-kind\nlanguage: es\n" + text + "\n"), &script);
    REQUIRE(result.diagnostics.size() == 1);
    CHECK(result.diagnostics.front().rule == rule);
}

TEST_CASE("Moods with signs in them can be translated, too", "[translation]")
{
    const Scenario script = changed("rosa (wary): Both", "rosa (wary, \"tired\"): Both");
    const std::string skeleton = translation_template(script, "es");
    CHECK(load_translation(SourceText("x.es.yaml", skeleton), &script).value.has_value());
}

TEST_CASE("A translation with bytes changed at random gives a translation or faults, and is never too long for its script", "[translation][property]")
{
    std::mt19937 chance(GENERATE(range(1U, 150U)));
    const Scenario script = one_evening();
    std::string text(spanish().text());
    const std::string signs = "{}[]:-#&*!|>'\"%@`,? \n\tab\xc3~";
    for (int change = 0; change < 6; ++change) text[chance() % text.size()] = signs[chance() % signs.size()];
    const SourceText source("x.es.yaml", text);
    const auto result = load_translation(source, &script);
    CHECK(result.value.has_value() != has_errors(result.diagnostics));
    if (!result.value) return;
    CHECK(texts_of(translated(script, *result.value)).size() >= texts_of(script).size() - 3);  // pronunciations go
    CHECK_FALSE(stamped(source, *result.value, script, false).text.empty());
}

TEST_CASE("An earlier version of a script takes of today's translation what fits", "[translation]")
{
    const Scenario newer = changed("      - rosa (wary): Both of you?\n", "      - narrator: A dog barks.\n      - rosa (wary): Both of you?\n");
    SourceText source = spanish("      - ¿Los dos?\n", "      - Ladra un perro.\n      - ¿Los dos?\n");
    source = SourceText(source.name(), stamped(source, loaded(source, newer), newer, false).text);
    const Scenario earlier = translated(one_evening(), loaded(source, newer));
    CHECK(text_at(earlier, "scenes.porch-light.script[2]") == "¿Los dos?");
    CHECK(text_at(earlier, "scenes.porch-light.script[3]") == "(en) They have been standing there for a while, Rosa.");
}

// The twelve visits that come with the program: each is played in both languages along its best way, its
// worst way and two hundred ways at random, through the session as a person would.
#include <algorithm>
#include <map>
#include <set>

#include "scenarios/engine/answer.h"
#include "scenarios/engine/replay.h"
#include "scenarios/format/script_statistics.h"
#include "scoring/score.h"
#include "support/catch.h"
#include "support/random_scenario.h"
#include "support/session_bench.h"
#include "trainer/session/pack_folder.h"
#include "trainer/session/prepare.h"
#include "trainer/session/rehearsal.h"
#include "trainer/session/report.h"

using namespace fv;

namespace {

Library pack()
{
    Library library(vocabulary_of(test::project_framework()));
    for (const PackFolder& folder : pack_folders_below(std::string(FV_SOURCE_DIR) + "/scenarios/packs")) add_folder(library, folder);
    return library;
}

int worth(const Option& option)
{
    int sum = option.breaches ? -100 : 0;
    for (const Rating& rating : option.ratings) sum += rating.value;
    return sum;
}

/// The answer that the authors rate best (`sign` 1) or worst (−1) where the visit stands; of decisions by
/// items the experts' own, or the first that scores nothing.
std::string extreme(const Visit& visit, int sign)
{
    const Scenario& scenario = visit.scenario();
    const SceneId here = visit.decision()->scene;
    if (scenario.scene(here).kind != DecisionKind::choice) {
        if (sign > 0) return best_answer(scenario, here);
        test::Dice dice(here.value);
        std::string worst = test::answer_at_random(visit, dice);
        for (int tries = 0; tries < 200 && answered_with(visit, worst)->score > 0; ++tries) {
            const std::string other = test::answer_at_random(visit, dice);
            if (answered_with(visit, other)->score < answered_with(visit, worst)->score) worst = other;
        }
        return worst;
    }
    OptionId best = visit.decision()->options[0];
    for (const OptionId option : visit.decision()->options)
        if (sign * worth(scenario.option(option)) > sign * worth(scenario.option(best))) best = option;
    return scenario.option(best).key;
}

template <class Answer>
std::vector<std::string> route(const Scenario& scenario, std::uint64_t seed, Company company, const Answer& answer)
{
    Visit visit(scenario, AttemptSeed{seed}, company);
    std::vector<std::string> words;
    while (visit.decision() != nullptr && words.size() < 60) {
        words.push_back(answer(visit));
        REQUIRE_FALSE(take(visit, words.back()).has_value());
    }
    REQUIRE(visit.ending() != nullptr);
    return words;
}

/// Through the session, in both languages; the report must be there, and nothing may be left untranslated.
void play(Session& session, const ScenarioHandle& visit, std::uint64_t seed, const std::vector<std::string>& words)
{
    for (const char* language : {"en", "es"}) {
        REQUIRE(session.use_language(language));
        const Uuid attempt = session.begin_attempt(visit, AttemptSeed{seed});
        (void)carry_out(PrepareAction(SetOut{}), attempt, session);
        for (const std::string& word : words) {
            INFO(visit->scenario.id << " " << language << " " << word);
            const auto view = rehearsal_view(session, attempt);
            REQUIRE(carry_out(RehearsalAction(Choose{.decision = view->decision, .answer = word, .said = {}}), attempt, session).records);
        }
        const auto view = rehearsal_view(session, attempt);
        CHECK_FALSE(view->ending.empty());
        for (const TranscriptEntry& entry : view->transcript) {
            INFO(entry.text);
            CHECK(entry.text.find('{') == std::string::npos);
            CHECK(entry.text.find("(en)") == std::string::npos);
        }
        const auto report = report_view(session, attempt);
        REQUIRE(report.has_value());
        CHECK(report->moments.size() == words.size());
    }
}

}  // namespace

TEST_CASE("Twelve visits come with the program, in English and in Spanish, each with a guide", "[pack]")
{
    const Library library = pack();
    for (const Library::Broken& broken : library.broken()) UNSCOPED_INFO(broken.faults);
    CHECK(library.broken().empty());
    CHECK(library.visits().size() == 12);
    std::map<Stage, int> stages;
    std::map<std::string, int> themes;
    for (const ScenarioHandle& visit : library.visits()) {
        INFO(visit->scenario.id);
        CHECK(library.languages(visit->scenario) == std::vector<std::string>{"en", "es"});
        CHECK(library.guide(visit->scenario.id) != nullptr);
        CHECK(visit->scenario.endings.size() >= 4);
        CHECK_FALSE(visit->scenario.variations.empty());
        ++stages[visit->scenario.stage];
        for (const std::string& theme : visit->scenario.themes) ++themes[theme];
    }
    CHECK(stages.size() == 5);
    for (const auto& [stage, count] : stages) CHECK(count >= 2);
    for (const char* theme : {"relationship-building", "cultural-sensitivity", "overcoming-fears"}) CHECK(themes[theme] >= 3);
}

TEST_CASE("The best way through each visit passes and the worst does not, in both languages", "[pack]")
{
    MemoryStore store;
    Session session(store, pack(), test::project_framework(), test::project_words(), test::fixed_world());
    for (const ScenarioHandle& visit : session.library().visits()) {
        INFO(visit->scenario.id);
        for (const int sign : {1, -1}) {
            const auto words = route(visit->scenario, 7, Company::alone, [&](const Visit& now) { return extreme(now, sign); });
            CHECK(words.size() >= 10);
            CHECK(words.size() <= 16);
            CHECK(score(visit->scenario, session.framework(), AttemptSeed{7}, words).passed() == (sign > 0));
            play(session, visit, 7, words);
        }
    }
}

TEST_CASE("Two hundred ways at random through each visit come to an end, alone and in pairs", "[pack][property]")
{
    MemoryStore store;
    Session session(store, pack(), test::project_framework(), test::project_words(), test::fixed_world());
    for (const ScenarioHandle& visit : session.library().visits()) {
        INFO(visit->scenario.id);
        std::set<std::string> endings;
        for (std::uint64_t seed = 0; seed < 200; ++seed) {
            const Company company = seed % 4 == 3 ? Company::in_pair : Company::alone;
            test::Dice dice(seed);
            const auto words = route(visit->scenario, seed, company, [&](const Visit& now) { return test::answer_at_random(now, dice); });
            CHECK(words.size() <= 17);
            endings.insert(replay(visit->scenario, AttemptSeed{seed}, words, company).visit.ending()->key);
            if (seed < 2) play(session, visit, seed, words);
        }
        CHECK(endings.size() >= 2);
    }
}

TEST_CASE("A fourteen-year-old can read every voice of every visit, in both languages, and none is too short or too long", "[pack]")
{
    const Library library = pack();
    for (const ScenarioHandle& visit : library.visits()) {
        const Scenario spanish = translated(visit->scenario, *library.translation(visit->scenario.id, "es"));
        const ScriptStatistics english_told = script_statistics(visit->scenario), spanish_told = script_statistics(spanish);
        INFO(visit->scenario.id);
        for (const ReadingMeasure& voice : english_told.reading) CHECK(voice.flesch_kincaid_grade() <= 8.0);
        for (const ReadingMeasure& voice : spanish_told.reading) CHECK(voice.inflesz() >= 60.0);
        CHECK(spanish_told.language == ProseLanguage::spanish);
        CHECK(english_told.decisions_on_the_way.least >= 10);
        CHECK(english_told.decisions_on_the_way.most <= 16);
        CHECK((visit->scenario.minutes >= 8 && visit->scenario.minutes <= 15));
        for (const ScriptStatistics* told : {&english_told, &spanish_told}) CHECK(told->minutes(told->words_on_the_way.most) <= 15.0);
    }
}

TEST_CASE("The pack is as varied as a year is", "[pack]")
{
    std::map<Stage, int> stages;
    std::map<std::string, int> themes;
    std::set<DecisionKind> kinds;
    int own_words = 0;
    for (const ScenarioHandle& visit : pack().visits()) {
        const Scenario& scenario = visit->scenario;
        INFO(scenario.id);
        ++stages[scenario.stage];
        for (const std::string& theme : scenario.themes) ++themes[theme];
        for (const Scene& scene : scenario.scenes) kinds.insert(scene.kind);
        own_words += std::any_of(scenario.scenes.begin(), scenario.scenes.end(), [](const Scene& scene) { return scene.kind == DecisionKind::say; }) ? 1 : 0;
        CHECK(scenario.endings.size() >= 4);
        CHECK_FALSE(scenario.variations.empty());
        CHECK(scenario.facts.size() >= 2);
        CHECK(scenario.allow.empty());
        for (const Option& option : scenario.options) CHECK_FALSE(option.why.empty());
    }
    for (const auto& [stage, count] : stages) CHECK(count >= 2);
    CHECK(stages.size() == 5);
    for (const char* theme : {"relationship-building", "cultural-sensitivity", "overcoming-fears"}) CHECK(themes[theme] >= 3);
    CHECK(kinds.size() >= 4);
    CHECK(own_words >= 4);
}

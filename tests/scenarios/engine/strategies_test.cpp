#include "scenarios/engine/strategies.h"

#include "scenarios/engine/scene_graph.h"
#include "scenarios/engine/visit_odds.h"
#include "support/catch.h"
#include "support/random_scenario.h"

using namespace fv;

namespace {

/// One decision with these texts; every option leads to the end.
Scenario asking(const std::vector<std::string>& texts, const std::string& language = "en")
{
    Scenario scenario;
    scenario.language = language;
    scenario.meters = {{.key = "trust"}};
    scenario.start = SceneId{0};
    scenario.exits = {{}};
    scenario.scenes = {{.key = "door", .options = {0, static_cast<std::uint32_t>(texts.size())}, .exits = {0, 1}}};
    for (const std::string& text : texts) scenario.options.push_back({.key = "option-" + std::to_string(scenario.options.size()), .text = text, .scene = SceneId{0}});
    scenario.endings = {{.key = "over"}};
    return scenario;
}

std::vector<double> chances(Strategy strategy, const std::vector<std::string>& texts, const std::string& language = "en")
{
    const Scenario scenario = asking(texts, language);
    EdgeSets sets(scenario);
    (void)sets.number_of(first_state(scenario));
    return chances_of(strategy, scenario, sets).front();
}

using Odds = std::vector<double>;

}  // namespace

TEST_CASE("A trick takes what it likes most", "[engine][strategies]")
{
    CHECK(chances(Strategy::at_random, {"a", "bbb", "cc", "d"}) == Odds{0.25, 0.25, 0.25, 0.25});
    CHECK(chances(Strategy::always_first, {"a", "bbb", "cc"}) == Odds{1, 0, 0});
    CHECK(chances(Strategy::always_longest, {"a", "bbb", "cc"}) == Odds{0, 1, 0});
    CHECK(chances(Strategy::always_shortest, {"aa", "bbb", "c"}) == Odds{0, 0, 1});
}

TEST_CASE("Of options that a trick likes as much, any is taken", "[engine][strategies]")
{
    CHECK(chances(Strategy::always_longest, {"one", "two", "no"}) == Odds{0.5, 0.5, 0});
    CHECK(chances(Strategy::always_shortest, {"ñandú", "reels"}) == Odds{0.5, 0.5});  // letters are counted, not bytes
}

TEST_CASE("Warm words are whole words, in the script's own language", "[engine][strategies]")
{
    CHECK(chances(Strategy::warmest_words, {"Whose reel is that, and what is wrong with it?", "Thank you. Wonderful!"}) == Odds{0, 1});
    CHECK(chances(Strategy::warmest_words, {"Kindergarten", "It was kind"}) == Odds{0, 1});
    CHECK(chances(Strategy::warmest_words, {"¿De quién es el carrete que está en la mesa?", "¡Qué gusto! Gracias."}, "es") == Odds{0, 1});
    CHECK(chances(Strategy::warmest_words, {"¿De quién es el carrete?", "PERDÓN."}, "es") == Odds{0, 1});
    CHECK(chances(Strategy::warmest_words, {"Gracias, gracias.", "This is a longer sentence."}) == Odds{0, 1});  // no English warmth in either: the longer
    CHECK(chances(Strategy::always_agree, {"I would not say that, to be honest.", "Yes, of course."}) == Odds{0, 1});
    CHECK(chances(Strategy::always_agree, {"Yesterday we were here, and it rained.", "Sure."}) == Odds{0, 1});
}

TEST_CASE("Who chooses nothing twice is a random clicker where nothing is met twice", "[engine][strategies][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{40}));
    Scenario scenario = test::random_scenario(seed, {.fewest_scenes = 3, .most_scenes = 6, .ways_back = false});
    const StateGraph plain(scenario, {});
    REQUIRE(remember_choices(scenario, std::vector<std::uint8_t>(scenario.scenes.size(), 1)));
    const StateGraph remembering(scenario, {}, Clicker::never_twice);
    const auto odds = [](const StateGraph& graph, Strategy strategy) { return visit_odds(graph, components_of(graph), chances_of(strategy, graph.scenario(), graph.edge_sets())).endings; };
    const auto a = odds(plain, Strategy::at_random), b = odds(remembering, Strategy::never_twice);
    for (std::size_t i = 0; i < a.size(); ++i) CHECK(a[i] == Approx(b[i]).margin(1e-13));
}

TEST_CASE("Who chooses nothing twice leaves a circle that a stubborn one stays in", "[engine][strategies]")
{
    Scenario scenario = asking({"ask again", "go"});
    scenario.exits.push_back({.scene = SceneId{0}});
    scenario.options[0].exits = {1, 1};
    CHECK(scenes_met_again(scenario) == std::vector<std::uint8_t>{1});
    const StateGraph stubborn(scenario, {});
    CHECK(visit_odds(stubborn, components_of(stubborn), chances_of(Strategy::always_first, scenario, stubborn.edge_sets())).endless == 1.0);
    const VisitOdds by_chance = visit_odds(stubborn, components_of(stubborn), chances_of(Strategy::at_random, scenario, stubborn.edge_sets()));
    CHECK(by_chance.endings[0] == Approx(1.0).margin(1e-13));
    CHECK(by_chance.visits[0] == Approx(2.0).margin(1e-12));  // half of them ask again, each time

    REQUIRE(remember_choices(scenario, scenes_met_again(scenario)));
    const StateGraph graph(scenario, {}, Clicker::never_twice);
    const VisitOdds odds = visit_odds(graph, components_of(graph), chances_of(Strategy::never_twice, scenario, graph.edge_sets()));
    CHECK(odds.endings[0] == 1.0);
    double decisions = 0.0;
    for (std::uint32_t i = 0; i < graph.size(); ++i) decisions += graph.state(i).ending.is_set() ? 0.0 : odds.visits[i];
    CHECK(decisions == 1.5);  // once, and for half of them once more
}

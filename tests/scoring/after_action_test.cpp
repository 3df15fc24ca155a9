#include "scoring/after_action.h"

#include <set>

#include "support/catch.h"
#include "support/project_file.h"
#include "support/random_scenario.h"

using namespace fv;

namespace {
const Framework& framework()
{
    static const Framework shipped = load_framework(test::project_file("scoring/frameworks/home-visits.yaml")).value.value();
    return shipped;
}
/// Looks for an answer by items that leads to `outcome`, and gives it.
bool answer_that_leads_to(Visit& visit, OptionId outcome)
{
    test::Dice dice(1);
    for (int tries = 0; tries < 400; ++tries) {
        const std::string word = test::answer_at_random(visit, dice);
        if (answered_with(visit, word)->option == outcome) return !take(visit, word).has_value();
    }
    return false;
}

std::string chosen_word(const Scenario& scenario, const Moment& moment)
{
    return moment.items ? word_of(scenario, moment.decision, *moment.items) : scenario.option(moment.chosen).key;
}

}  // namespace

TEST_CASE("The report's moments are the visit, one after the other", "[after-action][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{200}));
    const Scenario scenario = test::random_scenario(seed);
    const test::RandomWalk walk = test::walk_at_random(scenario, seed);
    const AfterAction after = after_action(scenario, framework(), AttemptSeed{seed}, walk.choices);
    INFO("random scenario " << seed);
    REQUIRE(after.moments.size() == walk.choices.size());
    REQUIRE(after.first_meter.size() == walk.choices.size() + 1);
    for (std::size_t i = 0; i < after.moments.size(); ++i) {
        CHECK(chosen_word(scenario, after.moments[i]) == walk.choices[i]);
        CHECK(after.moments[i].meters_before[0] == walk.visits[i].meter(MeterId{0}));
        CHECK(after.moments[i].meters_after[0] == walk.visits[i + 1].meter(MeterId{0}));
        CHECK(after.first_meter[i + 1] == walk.visits[i + 1].meter(MeterId{0}));
    }
}

TEST_CASE("A road not taken is what choosing it would really have brought", "[after-action][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{100}));
    const Scenario scenario = test::random_scenario(seed);
    const test::RandomWalk walk = test::walk_at_random(scenario, seed);
    const AfterAction after = after_action(scenario, framework(), AttemptSeed{seed}, walk.choices);
    for (std::size_t i = 0; i < after.moments.size(); ++i) {
        const Moment& moment = after.moments[i];
        const Scene& scene = scenario.scene(moment.decision);
        CHECK(moment.others.size() + 1 == (moment.items ? scene.options.count : walk.visits[i].decision()->options.size()));
        for (const OtherRoad& road : moment.others) {
            CHECK(road.by_items == moment.items.has_value());
            Visit really = walk.visits[i];
            if (moment.items && !answer_that_leads_to(really, road.option)) continue;  // no answer leads there from here
            if (!moment.items) REQUIRE_FALSE(really.choose(road.option).has_value());
            CHECK(road.first_meter_change == really.meter(MeterId{0}) - walk.visits[i].meter(MeterId{0}));
            CHECK(road.leads_to == really.state().scene);
            CHECK(road.ends_in == really.state().ending);
            CHECK(road.reply.size() == really.reply_lines());
        }
    }
}

TEST_CASE("Everything that could be learned was heard or was not, never both", "[after-action][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{100}));
    const Scenario scenario = test::random_scenario(seed);
    const AfterAction after = after_action(scenario, framework(), AttemptSeed{seed}, test::walk_at_random(scenario, seed).choices);
    std::set<std::uint16_t> facts;
    for (const FactId fact : after.heard) facts.insert(fact.value);
    for (const Unheard& unheard : after.unheard) CHECK(facts.insert(unheard.fact.value).second);
    CHECK(facts.size() == scenario.facts.size());
    CHECK(after.to_try.size() <= 2);
    CHECK(after.strengths.size() <= 3);
}

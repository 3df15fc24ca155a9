#include "scenarios/engine/replay.h"

#include "support/catch.h"
#include "support/random_scenario.h"

using namespace fv;

TEST_CASE("Replaying a visit's choices stands where the visit stood, at every point", "[engine][replay][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{300}));
    const Scenario scenario = test::random_scenario(seed);
    const test::RandomWalk walk = test::walk_at_random(scenario, seed);
    INFO("random scenario " << seed);
    for (std::size_t n = 0; n <= walk.choices.size(); ++n) {
        const Replay replayed = replay(scenario, AttemptSeed{seed}, std::span(walk.choices).first(n));
        CHECK(replayed.taken == n);
        CHECK_FALSE(replayed.refused.has_value());
        CHECK(replayed.visit == walk.visits[n]);
    }
}

TEST_CASE("Any words at all can be replayed: what does not fit ends the replay and is named", "[engine][replay][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{200}));
    const Scenario scenario = test::random_scenario(seed);
    test::RandomWalk walk = test::walk_at_random(scenario, seed);
    test::Dice dice(seed);
    std::vector<std::string> choices = walk.choices;
    const auto place = static_cast<std::size_t>(dice.roll(static_cast<int>(choices.size() + 1)));
    const std::string wrong[] = {"", "no-such-option", std::string(5000, 'x'), std::string("\0\xff", 2)};
    choices.insert(choices.begin() + static_cast<std::ptrdiff_t>(place), wrong[dice.roll(4)]);
    const Replay replayed = replay(scenario, AttemptSeed{seed}, choices);
    CHECK(replayed.taken == place);
    CHECK(replayed.refused.has_value());
    CHECK(replayed.visit == walk.visits[place]);
}

#include "scenarios/engine/visit.h"

#include <algorithm>
#include <set>

#include "support/catch.h"
#include "support/random_scenario.h"

using namespace fv;
using test::Dice;

namespace {

/// Two decisions and two endings, by hand: the smallest visit that shows a rule.
Scenario two_decisions()
{
    Scenario s;
    s.speakers = {{.key = "narrator"}, {.key = "you"}, {.key = "partner"}, {.key = "rosa", .name = "Rosa"}};
    s.meters = {{.key = "trust", .name = "Trust", .start = 40}};
    s.facts = {{.key = "reels", .text = "He mends reels."}};
    s.memory_bits = 1;
    s.lines = {{.speaker = narrator, .text = "The porch light is on."}, {.speaker = SpeakerId{3}, .text = "Come in."}, {.speaker = SpeakerId{3}, .text = "Good night."}};
    s.effects = {{.kind = Effect::Kind::add, .target = 0, .amount = 90}, {.kind = Effect::Kind::learn, .target = 0}, {.kind = Effect::Kind::add, .target = 0, .amount = -90}};
    s.exits = {{.scene = SceneId{1}}, {}};
    s.instructions = {{Instruction::Op::known, 0}};
    s.scenes = {{.key = "door", .place = "porch", .script = {0, 1}, .options = {0, 2}}, {.key = "kitchen", .place = "kitchen", .options = {2, 2}}};
    s.options = {{.key = "greet", .text = "Good evening.", .scene = SceneId{0}, .effects = {0, 2}, .reply = {1, 1}, .exits = {0, 1}},
                 {.key = "hurry", .text = "We have ten minutes.", .scene = SceneId{0}, .effects = {2, 1}, .exits = {0, 1}},
                 {.key = "ask", .text = "Whose reels?", .when = {0, 1}, .scene = SceneId{1}, .exits = {1, 1}},
                 {.key = "leave", .text = "Good night.", .scene = SceneId{1}, .exits = {1, 1}}};
    s.endings = {{.key = "warm", .title = "Warm", .when = {0, 1}}, {.key = "cool", .title = "Cool", .script = {2, 1}}};
    s.start = SceneId{0};
    return s;
}

void choose(Visit& visit, std::string_view key) { REQUIRE_FALSE(visit.choose(visit.scenario().option_named(key)).has_value()); }

bool offers(const Visit& visit, std::string_view key)
{
    const OptionList& options = visit.decision()->options;
    return std::find(options.begin(), options.end(), visit.scenario().option_named(key)) != options.end();
}

}  // namespace

TEST_CASE("A visit begins at its first decision with what was said before it", "[engine][visit]")
{
    const Scenario scenario = two_decisions();
    const Visit visit(scenario, AttemptSeed{1});
    REQUIRE(visit.decision() != nullptr);
    CHECK(visit.ending() == nullptr);
    CHECK(visit.place() == "porch");
    REQUIRE(visit.lines().size() == 1);
    CHECK(scenario.lines[visit.lines()[0].value].text == "The porch light is on.");
}

TEST_CASE("A choice has its effects, within the meter's range, and opens what it made known", "[engine][visit]")
{
    const Scenario scenario = two_decisions();
    Visit visit(scenario, AttemptSeed{1});
    choose(visit, "greet");
    CHECK(visit.meter(MeterId{0}) == 100);
    CHECK(visit.knows(FactId{0}));
    CHECK(visit.reply_lines() == 1);
    CHECK(offers(visit, "ask"));
    CHECK(visit.place() == "kitchen");

    Visit hurried(scenario, AttemptSeed{1});
    choose(hurried, "hurry");
    CHECK(hurried.meter(MeterId{0}) == 0);
    CHECK_FALSE(offers(hurried, "ask"));
}

TEST_CASE("The first ending that holds is the ending, and the last is for everybody else", "[engine][visit]")
{
    const Scenario scenario = two_decisions();
    Visit warm(scenario, AttemptSeed{1});
    choose(warm, "greet");
    choose(warm, "leave");
    REQUIRE(warm.ending() != nullptr);
    CHECK(warm.decision() == nullptr);
    CHECK(warm.ending()->key == "warm");
    Visit cool(scenario, AttemptSeed{1});
    choose(cool, "hurry");
    choose(cool, "leave");
    CHECK(cool.ending()->key == "cool");
    CHECK(scenario.lines[cool.lines().back().value].text == "Good night.");
}

TEST_CASE("An answer that can't be taken says why and leaves the visit as it was", "[engine][visit]")
{
    const Scenario scenario = two_decisions();
    Visit visit(scenario, AttemptSeed{1});
    const Visit before = visit;
    CHECK(visit.choose(OptionId{}) == Refusal::unknown_option);
    CHECK(visit.choose(OptionId{99}) == Refusal::unknown_option);
    CHECK(visit.choose(scenario.option_named("leave")) == Refusal::option_not_here);
    CHECK(visit == before);
    choose(visit, "hurry");
    const Visit in_kitchen = visit;
    CHECK(visit.choose(scenario.option_named("ask")) == Refusal::option_not_offered);
    CHECK(visit == in_kitchen);
    choose(visit, "leave");
    CHECK(visit.choose(scenario.option_named("leave")) == Refusal::visit_has_ended);
}

TEST_CASE("Choosing in a copy leaves the visit it was copied from", "[engine][visit]")
{
    const Scenario scenario = two_decisions();
    const Visit visit(scenario, AttemptSeed{1});
    Visit ahead = visit;
    choose(ahead, "greet");
    CHECK(visit == Visit(scenario, AttemptSeed{1}));
    CHECK_FALSE(ahead == visit);
}

TEST_CASE("The order of options is the seed's: the same each time, and not always the same", "[engine][visit]")
{
    const Scenario scenario = two_decisions();
    std::set<std::uint16_t> first_options;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        const Visit one(scenario, AttemptSeed{seed}), two(scenario, AttemptSeed{seed});
        CHECK(one.decision()->options == two.decision()->options);
        first_options.insert(one.decision()->options[0].value);
    }
    CHECK(first_options.size() == 2);
}

TEST_CASE("Each place in the order is as likely for each option", "[engine][visit]")
{
    Scenario scenario = two_decisions();
    scenario.options[2].when = {};
    scenario.scenes[0].options = {0, 4};
    for (Option& option : scenario.options) option.scene = SceneId{0};
    constexpr int visits = 4000;
    int first[4] = {};
    for (std::uint64_t seed = 0; seed < visits; ++seed) ++first[Visit(scenario, AttemptSeed{seed}).decision()->options[0].value];
    for (const int count : first) CHECK(std::abs(count - visits / 4) < 150);  // five standard deviations
}

TEST_CASE("An option that is offered once is not offered again", "[engine][visit]")
{
    Scenario scenario = two_decisions();
    scenario.options[1].once = true;
    scenario.options[1].memory = 1;
    scenario.memory_bits = 2;
    scenario.exits.push_back({.scene = SceneId{0}});
    scenario.options[1].exits = {2, 1};  // back to the door
    Visit visit(scenario, AttemptSeed{1});
    CHECK(offers(visit, "hurry"));
    choose(visit, "hurry");
    CHECK(visit.decision()->scene == SceneId{0});
    CHECK_FALSE(offers(visit, "hurry"));
    CHECK(visit.choose(scenario.option_named("hurry")) == Refusal::option_not_offered);
}

TEST_CASE("At every point of any visit there is a decision or an ending, never both or neither", "[engine][visit][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{300}));
    const Scenario scenario = test::random_scenario(seed);
    INFO("random scenario " << seed);
    for (const Visit& visit : test::walk_at_random(scenario, seed).visits) {
        CHECK((visit.decision() == nullptr) != (visit.ending() == nullptr));
        if (visit.decision() != nullptr) CHECK(visit.decision()->options.empty() != visit.decision()->items.empty());
        for (std::size_t i = 0; i < scenario.meters.size(); ++i) {
            CHECK(visit.meter(MeterId{static_cast<std::uint16_t>(i)}) >= scenario.meters[i].lowest);
            CHECK(visit.meter(MeterId{static_cast<std::uint16_t>(i)}) <= scenario.meters[i].highest);
        }
    }
}

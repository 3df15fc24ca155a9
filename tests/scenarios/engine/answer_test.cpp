#include "scenarios/engine/answer.h"

#include <cmath>
#include <set>

#include "support/catch.h"
#include "support/random_scenario.h"

using namespace fv;

namespace {

/// One decision of a kind with these items, and two outcomes: from 70 on, and below.
Scenario one_decision(DecisionKind kind, std::vector<Item> items)
{
    Scenario s;
    s.speakers = {{.key = "narrator"}, {.key = "you"}, {.key = "partner"}};
    s.meters = {{.key = "trust"}};
    s.items = std::move(items);
    s.instructions = {{.op = Instruction::Op::score}, {.op = Instruction::Op::number, .operand = 70}, {.op = Instruction::Op::greater_equal}};
    s.options = {{.key = "well", .when = {.first = 0, .count = 3}, .scene = SceneId{0}}, {.key = "less-well", .scene = SceneId{0}}};
    s.exits = {{}};
    s.scenes = {{.key = "only", .kind = kind, .options = {0, 2}, .exits = {0, 1}, .items = {0, static_cast<std::uint32_t>(s.items.size())}}};
    s.endings = {{.key = "end"}};
    s.start = SceneId{0};
    return s;
}

int score_of_word(const Scenario& s, std::string_view word)
{
    const auto answer = item_answer(s, SceneId{0}, word);
    INFO(word);
    REQUIRE(answer.has_value());
    CHECK(word_of(s, SceneId{0}, *answer) == word);
    return score_of(s, SceneId{0}, *answer);
}

const Scenario bags = one_decision(DecisionKind::pick, {{.key = "badge"}, {.key = "phone"}, {.key = "printout", .right = false}, {.key = "camera", .right = false}, {.key = "laptop", .right = false}});
const Scenario judged = one_decision(DecisionKind::rate, {{.key = "a", .expert = 3}, {.key = "b", .expert = -2}, {.key = "c", .expert = 1}, {.key = "d", .expert = 0}});
const Scenario ordered = one_decision(DecisionKind::order, {{.key = "a"}, {.key = "b"}, {.key = "c"}, {.key = "d"}});

}  // namespace

TEST_CASE("Who picks what is right and leaves the rest has answered in full", "[engine][answer]")
{
    CHECK(score_of_word(bags, "badge+phone") == 100);
    CHECK(score_of_word(bags, "badge") == 50);
    CHECK(score_of_word(bags, "badge+phone+camera") == 67);  // 2/2 − 1/3, rounded
    CHECK(score_of_word(bags, "none") == 0);
}

TEST_CASE("Picking everything is worth no more than picking nothing", "[engine][answer]")
{
    CHECK(score_of_word(bags, "badge+phone+printout+camera+laptop") == 0);
}

TEST_CASE("Ratings are worth what their distance from the experts' leaves", "[engine][answer]")
{
    CHECK(score_of_word(judged, "a=3+b=-2+c=1+d=0") == 100);
    CHECK(score_of_word(judged, "a=2+b=-1+c=1+d=1") == 81);  // D = 3 of 16: 0.8125, as in the field notes' own fixture
    CHECK(score_of_word(judged, "a=-2+b=3+c=-2+d=3") == 0);
}

TEST_CASE("An order is worth its pairs that stand right", "[engine][answer]")
{
    CHECK(score_of_word(ordered, "a>b>c>d") == 100);
    CHECK(score_of_word(ordered, "b>a>c>d") == 83);  // one neighbouring pair of six swapped: 5/6
    CHECK(score_of_word(ordered, "d>c>b>a") == 0);
}

TEST_CASE("The first outcome whose condition holds comes about", "[engine][answer]")
{
    const auto outcome = [](const Scenario& s, const char* word) {
        Visit visit(s, AttemptSeed{1});
        return s.option(answered_with(visit, word)->option).key;
    };
    CHECK(outcome(bags, "badge+phone") == "well");
    CHECK(outcome(bags, "badge+phone+camera") == "less-well");
    CHECK(outcome(ordered, "b>a>c>d") == "well");
}

TEST_CASE("A word that does not answer the decision is refused, and nothing has changed", "[engine][answer]")
{
    const auto refused = [](const Scenario& s, const char* word) {
        Visit visit(s, AttemptSeed{1});
        const Visit before = visit;
        INFO(word);
        CHECK(take(visit, word) == Refusal::not_such_an_answer);
        CHECK(visit == before);
    };
    for (const char* word : {"", "badge+badge", "badge+", "hat", "badge,phone", "none+badge"}) refused(bags, word);
    for (const char* word : {"", "a=3", "a=3+b=-2+c=1+d=4", "a=3+b=-2+c=1+d=-3", "a=3+b=-2+c=1+d=", "a=3+a=3+c=1+d=0", "a+b+c+d", "a=3+b=-2+c=1+d=0x"}) refused(judged, word);
    for (const char* word : {"", "a>b>c", "a>b>c>c", "a>b>c>e", "a+b+c+d"}) refused(ordered, word);
}

TEST_CASE("The best answer is worth a hundred, whatever the kind", "[engine][answer]")
{
    for (const Scenario* s : {&bags, &judged, &ordered}) CHECK(score_of_word(*s, best_answer(*s, SceneId{0})) == 100);
}

TEST_CASE("What has to be put in order never lies there in order", "[engine][answer][property]")
{
    std::set<std::string> shown;
    for (std::uint64_t seed = 0; seed < 300; ++seed) {
        const Visit visit(ordered, AttemptSeed{seed});
        std::string order;
        for (const std::uint8_t item : visit.decision()->items) order += ordered.items[item].key;
        CHECK(order != "abcd");
        CHECK(order.size() == 4);
        shown.insert(order);
    }
    CHECK(shown.size() == 23);
}

TEST_CASE("A score lies between nothing and a hundred, and its word is read back as it was", "[engine][answer][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{200}));
    const Scenario scenario = test::random_scenario(seed);
    test::Dice dice(seed);
    Visit visit(scenario, AttemptSeed{seed});
    for (int i = 0; i < 60 && visit.decision() != nullptr; ++i) {
        const std::string word = test::answer_at_random(visit, dice);
        const SceneId here = visit.decision()->scene;
        const auto answered = answered_with(visit, word);
        REQUIRE(answered.has_value());
        CHECK(answered->score >= 0);
        CHECK(answered->score <= 100);
        if (scenario.scene(here).kind != DecisionKind::choice) CHECK(word_of(scenario, here, answered->items) == word);
        CHECK(scenario.option(answered->option).scene == here);
        REQUIRE_FALSE(take(visit, word).has_value());
    }
}

TEST_CASE("Each value of a variation is drawn about equally often, and a draw has one of each", "[engine][draw]")
{
    Scenario s = bags;
    s.variations = {{.key = "door", .values = {{"rosa", {}}, {"mateo", {}}, {"nobody", {}}}, .first_bit = 0}, {.key = "worry", .values = {{"bus", {}}, {"dog", {}}}, .first_bit = 3}};
    REQUIRE(draw_count(s) == 6);
    std::array<int, 6> drawn{};
    constexpr int attempts = 6000;
    for (std::uint64_t seed = 0; seed < attempts; ++seed) {
        const Visit visit(s, AttemptSeed{seed});
        int doors = 0, worries = 0;
        for (int bit = 0; bit < 3; ++bit) doors += visit.state().remembers(bit) ? 1 : 0;
        for (int bit = 3; bit < 5; ++bit) worries += visit.state().remembers(bit) ? 1 : 0;
        REQUIRE(doors == 1);
        REQUIRE(worries == 1);
        const Draw draw = draw_of(s, AttemptSeed{seed});
        ++drawn[draw.value[0] + 3U * draw.value[1]];
    }
    for (const int times : drawn) CHECK(std::abs(times - attempts / 6) < 150);  // five standard deviations
    std::set<std::pair<int, int>> all;
    for (std::size_t i = 0; i < 6; ++i) all.insert({draw_number(s, i).value[0], draw_number(s, i).value[1]});
    CHECK(all.size() == 6);
}

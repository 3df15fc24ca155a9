#include "support/random_scenario.h"

#include <utility>

#include "scenarios/engine/answer.h"

namespace fv::test {
namespace {

constexpr const char* competencies[] = {"invite", "presence", "humility", "assets", "boundaries", "together"};

/// Puts one scenario together; each part appends to the pools that runs point into.
class Maker {
public:
    Maker(std::uint64_t seed, const RandomShape& shape) : dice_(seed), shape_(shape) {}

    Scenario made()
    {
        head();
        scene_count_ = static_cast<std::uint16_t>(dice_.between(shape_.fewest_scenes, shape_.most_scenes));
        for (std::uint16_t i = 0; i < scene_count_; ++i) add_scene(i);
        add_endings();
        return std::move(s_);
    }

private:
    using Op = Instruction::Op;

    void head()
    {
        s_.id = "random";
        s_.title = "A random visit";
        s_.content_hash = std::string(64, 'a');
        s_.minutes = 5;
        s_.speakers = {{.key = "narrator"}, {.key = "you"}, {.key = "partner", .name = "Dana Okafor"}, {.key = "rosa", .name = "Rosa"}};
        s_.meters = {{.key = "trust", .name = "Trust", .start = static_cast<std::int16_t>(dice_.between(0, 100))},
                     {.key = "asked", .start = 0, .lowest = -100, .highest = 1000, .hidden = true}};
        for (const char* key : {"reels", "soup", "radio"}) s_.facts.push_back({.key = key, .text = std::string("About ") + key});
        for (const char* word : competencies) s_.competencies.emplace_back(word);
        s_.places = {{.key = "porch", .name = "The porch"}, {.key = "kitchen", .name = "The kitchen"}};
        s_.start = SceneId{0};
        s_.memory_bits = static_cast<std::uint16_t>(s_.facts.size());
        for (const char* key : {"door", "worry"}) {
            if (!dice_.chance(50)) continue;
            Variation variation{.key = key, .values = {{"one", "the one"}, {"other", "the other"}}, .first_bit = s_.memory_bits};
            s_.memory_bits = static_cast<std::uint16_t>(s_.memory_bits + variation.values.size());
            s_.variations.push_back(std::move(variation));
        }
    }

    std::int16_t new_bit() { return static_cast<std::int16_t>(s_.memory_bits++); }

    Condition condition(int percent)
    {
        if (!dice_.chance(percent)) return {};
        const auto first = static_cast<std::uint32_t>(s_.instructions.size());
        atom();
        if (dice_.chance(40)) {
            atom();
            s_.instructions.push_back({.op = dice_.chance(50) ? Op::both : Op::either});
        }
        if (dice_.chance(20)) s_.instructions.push_back({.op = Op::negate});
        return {.first = first, .count = static_cast<std::uint16_t>(s_.instructions.size() - first)};
    }

    void atom()
    {
        if (dice_.chance(50)) {
            s_.instructions.push_back({.op = Op::meter, .operand = static_cast<std::int16_t>(dice_.roll(2))});
            s_.instructions.push_back({.op = Op::number, .operand = static_cast<std::int16_t>(dice_.roll(101))});
            constexpr Op compare[] = {Op::less, Op::less_equal, Op::greater, Op::greater_equal, Op::equal, Op::not_equal};
            s_.instructions.push_back({.op = compare[dice_.roll(6)]});
        } else {
            s_.instructions.push_back({.op = Op::known, .operand = static_cast<std::int16_t>(dice_.roll(s_.memory_bits))});
        }
    }

    Run lines(int most)
    {
        const Run run{.first = static_cast<std::uint32_t>(s_.lines.size()), .count = static_cast<std::uint32_t>(dice_.roll(most + 1))};
        for (std::uint32_t i = 0; i < run.count; ++i)
            s_.lines.push_back({.speaker = SpeakerId{static_cast<std::uint16_t>(dice_.roll(4))}, .mood = {}, .text = "Line " + std::to_string(s_.lines.size()), .when = condition(20)});
        return run;
    }

    Run effects()
    {
        const Run run{.first = static_cast<std::uint32_t>(s_.effects.size()), .count = static_cast<std::uint32_t>(dice_.roll(4))};
        for (std::uint32_t i = 0; i < run.count; ++i) {
            constexpr Effect::Kind kinds[] = {Effect::Kind::add, Effect::Kind::add, Effect::Kind::add, Effect::Kind::set, Effect::Kind::learn, Effect::Kind::forget};
            const Effect::Kind kind = kinds[dice_.roll(6)];
            const bool of_fact = kind == Effect::Kind::learn || kind == Effect::Kind::forget;
            s_.effects.push_back({.kind = kind,
                                  .target = static_cast<std::uint16_t>(dice_.roll(of_fact ? 3 : 2)),
                                  .amount = static_cast<std::int16_t>(dice_.between(-40, 40)),
                                  .when = condition(25)});
        }
        return run;
    }

    /// Conditional ways may lead anywhere; the last, which always holds, leads on.
    Run exits(std::uint16_t from, bool may_go_back)
    {
        const auto first = static_cast<std::uint32_t>(s_.exits.size());
        if (may_go_back && dice_.chance(25)) {
            const Condition when = condition(100);
            s_.exits.push_back({.when = when, .scene = SceneId{decisions_.empty() ? std::uint16_t{0} : decisions_[static_cast<std::size_t>(dice_.roll(static_cast<int>(decisions_.size())))]}, .ending = {}});
        }
        const int next = from + dice_.between(1, 2);
        if (next < scene_count_) s_.exits.push_back({.when = {}, .scene = SceneId{static_cast<std::uint16_t>(next)}, .ending = {}});
        else s_.exits.push_back({});
        return {.first = first, .count = static_cast<std::uint32_t>(s_.exits.size()) - first};
    }

    void add_scene(std::uint16_t index)
    {
        Scene scene{.key = "scene-" + std::to_string(index)};
        if (dice_.chance(50)) scene.place = dice_.chance(50) ? "porch" : "kitchen";
        if (dice_.chance(30)) scene.memory = new_bit();
        scene.script = lines(4);
        // Scene 0 decides, so that every way back (to a decision) is there.
        const bool passage = index > 0 && dice_.chance(20);
        if (passage) {
            scene.exits = exits(index, false);
        } else {
            decisions_.push_back(index);
            scene.options = {.first = static_cast<std::uint32_t>(s_.options.size()), .count = static_cast<std::uint32_t>(dice_.between(2, 5))};
            scene.kind = dice_.chance(30) ? static_cast<DecisionKind>(dice_.between(1, 4)) : DecisionKind::choice;
            if (scene.kind == DecisionKind::choice) {
                for (std::uint32_t i = 0; i < scene.options.count; ++i) add_option(index, i == 0);
            } else {
                add_items(scene);
                for (std::uint32_t i = 0; i < scene.options.count; ++i) add_outcome(scene, index, i + 1 == scene.options.count);
            }
        }
        s_.scenes.push_back(std::move(scene));
    }

    void add_items(Scene& scene)
    {
        scene.items = {.first = static_cast<std::uint32_t>(s_.items.size()), .count = static_cast<std::uint32_t>(dice_.between(3, 4))};
        for (std::uint32_t i = 0; i < scene.items.count; ++i)
            s_.items.push_back({.key = "item-" + std::to_string(i), .text = "Item", .why = {}, .right = i == 0 || dice_.chance(50),
                                .expert = static_cast<std::int8_t>(dice_.between(lowest_rating, highest_rating)), .hear = {}});
        scene.measures.push_back({.competency = CompetencyId{static_cast<std::uint16_t>(dice_.roll(6))}, .value = static_cast<std::int8_t>(dice_.between(1, highest_rating))});
    }

    void add_outcome(const Scene& scene, std::uint16_t index, bool last)
    {
        Option option{.key = "option-" + std::to_string(s_.options.size())};
        option.why = "Because.";
        option.scene = SceneId{index};
        if (!last) {
            option.when.first = static_cast<std::uint32_t>(s_.instructions.size());
            if (dice_.chance(30) && (scene.kind == DecisionKind::pick || scene.kind == DecisionKind::say)) {
                s_.instructions.push_back({.op = Op::picked, .operand = static_cast<std::int16_t>(dice_.roll(static_cast<int>(scene.items.count)))});
            } else {
                s_.instructions.push_back({.op = Op::score});
                s_.instructions.push_back({.op = Op::number, .operand = static_cast<std::int16_t>(dice_.roll(101))});
                s_.instructions.push_back({.op = Op::greater_equal});
            }
            option.when.count = static_cast<std::uint16_t>(s_.instructions.size() - option.when.first);
        }
        if (dice_.chance(30)) option.memory = new_bit();
        if (dice_.chance(15)) option.breaches = static_cast<CorePractice>(dice_.roll(core_practice_count));
        option.effects = effects();
        option.reply = lines(3);
        option.exits = exits(index, shape_.ways_back);
        s_.options.push_back(std::move(option));
    }

    void add_option(std::uint16_t scene, bool always)
    {
        Option option{.key = "option-" + std::to_string(s_.options.size())};
        option.text = "I say " + option.key;
        option.why = "Because.";
        option.scene = SceneId{scene};
        if (!always) option.when = condition(30);
        option.once = !always && dice_.chance(20);
        if (option.once || dice_.chance(30)) option.memory = new_bit();
        for (std::uint16_t c = 0; c < std::size(competencies); ++c)
            if (dice_.chance(35)) option.ratings.push_back({.competency = CompetencyId{c}, .value = static_cast<std::int8_t>(dice_.between(lowest_rating, highest_rating))});
        if (dice_.chance(15)) option.breaches = static_cast<CorePractice>(dice_.roll(core_practice_count));
        if (!s_.options.empty() && dice_.chance(20)) option.repairs.push_back(OptionId{static_cast<std::uint16_t>(dice_.roll(static_cast<int>(s_.options.size())))});
        option.effects = effects();
        option.reply = lines(3);
        option.exits = exits(scene, shape_.ways_back);
        s_.options.push_back(std::move(option));
    }

    void add_endings()
    {
        for (const char* key : {"warm", "polite"}) {
            Ending ending{.key = key, .title = key, .when = condition(100), .passes = dice_.chance(70)};
            ending.script = lines(2);
            s_.endings.push_back(std::move(ending));
        }
        s_.endings.push_back({.key = "cool", .title = "cool", .passes = dice_.chance(30)});
    }

    Dice dice_;
    RandomShape shape_;
    Scenario s_;
    std::uint16_t scene_count_ = 0;
    std::vector<std::uint16_t> decisions_;
};

}  // namespace

Scenario random_scenario(std::uint64_t seed, const RandomShape& shape) { return Maker(seed, shape).made(); }

std::string answer_at_random(const Visit& visit, Dice& dice)
{
    const Scenario& scenario = visit.scenario();
    const SceneId here = visit.decision()->scene;
    if (scenario.scene(here).kind == DecisionKind::choice) {
        const OptionList& options = visit.decision()->options;
        return scenario.option(options[static_cast<std::size_t>(dice.roll(static_cast<int>(options.size())))]).key;
    }
    const std::size_t count = scenario.items_of(here).size();
    ItemAnswer answer{.picked = static_cast<std::uint8_t>(dice.roll(1 << count)), .values = {}};
    for (std::size_t i = 0; i < count; ++i) answer.values[i] = static_cast<std::int8_t>(scenario.scene(here).kind == DecisionKind::rate ? dice.between(lowest_rating, highest_rating) : static_cast<int>(i));
    if (scenario.scene(here).kind == DecisionKind::order)
        for (std::size_t i = count; i > 1; --i) std::swap(answer.values[i - 1], answer.values[static_cast<std::size_t>(dice.roll(static_cast<int>(i)))]);
    return word_of(scenario, here, answer);
}

RandomWalk walk_at_random(const Scenario& scenario, std::uint64_t seed, std::size_t longest)
{
    Dice dice(seed ^ 0xABCDEFULL);
    RandomWalk walk;
    Visit visit(scenario, AttemptSeed{seed});
    walk.visits.push_back(visit);
    while (visit.decision() != nullptr && walk.choices.size() < longest) {
        const std::string word = answer_at_random(visit, dice);
        if (take(visit, word)) break;
        walk.choices.push_back(word);
        walk.visits.push_back(visit);
    }
    return walk;
}

}  // namespace fv::test

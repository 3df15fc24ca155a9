#include "scenarios/format/way_lengths.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "scenarios/format/scene_graph.h"

namespace fv {
namespace {

using Length = std::optional<std::size_t>;  ///< nothing: no ending is reached that way

Length better(Length a, Length b, bool longest)
{
    if (!a || !b) return a ? a : b;
    return longest ? std::max(*a, *b) : std::min(*a, *b);
}

/// The best of some ways on, where `of_scene` tells what is known of a scene.
template <class OfScene>
Length best_way(const Scenario& s, std::span<const Exit> ways, const WayWeights& weights, bool longest, const OfScene& of_scene)
{
    Length best;
    for (const Exit& way : ways) {
        if (way.scene.is_set()) best = better(best, of_scene(way.scene.value), longest);
        for (std::size_t i = 0; i < s.endings.size() && !way.scene.is_set(); ++i)
            if (!way.ending.is_set() || way.ending.value == i) best = better(best, weights.endings[i], longest);
    }
    return best;
}

template <class OfScene>
Length from_scene(const Scenario& s, std::size_t place, const WayWeights& weights, bool longest, const OfScene& of_scene)
{
    const Scene& scene = s.scenes[place];
    Length rest;
    if (scene.options.count == 0) rest = best_way(s, s.exits_in(scene.exits), weights, longest, of_scene);
    for (std::size_t i = scene.options.first; i < scene.options.first + scene.options.count; ++i)
        if (const Length way = best_way(s, ways_on(s, s.options[i]), weights, longest, of_scene)) rest = better(rest, *way + weights.options[i], longest);
    return rest ? Length(*rest + weights.scenes[place]) : Length();
}

/// Scenes in the order in which a walk through the graph is done with them, those that follow first.
/// `comes_round`: some scene leads back to one that led to it.
std::vector<std::uint16_t> last_scenes_first(const SceneGraph& graph, std::uint16_t start, bool& comes_round)
{
    enum class State : char { unseen, open, done };
    struct Step {
        std::uint16_t scene;
        std::size_t next = 0;
    };
    std::vector<State> state(graph.next.size(), State::unseen);
    std::vector<std::uint16_t> order;
    std::vector<Step> steps{{start}};
    state[start] = State::open;
    while (!steps.empty()) {
        Step& step = steps.back();
        if (step.next == graph.next[step.scene].size()) {
            state[step.scene] = State::done;
            order.push_back(step.scene);
            steps.pop_back();
            continue;
        }
        const std::uint16_t next = graph.next[step.scene][step.next++];
        comes_round = comes_round || state[next] == State::open;
        if (state[next] != State::unseen) continue;
        state[next] = State::open;
        steps.push_back({next});
    }
    return order;
}

using Program = std::vector<Instruction>;

/// The program of the opposite condition, as an author would have written it.
Program opposite(Program program)
{
    using Op = Instruction::Op;
    Op& last = program.back().op;
    switch (last) {
    case Op::negate: program.pop_back(); return program;
    case Op::less: last = Op::greater_equal; return program;
    case Op::less_equal: last = Op::greater; return program;
    case Op::greater: last = Op::less_equal; return program;
    case Op::greater_equal: last = Op::less; return program;
    case Op::equal: last = Op::not_equal; return program;
    case Op::not_equal: last = Op::equal; return program;
    default: program.push_back({.op = Op::negate, .operand = 0}); return program;
    }
}

/// Lines of which a visit hears those of one case: a condition holds or does not, or one value was drawn.
struct Cases {
    Program program;                 ///< of the first case; empty: a variation's
    std::size_t first_bit = 0;       ///< of the variation
    std::vector<std::size_t> words;  ///< by case
};

/// The case of a condition `door is mateo`, or none.
const Variation* variation_asked(const Scenario& s, const Program& program)
{
    if (program.size() != 1 || program[0].op != Instruction::Op::known) return nullptr;
    const auto bit = static_cast<std::size_t>(program[0].operand);
    const auto found = std::find_if(s.variations.begin(), s.variations.end(), [&](const Variation& v) { return bit >= v.first_bit && bit < v.first_bit + v.values.size(); });
    return found == s.variations.end() ? nullptr : &*found;
}

void add_words(const Scenario& s, const Program& program, std::size_t words, std::vector<Cases>& all)
{
    if (const Variation* variation = variation_asked(s, program)) {
        auto found = std::find_if(all.begin(), all.end(), [&](const Cases& c) { return c.program.empty() && c.first_bit == variation->first_bit; });
        if (found == all.end()) found = all.insert(found, {.program = {}, .first_bit = variation->first_bit, .words = std::vector<std::size_t>(variation->values.size())});
        found->words[static_cast<std::size_t>(program[0].operand) - variation->first_bit] += words;
        return;
    }
    const Program other = opposite(program);
    for (Cases& cases : all) {
        if (cases.program == program) return void(cases.words[0] += words);
        if (cases.program == other) return void(cases.words[1] += words);
    }
    all.push_back({.program = program, .words = {words, 0}});
}

}  // namespace

std::size_t shortest_way(const Scenario& s, const WayWeights& weights)
{
    std::vector<Length> known(s.scenes.size());
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = s.scenes.size(); i > 0; --i) {
            const Length now = from_scene(s, i - 1, weights, false, [&](std::size_t next) { return known[next]; });
            if (now == known[i - 1]) continue;
            known[i - 1] = now;
            changed = true;
        }
    }
    return s.start.is_set() ? known[s.start.value].value_or(0) : 0;
}

std::size_t longest_way(const Scenario& s, const WayWeights& weights, bool& exact)
{
    exact = true;
    if (!s.start.is_set()) return 0;
    bool comes_round = false;
    std::vector<Length> known(s.scenes.size());  // nothing yet, for a scene that is come back to
    for (const std::uint16_t scene : last_scenes_first(scene_graph(s), s.start.value, comes_round))
        known[scene] = from_scene(s, scene, weights, true, [&](std::size_t next) { return known[next]; });
    exact = !comes_round;
    return known[s.start.value].value_or(0);
}

WordRange words_heard(const Scenario& s, Run lines)
{
    WordRange range;
    std::vector<Cases> all;
    for (const Line& line : s.at(lines)) {
        const std::size_t words = number_of_words(line.text);
        const auto program = s.program(line.when);
        if (program.empty()) range = {range.least + words, range.most + words};
        else add_words(s, Program(program.begin(), program.end()), words, all);
    }
    for (const Cases& cases : all) {
        const auto [least, most] = std::minmax_element(cases.words.begin(), cases.words.end());
        range = {range.least + *least, range.most + *most};
    }
    return range;
}

}  // namespace fv

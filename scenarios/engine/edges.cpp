#include "scenarios/engine/edges.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <optional>
#include <utility>

#include "scenarios/engine/answer.h"

namespace fv {

namespace {

/// Calls `take` with every answer that the decision can be given.
template <class Take>
void each_answer(DecisionKind kind, std::size_t items, const Take& take)
{
    ItemAnswer answer;
    if (kind == DecisionKind::order) {
        std::array<std::int8_t, capacity::items> places{};
        std::iota(places.begin(), places.end(), std::int8_t{0});
        do {
            answer.values = places;
            take(answer);
        } while (std::next_permutation(places.begin(), places.begin() + static_cast<std::ptrdiff_t>(items)));
    } else if (kind == DecisionKind::rate) {
        std::fill_n(answer.values.begin(), items, std::int8_t{lowest_rating});
        for (std::size_t i = 0; i < items;) {
            take(answer);
            for (i = 0; i < items && ++answer.values[i] > highest_rating; ++i) answer.values[i] = lowest_rating;
        }
    } else {
        for (unsigned picked = 0; picked < 1U << items; ++picked) {
            answer.picked = static_cast<std::uint8_t>(picked);
            take(answer);
        }
    }
}

/// The items that some outcome's condition asks about.
std::uint8_t items_asked_about(const Scenario& scenario, const Scene& scene)
{
    unsigned asked = 0;
    for (std::uint32_t i = scene.options.first; i < scene.options.first + scene.options.count; ++i)
        for (const Instruction& instruction : scenario.program(scenario.options[i].when))
            if (instruction.op == Instruction::Op::picked) asked |= 1U << static_cast<unsigned>(instruction.operand);
    return static_cast<std::uint8_t>(asked);
}

}  // namespace

std::vector<AnswerClass> answer_classes(const Scenario& scenario, SceneId decision)
{
    const Scene& scene = scenario.scene(decision);
    if (scene.kind == DecisionKind::choice) return {};
    const std::uint8_t asked = items_asked_about(scenario, scene);
    std::map<std::pair<int, int>, double> counts;
    double all = 0.0;
    each_answer(scene.kind, scene.items.count, [&](const ItemAnswer& answer) {
        counts[{score_of(scenario, decision, answer), answer.picked & asked}] += 1.0;
        all += 1.0;
    });
    std::vector<AnswerClass> classes;
    for (const auto& [facts, count] : counts)
        classes.push_back({{.score = static_cast<std::int16_t>(facts.first), .picked = static_cast<std::uint8_t>(facts.second)}, count / all});
    return classes;
}

std::string answer_leading_to(const Scenario& scenario, const VisitState& state, OptionId option)
{
    const Scene& scene = scenario.scene(state.scene);
    if (scene.kind == DecisionKind::choice) return scenario.option(option).key;
    const auto leads_there = [&](const ItemAnswer& answer) { return outcome_of(scenario, state, state.scene, answer) == option; };
    const std::string best = best_answer(scenario, state.scene);
    if (const auto experts = item_answer(scenario, state.scene, best); experts && leads_there(*experts)) return best;
    std::optional<ItemAnswer> first;
    each_answer(scene.kind, scene.items.count, [&](const ItemAnswer& answer) {
        if (!first && leads_there(answer)) first = answer;
    });
    return first ? word_of(scenario, state.scene, *first) : scenario.option(option).key;
}

EdgeSets::EdgeSets(const Scenario& scenario, Clicker clicker)
    : scenario_(&scenario), clicker_(clicker), by_scene_(scenario.scenes.size()), by_outcomes_(scenario.scenes.size())
{
    for (std::size_t i = 0; i < scenario.scenes.size(); ++i) classes_.push_back(answer_classes(scenario, SceneId{static_cast<std::uint16_t>(i)}));
}

/// Which outcome each class of answers has depends on the state; all else does not.
std::uint32_t EdgeSets::number_of_items(const VisitState& state, Coverage* met)
{
    outcomes_.clear();
    for (const AnswerClass& answers : classes_[state.scene.value]) outcomes_.push_back(outcome_of(*scenario_, state, state.scene, answers.facts, met));
    auto& known = by_outcomes_[state.scene.value];
    const auto found = known.find(outcomes_);
    return found != known.end() ? found->second : known[outcomes_] = add(state.scene, outcomes_);
}

std::uint32_t EdgeSets::add(SceneId scene, const std::vector<OptionId>& outcomes)
{
    EdgeSet set{.scene = scene, .offered = {}, .edges = {}};
    const Run run = scenario_->scene(scene).options;
    for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
        Edge edge{.option = OptionId{static_cast<std::uint16_t>(i)}, .weight = 0.0, .scores = {}};
        std::map<int, double> scores;
        for (std::size_t k = 0; k < outcomes.size(); ++k) {
            if (outcomes[k] != edge.option) continue;
            const AnswerClass& answers = classes_[scene.value][k];
            scores[answers.facts.score] += answers.share;
            edge.weight += answers.share;
        }
        if (scores.empty()) continue;
        for (const auto& [score, share] : scores) edge.scores.push_back({score, share / edge.weight});
        set.offered.add(edge.option);
        set.edges.push_back(std::move(edge));
    }
    sets_.push_back(std::move(set));
    return size() - 1;
}

std::uint32_t EdgeSets::number_of(const VisitState& state, Coverage* met)
{
    if (scenario_->scene(state.scene).kind != DecisionKind::choice) return number_of_items(state, met);
    const OptionList list = offered(*scenario_, state, met);
    const std::uint32_t first = scenario_->scene(state.scene).options.first;
    std::uint32_t there = 0, left = 0;
    for (const OptionId id : list) {
        const std::uint32_t bit = std::uint32_t{1} << (id.value - first);
        const std::int16_t memory = scenario_->option(id).memory;
        there |= bit;
        if (clicker_ == Clicker::at_random || memory < 0 || !state.remembers(memory)) left |= bit;
    }
    if (left == 0) left = there;
    for (const Known& known : by_scene_[state.scene.value])
        if (known.offered == there && known.left == left) return known.number;
    const std::uint32_t number = add(state.scene, list, left);
    by_scene_[state.scene.value].push_back({.offered = there, .left = left, .number = number});
    return number;
}

std::uint32_t EdgeSets::add(SceneId scene, const OptionList& list, std::uint32_t left)
{
    EdgeSet set{.scene = scene, .offered = list, .edges = {}};
    const std::uint32_t first = scenario_->scene(scene).options.first;
    for (const OptionId id : list)
        if ((left >> (id.value - first) & 1U) != 0) set.edges.push_back({.option = id, .weight = 0.0, .scores = {}});
    for (Edge& edge : set.edges) edge.weight = 1.0 / static_cast<double>(set.edges.size());
    sets_.push_back(std::move(set));
    return size() - 1;
}

std::vector<Start> starts(const Scenario& scenario, Coverage* met, Company company)
{
    std::vector<Start> all(draw_count(scenario));
    for (std::size_t i = 0; i < all.size(); ++i) {
        all[i].weight = 1.0 / static_cast<double>(all.size());
        all[i].state = first_state(scenario, draw_number(scenario, i), company, &all[i].said, nullptr, met);
    }
    return all;
}

}  // namespace fv

#include "scenarios/engine/edges.h"

namespace fv {

EdgeSets::EdgeSets(const Scenario& scenario, Clicker clicker) : scenario_(&scenario), clicker_(clicker), by_scene_(scenario.scenes.size()) {}

std::uint32_t EdgeSets::number_of(const VisitState& state, Coverage* met)
{
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
        if ((left >> (id.value - first) & 1U) != 0) set.edges.push_back({.option = id});
    for (Edge& edge : set.edges) edge.weight = 1.0 / static_cast<double>(set.edges.size());
    sets_.push_back(std::move(set));
    return size() - 1;
}

std::vector<Start> starts(const Scenario& scenario, Coverage* met)
{
    Start start;
    start.state = first_state(scenario, &start.said, nullptr, met);
    return {start};
}

}  // namespace fv

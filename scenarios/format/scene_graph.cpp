#include "scenarios/format/scene_graph.h"

namespace fv {
namespace {

void add_ways(SceneGraph& graph, std::size_t scene, std::span<const Exit> ways)
{
    for (const Exit& way : ways) {
        if (way.scene.is_set()) graph.next[scene].push_back(way.scene.value);
        else graph.may_end[scene] = 1;
    }
}

}  // namespace

std::span<const Exit> ways_on(const Scenario& s, const Option& option)
{
    return s.exits_in(option.exits.count > 0 ? option.exits : s.scene(option.scene).exits);
}

SceneGraph scene_graph(const Scenario& s)
{
    SceneGraph graph{std::vector<std::vector<std::uint16_t>>(s.scenes.size()), std::vector<char>(s.scenes.size(), 0)};
    for (std::size_t i = 0; i < s.scenes.size(); ++i) {
        const SceneId id{static_cast<std::uint16_t>(i)};
        if (s.scenes[i].options.count == 0) add_ways(graph, i, s.exits_in(s.scenes[i].exits));
        for (const Option& option : s.options_of(id)) add_ways(graph, i, ways_on(s, option));
    }
    return graph;
}

std::vector<char> scenes_from(const SceneGraph& graph, std::span<const std::uint16_t> first)
{
    std::vector<char> reached(graph.next.size(), 0);
    std::vector<std::uint16_t> open;
    const auto reach = [&](std::uint16_t scene) {
        if (reached[scene] != 0) return;
        reached[scene] = 1;
        open.push_back(scene);
    };
    for (const std::uint16_t scene : first) reach(scene);
    while (!open.empty()) {
        const std::uint16_t scene = open.back();
        open.pop_back();
        for (const std::uint16_t next : graph.next[scene]) reach(next);
    }
    return reached;
}

}  // namespace fv

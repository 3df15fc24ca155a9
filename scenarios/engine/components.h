// The order in which a graph can be reckoned through: circles of nodes together, everything else
// after what leads to it (Tarjan's strongly connected components, without recursion).
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace fv {

struct Components {
    std::vector<std::uint32_t> order;   ///< the nodes that were reached, component by component, first ones first
    std::vector<std::uint32_t> begins;  ///< where each component begins in `order`, and the end
    std::vector<std::uint8_t> circle;   ///< by component: whether it leads back to itself

    [[nodiscard]] std::size_t count() const { return circle.size(); }
    [[nodiscard]] std::span<const std::uint32_t> nodes(std::size_t component) const
    {
        return {order.data() + begins[component], begins[component + 1] - begins[component]};
    }
    [[nodiscard]] bool any_circle() const { return std::find(circle.begin(), circle.end(), 1) != circle.end(); }
};

/// Of a graph with `size` nodes, as far as `roots` lead. `targets(node)` is a span of nodes.
template <class Targets>
[[nodiscard]] Components components_of(std::size_t size, std::span<const std::uint32_t> roots, const Targets& targets)
{
    struct Open {
        std::uint32_t node, next;
    };
    constexpr std::uint32_t unseen = 0, done = 0xFFFFFFFF;
    Components found;
    std::vector<std::uint32_t> seen(size, unseen);  // 1, 2, … as they are come to; `done`: in a component
    std::vector<std::uint32_t> lowest(size);
    std::vector<std::uint32_t> waiting;             // come to, and not in a component yet
    std::vector<Open> path;
    std::uint32_t count = 0;
    const auto enter = [&](std::uint32_t node) {
        seen[node] = lowest[node] = ++count;
        waiting.push_back(node);
        path.push_back({node, 0});
    };
    const auto close = [&](std::uint32_t node) {
        std::size_t first = waiting.size();
        while (waiting[--first] != node) {}
        found.begins.push_back(static_cast<std::uint32_t>(found.order.size()));
        const auto next = targets(node);
        found.circle.push_back(waiting.size() - first > 1 || std::find(next.begin(), next.end(), node) != next.end());
        for (std::size_t i = first; i < waiting.size(); ++i) {
            found.order.push_back(waiting[i]);
            seen[waiting[i]] = done;
        }
        waiting.resize(first);
    };
    for (const std::uint32_t root : roots) {
        if (seen[root] == unseen) enter(root);
        while (!path.empty()) {
            const std::uint32_t node = path.back().node;
            const auto next = targets(node);
            if (path.back().next < next.size()) {
                const std::uint32_t target = next[path.back().next++];
                if (seen[target] == unseen) enter(target);
                else if (seen[target] != done) lowest[node] = std::min(lowest[node], seen[target]);
                continue;
            }
            if (lowest[node] == seen[node]) close(node);
            path.pop_back();
            if (!path.empty()) lowest[path.back().node] = std::min(lowest[path.back().node], lowest[node]);
        }
    }
    // Tarjan closes what is led to before what leads to it.
    std::reverse(found.order.begin(), found.order.end());
    const auto reached = static_cast<std::uint32_t>(found.order.size());
    found.begins.push_back(reached);
    for (std::uint32_t& begin : found.begins) begin = reached - begin;
    std::reverse(found.begins.begin(), found.begins.end());
    std::reverse(found.circle.begin(), found.circle.end());
    return found;
}

}  // namespace fv

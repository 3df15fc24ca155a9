// Sends chances through a graph of states: what arrives in a state is sent on along its edges, in
// an order in which everything has arrived before. What odds are made of.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "scenarios/engine/components.h"
#include "scenarios/engine/explorer.h"
#include "scenarios/engine/strategies.h"

namespace fv {

/// Several chances reckoned in one pass.
template <std::size_t lanes>
using Lanes = std::array<double, lanes>;

template <std::size_t lanes>
[[nodiscard]] double sum_of(const Lanes<lanes>& chance)
{
    double sum = 0.0;
    for (const double lane : chance) sum += lane;
    return sum;
}

/// `arriving` holds, by state, what begins there. `rules` says what becomes of it:
///   bool arrive(state, Lanes&)        takes note, or takes away; false: nothing goes on from here
///   void along(state, edge, Lanes&)   the same for what goes along one edge
///   void left(state, Lanes&)          what was still going round in a circle at the end
/// In a circle all is sent round until next to nothing of what may still end (`ends`, by state) is
/// left; what can never end goes round a few times, to be noted where it comes by.
template <std::size_t lanes, class Rules>
class Flow {
public:
    Flow(const StateGraph& graph, const Chances& chances, const std::vector<std::uint8_t>& ends, std::vector<Lanes<lanes>>& arriving, Rules& rules)
        : graph_(graph), chances_(chances), ends_(ends), arriving_(arriving), rules_(rules)
    {
    }

    void run(const Components& components)
    {
        for (std::size_t i = 0; i < components.count(); ++i) {
            if (components.circle[i] == 0) send(components.nodes(i).front());
            else go_round(components.nodes(i));
        }
    }

private:
    static constexpr double next_to_nothing = 1e-14;  ///< of what came into the circle
    static constexpr std::size_t rounds_without_end = 200;
    static constexpr std::size_t most_work = 400'000'000;  ///< states sent on, in one circle

    void send(std::uint32_t state)
    {
        Lanes<lanes> here = arriving_[state];
        arriving_[state] = {};
        if (sum_of(here) == 0.0 || !rules_.arrive(state, here)) return;
        const std::span<const std::uint32_t> targets = graph_.targets(state);
        const std::vector<double>& chance = chances_[graph_.edge_set(state)];
        for (std::size_t edge = 0; edge < targets.size(); ++edge) {
            if (chance[edge] == 0.0) continue;
            Lanes<lanes> going = here;
            for (double& lane : going) lane *= chance[edge];
            rules_.along(state, edge, going);
            Lanes<lanes>& there = arriving_[targets[edge]];
            for (std::size_t lane = 0; lane < lanes; ++lane) there[lane] += going[lane];
        }
    }

    /// What is in the circle: of that which may end, and of that which never can.
    [[nodiscard]] std::array<double, 2> inside(std::span<const std::uint32_t> states) const
    {
        std::array<double, 2> sums{};
        for (const std::uint32_t state : states) sums[ends_[state]] += sum_of(arriving_[state]);
        return sums;
    }

    void go_round(std::span<const std::uint32_t> states)
    {
        const std::array<double, 2> came = inside(states);
        const double enough = (came[0] + came[1]) * next_to_nothing;
        for (std::size_t round = 0; round * states.size() < most_work; ++round) {
            const std::array<double, 2> still = inside(states);
            if (still[1] <= enough && (still[0] == 0.0 || round >= rounds_without_end)) break;
            for (const std::uint32_t state : states) send(state);
        }
        for (const std::uint32_t state : states) {
            rules_.left(state, arriving_[state]);
            arriving_[state] = {};
        }
    }

    const StateGraph& graph_;
    const Chances& chances_;
    const std::vector<std::uint8_t>& ends_;
    std::vector<Lanes<lanes>>& arriving_;
    Rules& rules_;
};

}  // namespace fv

#include "scenarios/engine/seen_odds.h"

#include <algorithm>
#include <map>

#include "scenarios/engine/flow.h"
#include "scenarios/engine/scene_graph.h"
#include "scenarios/engine/word_table.h"

namespace fv {
namespace {

constexpr std::size_t lanes_at_once = 4;

/// What was said on one way from a decision to the next, numbered: many ways say the same.
class SaidSets {
public:
    SaidSets() : table_(words) {}

    std::uint32_t number_of(const LineList& said)
    {
        std::array<std::uint64_t, words> key{said.size()};
        for (std::size_t i = 0; i < said.size(); ++i) key[1 + i / 4] |= std::uint64_t{said[i].value} << (i % 4 * 16);
        const auto [number, is_new] = table_.find_or_add(key.data());
        if (is_new) sets_.emplace_back(said.begin(), said.end());
        return number;
    }
    [[nodiscard]] const std::vector<std::vector<LineId>>& sets() const { return sets_; }

private:
    static constexpr std::size_t words = 1 + capacity::lines_at_once / 4;
    WordTable table_;
    std::vector<std::vector<LineId>> sets_;
};

/// What is said at each start and along each edge.
struct Said {
    SaidSets sets;
    std::vector<std::uint32_t> at_start;
    std::vector<std::uint32_t> along;  ///< by edge place; only where a line can be said again
};

/// Things that are seen on the same ways, and so with the same chance.
struct Group {
    std::vector<std::uint32_t> said_sets;  ///< seen where one of these is said
    std::vector<std::uint32_t> edge_sets;  ///< seen where one of these is offered
    friend auto operator<=>(const Group&, const Group&) = default;
};

/// Takes away whoever has seen the group of a lane.
struct Watching {
    const StateGraph& graph;
    const Said& said;
    std::vector<std::uint8_t> by_said, by_edge_set;  ///< a bit for each lane
    Lanes<lanes_at_once> seen{};

    void take(std::uint8_t which, Lanes<lanes_at_once>& chance)
    {
        for (std::size_t lane = 0; which != 0; ++lane, which = static_cast<std::uint8_t>(which >> 1U))
            if ((which & 1U) != 0) {
                seen[lane] += chance[lane];
                chance[lane] = 0.0;
            }
    }
    bool arrive(std::uint32_t state, Lanes<lanes_at_once>& here)
    {
        const std::uint32_t set = graph.edge_set(state);
        if (set == StateGraph::unknown || set == StateGraph::ended) return false;
        take(by_edge_set[set], here);
        return true;
    }
    void along(std::uint32_t state, std::size_t edge, Lanes<lanes_at_once>& going) { take(by_said[said.along[graph.edge_place(state) + edge]], going); }
    void left(std::uint32_t, const Lanes<lanes_at_once>&) const {}
};

class SeenReckoning {
public:
    SeenReckoning(const StateGraph& graph, const Components& components, const Chances& chances, const ExploreLimits& limits)
        : graph_(graph), components_(components), chances_(chances), limits_(limits), scenario_(graph.scenario()),
          again_(scenes_met_again(scenario_, graph.complete() ? &graph.coverage() : nullptr))
    {
        seen_.lines.resize(scenario_.lines.size());
        seen_.options.resize(scenario_.options.size());
    }

    SeenOdds reckon(const VisitOdds& odds)
    {
        const bool any_again = std::find(again_.begin(), again_.end(), 1) != again_.end();
        if (any_again) said_.along.resize(graph_.edge_places());
        add_up(odds);
        if (any_again) watch_all(groups());
        return std::move(seen_);
    }

private:
    void add_up(const VisitOdds& odds)
    {
        std::vector<double> by_said, by_edge_set(graph_.edge_sets().size());
        const auto add_said = [&](std::uint32_t number, double chance) {
            if (number >= by_said.size()) by_said.resize(number + 1);
            by_said[number] += chance;
        };
        for (const Start& start : graph_.first()) {
            said_.at_start.push_back(said_.sets.number_of(start.said));
            add_said(said_.at_start.back(), start.weight);
        }
        for (std::uint32_t number = 0; number < graph_.expanded() && !limits_.stopped(); ++number) {
            const std::uint32_t set = graph_.edge_set(number);
            if (set == StateGraph::ended) continue;
            by_edge_set[set] += odds.visits[number];
            const VisitState state = graph_.state(number);
            const std::vector<Edge>& edges = graph_.edge_sets()[set].edges;
            for (std::size_t edge = 0; edge < edges.size(); ++edge) {
                LineList said;
                (void)next_state(scenario_, state, edges[edge].option, &said);
                const std::uint32_t said_set = said_.sets.number_of(said);
                add_said(said_set, odds.visits[number] * chances_[set][edge]);
                if (!said_.along.empty()) said_.along[graph_.edge_place(number) + edge] = said_set;
            }
        }
        for (std::uint32_t set = 0; set < by_edge_set.size(); ++set)
            for (const OptionId option : graph_.edge_sets()[set].offered) seen_.options[option.value] += by_edge_set[set];
        for (std::size_t set = 0; set < by_said.size(); ++set)
            for (const LineId line : said_.sets.sets()[set]) seen_.lines[line.value] += by_said[set];
        // What may be met again was counted each time: an upper bound until it is watched for.
        for (double& chance : seen_.lines) chance = std::min(chance, 1.0);
        for (double& chance : seen_.options) chance = std::min(chance, 1.0);
    }

    /// Of what can be seen again; each with the places to write its chance to.
    std::map<Group, std::vector<double*>> groups()
    {
        std::map<Group, std::vector<double*>> groups;
        const std::vector<LineOwner> owners = line_owners(scenario_);
        std::vector<Group> of_line(scenario_.lines.size()), of_option(scenario_.options.size());
        for (std::uint32_t set = 0; set < said_.sets.sets().size(); ++set)
            for (const LineId line : said_.sets.sets()[set]) of_line[line.value].said_sets.push_back(set);
        for (std::uint32_t set = 0; set < graph_.edge_sets().size(); ++set)
            for (const OptionId option : graph_.edge_sets()[set].offered) of_option[option.value].edge_sets.push_back(set);
        for (std::size_t i = 0; i < of_line.size(); ++i)
            if (owners[i].scene.is_set() && again_[owners[i].scene.value] != 0 && !of_line[i].said_sets.empty()) groups[of_line[i]].push_back(&seen_.lines[i]);
        for (std::size_t i = 0; i < of_option.size(); ++i)
            if (again_[scenario_.options[i].scene.value] != 0 && !of_option[i].edge_sets.empty()) groups[of_option[i]].push_back(&seen_.options[i]);
        return groups;
    }

    void watch_all(const std::map<Group, std::vector<double*>>& groups)
    {
        const std::vector<std::uint8_t> ends = may_end(graph_, components_, chances_);
        for (auto group = groups.begin(); group != groups.end() && !limits_.stopped();) {
            Watching watching{graph_, said_, std::vector<std::uint8_t>(said_.sets.sets().size()), std::vector<std::uint8_t>(graph_.edge_sets().size())};
            const auto first = group;
            for (unsigned lane = 0; lane < lanes_at_once && group != groups.end(); ++lane, ++group) {
                for (const std::uint32_t set : group->first.said_sets) watching.by_said[set] |= static_cast<std::uint8_t>(1U << lane);
                for (const std::uint32_t set : group->first.edge_sets) watching.by_edge_set[set] |= static_cast<std::uint8_t>(1U << lane);
            }
            watch(watching, ends);
            std::size_t lane = 0;
            for (auto done = first; done != group; ++done, ++lane)
                for (double* chance : done->second) *chance = watching.seen[lane];
        }
    }

    void watch(Watching& watching, const std::vector<std::uint8_t>& ends) const
    {
        std::vector<Lanes<lanes_at_once>> arriving(graph_.size());
        for (std::size_t i = 0; i < graph_.first().size(); ++i) {
            Lanes<lanes_at_once> begins;
            begins.fill(graph_.first()[i].weight);
            watching.take(watching.by_said[said_.at_start[i]], begins);
            for (std::size_t lane = 0; lane < lanes_at_once; ++lane) arriving[graph_.first_states()[i]][lane] += begins[lane];
        }
        Flow<lanes_at_once, Watching>(graph_, chances_, ends, arriving, watching).run(components_);
    }

    const StateGraph& graph_;
    const Components& components_;
    const Chances& chances_;
    const ExploreLimits& limits_;
    const Scenario& scenario_;
    std::vector<std::uint8_t> again_;
    Said said_;
    SeenOdds seen_;
};

}  // namespace

SeenOdds seen_odds(const StateGraph& graph, const Components& components, const Chances& chances, const VisitOdds& odds, const ExploreLimits& limits)
{
    return SeenReckoning(graph, components, chances, limits).reckon(odds);
}

}  // namespace fv

#include "scenarios/engine/findings.h"

#include <algorithm>

#include "scenarios/engine/edges.h"
#include "scenarios/engine/scene_graph.h"
#include "scenarios/engine/visit_odds.h"

namespace fv {
namespace {

template <class IdOf>
IdOf id_at(std::size_t place)
{
    return IdOf{static_cast<std::uint16_t>(place)};
}

/// From the first state on, by the first edge that was found to lead to each.
class Routes {
public:
    explicit Routes(const StateGraph& graph) : graph_(graph), from_(graph.size(), none)
    {
        for (const std::uint32_t start : graph.first_states()) from_[start] = start;
        for (std::uint32_t state = 0; state < graph.expanded(); ++state)
            for (const std::uint32_t target : graph.targets(state))
                if (from_[target] == none) from_[target] = state;
    }

    [[nodiscard]] std::vector<std::string> to(std::uint32_t state) const
    {
        std::vector<std::string> route;
        for (; from_[state] != state; state = from_[state]) {
            const auto targets = graph_.targets(from_[state]);
            const auto edge = std::find(targets.begin(), targets.end(), state) - targets.begin();
            const OptionId option = graph_.edge_sets()[graph_.edge_set(from_[state])].edges[static_cast<std::size_t>(edge)].option;
            route.push_back(answer_leading_to(graph_.scenario(), graph_.state(from_[state]), option));
        }
        std::reverse(route.begin(), route.end());
        return route;
    }

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    const StateGraph& graph_;
    std::vector<std::uint32_t> from_;
};

class Finder {
public:
    Finder(const StateGraph& graph, const Components& components)
        : graph_(graph), components_(components), scenario_(graph.scenario()), routes_(graph), ends_(may_end(graph, components, chances_of(Strategy::at_random, scenario_, graph.edge_sets())))
    {
    }

    Findings find()
    {
        find_endings();
        find_unreachable();
        find_conditions();
        find_dead_ends();
        find_longest();
        return std::move(found_);
    }

private:
    void find_endings()
    {
        found_.endings.resize(scenario_.endings.size());
        for (std::uint32_t state = 0; state < graph_.expanded(); ++state) {
            if (graph_.edge_set(state) != StateGraph::ended) continue;
            EndingFound& ending = found_.endings[graph_.state(state).ending.value];
            if (ending.reachable) continue;
            ending = {.reachable = true, .route = routes_.to(state)};
            found_.shortest = std::min(found_.shortest.value_or(ending.route.size()), ending.route.size());
        }
    }

    void find_unreachable()
    {
        const Coverage& met = graph_.coverage();
        std::vector<std::uint8_t> offered(scenario_.options.size());
        for (std::uint32_t set = 0; set < graph_.edge_sets().size(); ++set)
            for (const OptionId option : graph_.edge_sets()[set].offered) offered[option.value] = 1;
        for (std::size_t i = 0; i < scenario_.scenes.size(); ++i)
            if (met.scenes[i] == 0) found_.scenes.push_back(id_at<SceneId>(i));
        for (std::size_t i = 0; i < offered.size(); ++i)
            if (offered[i] == 0 && !scenario_.scene(scenario_.options[i].scene).partners_turn && met.scenes[scenario_.options[i].scene.value] != 0) found_.options.push_back(id_at<OptionId>(i));
        const std::vector<LineOwner> owners = line_owners(scenario_);
        for (std::size_t i = 0; i < owners.size(); ++i) {
            const LineOwner& owner = owners[i];
            const bool owner_met = owner.option.is_set() ? offered[owner.option.value] != 0
                                   : owner.ending.is_set() ? found_.endings[owner.ending.value].reachable
                                                           : owner.scene.is_set() && met.scenes[owner.scene.value] != 0;
            if (met.lines[i] == 0 && owner_met) found_.lines.push_back(id_at<LineId>(i));
        }
    }

    void find_conditions()
    {
        for (const ConditionOwner& owner : conditions_of(scenario_)) {
            const std::uint8_t came_out = graph_.coverage().of(owner.when);
            if (came_out == Coverage::failed) found_.never.push_back(owner);
            if (came_out == Coverage::held) found_.always.push_back(owner);
        }
    }

    void find_dead_ends()
    {
        const auto add = [&](DeadEnd::Kind kind, std::uint32_t state) {
            const SceneId scene = graph_.state(state).scene;
            const auto known = std::find_if(found_.dead_ends.begin(), found_.dead_ends.end(), [&](const DeadEnd& d) { return d.kind == kind && d.scene == scene; });
            if (known != found_.dead_ends.end()) ++known->states;
            else found_.dead_ends.push_back({.kind = kind, .scene = scene, .states = 1, .route = routes_.to(state)});
        };
        std::vector<std::uint32_t> going_round;
        for (std::size_t i = 0; i < components_.count(); ++i)
            for (const std::uint32_t state : components_.nodes(i))
                if (components_.circle[i] != 0 && ends_[state] == 0) going_round.push_back(state);
        std::sort(going_round.begin(), going_round.end());
        for (std::uint32_t state = 0; state < graph_.expanded(); ++state)
            if (graph_.edge_set(state) != StateGraph::ended && graph_.targets(state).empty()) add(DeadEnd::Kind::nothing_offered, state);
        for (const std::uint32_t state : going_round) add(DeadEnd::Kind::no_way_out, state);
    }

    void find_longest()
    {
        if (!graph_.complete()) return;
        constexpr std::uint32_t none = 0xFFFFFFFF;
        std::vector<std::uint32_t> longest(graph_.size(), none);  // decisions until the end
        for (std::size_t i = components_.count(); i-- > 0;) {
            const std::uint32_t state = components_.nodes(i).front();
            if (ends_[state] == 0) continue;
            if (components_.circle[i] != 0) return;
            if (graph_.edge_set(state) == StateGraph::ended) longest[state] = 0;
            for (const std::uint32_t target : graph_.targets(state))
                if (longest[target] != none && (longest[state] == none || longest[state] < longest[target] + 1)) longest[state] = longest[target] + 1;
        }
        for (const std::uint32_t start : graph_.first_states())
            if (longest[start] != none) found_.longest = std::max<std::size_t>(found_.longest.value_or(0), longest[start]);
    }

    const StateGraph& graph_;
    const Components& components_;
    const Scenario& scenario_;
    Routes routes_;
    std::vector<std::uint8_t> ends_;
    Findings found_;
};

/// Goes through a scenario and adds whatever has a condition.
struct Collector {
    const Scenario& scenario;
    std::vector<ConditionOwner> owners;

    void add(ConditionOwner owner, Condition when)
    {
        owner.when = when;
        if (!when.always()) owners.push_back(owner);
    }
    void add_lines(ConditionOwner owner, Run lines)
    {
        owner.kind = ConditionOwner::Kind::line;
        for (std::uint32_t i = lines.first; i < lines.first + lines.count; ++i) {
            owner.line = id_at<LineId>(i);
            add(owner, scenario.lines[i].when);
        }
    }
    void add_exits(ConditionOwner owner, Run exits)
    {
        owner.kind = ConditionOwner::Kind::exit;
        for (const Exit& way : scenario.exits_in(exits)) add(owner, way.when);
    }
};

}  // namespace

std::vector<ConditionOwner> conditions_of(const Scenario& scenario)
{
    Collector collector{scenario, {}};
    using Kind = ConditionOwner::Kind;
    for (std::size_t i = 0; i < scenario.scenes.size(); ++i) {
        const Scene& scene = scenario.scenes[i];
        const ConditionOwner of_scene{.scene = id_at<SceneId>(i)};
        collector.add_lines(of_scene, scene.script);
        for (std::uint32_t o = scene.options.first; o < scene.options.first + scene.options.count; ++o) {
            const Option& option = scenario.options[o];
            ConditionOwner of_option{.kind = Kind::option, .scene = id_at<SceneId>(i), .option = id_at<OptionId>(o)};
            collector.add(of_option, option.when);
            of_option.kind = Kind::effect;
            for (const Effect& effect : scenario.effects_in(option.effects)) collector.add(of_option, effect.when);
            collector.add_lines(of_option, option.reply);
            collector.add_exits(of_option, option.exits);
        }
        collector.add_exits(of_scene, scene.exits);
    }
    for (std::size_t i = 0; i < scenario.endings.size(); ++i) {
        const ConditionOwner of_ending{.kind = Kind::ending, .ending = id_at<EndingId>(i)};
        collector.add(of_ending, scenario.endings[i].when);
        collector.add_lines(of_ending, scenario.endings[i].script);
    }
    return std::move(collector.owners);
}

Findings findings(const StateGraph& graph, const Components& components) { return Finder(graph, components).find(); }

}  // namespace fv

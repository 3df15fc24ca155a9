#include <nlohmann/json.hpp>

#include "scenarios/engine/scene_graph.h"
#include "trainer/commands/exploration_text.h"

namespace fv {
namespace {

using Json = nlohmann::ordered_json;

Json key_or_null(const Scenario& scenario, SceneId scene) { return scene.is_set() ? Json(scenario.scene(scene).key) : Json(nullptr); }
Json key_or_null(const Scenario& scenario, OptionId option) { return option.is_set() ? Json(scenario.option(option).key) : Json(nullptr); }
Json key_or_null(const Scenario& scenario, EndingId ending) { return ending.is_set() ? Json(scenario.ending(ending).key) : Json(nullptr); }

Json or_null(const auto& optional) { return optional ? Json(*optional) : Json(nullptr); }

Json line(const Explored& e, LineId id, const LineOwner& owner)
{
    const Line& said = e.scenario.lines[id.value];
    return {{"scene", key_or_null(e.scenario, owner.scene)},
            {"option", key_or_null(e.scenario, owner.option)},
            {"ending", key_or_null(e.scenario, owner.ending)},
            {"speaker", e.scenario.speakers[said.speaker.value].key},
            {"text", said.text},
            {"line", e.positions.lines[id.value].line}};
}

Json unreachable(const Explored& e, const std::vector<LineOwner>& owners)
{
    Json list = Json::array();
    for (const SceneId scene : e.found.findings.scenes) list.push_back({{"kind", "scene"}, {"id", e.scenario.scene(scene).key}});
    for (const OptionId option : e.found.findings.options)
        list.push_back({{"kind", "option"}, {"id", e.scenario.option(option).key}, {"scene", key_or_null(e.scenario, e.scenario.option(option).scene)}});
    for (const LineId id : e.found.findings.lines) {
        Json entry{{"kind", "line"}};
        entry.update(line(e, id, owners[id.value]));
        list.push_back(std::move(entry));
    }
    return list;
}

Json conditions(const Explored& e, const std::vector<ConditionOwner>& owners)
{
    constexpr const char* kinds[] = {"line", "option", "effect", "way-on", "ending"};
    Json list = Json::array();
    for (const ConditionOwner& owner : owners) {
        const auto place = e.positions.conditions.find(owner.when.first);
        list.push_back({{"of", kinds[static_cast<std::size_t>(owner.kind)]},
                        {"scene", key_or_null(e.scenario, owner.scene)},
                        {"option", key_or_null(e.scenario, owner.option)},
                        {"ending", key_or_null(e.scenario, owner.ending)},
                        {"line", place == e.positions.conditions.end() ? 0 : place->second.line},
                        {"column", place == e.positions.conditions.end() ? 0 : place->second.column}});
    }
    return list;
}

Json endings(const Explored& e)
{
    Json list = Json::array();
    for (std::size_t i = 0; i < e.scenario.endings.size(); ++i) {
        const Ending& ending = e.scenario.endings[i];
        const EndingFound& found = e.found.findings.endings[i];
        list.push_back({{"id", ending.key},
                        {"title", ending.title},
                        {"passes", ending.passes},
                        {"reachable", found.reachable},
                        {"probability", e.found.at_random().endings[i]},
                        {"route", found.reachable ? Json(found.route) : Json(nullptr)}});
    }
    return list;
}

Json dead_ends(const Explored& e)
{
    Json list = Json::array();
    for (const DeadEnd& dead : e.found.findings.dead_ends)
        list.push_back({{"kind", dead.kind == DeadEnd::Kind::nothing_offered ? "nothing-offered" : "no-way-out"},
                        {"scene", e.scenario.scene(dead.scene).key},
                        {"states", dead.states},
                        {"route", dead.route}});
    return list;
}

/// The chance for who clicks by chance (where only bounds are known: at most), yes or no for a trick;
/// null: not known.
Json pass(const Exploration& found)
{
    Json passes;
    for (const StrategyOdds& odds : found.strategies) {
        Json& entry = passes[std::string(word_of(odds.strategy))];
        const bool yes = odds.pass.low >= too_easy, no = odds.pass.high < too_easy;
        if (!odds.known) entry = nullptr;
        else if (is_fixed(odds.strategy)) entry = yes || no ? Json(yes) : Json(nullptr);
        else entry = odds.pass.exact() ? Json(odds.pass.low) : odds.pass.high < 1.0 ? Json(odds.pass.high) : Json(nullptr);
    }
    return passes;
}

Json strategy(const Scenario& scenario, const StrategyOdds& odds)
{
    Json entry{{"id", word_of(odds.strategy)}, {"known", odds.known}};
    if (!odds.known) return entry;
    entry["passes"] = {{"at-least", odds.pass.low}, {"at-most", odds.pass.high}, {"exact", odds.pass.exact()}};
    entry["endings"] = Json::object();
    for (std::size_t i = 0; i < odds.endings.size(); ++i) entry["endings"][scenario.endings[i].key] = odds.endings[i];
    entry["endless"] = odds.endless;
    entry["unknown"] = odds.unknown;
    return entry;
}

Json competencies(const Exploration& found)
{
    Json by_key = Json::object();
    for (const CompetencyReach& reach : found.competencies) {
        Json entry{{"worst", or_null(reach.worst)}, {"best", or_null(reach.best)}};
        if (reach.worst_only_neared || reach.best_only_neared) entry["only-neared"] = {{"worst", reach.worst_only_neared}, {"best", reach.best_only_neared}};
        by_key[reach.key] = std::move(entry);
    }
    return by_key;
}

Json options_seen(const Explored& e)
{
    Json list = Json::array();
    for (std::size_t i = 0; i < e.scenario.options.size(); ++i)
        list.push_back({{"id", e.scenario.options[i].key}, {"scene", key_or_null(e.scenario, e.scenario.options[i].scene)}, {"seen", e.found.seen.options[i]}});
    return list;
}

Json lines_seen(const Explored& e, const std::vector<LineOwner>& owners)
{
    Json list = Json::array();
    for (std::size_t i = 0; i < e.scenario.lines.size(); ++i) {
        Json entry = line(e, LineId{static_cast<std::uint16_t>(i)}, owners[i]);
        entry["seen"] = e.found.seen.lines[i];
        list.push_back(std::move(entry));
    }
    return list;
}

}  // namespace

Json exploration_json(const Explored& e)
{
    const std::vector<LineOwner> owners = line_owners(e.scenario);
    const Findings& f = e.found.findings;
    Json document{{"schema", "first-visit/explore/1"},
                  {"scenario", e.scenario.id},
                  {"scenario_hash", e.scenario.content_hash},
                  {"framework", e.framework.id},
                  {"framework_hash", e.framework.content_hash},
                  {"complete", e.found.complete},
                  {"states", e.found.states},
                  {"transitions", e.found.transitions},
                  {"seconds", e.seconds},
                  {"bytes", e.found.bytes}};
    document["unreachable"] = unreachable(e, owners);
    document["conditions"] = {{"never", conditions(e, f.never)}, {"always", conditions(e, f.always)}};
    document["dead_ends"] = dead_ends(e);
    document["endings"] = endings(e);
    document["decisions"] = {{"shortest", or_null(f.shortest)}, {"longest", or_null(f.longest)}};
    document["pass"] = pass(e.found);
    document["strategies"] = Json::array();
    for (const StrategyOdds& odds : e.found.strategies) document["strategies"].push_back(strategy(e.scenario, odds));
    document["competencies"] = competencies(e.found);
    document["options"] = options_seen(e);
    document["lines"] = lines_seen(e, owners);
    return document;
}

}  // namespace fv

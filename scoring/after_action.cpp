#include "scoring/after_action.h"

#include <algorithm>

namespace fv {
namespace {

constexpr std::size_t most_strengths = 3;
constexpr std::size_t most_to_try = 2;  // more than two things to try are none

std::vector<int> meters_of(const Visit& visit)
{
    std::vector<int> values;
    for (std::size_t i = 0; i < visit.scenario().meters.size(); ++i) values.push_back(visit.meter(MeterId{static_cast<std::uint16_t>(i)}));
    return values;
}

std::vector<FactId> learned_between(const Visit& before, const Visit& after)
{
    std::vector<FactId> facts;
    for (std::size_t i = 0; i < before.scenario().facts.size(); ++i) {
        const FactId fact{static_cast<std::uint16_t>(i)};
        if (!before.knows(fact) && after.knows(fact)) facts.push_back(fact);
    }
    return facts;
}

std::vector<LineId> reply_of(const Visit& after)
{
    const auto lines = after.lines().first(after.reply_lines());
    return {lines.begin(), lines.end()};
}

std::vector<LineId> rest_of(const Visit& after)
{
    const auto lines = after.lines().subspan(after.reply_lines());
    return {lines.begin(), lines.end()};
}

int worth(const Option& option)
{
    int sum = 0;
    for (const Rating& rating : option.ratings) sum += rating.value;
    return sum;
}

/// What would have been said and done: looked up with the real engine, one step ahead.
OtherRoad other_road(const Visit& before, OptionId option)
{
    const Scenario& scenario = before.scenario();
    OtherRoad road{.option = option, .by_items = scenario.scene(scenario.option(option).scene).kind != DecisionKind::choice};
    LineList said;
    std::size_t in_reply = 0;
    const VisitState ahead = next_state(scenario, before.state(), option, &said, &in_reply);
    road.reply.assign(said.begin(), said.begin() + in_reply);
    road.first_meter_change = ahead.meters[0] - before.meter(MeterId{0});
    for (std::size_t i = 0; i < scenario.facts.size(); ++i)
        if (!before.knows(FactId{static_cast<std::uint16_t>(i)}) && ahead.remembers(static_cast<int>(i))) road.learned.push_back(FactId{static_cast<std::uint16_t>(i)});
    road.leads_to = ahead.scene;
    road.ends_in = ahead.ending;
    return road;
}

Moment moment(const Visit& before, const Answered& answered, const Visit& after)
{
    const Scenario& scenario = before.scenario();
    const OptionId chosen = answered.option;
    const Scene& scene = scenario.scene(before.decision()->scene);
    Moment result{.decision = before.decision()->scene, .place = std::string(before.place()), .before = rest_of(before), .chosen = chosen, .reply = reply_of(after)};
    result.meters_before = meters_of(before);
    result.meters_after = meters_of(after);
    result.learned = learned_between(before, after);
    result.chosen_rating = result.best_rating = worth(scenario.option(chosen));
    result.partners_turn = scene.partners_turn;
    if (scene.kind != DecisionKind::choice) {
        result.items = answered.items;
        result.item_score = answered.score;
        for (std::uint32_t i = scene.options.first; i < scene.options.first + scene.options.count; ++i)
            if (const OptionId id{static_cast<std::uint16_t>(i)}; id != chosen) result.others.push_back(other_road(before, id));
    }
    for (const OptionId id : before.decision()->options) {
        result.best_rating = std::max(result.best_rating, worth(scenario.option(id)));
        if (id != chosen) result.others.push_back(other_road(before, id));
    }
    return result;
}

/// Competencies by share: the strongest that reach the pass mark, the weakest that leave something to win.
void add_strengths(AfterAction& after, const Framework& framework)
{
    std::vector<const CompetencyScore*> met;
    for (const CompetencyScore& competency : after.score.competencies)
        if (competency.share()) met.push_back(&competency);
    std::stable_sort(met.begin(), met.end(), [](const auto* a, const auto* b) { return *a->share() > *b->share(); });
    for (const CompetencyScore* competency : met)
        if (*competency->share() >= framework.pass.overall && after.strengths.size() < most_strengths) after.strengths.push_back(competency->key);
    for (auto weakest = met.rbegin(); weakest != met.rend() && after.to_try.size() < most_to_try; ++weakest)
        if (*(*weakest)->share() < 1.0) after.to_try.push_back((*weakest)->key);
}

}  // namespace

AfterAction after_action(const Scenario& scenario, const Framework& framework, AttemptSeed seed, std::span<const std::string> choices, Company company,
                         const RatedWords& rated)
{
    AfterAction result{.score = score(scenario, framework, seed, choices, company, rated)};
    Visit visit(scenario, seed, company);
    result.first_meter.push_back(visit.meter(MeterId{0}));
    for (const std::string& word : choices.first(result.score.choices)) {
        const Visit before = visit;
        const auto answered = answered_with(before, word);
        if (!answered || take(visit, word)) break;
        result.moments.push_back(moment(before, *answered, visit));
        result.moments.back().rated_score = rated_score(scenario, before.decision()->scene, rated);
        result.first_meter.push_back(visit.meter(MeterId{0}));
    }
    result.last_lines = rest_of(visit);
    for (std::size_t i = 0; i < scenario.facts.size(); ++i) {
        const FactId fact{static_cast<std::uint16_t>(i)};
        const bool was_learned = std::any_of(result.moments.begin(), result.moments.end(), [&](const Moment& m) { return std::find(m.learned.begin(), m.learned.end(), fact) != m.learned.end(); });
        if (was_learned) result.heard.push_back(fact);
        else result.unheard.push_back({fact});
    }
    add_strengths(result, framework);
    return result;
}

}  // namespace fv

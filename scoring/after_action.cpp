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

/// What would have been said and done: the visit is copied and the other option chosen in the copy.
OtherRoad other_road(const Visit& before, OptionId option)
{
    Visit ahead = before;
    OtherRoad road{.option = option};
    if (ahead.choose(option)) return road;
    road.reply = reply_of(ahead);
    road.first_meter_change = ahead.meter(MeterId{0}) - before.meter(MeterId{0});
    road.learned = learned_between(before, ahead);
    road.leads_to = ahead.state().scene;
    road.ends_in = ahead.state().ending;
    return road;
}

Moment moment(const Visit& before, OptionId chosen, const Visit& after)
{
    const Scenario& scenario = before.scenario();
    Moment result{.decision = before.decision()->scene, .place = std::string(before.place()), .before = rest_of(before), .chosen = chosen, .reply = reply_of(after)};
    result.meters_before = meters_of(before);
    result.meters_after = meters_of(after);
    result.learned = learned_between(before, after);
    result.chosen_rating = result.best_rating = worth(scenario.option(chosen));
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

AfterAction after_action(const Scenario& scenario, const Framework& framework, AttemptSeed seed, std::span<const std::string> choices)
{
    AfterAction result{.score = score(scenario, framework, seed, choices)};
    Visit visit(scenario, seed);
    result.first_meter.push_back(visit.meter(MeterId{0}));
    for (const std::string& word : choices.first(result.score.choices)) {
        const Visit before = visit;
        const OptionId option = scenario.option_named(word);
        if (visit.choose(option)) break;
        result.moments.push_back(moment(before, option, visit));
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

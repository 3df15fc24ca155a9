#include "scoring/score.h"

#include <algorithm>

#include "scenarios/engine/answer.h"

namespace fv {
namespace {

int rating_of(const Scenario& scenario, const Option& option, std::string_view competency)
{
    for (const Rating& rating : option.ratings)
        if (scenario.competencies[rating.competency.value] == competency) return rating.value;
    return 0;  // not rated: neither helps nor harms
}

/// Points of one decision for one competency, added to its sums and kept by themselves.
void add_credit(Score& score, const Credit& credit)
{
    CompetencyScore& competency = score.competencies[credit.competency];
    competency.earned += credit.earned;
    competency.worst += credit.worst;
    competency.best += credit.best;
    ++competency.decisions;
    score.credits.push_back(credit);
}

/// A choice: what was offered sets the range, what was chosen the points. `at` says where.
void add_choice(Score& score, Credit at, const Scenario& scenario, const OptionList& offered, const Option& chosen)
{
    const std::string& competency = score.competencies[at.competency].key;
    int worst = highest_rating, best = lowest_rating;
    for (const OptionId id : offered) {
        const int rating = rating_of(scenario, scenario.option(id), competency);
        worst = std::min(worst, rating);
        best = std::max(best, rating);
    }
    if (worst == best) return;
    at.earned = points_per_rating * rating_of(scenario, chosen, competency);
    at.worst = points_per_rating * worst;
    at.best = points_per_rating * best;
    add_credit(score, at);
}

/// A decision by items: `percent` of the points that it measures. points_per_rating is 100, so nothing is rounded.
void add_items(Score& score, Credit at, const Scenario& scenario, const Scene& scene, int percent)
{
    for (const Rating& measure : scene.measures) {
        if (scenario.competencies[measure.competency.value] != score.competencies[at.competency].key) continue;
        at.earned = measure.value * percent;
        at.best = measure.value * points_per_rating;
        add_credit(score, at);
    }
}

/// What an option mends of the choices before it: each mistake is mended once, by the first repair.
void add_repairs(Score& score, const Scenario& scenario, OptionId option, std::span<const OptionId> before)
{
    for (const OptionId mends : scenario.option(option).repairs)
        for (std::size_t i = 0; i < before.size(); ++i) {
            if (before[i] != mends) continue;
            const bool mended = std::any_of(score.repairs.begin(), score.repairs.end(), [&](const Repair& r) { return r.mended_choice == i; });
            if (mended) continue;
            score.repairs.push_back({.choice = before.size(), .option = option, .mends = mends, .mended_choice = i});
            for (Breach& breach : score.breaches)
                if (breach.choice == i) breach.repaired_at = before.size();
        }
}

void judge(Score& score, const Scenario& scenario, const Framework& framework)
{
    double sum = 0.0;
    int met = 0;
    bool one_too_low = false;
    for (const CompetencyScore& competency : score.competencies) {
        const auto share = competency.share();
        if (!share) continue;
        sum += *share;
        ++met;
        one_too_low = one_too_low || *share < framework.pass.each;
    }
    score.total = met == 0 ? 0.0 : sum / met;
    if (!score.ending.is_set()) score.not_passed.push_back(NotPassed::not_ended);
    else if (!scenario.ending(score.ending).passes) score.not_passed.push_back(NotPassed::ending_does_not_pass);
    if (score.total < framework.pass.overall) score.not_passed.push_back(NotPassed::total_too_low);
    if (one_too_low) score.not_passed.push_back(NotPassed::competency_too_low);
    if (std::any_of(score.breaches.begin(), score.breaches.end(), [](const Breach& b) { return !b.repaired_at; })) score.not_passed.push_back(NotPassed::open_breach);
}

}  // namespace

std::optional<double> CompetencyScore::share() const
{
    if (best <= worst) return std::nullopt;
    return static_cast<double>(earned - worst) / static_cast<double>(best - worst);
}

const CompetencyScore* Score::competency(std::string_view key) const
{
    const auto found = std::find_if(competencies.begin(), competencies.end(), [&](const CompetencyScore& c) { return c.key == key; });
    return found == competencies.end() ? nullptr : &*found;
}

Score score(const Scenario& scenario, const Framework& framework, AttemptSeed seed, std::span<const std::string> choices, Company company,
            const RatedWords& rated)
{
    Score result{.scenario_hash = scenario.content_hash, .framework_hash = framework.content_hash};
    for (const Competency& competency : framework.competencies) result.competencies.push_back({.key = competency.key});
    Visit visit(scenario, seed, company);
    std::vector<OptionId> taken;
    for (const std::string& word : choices) {
        const std::optional<Answered> answered = answered_with(visit, word);
        if (!answered) break;
        const SceneId decision = visit.decision()->scene;
        const Scene& scene = scenario.scene(decision);
        const OptionList offered = visit.decision()->options;
        if (take(visit, word)) break;
        const OptionId option = answered->option;
        for (std::size_t i = 0; i < result.competencies.size() && !scene.partners_turn; ++i) {
            const Credit at{.choice = taken.size(), .decision = decision, .competency = i};
            if (scene.kind == DecisionKind::choice) add_choice(result, at, scenario, offered, scenario.option(option));
            else add_items(result, at, scenario, scene, rated_score(scenario, decision, rated).value_or(answered->score));
        }
        add_repairs(result, scenario, option, taken);
        if (const auto& practice = scenario.option(option).breaches) result.breaches.push_back({.practice = *practice, .choice = taken.size(), .option = option});
        taken.push_back(option);
    }
    result.choices = taken.size();
    result.ending = visit.state().ending;
    judge(result, scenario, framework);
    return result;
}

}  // namespace fv

#include "scoring/instrument.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "scenarios/engine/answer.h"
#include "scoring/correlation.h"
#include "scoring/reliability.h"
#include "scoring/sample.h"

namespace fv {
namespace {

/// Points at one decision, above the least that was on offer and of how many.
struct Part {
    double earned = 0.0, reach = 0.0;

    void add(const Credit& credit)
    {
        earned += credit.earned - credit.worst;
        reach += credit.best - credit.worst;
    }
    [[nodiscard]] double share() const { return earned / reach; }
};

/// A decision as one person first met it.
struct Met {
    OptionList offered;
    OptionId chosen;
    Part all;                             ///< over all competencies
    std::map<std::size_t, Part> by_competency;
};

/// One sitting, gone through.
struct Played {
    Score score;
    std::map<SceneId, Met> met;
    std::vector<RatedAnswer> rated;
};

Played played(const Scenario& scenario, const Framework& framework, const Sitting& sitting)
{
    Played result{.score = score(scenario, framework, sitting.seed, sitting.choices, sitting.company, counting(sitting.ratings)), .met = {}, .rated = {}};
    Visit visit(scenario, sitting.seed, sitting.company);
    std::vector<SceneId> first_met(result.score.choices);  // not set: the decision had been met before
    for (std::size_t i = 0; i < result.score.choices; ++i) {
        const auto answered = answered_with(visit, sitting.choices[i]);
        const SceneId decision = visit.decision()->scene;
        const OptionList offered = visit.decision()->options;
        if (!answered || take(visit, sitting.choices[i])) break;
        if (!result.met.try_emplace(decision, Met{.offered = offered, .chosen = answered->option, .all = {}, .by_competency = {}}).second) continue;
        first_met[i] = decision;
        if (scenario.scene(decision).kind != DecisionKind::say) continue;
        RatedAnswer answer{.decision = decision, .ticks = sitting.choices[i], .ratings = {}};
        for (const WordsRating& rating : sitting.ratings)
            if (rating.decision == scenario.scene(decision).key) answer.ratings.push_back(rating);
        if (!answer.ratings.empty()) result.rated.push_back(std::move(answer));
    }
    for (const Credit& credit : result.score.credits) {
        if (!first_met[credit.choice].is_set()) continue;
        Met& met = result.met.at(credit.decision);
        met.all.add(credit);
        met.by_competency[credit.competency].add(credit);
    }
    return result;
}

/// Points at `decision`, of one competency or (nullopt) of all together; no reach: options did not differ.
Part part_of(const Played& person, SceneId decision, std::optional<std::size_t> competency)
{
    const auto met = person.met.find(decision);
    if (met == person.met.end()) return {};
    if (!competency) return met->second.all;
    const auto part = met->second.by_competency.find(*competency);
    return part == met->second.by_competency.end() ? Part{} : part->second;
}

std::vector<SceneId> decisions_of(const Scenario& scenario)
{
    std::vector<SceneId> decisions;
    for (std::size_t i = 0; i < scenario.scenes.size(); ++i)
        if (scenario.scenes[i].options.count > 0) decisions.push_back(SceneId{static_cast<std::uint16_t>(i)});
    return decisions;
}

/// The decisions that everybody met as one test: a row for each person, a column for each decision. An
/// item is the share of the points within reach, times the mean number of points in reach there, so that
/// decisions weigh as they do in the score, and nobody gains or loses by what else was on offer.
struct Common {
    std::vector<SceneId> decisions;
    std::size_t left_out = 0;
    Answers answers;
};

Common common(std::span<const Played* const> people, const std::vector<SceneId>& decisions, std::optional<std::size_t> competency)
{
    Common out;
    out.answers.resize(people.size());
    for (const SceneId decision : decisions) {
        std::vector<Part> parts;
        double reach = 0.0;
        for (const Played* person : people) {
            const Part part = part_of(*person, decision, competency);
            if (part.reach <= 0.0) continue;
            parts.push_back(part);
            reach += part.reach;
        }
        if (parts.empty()) continue;
        if (parts.size() < people.size()) {
            ++out.left_out;
            continue;
        }
        out.decisions.push_back(decision);
        const double weight = reach / static_cast<double>(parts.size()) / points_per_rating;
        for (std::size_t i = 0; i < parts.size(); ++i) out.answers[i].push_back(parts[i].share() * weight);
    }
    return out;
}

Figure spread_of(std::span<const double> values)
{
    if (values.size() < 2) return NoFigure::too_few;
    return figure(std::sqrt(sample::variance(values)));
}

Reliability reliability(const Common& items, std::size_t people, const Figure& spread)
{
    Reliability out{.people = people, .decisions = items.decisions.size(), .left_out = items.left_out, .alpha = cronbachs_alpha(items.answers)};
    if (!out.alpha) {
        out.interval = out.alpha.why_not();
        out.error = out.alpha.why_not();
        return out;
    }
    out.interval = feldt_interval(*out.alpha, people, out.decisions);
    out.error = spread ? standard_error_of_measurement(*spread, *out.alpha) : Figure(spread.why_not());
    return out;
}

/// Share of the points within reach over all decisions but one.
std::optional<double> rest(const Played& person, SceneId without)
{
    Part sum;
    for (const auto& [decision, met] : person.met) {
        if (decision == without) continue;
        sum.earned += met.all.earned;
        sum.reach += met.all.reach;
    }
    return sum.reach > 0.0 ? std::optional(sum.share()) : std::nullopt;
}

std::vector<OptionStatistics> counted_options(const Scenario& scenario, SceneId decision, std::span<const Played* const> people)
{
    const Scene& scene = scenario.scene(decision);
    std::vector<OptionStatistics> options;
    for (std::uint32_t i = 0; i < scene.options.count; ++i) {
        OptionStatistics option{.option = OptionId{static_cast<std::uint16_t>(scene.options.first + i)}};
        for (const Played* person : people) {
            const auto met = person->met.find(decision);
            if (met == person->met.end()) continue;
            const OptionList& offered = met->second.offered;
            option.offered += scene.kind != DecisionKind::choice || std::find(offered.begin(), offered.end(), option.option) != offered.end();
            option.chosen += met->second.chosen == option.option;
        }
        options.push_back(option);
    }
    return options;
}

DecisionStatistics decision_statistics(const Scenario& scenario, SceneId decision, std::span<const Played* const> people)
{
    DecisionStatistics out{.decision = decision, .partners_turn = scenario.scene(decision).partners_turn, .options = counted_options(scenario, decision, people)};
    std::vector<double> shares, with_rest, rests;
    for (const Played* person : people) {
        if (!person->met.contains(decision)) continue;
        ++out.met;
        const Part part = part_of(*person, decision, std::nullopt);
        if (part.reach <= 0.0) continue;
        shares.push_back(part.share());
        if (const auto others = rest(*person, decision)) {
            with_rest.push_back(part.share());
            rests.push_back(*others);
        }
    }
    out.scored = shares.size();
    out.difficulty = difficulty(shares);
    out.discrimination = pearson(with_rest, rests);
    out.upper_lower = upper_lower_discrimination(with_rest, rests);
    return out;
}

CompetencyStatistics competency_statistics(std::size_t competency, std::span<const Played* const> people, const std::vector<SceneId>& decisions)
{
    CompetencyStatistics out;
    std::vector<double> shares;
    for (const Played* person : people)
        if (const auto share = person->score.competencies[competency].share()) shares.push_back(*share);
    out.people = shares.size();
    out.mean = difficulty(shares);
    out.spread = spread_of(shares);
    out.reliability = reliability(common(people, decisions, competency), people.size(), out.spread);
    return out;
}

GrowthStatistics growth_statistics(const std::map<Uuid, std::vector<const Played*>>& by_person)
{
    std::vector<double> before, after;
    for (const auto& [person, sittings] : by_person) {
        if (sittings.size() < 2) continue;
        before.push_back(sittings.front()->score.total);
        after.push_back(sittings.back()->score.total);
    }
    return {.people = before.size(), .before = difficulty(before), .after = difficulty(after), .change = hedges_g_paired(before, after)};
}

}  // namespace

std::string_view word_of(Enough enough)
{
    switch (enough) {
    case Enough::too_few: return "too-few";
    case Enough::rough: return "rough";
    case Enough::enough: return "enough";
    }
    return "";
}

Enough enough_for_shares(std::size_t people)
{
    return people < sample_size::share_rough ? Enough::too_few : people < sample_size::share_enough ? Enough::rough : Enough::enough;
}

Enough enough_for_reliability(std::size_t people)
{
    return people < sample_size::reliability_rough ? Enough::too_few : people < sample_size::reliability_enough ? Enough::rough : Enough::enough;
}

InstrumentStatistics instrument_statistics(const Scenario& scenario, const Framework& framework, std::span<const Sitting> sittings)
{
    InstrumentStatistics out{.scenario_hash = scenario.content_hash, .framework_hash = framework.content_hash};
    std::vector<Played> all;
    all.reserve(sittings.size());
    std::map<Uuid, std::vector<const Played*>> by_person;
    std::vector<const Played*> first;
    std::vector<double> totals;
    std::vector<RatedAnswer> rated;
    for (const Sitting& sitting : sittings) {
        const Played& played_now = all.emplace_back(played(scenario, framework, sitting));
        if (!played_now.score.ending.is_set()) {
            ++out.left_out;
            continue;
        }
        rated.insert(rated.end(), played_now.rated.begin(), played_now.rated.end());
        by_person[sitting.person].push_back(&played_now);
        if (by_person[sitting.person].size() > 1) {
            ++out.practice;
            continue;
        }
        first.push_back(&played_now);
        totals.push_back(played_now.score.total);
        out.went_back += sitting.went_back;
        out.assisted += sitting.assisted;
        out.passed += played_now.score.passed();
    }
    out.people = first.size();
    out.mean = difficulty(totals);
    out.spread = spread_of(totals);
    const std::vector<SceneId> decisions = decisions_of(scenario);
    const Common whole = common(first, decisions, std::nullopt);
    out.total = reliability(whole, first.size(), out.spread);
    for (std::size_t i = 0; i < framework.competencies.size(); ++i) {
        out.competencies.push_back(competency_statistics(i, first, decisions));
        out.competencies.back().key = framework.competencies[i].key;
    }
    const std::vector<Figure> dropped = alphas_if_dropped(whole.answers);
    for (const SceneId decision : decisions) {
        out.decisions.push_back(decision_statistics(scenario, decision, first));
        const auto place = std::find(whole.decisions.begin(), whole.decisions.end(), decision);
        if (place == whole.decisions.end()) continue;
        out.decisions.back().in_alpha = true;
        out.decisions.back().alpha_if_dropped = dropped[static_cast<std::size_t>(place - whole.decisions.begin())];
    }
    out.growth = growth_statistics(by_person);
    out.words = words_agreement(scenario, rated);
    return out;
}

}  // namespace fv

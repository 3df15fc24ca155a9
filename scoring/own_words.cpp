#include "scoring/own_words.h"

#include <utility>

#include "scenarios/engine/answer.h"
#include "scoring/agreement.h"

namespace fv {
namespace {

/// Who ticked what of one checklist: bit i says that point i was ticked.
struct Ticked {
    std::map<Uuid, std::uint8_t> partners, facilitators;
};

std::optional<std::uint8_t> ticks(const Scenario& scenario, SceneId decision, std::string_view word)
{
    if (scenario.scene(decision).kind != DecisionKind::say) return std::nullopt;
    const auto read = item_answer(scenario, decision, word);
    return read ? std::optional(read->picked) : std::nullopt;
}

Ticked by_others(const Scenario& scenario, const RatedAnswer& answer)
{
    Ticked ticked;
    for (const WordsRating& rating : answer.ratings) {
        const auto read = ticks(scenario, answer.decision, rating.ticks);
        if (!read) continue;
        if (rating.role == RaterRole::by_partner) ticked.partners[rating.rater] = *read;
        if (rating.role == RaterRole::by_facilitator) ticked.facilitators[rating.rater] = *read;
    }
    return ticked;
}

bool is_ticked(std::uint8_t all, std::size_t point) { return ((all >> point) & 1U) != 0; }

/// The person beside one kind of other, point by point.
struct SideBySide {
    CountTable table{{0, 0}, {0, 0}};
    std::size_t answers = 0;

    void add(std::uint8_t own, const std::map<Uuid, std::uint8_t>& others, std::size_t points)
    {
        answers += others.empty() ? 0 : 1;
        for (const auto& [rater, theirs] : others)
            for (std::size_t i = 0; i < points; ++i) ++table[is_ticked(own, i) ? 1 : 0][is_ticked(theirs, i) ? 1 : 0];
    }
    [[nodiscard]] TickAgreement agreement() const
    {
        return {.answers = answers, .points = std::size_t{table[0][0]} + table[0][1] + table[1][0] + table[1][1],
                .observed = observed_agreement(table), .beyond_chance = cohens_kappa(table)};
    }
};

/// Facilitators, who are not the same two for each answer: rows for raters, gaps where they did not rate.
class Facilitators {
public:
    void add(const std::map<Uuid, std::uint8_t>& raters, std::size_t points)
    {
        if (raters.size() < 2) return;
        ++answers_;
        for (std::size_t i = 0; i < points; ++i) {
            for (const auto& [rater, theirs] : raters) rows_[rater].push_back({units_, is_ticked(theirs, i)});
            std::size_t said = 0;
            for (const auto& [rater, theirs] : raters) said += is_ticked(theirs, i);
            const auto n = static_cast<double>(raters.size()), yes = static_cast<double>(said);
            agreeing_ += (yes * (yes - 1.0) + (n - yes) * (n - yes - 1.0)) / (n * (n - 1.0));
            ++units_;
        }
    }
    [[nodiscard]] TickAgreement agreement() const
    {
        if (units_ == 0) return {};
        std::vector<std::vector<std::optional<double>>> table;
        for (const auto& [rater, points] : rows_) {
            table.emplace_back(units_);
            for (const auto& [unit, said] : points) table.back()[unit] = said ? 1.0 : 0.0;
        }
        return {.answers = answers_, .points = units_, .observed = figure(agreeing_ / static_cast<double>(units_)),
                .beyond_chance = krippendorffs_alpha(table, MeasurementLevel::nominal)};
    }

private:
    std::map<Uuid, std::vector<std::pair<std::size_t, bool>>> rows_;
    std::size_t units_ = 0, answers_ = 0;
    double agreeing_ = 0.0;  ///< sum over the points of the share of pairs that agree
};

}  // namespace

std::string_view word_of(RaterRole role)
{
    switch (role) {
    case RaterRole::by_self: return "self";
    case RaterRole::by_partner: return "partner";
    case RaterRole::by_facilitator: return "facilitator";
    }
    return "";
}

std::optional<RaterRole> rater_role(std::string_view word)
{
    for (const RaterRole role : {RaterRole::by_self, RaterRole::by_partner, RaterRole::by_facilitator})
        if (word_of(role) == word) return role;
    return std::nullopt;
}

RatedWords counting(std::span<const WordsRating> ratings)
{
    RatedWords words;
    for (const WordsRating& rating : ratings)
        if (rating.role == RaterRole::by_facilitator) words[rating.decision] = rating.ticks;
    return words;
}

std::optional<int> rated_score(const Scenario& scenario, SceneId decision, const RatedWords& rated)
{
    const Scene& scene = scenario.scene(decision);
    const auto found = rated.find(scene.key);
    if (scene.kind != DecisionKind::say || found == rated.end()) return std::nullopt;
    const auto read = item_answer(scenario, decision, found->second);
    return read ? std::optional(score_of(scenario, decision, *read)) : std::nullopt;
}

WordsAgreement words_agreement(const Scenario& scenario, std::span<const RatedAnswer> answers)
{
    SideBySide with_partner, with_facilitator;
    Facilitators facilitators;
    for (const RatedAnswer& answer : answers) {
        const auto own = ticks(scenario, answer.decision, answer.ticks);
        if (!own) continue;
        const std::size_t points = scenario.items_of(answer.decision).size();
        const Ticked others = by_others(scenario, answer);
        with_partner.add(*own, others.partners, points);
        with_facilitator.add(*own, others.facilitators, points);
        facilitators.add(others.facilitators, points);
    }
    return {.with_partner = with_partner.agreement(), .with_facilitator = with_facilitator.agreement(), .among_facilitators = facilitators.agreement()};
}

}  // namespace fv

#include "trainer/session/rating.h"

#include <algorithm>

#include "facilitator/records/joins.h"
#include "scenarios/engine/answer.h"

namespace fv {
namespace {

bool was_answered(const StandingAttempt& standing, std::string_view decision)
{
    const auto& choices = standing.record.recorded_choices;
    const std::size_t taken = std::min(choices.size(), standing.record.choices.size());
    return std::any_of(choices.begin(), choices.begin() + static_cast<std::ptrdiff_t>(taken), [&](const RecordedChoice& choice) { return choice.decision == decision; });
}

}  // namespace

std::optional<RatingRefusal> refusal_of(const RateWords& rating, const std::optional<Uuid>& rater, const Uuid& attempt, Session& session)
{
    const StandingAttempt* standing = session.attempt(attempt);
    if (standing == nullptr) return RatingRefusal::attempt_unreadable;
    const bool own = rater && joins(session.store()).same(*rater, standing->record.person);
    if (own && rating.role != RaterRole::by_self) return RatingRefusal::own_attempt;
    if (!own && rating.role == RaterRole::by_self) return RatingRefusal::not_own_attempt;
    const Scenario& scenario = standing->scenario->scenario;
    const SceneId decision = scenario.scene_named(rating.decision);
    if (!decision.is_set() || scenario.scene(decision).options.count == 0) return RatingRefusal::unknown_decision;
    if (scenario.scene(decision).kind != DecisionKind::say) return RatingRefusal::not_own_words;
    if (!was_answered(*standing, rating.decision)) return RatingRefusal::not_answered;
    if (!item_answer(scenario, decision, rating.ticks)) return RatingRefusal::unknown_ticks;
    return std::nullopt;
}

std::optional<RatingRefusal> rate_words(const RateWords& rating, const Uuid& attempt, Session& session)
{
    if (const auto refusal = refusal_of(rating, session.person(), attempt, session)) return refusal;
    const StandingAttempt& standing = *session.attempt(attempt);
    const Scenario& scenario = standing.scenario->scenario;
    const SceneId decision = scenario.scene_named(rating.decision);
    const OwnWordsRated body{.decision = rating.decision,
                             .ticks = word_of(scenario, decision, *item_answer(scenario, decision, rating.ticks)),  // in the checklist's order
                             .rater = session.person().value_or(Uuid{}),
                             .role = std::string(word_of(rating.role))};
    session.record(attempt, standing.record.next_step, {happening(body)});
    return std::nullopt;
}

std::vector<WordsRating> words_ratings(std::span<const RecordedRating> ratings)
{
    std::vector<WordsRating> known;
    for (const RecordedRating& rating : ratings)
        if (const auto role = rater_role(rating.role)) known.push_back({.decision = rating.decision, .ticks = rating.ticks, .rater = rating.rater, .role = *role});
    return known;
}

RatedWords rated_words(const AttemptRecord& record) { return counting(words_ratings(record.ratings)); }

Score score_of(const StandingAttempt& standing, const Framework& framework)
{
    return score(standing.scenario->scenario, framework, standing.visit.seed(), standing.record.choices, standing.company(), rated_words(standing.record));
}

const RecordedRating* counting_rating(const AttemptRecord& record, std::string_view decision)
{
    const auto last = std::find_if(record.ratings.rbegin(), record.ratings.rend(), [&](const RecordedRating& rating) {
        return rating.decision == decision && rater_role(rating.role) == RaterRole::by_facilitator;
    });
    return last == record.ratings.rend() ? nullptr : &*last;
}

std::string name_of_rater(const RecordedRating& rating, const Session& session)
{
    std::string name = session.name_of(rating.rater);
    return name.empty() ? rating.role : name;
}

std::vector<std::string> rating_notes(const AttemptRecord& record, const Session& session)
{
    std::vector<std::string> notes;
    for (const auto& [decision, ticks] : rated_words(record))
        if (const RecordedRating* rating = counting_rating(record, decision))
            notes.push_back(session.words().with(Word::score_rated_by, {{"decision", decision}, {"name", name_of_rater(*rating, session)}}));
    return notes;
}

}  // namespace fv

// Rating what somebody said in their own words: the checklist ticked by a partner, a facilitator, or the
// person once more.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scoring/own_words.h"
#include "scoring/score.h"
#include "trainer/session/session.h"

namespace fv {

struct RateWords {
    std::string decision;  ///< its word in the script
    std::string ticks;     ///< `thanked+kept-time`, `none`
    RaterRole role = RaterRole::by_facilitator;
};

/// Why a rating was not taken; nothing has changed then.
enum class RatingRefusal : std::uint8_t {
    attempt_unreadable,  ///< not there, or its script can't be read
    unknown_decision,    ///< the script has no such decision
    not_own_words,       ///< it is answered in another way
    not_answered,        ///< not on the line that stands
    unknown_ticks,       ///< a word that the checklist does not have, or has twice
    own_attempt,         ///< nobody is their own facilitator or partner
    not_own_attempt      ///< rated as oneself, by somebody else
};

/// Whether `rater` (nullopt: somebody who is not on record yet) could rate so; nullopt: they could.
[[nodiscard]] std::optional<RatingRefusal> refusal_of(const RateWords& rating, const std::optional<Uuid>& rater, const Uuid& attempt, Session& session);

/// Records a rating by the person in force; on disk when it returns nullopt. Throws StoreError.
[[nodiscard]] std::optional<RatingRefusal> rate_words(const RateWords& rating, const Uuid& attempt, Session& session);

/// As scoring takes them. Roles that this program does not know are passed over.
[[nodiscard]] std::vector<WordsRating> words_ratings(std::span<const RecordedRating> ratings);
/// The ticks that earn points in this attempt.
[[nodiscard]] RatedWords rated_words(const AttemptRecord& record);
/// What the attempt is worth as it stands, with all ratings.
[[nodiscard]] Score score_of(const StandingAttempt& standing, const Framework& framework);
/// The rating that earns the points at `decision`; nullptr: the person's own ticks do.
[[nodiscard]] const RecordedRating* counting_rating(const AttemptRecord& record, std::string_view decision);
/// The rater's name, or their role where the name is not on record.
[[nodiscard]] std::string name_of_rater(const RecordedRating& rating, const Session& session);
/// `What was said at thanks counts as Maria rated it.`: one for each rating that earns points.
[[nodiscard]] std::vector<std::string> rating_notes(const AttemptRecord& record, const Session& session);

}  // namespace fv

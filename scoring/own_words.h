// Own words, rated: which ticks of a checklist count, and how far those who ticked agree.
//
// The person ticks what they said when they answer; a partner or a facilitator may tick the same list
// afterwards. A facilitator's ticks earn the points in place of the person's; a partner's are for the
// two to talk about. Whoever ticked, all of it is kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/ids.h"
#include "scenarios/engine/scenario.h"
#include "scoring/figure.h"

namespace fv {

/// Ticks by others for decisions in one's own words: the decision's word, then the ticks' (`thanked+kept-time`).
using RatedWords = std::map<std::string, std::string, std::less<>>;

enum class RaterRole : std::uint8_t { by_self, by_partner, by_facilitator };
[[nodiscard]] std::string_view word_of(RaterRole role);  ///< `facilitator`
[[nodiscard]] std::optional<RaterRole> rater_role(std::string_view word);

struct WordsRating {
    std::string decision;  ///< the decision's word
    std::string ticks;     ///< `thanked+kept-time`, `none`
    Uuid rater;
    RaterRole role = RaterRole::by_facilitator;

    friend bool operator==(const WordsRating&, const WordsRating&) = default;
};

/// The ticks that earn points: for each decision, what a facilitator gave last. `ratings` in the order given.
[[nodiscard]] RatedWords counting(std::span<const WordsRating> ratings);

/// How good the words were by others' ticks, 0 … 100; nullopt: nobody rated this decision, it is none in
/// one's own words, or its checklist has no such ticks.
[[nodiscard]] std::optional<int> rated_score(const Scenario& scenario, SceneId decision, const RatedWords& rated);

/// One decision in one's own words, with all that was ticked.
struct RatedAnswer {
    SceneId decision;
    std::string ticks;                 ///< the person's own
    std::vector<WordsRating> ratings;  ///< of this decision, by others, in the order given
};

/// How far two kinds of raters agree on whether a point of a checklist was said: each point of each
/// answer that both rated is one subject.
struct TickAgreement {
    std::size_t answers = 0;  ///< rated by both
    std::size_t points = 0;   ///< of the checklists of these
    Figure observed = NoFigure::too_few;  ///< share of points on which they agree
    Figure beyond_chance = NoFigure::too_few;  ///< Cohen's kappa; among facilitators Krippendorff's alpha (nominal)
};

struct WordsAgreement {
    TickAgreement with_partner, with_facilitator;  ///< the person beside the other
    TickAgreement among_facilitators;              ///< answers that two or more of them rated
};
/// Of one rater and one answer the last rating counts. Ticks that a checklist does not have are passed over.
[[nodiscard]] WordsAgreement words_agreement(const Scenario& scenario, std::span<const RatedAnswer> answers);

}  // namespace fv

// The after-action report as facts, before any words: each decision with what it did, what would
// have been said otherwise, what was heard and what was never heard.
//
// Ids point into the scenario; trainer/session turns them into a view in the person's language.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "scenarios/engine/answer.h"
#include "scoring/score.h"

namespace fv {

/// A road not taken from one decision: found by copying the visit and choosing differently.
struct OtherRoad {
    OptionId option;
    bool by_items = false;      ///< another outcome of the same decision by items
    std::vector<LineId> reply;  ///< what would have been said at once
    int first_meter_change = 0;
    std::vector<FactId> learned;
    SceneId leads_to;           ///< the next decision, or
    EndingId ends_in;           ///< the ending
};

struct Moment {
    SceneId decision;
    std::string place;             ///< key of the place where it was decided
    std::vector<LineId> before;    ///< what was said since the choice before (without that choice's reply)
    OptionId chosen;               ///< the option, or the outcome that the items led to
    std::optional<ItemAnswer> items;
    int item_score = 0;            ///< 0 … 100, of the items as the person answered
    std::optional<int> rated_score;  ///< own words: 0 … 100, as somebody else has rated them; this one earned the points
    bool partners_turn = false;    ///< decided by the second educator: not part of the person's score
    std::vector<LineId> reply;
    std::vector<int> meters_before, meters_after;  ///< every meter of the scenario, in its order
    std::vector<FactId> learned;
    std::vector<OtherRoad> others;  ///< what else was offered, in the order it was shown
    int best_rating = 0, chosen_rating = 0;  ///< sums over competencies, of the best offered and of the chosen
};

/// Something the family would have told, and where it could have been heard.
struct Unheard {
    FactId fact;
};

struct AfterAction {
    Score score;
    std::vector<Moment> moments;
    std::vector<int> first_meter;      ///< its value at the start and after each choice
    std::vector<LineId> last_lines;    ///< what was said after the last choice's reply, ending included
    std::vector<FactId> heard;
    std::vector<Unheard> unheard;
    std::vector<std::string> strengths;  ///< competencies at or above the pass share, best first, at most 3
    std::vector<std::string> to_try;     ///< competencies below 1, weakest first, at most 2
};

[[nodiscard]] AfterAction after_action(const Scenario& scenario, const Framework& framework, AttemptSeed seed,
                                       std::span<const std::string> choices, Company company = Company::alone,
                                       const RatedWords& rated = {});

}  // namespace fv

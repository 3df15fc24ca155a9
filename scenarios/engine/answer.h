// An answer made of items: what was picked, rated, put in order or ticked, its score, and the word
// that stands for it in records and on the command line.
//
// Whatever the kind of decision, an answer comes down to one Option: the option itself, or the
// outcome that the items lead to. So a visit's state knows no items, and replay, scoring and the
// explorer have one thing to follow.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "scenarios/engine/visit.h"

namespace fv {

/// The items of one decision, answered. Which member counts depends on the decision's kind.
struct ItemAnswer {
    std::uint8_t picked = 0;                          ///< pick, say: bit i says that item i is in it
    std::array<std::int8_t, capacity::items> values{};///< rate: item i's rating; order: the place of item i, from 0

    friend bool operator==(const ItemAnswer&, const ItemAnswer&) = default;
};

/// How good the answer is, 0 … 100, in whole percent, halves rounded up:
///   pick, say: right ones picked / all right − wrong ones picked / all wrong, not below 0
///   rate: 1 − sum of |rating − expert| / greatest possible sum
///   order: 1 − pairs of items in the wrong order / all pairs (the normalised Kendall distance)
[[nodiscard]] int score_of(const Scenario& scenario, SceneId decision, const ItemAnswer& answer);

/// The outcome that an answer leads to in `state`: the first whose condition holds; the last always does.
[[nodiscard]] OptionId outcome_of(const Scenario& scenario, const VisitState& state, SceneId decision, const ItemAnswer& answer);

/// `badge+phone`, `none`; `a=2+b=-1`; `a>b>c`.
[[nodiscard]] std::string word_of(const Scenario& scenario, SceneId decision, const ItemAnswer& answer);

/// The word of the answer that the script's experts would give: score 100.
[[nodiscard]] std::string best_answer(const Scenario& scenario, SceneId decision);

/// Reads such a word back: nullopt where it names an item that is not there, or twice, or leaves out
/// one that has to be rated or put in order, or gives a rating outside the scale.
[[nodiscard]] std::optional<ItemAnswer> item_answer(const Scenario& scenario, SceneId decision, std::string_view word);

/// What a word means where `visit` stands.
struct Answered {
    OptionId option;   ///< the option, or the outcome
    ItemAnswer items;  ///< decisions by items
    int score = 0;     ///< of the items, 0 … 100
};
/// nullopt: no such answer can be given here. Says nothing on whether a choice is offered; take() does.
[[nodiscard]] std::optional<Answered> answered_with(const Visit& visit, std::string_view word);

/// An answer of any kind by its word: an option's, or an items' word. Leaves `visit` as it was where it refuses.
[[nodiscard]] std::optional<Refusal> take(Visit& visit, std::string_view word);

}  // namespace fv

// Ways to click through a visit without reading it. A scenario whose pass mark any of them reaches
// measures something else than listening.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "scenarios/engine/edges.h"

namespace fv {

enum class Strategy : std::uint8_t {
    at_random,        ///< every option is as likely as any other
    always_first,     ///< first in the script (on the screen options are shuffled: the first there is one at random)
    always_longest,   ///< the most to read; here and below, of quite equal ones any
    always_shortest,
    warmest_words,    ///< the most thanks, pleases and wonderfuls (strategy_words.h); of equally warm ones the longest
    always_agree,     ///< the most yes, of course, absolutely; of equal ones the longest
    never_twice,      ///< at random among what was not chosen before in this visit
};
inline constexpr std::array strategies = {Strategy::at_random, Strategy::always_first, Strategy::always_longest, Strategy::always_shortest,
                                          Strategy::warmest_words, Strategy::always_agree, Strategy::never_twice};
[[nodiscard]] std::string_view word_of(Strategy strategy);  ///< `always-first`

/// Whether it follows a trick, and does not answer by chance (except among what the trick likes as much).
[[nodiscard]] bool is_fixed(Strategy strategy);

/// By edge set, how likely each of its edges is taken. For `never_twice` the edge sets must be those
/// of Clicker::never_twice, on what remembering_choices() made.
using Chances = std::vector<std::vector<double>>;
[[nodiscard]] Chances chances_of(Strategy strategy, const Scenario& scenario, const EdgeSets& sets);

/// The scenario, with every option remembered that can be met again (`again`: by scene), so that
/// a state tells what was chosen. False: there are more of them than a visit can remember.
[[nodiscard]] bool remember_choices(Scenario& scenario, const std::vector<std::uint8_t>& again);

}  // namespace fv

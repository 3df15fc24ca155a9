// Is a scenario any good as an instrument: from many attempts at it, how hard each decision is, how well
// it tells strong visits from weak ones, how reliable the scores are, and what practice does to them.
//
// A person's first sitting alone is counted; later ones are practice and serve for the change between
// the first and the last. Decisions on branches that not everybody met stay out of alpha: an answer that
// was never asked for is not a wrong one, and a guess in its place would be ours. How many were left out
// is said. A decision met twice in one sitting counts as it was answered first; partners' turns are
// counted but not scored. docs/statistics.md has the formulas.
//
// Nothing here is named: people are told apart and nothing else.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scoring/framework.h"
#include "scoring/growth.h"
#include "scoring/own_words.h"
#include "scoring/score.h"

namespace fv {

/// How much a figure from so many people can bear.
enum class Enough : std::uint8_t { too_few, rough, enough };
[[nodiscard]] std::string_view word_of(Enough enough);  ///< `too-few`

/// The smallest samples, in one place. Shares and means settle sooner than correlations do.
namespace sample_size {
/// Below, one person's answer could be guessed from a share: nothing is told of fewer.
inline constexpr std::size_t tellable = 5;
/// A share of one half from 10 people is sure to ± 0.31, from 30 to ± 0.18 (1.96 √(p q / n)).
inline constexpr std::size_t share_rough = 10, share_enough = 30;
/// Ten items with an alpha of 0.70: from 12 people 0.36 to 0.90, from 30 people 0.51 to 0.84, from 100
/// people 0.60 to 0.78 (Feldt). Below 30 a poor and a good instrument look alike.
inline constexpr std::size_t reliability_rough = 30, reliability_enough = 100;
}  // namespace sample_size
[[nodiscard]] Enough enough_for_shares(std::size_t people);
[[nodiscard]] Enough enough_for_reliability(std::size_t people);

/// Below this a decision hardly tells strong from weak; said only of enough people (domain §5, a judgement).
inline constexpr double weak_discrimination = 0.20;

/// One attempt that reached an ending, from its first decision on.
struct Sitting {
    Uuid person;
    AttemptSeed seed;
    Company company = Company::alone;
    std::vector<std::string> choices;   ///< answers' words
    std::vector<WordsRating> ratings;   ///< of one's own words, by others
    bool went_back = false;             ///< some replies were known before they were chosen for
    bool assisted = false;              ///< help was opened
};

struct OptionStatistics {
    OptionId option;          ///< or outcome
    std::size_t offered = 0;  ///< to how many people; an outcome is open to all who met the decision
    std::size_t chosen = 0;
};

struct DecisionStatistics {
    SceneId decision;
    bool partners_turn = false;  ///< answered by the second educator: counted, not scored
    std::size_t met = 0;         ///< by how many people
    std::size_t scored = 0;      ///< for how many of them options differed in worth
    std::vector<OptionStatistics> options;               ///< in the script's order, all of them
    Figure difficulty = NoFigure::too_few;               ///< mean share of the points within reach, 0 hard … 1 easy
    Figure discrimination = NoFigure::too_few;           ///< correlation with the share of the points of all other decisions
    Figure upper_lower = NoFigure::too_few;              ///< mean share of the best 27% less that of the weakest 27%
    bool in_alpha = false;                               ///< everybody met it, and it told options apart for everybody
    Figure alpha_if_dropped = NoFigure::too_few;         ///< of the whole; only where in_alpha
};

struct Reliability {
    std::size_t people = 0;
    std::size_t decisions = 0;  ///< that alpha stands on
    std::size_t left_out = 0;   ///< told options apart for some, but not for everybody
    Figure alpha = NoFigure::too_few;
    Known<Interval> interval = NoFigure::too_few;  ///< 95%, Feldt
    Figure error = NoFigure::too_few;              ///< standard error of measurement, as a share 0 … 1
};

struct CompetencyStatistics {
    std::string key;
    std::size_t people = 0;  ///< who have a share
    Figure mean = NoFigure::too_few, spread = NoFigure::too_few;  ///< of the shares; spread: standard deviation
    Reliability reliability;
};

/// The first sitting against the last, of those who have two or more.
struct GrowthStatistics {
    std::size_t people = 0;
    Figure before = NoFigure::too_few, after = NoFigure::too_few;  ///< mean totals
    Known<Change> change = NoFigure::too_few;
};

struct InstrumentStatistics {
    std::size_t people = 0;    ///< their first sittings are what follows
    std::size_t practice = 0;  ///< later sittings
    std::size_t left_out = 0;  ///< sittings that do not come to an end in this scenario
    std::size_t went_back = 0, assisted = 0;  ///< among the first sittings
    std::size_t passed = 0;
    Figure mean = NoFigure::too_few, spread = NoFigure::too_few;  ///< of the totals, 0 … 1; spread: standard deviation
    Reliability total;
    std::vector<CompetencyStatistics> competencies;  ///< in the framework's order, all of them
    std::vector<DecisionStatistics> decisions;       ///< in the script's order, all that can be met
    GrowthStatistics growth;
    WordsAgreement words;  ///< over all sittings
    std::string scenario_hash, framework_hash;
};

/// `sittings` in the order in which they were begun.
[[nodiscard]] InstrumentStatistics instrument_statistics(const Scenario& scenario, const Framework& framework, std::span<const Sitting> sittings);

}  // namespace fv

// What one line of choices was worth, by a framework.
//
// Each competency earns partial credit: what the chosen options were rated, between the worst and
// the best that the decisions actually met had to offer. So a kinder branch is no advantage, and a
// decision in which every offered option is rated alike counts for nothing. An answer made of items
// earns its score's share of the points that the decision measures. The total is the plain
// mean of the competencies that were met. A breach of a core practice stands beside the score.
//
// One's own words are scored by the checklist as the person ticked it, or as a facilitator did, where one
// has rated them: then the facilitator's ticks earn the points, while the visit goes on as it went.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "scenarios/engine/replay.h"
#include "scoring/framework.h"
#include "scoring/own_words.h"

namespace fv {

/// Points in hundredths, so that a part of a point is exact: a rating of 2 is 200.
using Points = int;
inline constexpr Points points_per_rating = 100;

struct CompetencyScore {
    std::string key;
    Points earned = 0;  ///< sum of the ratings of the options chosen, and of the points of answers by items
    Points worst = 0;   ///< sum, over the decisions met, of the lowest rating offered; 0 of a decision by items
    Points best = 0;    ///< sum, over the decisions met, of the highest rating offered, and of the points of a full answer
    int decisions = 0;  ///< how many of them told options apart on this competency

    /// (earned − worst) / (best − worst), 0 … 1; nothing where no decision told options apart.
    [[nodiscard]] std::optional<double> share() const;
};

/// What one decision added to one competency: its part of the sums above. Only where options differ in worth.
struct Credit {
    std::size_t choice = 0;      ///< which choice, from 0
    SceneId decision;
    std::size_t competency = 0;  ///< place in Score::competencies
    Points earned = 0, worst = 0, best = 0;
};

/// A core practice broken, and whether a later choice mended it.
struct Breach {
    CorePractice practice = CorePractice::voluntary;
    std::size_t choice = 0;  ///< which choice, from 0
    OptionId option;
    std::optional<std::size_t> repaired_at;  ///< the choice that repaired it

    friend bool operator==(const Breach&, const Breach&) = default;
};

/// A choice that mended an earlier one, whether or not that one broke a core practice.
struct Repair {
    std::size_t choice = 0;
    OptionId option, mends;
    std::size_t mended_choice = 0;
};

enum class NotPassed : std::uint8_t { not_ended, ending_does_not_pass, total_too_low, competency_too_low, open_breach };

struct Score {
    std::vector<CompetencyScore> competencies;  ///< in the framework's order, all of them
    std::vector<Credit> credits;                ///< in the order of the choices, then of the competencies
    double total = 0.0;                         ///< 0 … 1; mean of the shares that exist
    std::vector<Breach> breaches;
    std::vector<Repair> repairs;
    std::vector<NotPassed> not_passed;  ///< every reason; empty: passed
    EndingId ending;                    ///< not set: the visit has not ended
    std::size_t choices = 0;            ///< how many of the given choices were taken
    std::string scenario_hash, framework_hash;

    [[nodiscard]] bool passed() const { return not_passed.empty(); }
    [[nodiscard]] const CompetencyScore* competency(std::string_view key) const;
};

/// Choices that do not fit the scenario end the line there, as in replay(). What a partner answered on
/// their own turn counts neither for nor against the person. `rated` changes points and nothing else;
/// ticks that the decision's checklist does not have are passed over.
[[nodiscard]] Score score(const Scenario& scenario, const Framework& framework, AttemptSeed seed,
                          std::span<const std::string> choices, Company company = Company::alone, const RatedWords& rated = {});

}  // namespace fv

// What the rehearsals of one person add up to: each competency over time, what is due to be rehearsed
// again, and one visit to play next.
//
// Practice that comes back after growing pauses is kept better than the same practice in a row (the
// spacing effect: Cepeda, Pashler, Vul, Wixted & Rohrer 2006, Psychological Bulletin 132, 354–380). The
// pauses here are a plain expanding series, chosen so that a person can check them in their head; they
// are this program's judgement and not a measured optimum.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "foundation/calendar_date.h"
#include "scoring/score.h"

namespace fv {

/// A visit that somebody rehearsed to its end.
struct Rehearsal {
    std::string scenario;
    Day day;
    bool practice = false;  ///< begun from the middle of an earlier one, knowing the replies
    bool passed = false;
    double total = 0.0;                     ///< 0 … 1
    std::map<std::string, double> shares;   ///< by competency, 0 … 1; those that were met
};

/// Of what a score says.
[[nodiscard]] Rehearsal rehearsal_of(const std::string& scenario, Day day, bool practice, const Score& score);

/// One competency over time. Practice is left out: its choices were made knowing the replies.
struct CompetencyLine {
    struct Point {
        std::size_t rehearsal = 0;  ///< place in what was given
        double share = 0.0;         ///< 0 … 1
    };
    std::string key;
    std::vector<Point> points;

    /// Mean of the last three shares, or of as many as there are; nothing without any.
    [[nodiscard]] std::optional<double> lately() const;
};
/// In the framework's order, all of them. `rehearsals` in the order in which they were finished.
[[nodiscard]] std::vector<CompetencyLine> competency_lines(const Framework& framework, std::span<const Rehearsal> rehearsals);

/// The competency whose lately() is lowest, the earlier in the framework where two are alike; empty: none was met, or nothing is to be gained.
[[nodiscard]] std::string weakest_competency(std::span<const CompetencyLine> lines);

/// Days until a visit is due again: the first after a rehearsal that did not pass, then after one, two,
/// three, four passes on different days without a failure between; from then on the last.
inline constexpr std::array<int, 5> days_until_due = {1, 3, 7, 21, 60};

struct DueVisit {
    std::string scenario;
    Day due;
    std::size_t passes = 0;  ///< on different days, since it was last not passed
};
/// One for each visit that was rehearsed, the earliest due first. Practice puts a
/// visit off from its own day, and is no pass.
[[nodiscard]] std::vector<DueVisit> due_visits(std::span<const Rehearsal> rehearsals);

/// What a visit is about: each competency's part of all that its decisions can earn, 0 … 1.
[[nodiscard]] std::map<std::string, double> emphasis_of(const Scenario& scenario);

struct Candidate {
    std::string scenario;
    std::map<std::string, double> emphasis;
};

struct NextVisit {
    enum class Why : std::uint8_t {
        never_played,  ///< and most about what is weakest
        due,           ///< and most about what is weakest
        not_yet,       ///< nothing is due; this one will be first
    };
    std::string scenario;
    Why why = Why::never_played;
    std::string competency;  ///< the weakest; empty: nothing was met yet
    Day due;                 ///< `due` and `not_yet`
};
/// Of the candidates that were never played or are due on `today`, the one that is most about the weakest
/// competency; of equals one never played, then the earlier candidate. Nothing: there are no candidates.
[[nodiscard]] std::optional<NextVisit> next_visit(const Framework& framework, std::span<const Rehearsal> rehearsals, std::span<const Candidate> candidates, Day today);

}  // namespace fv

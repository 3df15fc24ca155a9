// Whether a school's visits go to all families or to a cross-section: counts by grade level, month and school,
// beside class sizes that somebody gives. No family, no pupil, no group has a place in it.
//
// A first visit counts as a family reached; the log cannot know whether two went to one family. Counts from 1 to 4
// are withheld, with the next smallest where one alone could be worked out from the sum. What it comes to is said
// in typed form, and is never a judgement of anybody (docs/compensation.md tells the limits).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "facilitator/compensation/payable.h"
#include "facilitator/people/table.h"

namespace fv {

constexpr int least_shown = 5;             ///< smaller counts are withheld, but for 0
constexpr double even_within = 0.15;       ///< judgement: how far from the overall share a grade may be
constexpr double all_from = 0.95;          ///< judgement: such a share of a grade is as good as all

/// Families by grade.
using ClassSizes = std::map<std::string, int>;
struct ClassSizesRead {
    ClassSizes sizes;
    std::vector<TableFault> faults;
};
/// Two columns, `grade` and `families`. Several rows of one grade (its classes) are added.
[[nodiscard]] ClassSizesRead read_class_sizes(const Table& table);

struct ReachedCount {
    std::string key;                       ///< a grade, `2026-09`, a school; empty: not said
    std::optional<int> visits;             ///< nullopt: withheld
    std::optional<int> families;           ///< of a grade, where a class size was given
    std::optional<double> share;           ///< of the families reached, at most 1
    friend bool operator==(const ReachedCount&, const ReachedCount&) = default;
};

struct ReachStatement {
    enum class What : std::uint8_t {
        too_few,        ///< fewer than least_shown visits: nothing can be said
        counts_only,    ///< no class sizes, or not of every grade visited: shares are unknown
        all_reached,    ///< each grade from all_from
        spread_even,    ///< no grade is further than `within` from the overall share
        spread_uneven,  ///< some are: `more` above it, `less` below
    };
    What what = What::too_few;
    double within = 0.0;                   ///< the furthest that a grade which is shown is from the overall share
    std::vector<std::string> more, less;   ///< grades
    friend bool operator==(const ReachStatement&, const ReachStatement&) = default;
};
[[nodiscard]] std::string_view word_of(ReachStatement::What what);  ///< `spread-even`

struct CrossSection {
    std::optional<int> visits;             ///< first visits that were made; nullopt: withheld
    std::optional<int> second_visits;
    std::optional<double> share;           ///< of all families, where every grade's size is known
    std::vector<ReachedCount> grades, months, schools;
    ReachStatement statement;
};

struct CrossSectionWish {
    std::optional<Day> from, until;        ///< both included
    std::string school;                    ///< visits of which an educator is from there; empty: all
};
[[nodiscard]] CrossSection cross_section(std::span<const LoggedVisit> log, const SchoolsOf& schools, const ClassSizes& sizes, const CrossSectionWish& wish);

/// `pre-k`, `k`, `1` … `13`, `mixed`.
[[nodiscard]] bool grade_before(const std::string& a, const std::string& b);

}  // namespace fv

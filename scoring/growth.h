// How far two lists of scores lie apart, in standard deviations: Hedges' g with its 95% interval.
//
// Source: Borenstein, Hedges, Higgins & Rothstein 2009, Introduction to Meta-Analysis, chapter 4 (from
// memory; the worked numbers are recomputed in tests/scoring/growth_test.cpp).
//     d = difference of means / S,   g = J · d,   J = 1 − 3 / (4 df − 1),   V(g) = J² · V(d),   g ± 1.96 √V(g)
//     two groups:       S = √(((n1 − 1) S1² + (n2 − 1) S2²) / df),   df = n1 + n2 − 2,
//                       V(d) = (n1 + n2) / (n1 n2) + d² / (2 (n1 + n2))
//     the same people:  V(d) = (1/n + d² / 2n) · 2 (1 − r),   df = n − 1,   r the correlation of before and after
//         S is the spread within one time. Where only the spread of the differences is known it is
//         S_diff / √(2 (1 − r)), the book's form. From the scores themselves it is √((S1² + S2²) / 2): the
//         two are equal where S1 = S2, but the first grows without bound as r nears 1, and people who had
//         all gained a third of their score would seem to have gained nothing.
// J is 0 at df = 1, so that two people before and after, or two groups of one and two, are too_few.
#pragma once

#include <cstddef>
#include <span>

#include "scoring/figure.h"

namespace fv {

/// A change that can be told, from the first to the second: above 0 is growth.
struct Change {
    double g = 0.0;         ///< Hedges' g
    double d = 0.0;         ///< the same before the correction J for few people
    double variance = 0.0;  ///< of g
    Interval interval;      ///< 95%
};

struct GroupSummary {
    std::size_t people = 0;
    double mean = 0.0, standard_deviation = 0.0;
};
[[nodiscard]] Known<Change> hedges_g(const GroupSummary& first, const GroupSummary& second);
/// Two groups of different people. no_spread: everybody of a group has the same score, in both.
[[nodiscard]] Known<Change> hedges_g(std::span<const double> first, std::span<const double> second);

struct PairedSummary {
    std::size_t people = 0;
    double mean_difference = 0.0;  ///< after less before
    double standard_deviation_of_differences = 0.0;
    double correlation = 0.0;      ///< of before and after; computed, never assumed
};
[[nodiscard]] Known<Change> hedges_g_paired(const PairedSummary& summary);
/// The same people in the same order. no_spread: one of the two has none, or all changed in step (r = 1),
/// so that nothing says how sure the change is.
[[nodiscard]] Known<Change> hedges_g_paired(std::span<const double> before, std::span<const double> after);

}  // namespace fv

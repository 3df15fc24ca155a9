// Does a test measure one thing, and how finely: Cronbach's alpha with its interval, what each item adds,
// and the error of a single score.
//
// Answers come as a row for each person and a column for each item; a gap has no place here
// (instrument.h says which decisions are left out, and why). Rows of different lengths are
// does_not_fit. docs/statistics.md has the formulas and their sources.
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

#include "scoring/figure.h"

namespace fv {

using Answers = std::vector<std::vector<double>>;

/// k / (k − 1) · (1 − Σ s²(item) / s²(total)); at most 1, and below 0 where items pull against each other.
/// too_few: fewer than two people or items. no_spread: everybody has the same total.
[[nodiscard]] Figure cronbachs_alpha(const Answers& answers);
/// The same from variances that are known.
[[nodiscard]] Figure cronbachs_alpha(std::size_t items, double sum_of_item_variances, double variance_of_total);

/// Feldt 1965: 1 − (1 − alpha) · F, F from the F distribution with n − 1 and (n − 1)(k − 1) degrees of freedom.
[[nodiscard]] Known<Interval> feldt_interval(double alpha, std::size_t people, std::size_t items, double confidence = 0.95);

/// For each item, its correlation with the sum of the others. Nothing is said for an item, or a rest,
/// without spread: no_spread. Of a single item there is no rest: too_few.
[[nodiscard]] std::vector<Figure> corrected_item_totals(const Answers& answers);
/// For each item, alpha of the others; too_few: only one would be left.
[[nodiscard]] std::vector<Figure> alphas_if_dropped(const Answers& answers);

/// SD · √(1 − reliability), in the unit of the scores. does_not_fit: a reliability outside 0 … 1 is none.
[[nodiscard]] Figure standard_error_of_measurement(double standard_deviation, double reliability);

/// Mean share of the points within reach, 0 (hard) … 1 (easy); a share outside 0 … 1 is does_not_fit.
[[nodiscard]] Figure difficulty(std::span<const double> shares);

/// How often each was chosen.
[[nodiscard]] std::map<std::string, std::size_t> option_frequencies(std::span<const std::string> chosen);

/// Mean of the item among the best of `ordered_by`, less its mean among the worst; `tail` of the people
/// each (Kelley 1939: 27%), at least one. Who ties at the border counts by the part of them that still
/// fits, so that nobody's place in the list matters.
[[nodiscard]] Figure upper_lower_discrimination(std::span<const double> item, std::span<const double> ordered_by, double tail = 0.27);

}  // namespace fv

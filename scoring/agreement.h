// How far raters agree beyond chance: two by Cohen's kappa, many by Fleiss' kappa, and any number with
// gaps by Krippendorff's alpha.
//
// All are 1 for raters who always agree and 0 for raters who agree as often as chance would have it;
// they can be below 0. Where everybody puts everything in one category, agreement can't be told from
// chance: NoFigure::no_spread. docs/statistics.md has the formulas and their sources.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "scoring/figure.h"

namespace fv {

/// Counts in rows. Two raters: row i, column j holds how many subjects the first put in category i and
/// the second in j. Many raters: a row for each subject, a column for each category, how many chose it.
using CountTable = std::vector<std::vector<std::uint32_t>>;

/// How much a disagreement weighs by its distance in categories: all alike, |i − j|, or (i − j)².
enum class DisagreementWeight : std::uint8_t { alike, linear, quadratic };

/// Two raters: the share of subjects they put in the same category ("percent agreement"), 0 … 1.
[[nodiscard]] Figure observed_agreement(const CountTable& two_raters);

/// Cohen 1960, weighted Cohen 1968. does_not_fit: the table is not square.
[[nodiscard]] Figure cohens_kappa(const CountTable& two_raters, DisagreementWeight weight = DisagreementWeight::alike);

/// Fleiss 1971. Every subject must have been rated equally often, at least twice, else does_not_fit.
[[nodiscard]] Figure fleiss_kappa(const CountTable& many_raters);

/// What the distance of two values means: different or not, or the square of their difference.
enum class MeasurementLevel : std::uint8_t { nominal, interval };

/// Krippendorff 2004. A list for each rater, a place in it for each unit, nothing where that rater left the
/// unit out. A unit that fewer than two rated says nothing and is passed over.
[[nodiscard]] Figure krippendorffs_alpha(std::span<const std::vector<std::optional<double>>> raters, MeasurementLevel level);

}  // namespace fv

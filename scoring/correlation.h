// How two lists go together: Pearson's r, Spearman's rho, Kendall's tau-b. All −1 … 1.
//
// The lists are of the same people in the same order, else does_not_fit. Fewer than two people are
// too_few; a list without spread goes with nothing: no_spread.
#pragma once

#include <span>
#include <vector>

#include "scoring/figure.h"

namespace fv {

[[nodiscard]] Figure pearson(std::span<const double> x, std::span<const double> y);

/// Pearson's r of the mid-ranks, which is right with ties, too.
[[nodiscard]] Figure spearman(std::span<const double> x, std::span<const double> y);

/// (C − D) / √((n0 − ties in x)(n0 − ties in y)). Costs the square of the length.
[[nodiscard]] Figure kendall_tau_b(std::span<const double> x, std::span<const double> y);

/// From 1; values that are equal share the middle of their ranks.
[[nodiscard]] std::vector<double> mid_ranks(std::span<const double> values);

}  // namespace fv

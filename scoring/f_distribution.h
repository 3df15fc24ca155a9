// The F distribution, for confidence intervals of reliability: the regularised incomplete beta function
// by its continued fraction, and quantiles by bisection.
//
// Sources: I_x(a, b) by the continued fraction of the NIST Digital Library of Mathematical Functions
// 8.17.22 (that of Abramowitz & Stegun 26.5.8), evaluated by Lentz' method; P(F ≤ f) = I_x(d1/2, d2/2)
// with x = d1 f / (d1 f + d2), DLMF 8.17 and A&S 26.6.2. All from memory; the tests hold them against
// closed forms (d1 = 2, d1 = d2 = 1) that need no source.
//
// Precision, over degrees of freedom 1 … 10,000 and probabilities 0.001 … 0.999: ten significant digits
// (tests/scoring/f_distribution_test.cpp). Beyond, the logarithm of the gamma function loses digits as
// the degrees of freedom grow: about eight are left at a million.
#pragma once

#include "scoring/figure.h"

namespace fv {

/// I_x(a, b), 0 … 1. does_not_fit: a or b is not above 0, or x is outside 0 … 1.
[[nodiscard]] Figure incomplete_beta(double a, double b, double x);

/// P(F ≤ f) with d1 and d2 degrees of freedom; both above 0, f not below 0, else does_not_fit.
[[nodiscard]] Figure f_probability(double f, double d1, double d2);

/// The f with P(F ≤ f) = p; 0 < p < 1, else does_not_fit.
[[nodiscard]] Figure f_quantile(double p, double d1, double d2);

}  // namespace fv

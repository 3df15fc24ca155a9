// Mean and variance of a list of numbers: what every other figure here is made of.
#pragma once

#include <span>

namespace fv::sample {

/// The largest number that figures are reckoned from: its square, summed, is still a double.
inline constexpr double largest = 1e100;

/// Differences of no more than this part of the numbers they come from are rounding.
inline constexpr double rounding = 1e-11;

/// Every value is finite and no larger than `largest`.
[[nodiscard]] bool usable(std::span<const double> values);

/// 0 of no values.
[[nodiscard]] double mean(std::span<const double> values);

/// Of a sample: the sum of squared distances from the mean, by n − 1. 0 of fewer than two values, and
/// exactly 0 where the values differ by no more than `rounding` of the largest, so that "no spread"
/// does not hang on the last bit of a sum.
[[nodiscard]] double variance(std::span<const double> values);

}  // namespace fv::sample

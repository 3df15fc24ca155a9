#include "scoring/f_distribution.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace fv {
namespace {

constexpr double largest_parameter = 1e9;

double not_zero(double value)
{
    constexpr double smallest = 1e-300;
    return std::abs(value) < smallest ? smallest : value;
}

/// The continued fraction by Lentz' method; converges fast where x < (a + 1) / (a + b + 2).
std::optional<double> continued_fraction(double a, double b, double x)
{
    constexpr double precision = 1e-16;
    constexpr int most_terms = 100'000;  // it needs about the square root of the larger parameter
    double c = 1.0;
    double d = 1.0 / not_zero(1.0 - (a + b) * x / (a + 1.0));
    double fraction = d;
    for (int m = 1; m <= most_terms; ++m) {
        const double even = m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m));
        d = 1.0 / not_zero(1.0 + even * d);
        c = not_zero(1.0 + even / c);
        fraction *= d * c;
        const double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0));
        d = 1.0 / not_zero(1.0 + odd * d);
        c = not_zero(1.0 + odd / c);
        fraction *= d * c;
        if (std::abs(d * c - 1.0) <= 2.0 * precision) return fraction;
    }
    return std::nullopt;
}

/// I_x(a, b), with y = 1 − x given beside x, so that neither tail loses digits.
Figure beta_share(double a, double b, double x, double y)
{
    if (x <= 0.0) return 0.0;
    if (y <= 0.0) return 1.0;
    const double front = std::exp(std::lgamma(a + b) - std::lgamma(a) - std::lgamma(b) + a * std::log(x) + b * std::log(y));
    const bool lower = x < (a + 1.0) / (a + b + 2.0);
    const auto fraction = lower ? continued_fraction(a, b, x) : continued_fraction(b, a, y);
    if (!fraction) return NoFigure::not_finite;
    const double share = lower ? front * *fraction / a : 1.0 - front * *fraction / b;
    if (!std::isfinite(share)) return NoFigure::not_finite;
    return std::clamp(share, 0.0, 1.0);
}

bool is_degrees(double d) { return d > 0.0 && d <= largest_parameter; }

}  // namespace

Figure incomplete_beta(double a, double b, double x)
{
    if (!is_degrees(a) || !is_degrees(b) || !(x >= 0.0 && x <= 1.0)) return NoFigure::does_not_fit;
    return beta_share(a, b, x, 1.0 - x);
}

Figure f_probability(double f, double d1, double d2)
{
    if (!is_degrees(d1) || !is_degrees(d2) || !(f >= 0.0)) return NoFigure::does_not_fit;
    if (!std::isfinite(f * d1)) return 1.0;
    return beta_share(d1 / 2.0, d2 / 2.0, d1 * f / (d1 * f + d2), d2 / (d1 * f + d2));
}

Figure f_quantile(double p, double d1, double d2)
{
    if (!is_degrees(d1) || !is_degrees(d2) || !(p > 0.0 && p < 1.0)) return NoFigure::does_not_fit;
    double low = -700.0, high = 700.0;  // the logarithm of f: what a double holds
    while (high - low > 1e-13) {
        const double middle = low + (high - low) / 2.0;
        if (middle <= low || middle >= high) break;  // two neighbours: no double lies between
        const Figure below = f_probability(std::exp(middle), d1, d2);
        if (!below) return below.why_not();
        (*below < p ? low : high) = middle;
    }
    constexpr double edge = 699.0;
    if (std::abs(low) > edge) return NoFigure::not_finite;  // beyond what can be told
    return figure(std::exp(low + (high - low) / 2.0));
}

}  // namespace fv

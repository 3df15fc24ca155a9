#include "scoring/sample.h"

#include <algorithm>
#include <cmath>

namespace fv::sample {

bool usable(std::span<const double> values)
{
    return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v) && std::abs(v) <= largest; });
}

double mean(std::span<const double> values)
{
    if (values.empty()) return 0.0;
    double sum = 0.0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

double variance(std::span<const double> values)
{
    if (values.size() < 2) return 0.0;
    const double centre = mean(values);
    double sum = 0.0, magnitude = 0.0, farthest = 0.0;
    for (const double value : values) {
        const double distance = value - centre;
        sum += distance * distance;
        magnitude = std::max(magnitude, std::abs(value));
        farthest = std::max(farthest, std::abs(distance));
    }
    if (farthest <= rounding * magnitude) return 0.0;
    return sum / static_cast<double>(values.size() - 1);
}

}  // namespace fv::sample

#include "scoring/growth.h"

#include <cmath>

#include "scoring/correlation.h"
#include "scoring/sample.h"

namespace fv {
namespace {

constexpr double z_of_95 = 1.96;      // as the book rounds it
constexpr double in_step = 1e-9;      // 1 − r: below this, differences are rounding

bool is_score(double value) { return std::isfinite(value) && std::abs(value) <= sample::largest; }

Known<Change> corrected(double d, double variance, double degrees)
{
    if (degrees < 2.0) return NoFigure::too_few;
    const double j = 1.0 - 3.0 / (4.0 * degrees - 1.0);
    const Change change{.g = j * d, .d = d, .variance = j * j * variance, .interval = {}};
    const auto between = interval(change.g - z_of_95 * std::sqrt(change.variance), change.g + z_of_95 * std::sqrt(change.variance));
    if (!between || !std::isfinite(change.variance)) return NoFigure::not_finite;
    return Change{.g = change.g, .d = d, .variance = change.variance, .interval = *between};
}

Known<Change> paired(std::size_t people, double difference, double within, double r)
{
    const auto n = static_cast<double>(people);
    const double d = difference / within;
    return corrected(d, (1.0 / n + d * d / (2.0 * n)) * 2.0 * (1.0 - r), n - 1.0);
}

GroupSummary summary_of(std::span<const double> scores) { return {scores.size(), sample::mean(scores), std::sqrt(sample::variance(scores))}; }

}  // namespace

Known<Change> hedges_g(const GroupSummary& first, const GroupSummary& second)
{
    for (const GroupSummary* group : {&first, &second}) {
        if (!is_score(group->mean) || !is_score(group->standard_deviation)) return NoFigure::not_finite;
        if (group->standard_deviation < 0.0) return NoFigure::does_not_fit;
        if (group->people == 0) return NoFigure::too_few;
    }
    const auto n1 = static_cast<double>(first.people), n2 = static_cast<double>(second.people);
    const double degrees = n1 + n2 - 2.0;
    if (degrees < 2.0) return NoFigure::too_few;
    const double within = std::sqrt(((n1 - 1.0) * first.standard_deviation * first.standard_deviation + (n2 - 1.0) * second.standard_deviation * second.standard_deviation) / degrees);
    if (within == 0.0) return NoFigure::no_spread;
    const double d = (second.mean - first.mean) / within;
    return corrected(d, (n1 + n2) / (n1 * n2) + d * d / (2.0 * (n1 + n2)), degrees);
}

Known<Change> hedges_g(std::span<const double> first, std::span<const double> second)
{
    if (!sample::usable(first) || !sample::usable(second)) return NoFigure::not_finite;
    return hedges_g(summary_of(first), summary_of(second));
}

Known<Change> hedges_g_paired(const PairedSummary& summary)
{
    const auto& [people, difference, spread, r] = summary;
    if (!is_score(difference) || !is_score(spread) || !is_score(r)) return NoFigure::not_finite;
    if (spread < 0.0 || r < -1.0 || r > 1.0) return NoFigure::does_not_fit;
    if (people < 3) return NoFigure::too_few;
    if (spread == 0.0 || 1.0 - r < in_step) return NoFigure::no_spread;
    return paired(people, difference, spread / std::sqrt(2.0 * (1.0 - r)), r);
}

Known<Change> hedges_g_paired(std::span<const double> before, std::span<const double> after)
{
    if (before.size() != after.size()) return NoFigure::does_not_fit;
    if (!sample::usable(before) || !sample::usable(after)) return NoFigure::not_finite;
    if (before.size() < 3) return NoFigure::too_few;
    const Figure r = pearson(before, after);
    if (!r) return r.why_not();
    if (1.0 - *r < in_step) return NoFigure::no_spread;
    const double within = std::sqrt((sample::variance(before) + sample::variance(after)) / 2.0);
    return paired(before.size(), sample::mean(after) - sample::mean(before), within, *r);
}

}  // namespace fv

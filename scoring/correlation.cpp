#include "scoring/correlation.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "scoring/sample.h"

namespace fv {
namespace {

/// Why nothing can be said of these two lists.
std::optional<NoFigure> unfit(std::span<const double> x, std::span<const double> y)
{
    if (x.size() != y.size()) return NoFigure::does_not_fit;
    if (!sample::usable(x) || !sample::usable(y)) return NoFigure::not_finite;
    if (x.size() < 2) return NoFigure::too_few;
    return std::nullopt;
}

int sign_of(double difference) { return difference > 0.0 ? 1 : difference < 0.0 ? -1 : 0; }

}  // namespace

Figure pearson(std::span<const double> x, std::span<const double> y)
{
    if (const auto why_not = unfit(x, y)) return *why_not;
    const double spread_x = std::sqrt(sample::variance(x)), spread_y = std::sqrt(sample::variance(y));
    if (spread_x == 0.0 || spread_y == 0.0) return NoFigure::no_spread;
    const double mean_x = sample::mean(x), mean_y = sample::mean(y);
    double sum = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - mean_x) / spread_x * ((y[i] - mean_y) / spread_y);
    const Figure r = figure(sum / static_cast<double>(x.size() - 1));
    return r ? Figure(std::clamp(*r, -1.0, 1.0)) : r;
}

std::vector<double> mid_ranks(std::span<const double> values)
{
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> ranks(values.size(), 0.0);
    for (std::size_t first = 0; first < order.size();) {
        std::size_t end = first + 1;
        while (end < order.size() && values[order[end]] == values[order[first]]) ++end;
        const double middle = (static_cast<double>(first + 1) + static_cast<double>(end)) / 2.0;
        for (; first < end; ++first) ranks[order[first]] = middle;
    }
    return ranks;
}

Figure spearman(std::span<const double> x, std::span<const double> y)
{
    if (const auto why_not = unfit(x, y)) return *why_not;
    return pearson(mid_ranks(x), mid_ranks(y));
}

Figure kendall_tau_b(std::span<const double> x, std::span<const double> y)
{
    if (const auto why_not = unfit(x, y)) return *why_not;
    double concordance = 0.0, untied_x = 0.0, untied_y = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i)
        for (std::size_t j = i + 1; j < x.size(); ++j) {
            const int in_x = sign_of(x[i] - x[j]), in_y = sign_of(y[i] - y[j]);
            concordance += in_x * in_y;
            untied_x += in_x != 0;
            untied_y += in_y != 0;
        }
    if (untied_x == 0.0 || untied_y == 0.0) return NoFigure::no_spread;
    return std::clamp(concordance / std::sqrt(untied_x * untied_y), -1.0, 1.0);
}

}  // namespace fv

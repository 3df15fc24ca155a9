#include "scoring/reliability.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>

#include "scoring/correlation.h"
#include "scoring/f_distribution.h"
#include "scoring/sample.h"

namespace fv {
namespace {

constexpr std::size_t nothing_dropped = std::numeric_limits<std::size_t>::max();

std::optional<NoFigure> unfit(const Answers& answers)
{
    if (answers.empty()) return NoFigure::too_few;
    const std::size_t items = answers.front().size();
    if (std::any_of(answers.begin(), answers.end(), [&](const auto& row) { return row.size() != items; })) return NoFigure::does_not_fit;
    if (!std::all_of(answers.begin(), answers.end(), [](const auto& row) { return sample::usable(row); })) return NoFigure::not_finite;
    return std::nullopt;
}

std::vector<double> item_of(const Answers& answers, std::size_t item)
{
    std::vector<double> column;
    for (const auto& row : answers) column.push_back(row[item]);
    return column;
}

/// Totals that differ by rounding alone are made equal: where items cancel out, what is left of their sum
/// is small, and its own size no longer shows that.
std::vector<double> totals_of(const Answers& answers, std::size_t dropped)
{
    std::vector<double> totals;
    double magnitude = 0.0;
    for (const auto& row : answers) {
        double sum = 0.0, size = 0.0;
        for (std::size_t i = 0; i < row.size(); ++i) {
            if (i == dropped) continue;
            sum += row[i];
            size += std::abs(row[i]);
        }
        totals.push_back(sum);
        magnitude = std::max(magnitude, size);
    }
    const auto [least, most] = std::minmax_element(totals.begin(), totals.end());
    if (*most - *least <= sample::rounding * magnitude) totals.assign(totals.size(), totals.front());
    return totals;
}

Figure alpha_without(const Answers& answers, std::size_t dropped)
{
    const std::size_t all = answers.front().size();
    if (answers.size() < 2) return NoFigure::too_few;
    double sum = 0.0;
    for (std::size_t i = 0; i < all; ++i)
        if (i != dropped) sum += sample::variance(item_of(answers, i));
    return cronbachs_alpha(dropped == nothing_dropped ? all : all - 1, sum, sample::variance(totals_of(answers, dropped)));
}

/// Mean of the item over the first `places` of `order`; who ties with the last place shares what is left.
double mean_of_first(double places, const std::vector<std::size_t>& order, std::span<const double> item, std::span<const double> ordered_by)
{
    double sum = 0.0, left = places;
    for (std::size_t first = 0; first < order.size() && left > 0.0;) {
        double tied_sum = 0.0, tied = 0.0;
        const double value = ordered_by[order[first]];
        for (; first < order.size() && ordered_by[order[first]] == value; ++first) {
            tied_sum += item[order[first]];
            tied += 1.0;
        }
        const double counted = std::min(left, tied);
        sum += tied_sum / tied * counted;
        left -= counted;
    }
    return sum / places;
}

}  // namespace

Figure cronbachs_alpha(std::size_t items, double sum_of_item_variances, double variance_of_total)
{
    if (!std::isfinite(sum_of_item_variances) || !std::isfinite(variance_of_total)) return NoFigure::not_finite;
    if (sum_of_item_variances < 0.0 || variance_of_total < 0.0) return NoFigure::does_not_fit;
    if (items < 2) return NoFigure::too_few;
    if (variance_of_total == 0.0) return NoFigure::no_spread;
    const auto k = static_cast<double>(items);
    return figure(k / (k - 1.0) * (1.0 - sum_of_item_variances / variance_of_total));
}

Figure cronbachs_alpha(const Answers& answers)
{
    if (const auto why_not = unfit(answers)) return *why_not;
    return alpha_without(answers, nothing_dropped);
}

Known<Interval> feldt_interval(double alpha, std::size_t people, std::size_t items, double confidence)
{
    if (!std::isfinite(alpha)) return NoFigure::not_finite;
    if (alpha > 1.0 || !(confidence > 0.0 && confidence < 1.0)) return NoFigure::does_not_fit;
    if (people < 2 || items < 2) return NoFigure::too_few;
    const double d1 = static_cast<double>(people) - 1.0;
    const double d2 = d1 * (static_cast<double>(items) - 1.0);
    const double tail = (1.0 - confidence) / 2.0;
    const Figure above = f_quantile(1.0 - tail, d1, d2), below = f_quantile(tail, d1, d2);
    if (!above || !below) return NoFigure::not_finite;
    return interval(1.0 - (1.0 - alpha) * *above, 1.0 - (1.0 - alpha) * *below);
}

std::vector<Figure> corrected_item_totals(const Answers& answers)
{
    std::vector<Figure> out;
    if (answers.empty()) return out;
    const auto why_not = unfit(answers);
    const std::size_t items = answers.front().size();
    for (std::size_t i = 0; i < items; ++i) {
        if (why_not) out.emplace_back(*why_not);
        else if (items < 2) out.emplace_back(NoFigure::too_few);
        else out.push_back(pearson(item_of(answers, i), totals_of(answers, i)));
    }
    return out;
}

std::vector<Figure> alphas_if_dropped(const Answers& answers)
{
    std::vector<Figure> out;
    if (answers.empty()) return out;
    const auto why_not = unfit(answers);
    for (std::size_t i = 0; i < answers.front().size(); ++i) out.push_back(why_not ? Figure(*why_not) : alpha_without(answers, i));
    return out;
}

Figure standard_error_of_measurement(double standard_deviation, double reliability)
{
    if (!std::isfinite(standard_deviation) || !std::isfinite(reliability)) return NoFigure::not_finite;
    if (standard_deviation < 0.0 || reliability < 0.0 || reliability > 1.0) return NoFigure::does_not_fit;
    return figure(standard_deviation * std::sqrt(1.0 - reliability));
}

Figure difficulty(std::span<const double> shares)
{
    if (!sample::usable(shares)) return NoFigure::not_finite;
    if (std::any_of(shares.begin(), shares.end(), [](double share) { return share < 0.0 || share > 1.0; })) return NoFigure::does_not_fit;
    if (shares.empty()) return NoFigure::too_few;
    return figure(sample::mean(shares));
}

std::map<std::string, std::size_t> option_frequencies(std::span<const std::string> chosen)
{
    std::map<std::string, std::size_t> counts;
    for (const std::string& option : chosen) ++counts[option];
    return counts;
}

Figure upper_lower_discrimination(std::span<const double> item, std::span<const double> ordered_by, double tail)
{
    if (item.size() != ordered_by.size() || !(tail > 0.0 && tail <= 0.5)) return NoFigure::does_not_fit;
    if (!sample::usable(item) || !sample::usable(ordered_by)) return NoFigure::not_finite;
    if (item.size() < 2) return NoFigure::too_few;
    std::vector<std::size_t> order(item.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return ordered_by[a] < ordered_by[b]; });
    if (ordered_by[order.front()] == ordered_by[order.back()]) return NoFigure::no_spread;
    const double places = std::max(1.0, std::floor(tail * static_cast<double>(item.size()) + 0.5));
    const double lower = mean_of_first(places, order, item, ordered_by);
    std::reverse(order.begin(), order.end());
    return figure(mean_of_first(places, order, item, ordered_by) - lower);
}

}  // namespace fv

#include "scoring/agreement.h"

#include <algorithm>
#include <map>

#include "scoring/sample.h"

namespace fv {
namespace {

bool has_rows_of(const CountTable& table, std::size_t columns)
{
    return std::all_of(table.begin(), table.end(), [&](const auto& row) { return row.size() == columns; });
}

double weight_of(DisagreementWeight weight, std::size_t i, std::size_t j)
{
    const double distance = i > j ? static_cast<double>(i - j) : static_cast<double>(j - i);
    switch (weight) {
    case DisagreementWeight::alike: return i == j ? 0.0 : 1.0;
    case DisagreementWeight::linear: return distance;
    case DisagreementWeight::quadratic: return distance * distance;
    }
    return 0.0;
}

/// The sum of the distance over all ordered pairs of these values.
double disagreement(std::span<const double> values, MeasurementLevel level)
{
    const auto n = static_cast<double>(values.size());
    if (level == MeasurementLevel::interval) return 2.0 * n * (n - 1.0) * sample::variance(values);  // Σ(a − b)² = 2n Σ(a − mean)²
    std::map<double, double> counts;
    for (const double value : values) counts[value] += 1.0;
    double alike = 0.0;
    for (const auto& [value, count] : counts) alike += count * count;
    return n * n - alike;
}

}  // namespace

Figure observed_agreement(const CountTable& two_raters)
{
    if (!has_rows_of(two_raters, two_raters.size())) return NoFigure::does_not_fit;
    double same = 0.0, all = 0.0;
    for (std::size_t i = 0; i < two_raters.size(); ++i)
        for (std::size_t j = 0; j < two_raters.size(); ++j) {
            all += two_raters[i][j];
            if (i == j) same += two_raters[i][j];
        }
    if (all == 0.0) return NoFigure::too_few;
    return figure(same / all);
}

Figure cohens_kappa(const CountTable& two_raters, DisagreementWeight weight)
{
    const std::size_t categories = two_raters.size();
    if (!has_rows_of(two_raters, categories)) return NoFigure::does_not_fit;
    std::vector<double> first(categories, 0.0), second(categories, 0.0);
    double all = 0.0;
    for (std::size_t i = 0; i < categories; ++i)
        for (std::size_t j = 0; j < categories; ++j) {
            first[i] += two_raters[i][j];
            second[j] += two_raters[i][j];
            all += two_raters[i][j];
        }
    if (all == 0.0) return NoFigure::too_few;
    double observed = 0.0, by_chance = 0.0;  // the first in subjects, the second in subjects squared
    for (std::size_t i = 0; i < categories; ++i)
        for (std::size_t j = 0; j < categories; ++j) {
            observed += weight_of(weight, i, j) * two_raters[i][j];
            by_chance += weight_of(weight, i, j) * first[i] * second[j];
        }
    if (by_chance == 0.0) return NoFigure::no_spread;  // both put everything in one and the same category
    return figure(1.0 - observed * all / by_chance);
}

Figure fleiss_kappa(const CountTable& many_raters)
{
    if (many_raters.empty()) return NoFigure::too_few;
    const std::size_t categories = many_raters.front().size();
    if (!has_rows_of(many_raters, categories)) return NoFigure::does_not_fit;
    const auto total = [](const std::vector<std::uint32_t>& row) {
        double sum = 0.0;
        for (const std::uint32_t count : row) sum += count;
        return sum;
    };
    const double raters = total(many_raters.front());
    if (std::any_of(many_raters.begin(), many_raters.end(), [&](const auto& row) { return total(row) != raters; })) return NoFigure::does_not_fit;
    if (raters < 2.0) return NoFigure::too_few;
    const auto subjects = static_cast<double>(many_raters.size());
    std::vector<double> chosen(categories, 0.0);
    double agreeing_pairs = 0.0;
    for (const auto& row : many_raters)
        for (std::size_t j = 0; j < categories; ++j) {
            chosen[j] += row[j];
            agreeing_pairs += row[j] * (row[j] - 1.0);
        }
    double by_chance = 0.0;
    bool all_in_one = false;
    for (const double count : chosen) {
        const double share = count / (subjects * raters);
        by_chance += share * share;
        all_in_one = all_in_one || count == subjects * raters;
    }
    if (all_in_one) return NoFigure::no_spread;
    const double observed = agreeing_pairs / (subjects * raters * (raters - 1.0));
    return figure((observed - by_chance) / (1.0 - by_chance));
}

Figure krippendorffs_alpha(std::span<const std::vector<std::optional<double>>> raters, MeasurementLevel level)
{
    if (raters.empty()) return NoFigure::too_few;
    const std::size_t units = raters.front().size();
    if (std::any_of(raters.begin(), raters.end(), [&](const auto& row) { return row.size() != units; })) return NoFigure::does_not_fit;
    std::vector<double> pairable;
    double observed = 0.0;
    for (std::size_t unit = 0; unit < units; ++unit) {
        std::vector<double> values;
        for (const auto& rater : raters)
            if (rater[unit]) values.push_back(*rater[unit]);
        if (!sample::usable(values)) return NoFigure::not_finite;
        if (values.size() < 2) continue;
        observed += disagreement(values, level) / static_cast<double>(values.size() - 1);
        pairable.insert(pairable.end(), values.begin(), values.end());
    }
    if (pairable.empty()) return NoFigure::too_few;
    const double expected = disagreement(pairable, level);
    if (expected == 0.0) return NoFigure::no_spread;
    return figure(1.0 - static_cast<double>(pairable.size() - 1) * observed / expected);
}

}  // namespace fv

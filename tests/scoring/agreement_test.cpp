// Figures that are "published" were recomputed by hand or script; where they were published is from
// memory (domain §5): Wikipedia's articles on Cohen's kappa, Fleiss' kappa and Krippendorff's alpha.
#include "scoring/agreement.h"

#include <limits>

#include "support/catch.h"
#include "support/random_scenario.h"

using namespace fv;

namespace {

using Ratings = std::vector<std::optional<double>>;
constexpr auto gap = std::nullopt;

CountTable random_table(test::Dice& dice, int categories, int most)
{
    CountTable table(static_cast<std::size_t>(categories));
    for (auto& row : table)
        for (int j = 0; j < categories; ++j) row.push_back(static_cast<std::uint32_t>(dice.chance(30) ? 0 : dice.roll(most + 1)));
    return table;
}

CountTable turned(const CountTable& table)
{
    CountTable out(table.size(), std::vector<std::uint32_t>(table.size()));
    for (std::size_t i = 0; i < table.size(); ++i)
        for (std::size_t j = 0; j < table.size(); ++j) out[j][i] = table[i][j];
    return out;
}

constexpr DisagreementWeight weights[] = {DisagreementWeight::alike, DisagreementWeight::linear, DisagreementWeight::quadratic};

bool finite_or_absent(const Figure& figure) { return !figure || std::isfinite(*figure); }

}  // namespace

TEST_CASE("Cohen's kappa is what the textbook tables give", "[agreement][fixture]")
{
    // Published: Wikipedia, Cohen's kappa (from memory); recomputed.
    CHECK(observed_agreement({{20, 5}, {10, 15}}).value() == Approx(0.70));
    CHECK(cohens_kappa({{20, 5}, {10, 15}}).value() == Approx(0.4).epsilon(1e-12));
    CHECK(cohens_kappa({{45, 15}, {25, 15}}).value() == Approx(3.0 / 23.0).epsilon(1e-12));
    CHECK(cohens_kappa({{25, 35}, {5, 35}}).value() == Approx(7.0 / 27.0).epsilon(1e-12));
}

TEST_CASE("A disagreement by two steps weighs more than one by one, where that is asked for", "[agreement][fixture]")
{
    // Ours; recomputed as exact fractions.
    const CountTable table{{5, 2, 0}, {1, 6, 2}, {0, 1, 3}};
    CHECK(cohens_kappa(table).value() == Approx(0.5330739300).epsilon(1e-9));
    CHECK(cohens_kappa(table, DisagreementWeight::linear).value() == Approx(49.0 / 79.0).epsilon(1e-12));
    CHECK(cohens_kappa(table, DisagreementWeight::quadratic).value() == Approx(157.0 / 217.0).epsilon(1e-12));
}

TEST_CASE("Fleiss' kappa is what the textbook table gives", "[agreement][fixture]")
{
    // Published: Wikipedia, Fleiss' kappa, 0.210 (from memory); recomputed.
    const CountTable table{{0, 0, 0, 0, 14}, {0, 2, 6, 4, 2}, {0, 0, 3, 5, 6}, {0, 3, 9, 2, 0}, {2, 2, 8, 1, 1},
                           {7, 7, 0, 0, 0}, {3, 2, 6, 3, 0}, {2, 5, 3, 2, 2}, {6, 5, 2, 1, 0}, {0, 2, 2, 3, 7}};
    CHECK(fleiss_kappa(table).value() == Approx(0.2099307044).epsilon(1e-9));
}

TEST_CASE("Krippendorff's alpha takes raters who left units out", "[agreement][fixture]")
{
    // Published: Wikipedia, Krippendorff's alpha, 0.691 and 0.811 (from memory); recomputed on these rows.
    const std::vector<Ratings> raters{{gap, gap, gap, gap, gap, 3, 4, 1, 2, 1, 1, 3, 3, gap, 3},
                                      {1, gap, 2, 1, 3, 3, 4, 3, gap, gap, gap, gap, gap, gap, gap},
                                      {gap, gap, 2, 1, 3, 4, 4, gap, 2, 1, 1, 3, 3, gap, 4}};
    CHECK(krippendorffs_alpha(raters, MeasurementLevel::nominal).value() == Approx(0.6913580247).epsilon(1e-9));
    CHECK(krippendorffs_alpha(raters, MeasurementLevel::interval).value() == Approx(0.8108448928).epsilon(1e-9));
}

TEST_CASE("Where everything is in one category, agreement can't be told from chance, and that is said", "[agreement]")
{
    CHECK(cohens_kappa({{9, 0}, {0, 0}}).why_not() == NoFigure::no_spread);
    CHECK(observed_agreement({{9, 0}, {0, 0}}).value() == 1.0);  // that they agree can be said all the same
    CHECK(fleiss_kappa({{3, 0}, {3, 0}}).why_not() == NoFigure::no_spread);
    const std::vector<Ratings> same{{2, 2, 2}, {2, 2, 2}};
    CHECK(krippendorffs_alpha(same, MeasurementLevel::nominal).why_not() == NoFigure::no_spread);
    CHECK(krippendorffs_alpha(same, MeasurementLevel::interval).why_not() == NoFigure::no_spread);
}

TEST_CASE("Of nobody, of one rater, and of tables that are none, nothing is said", "[agreement]")
{
    CHECK(cohens_kappa({}).why_not() == NoFigure::too_few);
    CHECK(cohens_kappa({{0, 0}, {0, 0}}).why_not() == NoFigure::too_few);
    CHECK(cohens_kappa({{1, 2}, {3}}).why_not() == NoFigure::does_not_fit);
    CHECK(cohens_kappa({{1, 2}}).why_not() == NoFigure::does_not_fit);
    CHECK(observed_agreement({}).why_not() == NoFigure::too_few);
    CHECK(fleiss_kappa({}).why_not() == NoFigure::too_few);
    CHECK(fleiss_kappa({{1, 0}, {0, 1}}).why_not() == NoFigure::too_few);
    CHECK(fleiss_kappa({{2, 1}, {2, 2}}).why_not() == NoFigure::does_not_fit);
    CHECK(krippendorffs_alpha({}, MeasurementLevel::nominal).why_not() == NoFigure::too_few);
    const std::vector<Ratings> alone{{1, 2}, {gap, gap}}, uneven{{1, 2}, {1}};
    CHECK(krippendorffs_alpha(alone, MeasurementLevel::interval).why_not() == NoFigure::too_few);
    CHECK(krippendorffs_alpha(uneven, MeasurementLevel::interval).why_not() == NoFigure::does_not_fit);
    const std::vector<Ratings> no_number{{std::numeric_limits<double>::quiet_NaN(), 1}, {2, 1}};
    CHECK(krippendorffs_alpha(no_number, MeasurementLevel::interval).why_not() == NoFigure::not_finite);
}

TEST_CASE("Raters who always agree have a kappa of 1, and which of the two comes first is no matter", "[agreement][property]")
{
    test::Dice dice(GENERATE(range(std::uint64_t{0}, std::uint64_t{200})));
    const int categories = dice.between(2, 5);
    const CountTable table = random_table(dice, categories, 20);
    CountTable identical(table.size(), std::vector<std::uint32_t>(table.size(), 0));
    std::size_t used = 0;
    for (std::size_t i = 0; i < table.size(); ++i) used += (identical[i][i] = table[i][i]) > 0;
    for (const DisagreementWeight weight : weights) {
        const Figure same = cohens_kappa(identical, weight);
        if (used > 1) CHECK(same.value() == Approx(1.0));
        else CHECK_FALSE(same.has_value());
        const Figure one = cohens_kappa(table, weight), other = cohens_kappa(turned(table), weight);
        REQUIRE(one.has_value() == other.has_value());
        if (one) CHECK(*one == Approx(*other).margin(1e-12));
        if (one) CHECK(*one <= 1.0);
    }
}

TEST_CASE("Two categories leave nothing to weigh", "[agreement][property]")
{
    test::Dice dice(GENERATE(range(std::uint64_t{0}, std::uint64_t{100})));
    const CountTable table = random_table(dice, 2, 9);
    const Figure plain = cohens_kappa(table);
    for (const DisagreementWeight weight : weights) {
        const Figure weighted = cohens_kappa(table, weight);
        REQUIRE(weighted.has_value() == plain.has_value());
        if (plain) CHECK(*weighted == Approx(*plain).margin(1e-12));
    }
}

TEST_CASE("Alpha does not change when raters or units change places, or values are moved alike", "[agreement][property]")
{
    test::Dice dice(GENERATE(range(std::uint64_t{0}, std::uint64_t{150})));
    const int units = dice.between(0, 9);
    std::vector<Ratings> raters(static_cast<std::size_t>(dice.between(1, 4)));
    for (Ratings& row : raters)
        for (int u = 0; u < units; ++u) row.push_back(dice.chance(25) ? std::optional<double>() : dice.between(1, 4));
    std::vector<Ratings> moved(raters.rbegin(), raters.rend());
    for (Ratings& row : moved) {
        std::reverse(row.begin(), row.end());
        for (auto& value : row)
            if (value) *value = 100.0 + 3.0 * *value;
    }
    for (const MeasurementLevel level : {MeasurementLevel::nominal, MeasurementLevel::interval}) {
        const Figure one = krippendorffs_alpha(raters, level), other = krippendorffs_alpha(moved, level);
        REQUIRE(one.has_value() == other.has_value());
        if (one) CHECK(*one == Approx(*other).margin(1e-9));
        if (one) CHECK(*one <= 1.0 + 1e-12);
    }
}

TEST_CASE("Whatever table comes, a figure is a number or is not there", "[agreement][property]")
{
    test::Dice dice(GENERATE(range(std::uint64_t{0}, std::uint64_t{200})));
    CountTable table(static_cast<std::size_t>(dice.roll(4)));
    for (auto& row : table)
        for (int j = dice.roll(4); j > 0; --j) row.push_back(dice.chance(10) ? 4294967295U : static_cast<std::uint32_t>(dice.roll(3)));
    for (const DisagreementWeight weight : weights) CHECK(finite_or_absent(cohens_kappa(table, weight)));
    CHECK(finite_or_absent(observed_agreement(table)));
    CHECK(finite_or_absent(fleiss_kappa(table)));
}

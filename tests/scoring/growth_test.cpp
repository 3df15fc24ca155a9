// Worked numbers of Borenstein, Hedges, Higgins & Rothstein 2009, chapter 4 (the book from memory; the
// numbers recomputed with a stdlib script, domain §5).
#include "scoring/growth.h"

#include <cmath>
#include <limits>
#include <vector>

#include "support/catch.h"
#include "support/random_scenario.h"

using namespace fv;

namespace {

using List = std::vector<double>;

List random_scores(test::Dice& dice, int n)
{
    List scores;
    for (int i = 0; i < n; ++i) scores.push_back(dice.roll(101) / 100.0);
    return scores;
}

double odd_number(test::Dice& dice)
{
    constexpr double odd[] = {0.0, -1.0, 1.0, 0.5, 1e300, -1e300, 1e-300, 1e99, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()};
    return odd[dice.roll(10)];
}

void check_finite(const Known<Change>& change)
{
    if (!change) return;
    CHECK(std::isfinite(change->g));
    CHECK(std::isfinite(change->variance));
    CHECK(std::isfinite(change->interval.low));
    CHECK(std::isfinite(change->interval.high));
    CHECK(change->interval.low <= change->g);
    CHECK(change->g <= change->interval.high);
}

}  // namespace

TEST_CASE("Two groups: Hedges' g is what the book works out", "[growth][fixture]")
{
    const Change change = hedges_g(GroupSummary{50, 100, 4.5}, GroupSummary{50, 103, 5.5}).value();
    CHECK(change.d == Approx(0.5970223).epsilon(1e-6));
    CHECK(change.g == Approx(0.5924416).epsilon(1e-6));
    CHECK(change.variance == Approx(0.0411435).epsilon(1e-5));
    CHECK(std::sqrt(change.variance) == Approx(0.2028386).epsilon(1e-6));
    CHECK(change.interval.low == Approx(0.1948780).epsilon(1e-6));
    CHECK(change.interval.high == Approx(0.9900051).epsilon(1e-6));
}

TEST_CASE("The same people before and after: Hedges' g is what the book works out", "[growth][fixture]")
{
    const Change change = hedges_g_paired(PairedSummary{50, 3, 5.5, 0.7}).value();
    CHECK(change.d == Approx(0.4225073).epsilon(1e-6));
    CHECK(change.g == Approx(0.4160072).epsilon(1e-6));
    CHECK(change.variance == Approx(0.0126720).epsilon(1e-5));
    CHECK(change.interval.low == Approx(0.1953702).epsilon(1e-6));
    CHECK(change.interval.high == Approx(0.6366442).epsilon(1e-6));
}

TEST_CASE("From the scores themselves, and from what was reported of them, comes the same g where spreads are equal", "[growth]")
{
    // The same five scores in another order, 0.1 higher: equal spread; differences and r worked out by hand.
    const List before{0.2, 0.4, 0.5, 0.7, 0.9}, after{0.5, 0.3, 0.6, 1.0, 0.8};
    // differences 0.3 −0.1 0.1 0.3 −0.1: mean 0.1, variance 0.04; s² = 0.073, covariance = 0.073 − 0.04/2 = 0.053
    const Change reported = hedges_g_paired(PairedSummary{5, 0.1, 0.2, 0.053 / 0.073}).value();
    const Change own = hedges_g_paired(before, after).value();
    CHECK(own.d == Approx(reported.d).epsilon(1e-9));
    CHECK(own.variance == Approx(reported.variance).epsilon(1e-9));
    CHECK(own.d == Approx(0.1 / std::sqrt(0.073)).epsilon(1e-9));
}

TEST_CASE("Two people are too few, and people who all changed in step leave nothing to be sure by", "[growth]")
{
    CHECK(hedges_g_paired(List{0.1, 0.5}, List{0.3, 0.4}).why_not() == NoFigure::too_few);
    CHECK(hedges_g_paired(List{}, List{}).why_not() == NoFigure::too_few);
    CHECK(hedges_g_paired(List{0.1, 0.5, 0.6}, List{0.2, 0.6, 0.7}).why_not() == NoFigure::no_spread);
    CHECK(hedges_g_paired(List{0.3, 0.6, 0.9}, List{0.4, 0.8, 1.2}).why_not() == NoFigure::no_spread);
    CHECK(hedges_g_paired(List{0.5, 0.5, 0.5}, List{0.2, 0.6, 0.7}).why_not() == NoFigure::no_spread);
    CHECK(hedges_g_paired(List{0.5, 0.5, 0.5}, List{0.2, 0.6}).why_not() == NoFigure::does_not_fit);
    CHECK(hedges_g(List{1}, List{2, 3}).why_not() == NoFigure::too_few);
    CHECK(hedges_g(List{}, List{2, 3, 4, 5}).why_not() == NoFigure::too_few);
    CHECK(hedges_g(List{1, 1}, List{2, 2}).why_not() == NoFigure::no_spread);
    CHECK(hedges_g_paired(PairedSummary{50, 3, 5.5, 1.2}).why_not() == NoFigure::does_not_fit);
    CHECK(hedges_g_paired(PairedSummary{50, 3, 5.5, 1.0}).why_not() == NoFigure::no_spread);
    CHECK(hedges_g(GroupSummary{5, 1, -1}, GroupSummary{5, 1, 1}).why_not() == NoFigure::does_not_fit);
}

TEST_CASE("When before and after change places, growth becomes loss of the same size", "[growth][property]")
{
    test::Dice dice(GENERATE(range(std::uint64_t{0}, std::uint64_t{200})));
    const int n = dice.between(2, 12);
    const List before = random_scores(dice, n), after = random_scores(dice, n), others = random_scores(dice, dice.between(2, 12));
    const auto mirrored = [](const Known<Change>& one, const Known<Change>& other) {
        REQUIRE(one.has_value() == other.has_value());
        if (!one) return;
        CHECK(one->g == Approx(-other->g).margin(1e-12));
        CHECK(one->variance == Approx(other->variance).margin(1e-12));
        CHECK(one->interval.low == Approx(-other->interval.high).margin(1e-12));
    };
    mirrored(hedges_g_paired(before, after), hedges_g_paired(after, before));
    mirrored(hedges_g(before, others), hedges_g(others, before));
}

TEST_CASE("In what unit scores are told is no matter to g", "[growth][property]")
{
    test::Dice dice(GENERATE(range(std::uint64_t{0}, std::uint64_t{100})));
    const int n = dice.between(3, 9);
    List before = random_scores(dice, n), after = random_scores(dice, n);
    const Known<Change> share = hedges_g_paired(before, after);
    for (List* list : {&before, &after})
        for (double& score : *list) score = 100.0 * score - 20.0;
    const Known<Change> points = hedges_g_paired(before, after);
    REQUIRE(share.has_value() == points.has_value());
    if (share) CHECK(points->g == Approx(share->g).epsilon(1e-8).margin(1e-10));
}

TEST_CASE("Whatever numbers come, a change is told in numbers or not at all", "[growth][property]")
{
    test::Dice dice(GENERATE(range(std::uint64_t{0}, std::uint64_t{500})));
    List before, after;
    for (int i = dice.roll(6); i > 0; --i) before.push_back(odd_number(dice));
    for (int i = dice.roll(6); i > 0; --i) after.push_back(odd_number(dice));
    check_finite(hedges_g(before, after));
    check_finite(hedges_g_paired(before, after));
    after.resize(before.size(), 0.25);
    check_finite(hedges_g_paired(before, after));
    check_finite(hedges_g_paired(PairedSummary{static_cast<std::size_t>(dice.roll(5)), odd_number(dice), odd_number(dice), odd_number(dice)}));
    check_finite(hedges_g(GroupSummary{static_cast<std::size_t>(dice.roll(4)), odd_number(dice), odd_number(dice)}, GroupSummary{static_cast<std::size_t>(dice.roll(4)), odd_number(dice), odd_number(dice)}));
}

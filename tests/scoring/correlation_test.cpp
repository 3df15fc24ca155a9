// "Published" is from memory (domain §5); every figure was recomputed.
#include "scoring/correlation.h"

#include <cmath>
#include <limits>

#include "support/catch.h"
#include "support/random_scenario.h"

using namespace fv;

namespace {
using List = std::vector<double>;

List random_list(test::Dice& dice, int length, int sides)
{
    List list;
    for (int i = 0; i < length; ++i) list.push_back(dice.roll(sides));
    return list;
}
}  // namespace

TEST_CASE("Correlations are what the textbooks give", "[correlation][fixture]")
{
    // Ours (domain §5, key distance), with a tie in the answer.
    const List key{3, -2, 1, 0}, answer{2, -1, 1, 1};
    CHECK(pearson(key, answer).value() == Approx(0.9544271).epsilon(1e-7));
    CHECK(spearman(key, answer).value() == Approx(0.9486833).epsilon(1e-7));
    CHECK(kendall_tau_b(key, answer).value() == Approx(0.9128709).epsilon(1e-7));
    // Published: SciPy, kendalltau.
    CHECK(kendall_tau_b(List{12, 2, 1, 12, 2}, List{1, 4, 7, 1, 0}).value() == Approx(-0.4714045207910317).epsilon(1e-12));
    // Published: Wikipedia, Spearman's rank correlation (intelligence and hours of television): −29/165.
    const List iq{106, 100, 86, 101, 99, 103, 97, 113, 112, 110}, hours{7, 27, 2, 50, 28, 29, 20, 12, 6, 17};
    CHECK(spearman(iq, hours).value() == Approx(-29.0 / 165.0).epsilon(1e-12));
    // Published: SciPy, spearmanr; with a tie.
    CHECK(spearman(List{1, 2, 3, 4, 5}, List{5, 6, 7, 8, 7}).value() == Approx(0.8207826817).epsilon(1e-9));
}

TEST_CASE("Equal values share the middle of their ranks", "[correlation]")
{
    CHECK(mid_ranks(List{5, 6, 7, 8, 7}) == List{1, 2, 3.5, 5, 3.5});
    CHECK(mid_ranks(List{}).empty());
}

TEST_CASE("A list without spread goes with nothing, and that is said", "[correlation]")
{
    const List flat{0.1, 0.1, 0.1}, rising{1, 2, 3};
    CHECK(pearson(flat, rising).why_not() == NoFigure::no_spread);
    CHECK(spearman(rising, flat).why_not() == NoFigure::no_spread);
    CHECK(kendall_tau_b(flat, rising).why_not() == NoFigure::no_spread);
    CHECK(pearson(List{}, List{}).why_not() == NoFigure::too_few);
    CHECK(pearson(List{1}, List{1}).why_not() == NoFigure::too_few);
    CHECK(pearson(List{1, 2}, List{1}).why_not() == NoFigure::does_not_fit);
    CHECK(pearson(List{1, std::numeric_limits<double>::infinity()}, List{1, 2}).why_not() == NoFigure::not_finite);
}

TEST_CASE("Which list comes first is no matter; turning one over turns the sign", "[correlation][property]")
{
    test::Dice dice(GENERATE(range(std::uint64_t{0}, std::uint64_t{200})));
    const int n = dice.roll(9);
    const List x = random_list(dice, n, 5), y = random_list(dice, n, 5);
    List over;
    for (const double value : y) over.push_back(7.0 - 2.0 * value);
    for (const auto correlation : {pearson, spearman, kendall_tau_b}) {
        const Figure r = correlation(x, y), back = correlation(y, x), turned = correlation(x, over), self = correlation(x, x);
        REQUIRE(r.has_value() == back.has_value());
        REQUIRE(r.has_value() == turned.has_value());
        if (self) CHECK(*self == Approx(1.0));
        if (!r) continue;
        CHECK(*r == Approx(*back).margin(1e-12));
        CHECK(*r == Approx(-*turned).margin(1e-12));
        CHECK(std::abs(*r) <= 1.0);
    }
}

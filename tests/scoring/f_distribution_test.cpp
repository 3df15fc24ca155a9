#include "scoring/f_distribution.h"

#include <cmath>
#include <limits>

#include "support/catch.h"
#include "support/random_scenario.h"

using namespace fv;

namespace {
constexpr double pi = 3.14159265358979323846;
}

TEST_CASE("With two degrees of freedom above, the distribution can be written down, and is met to ten digits", "[f]")
{
    // P(F ≤ f) = 1 − (1 + 2f/d2)^(−d2/2): no source needed.
    const double p = GENERATE(0.001, 0.025, 0.1, 0.5, 0.9, 0.975, 0.999);
    const double d2 = GENERATE(1.0, 2.0, 5.0, 30.0, 110.0, 1000.0, 10000.0);
    const double f = d2 / 2.0 * std::expm1(-2.0 / d2 * std::log1p(-p));
    CHECK(f_quantile(p, 2.0, d2).value() == Approx(f).epsilon(1e-10));
    CHECK(f_probability(f, 2.0, d2).value() == Approx(p).epsilon(1e-10));
    CHECK(f_quantile(1.0 - p, d2, 2.0).value() == Approx(1.0 / f).epsilon(1e-10));  // upside down
}

TEST_CASE("With one and one degree of freedom it is an arc tangent", "[f]")
{
    const double p = GENERATE(0.001, 0.025, 0.3, 0.5, 0.7, 0.975, 0.999);
    CHECK(f_quantile(p, 1.0, 1.0).value() == Approx(std::pow(std::tan(pi * p / 2.0), 2.0)).epsilon(1e-10));
}

TEST_CASE("The quantiles that published intervals rest on are met", "[f][fixture]")
{
    // domain §5, recomputed with a stdlib script; 4.24 and 4.96 stand in every printed F table (from memory).
    CHECK(f_quantile(0.975, 11, 110).value() == Approx(2.1122589797).epsilon(1e-9));
    CHECK(f_quantile(0.025, 11, 110).value() == Approx(0.3390340877).epsilon(1e-9));
    CHECK(f_quantile(0.975, 5, 15).value() == Approx(3.5764153).epsilon(1e-7));
    CHECK(f_quantile(0.025, 5, 15).value() == Approx(0.1555760).epsilon(1e-6));
    CHECK(f_quantile(0.975, 5, 10).value() == Approx(4.24).margin(0.005));
    CHECK(f_quantile(0.95, 1, 10).value() == Approx(4.96).margin(0.005));
}

TEST_CASE("The incomplete beta function is a power where one parameter is 1, and mirrors itself", "[f]")
{
    const double x = GENERATE(0.0, 0.001, 0.2, 0.5, 0.77, 0.999, 1.0);
    const double a = GENERATE(0.5, 1.0, 3.0, 40.0);
    CHECK(incomplete_beta(a, 1.0, x).value() == Approx(std::pow(x, a)).epsilon(1e-10));
    CHECK(incomplete_beta(1.0, a, x).value() == Approx(1.0 - std::pow(1.0 - x, a)).epsilon(1e-10));
    CHECK(incomplete_beta(a, 2.5, x).value() == Approx(1.0 - incomplete_beta(2.5, a, 1.0 - x).value()).margin(1e-12));
}

TEST_CASE("A quantile is where its probability is reached, and turning F over turns the quantile over", "[f][property]")
{
    test::Dice dice(GENERATE(range(std::uint64_t{0}, std::uint64_t{200})));
    const double d1 = dice.between(1, 400), d2 = dice.between(1, 4000), p = dice.between(1, 999) / 1000.0;
    const double f = f_quantile(p, d1, d2).value();
    INFO("p " << p << " d1 " << d1 << " d2 " << d2 << " f " << f);
    CHECK(f_probability(f, d1, d2).value() == Approx(p).epsilon(1e-9));
    CHECK(f_quantile(1.0 - p, d2, d1).value() == Approx(1.0 / f).epsilon(1e-9));
    CHECK(f_quantile(p + 0.0005, d1, d2).value() > f);
}

TEST_CASE("What is no degree of freedom and no probability is refused", "[f]")
{
    const double odd = GENERATE(0.0, -1.0, std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity());
    CHECK_FALSE(f_quantile(0.5, odd, 3).has_value());
    CHECK_FALSE(f_quantile(0.5, 3, odd).has_value());
    CHECK_FALSE(f_quantile(odd, 3, 3).has_value());
    CHECK_FALSE(f_quantile(1.0, 3, 3).has_value());
    CHECK_FALSE(incomplete_beta(odd, 1, 0.5).has_value());
    CHECK_FALSE(incomplete_beta(1, 1, 1.0001).has_value());
    CHECK(f_probability(std::numeric_limits<double>::max(), 3, 3).value() == 1.0);
    CHECK(f_probability(0.0, 3, 3).value() == 0.0);
}

// Fixtures of domain §5, recomputed with a stdlib script. Where one was published is from memory: Bland &
// Altman 1997 (BMJ 314:572), the documentation of Pingouin's cronbach_alpha.
#include "scoring/reliability.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "support/catch.h"
#include "support/random_scenario.h"

using namespace fv;

namespace {

const Answers six_people{{3, 3, 2, 4}, {2, 2, 1, 3}, {4, 3, 4, 4}, {1, 2, 1, 2}, {3, 4, 3, 3}, {2, 1, 2, 2}};

Answers random_answers(test::Dice& dice)
{
    const int items = dice.roll(6);
    Answers answers(static_cast<std::size_t>(dice.roll(8)));
    const bool flat = dice.chance(15);
    for (auto& row : answers)
        for (int i = 0; i < items; ++i) row.push_back(flat ? 0.1 * i : dice.between(-2, 3) / 3.0);
    return answers;
}

double odd_number(test::Dice& dice)
{
    constexpr double odd[] = {0.0, -1.0, 1.0, 0.1, 1e300, -1e300, 1e-300, 1e99, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()};
    return odd[dice.roll(10)];
}

bool finite_or_absent(const Figure& figure) { return !figure || std::isfinite(*figure); }

}  // namespace

TEST_CASE("Cronbach's alpha is what was published, and what a hand finds", "[reliability][fixture]")
{
    CHECK(cronbachs_alpha(10, 11.16, 77.44).value() == Approx(0.9509871442).epsilon(1e-9));  // published: 0.95
    CHECK(cronbachs_alpha(six_people).value() == Approx(0.8977556110).epsilon(1e-9));        // ours
}

TEST_CASE("Feldt's interval is what was published", "[reliability][fixture]")
{
    const Interval published = feldt_interval(0.7326608352, 12, 11).value();  // Pingouin: 0.435 to 0.909
    CHECK(published.low == Approx(0.4353104).epsilon(1e-6));
    CHECK(published.high == Approx(0.9093629).epsilon(1e-6));
    const Interval ours = feldt_interval(0.8977556110, 6, 4).value();
    CHECK(ours.low == Approx(0.6343316).epsilon(1e-6));
    CHECK(ours.high == Approx(0.9840932).epsilon(1e-6));
}

TEST_CASE("What an item adds is told by its correlation with the others, and by alpha without it", "[reliability][fixture]")
{
    const std::vector<double> correlations{0.9325448, 0.6632365, 0.7650921, 0.7639749}, alphas{0.8066038, 0.9072581, 0.8750000, 0.8754864};
    const auto item_totals = corrected_item_totals(six_people), dropped = alphas_if_dropped(six_people);
    REQUIRE(item_totals.size() == 4);
    REQUIRE(dropped.size() == 4);
    for (std::size_t i = 0; i < 4; ++i) {
        CHECK(item_totals[i].value() == Approx(correlations[i]).epsilon(1e-6));
        CHECK(dropped[i].value() == Approx(alphas[i]).epsilon(1e-6));
    }
}

TEST_CASE("The error of measurement grows as reliability falls", "[reliability][fixture]")
{
    CHECK(standard_error_of_measurement(15, 0.90).value() == Approx(4.7434165).epsilon(1e-7));
    CHECK(standard_error_of_measurement(15, 0.95).value() == Approx(3.3541020).epsilon(1e-7));
    CHECK(standard_error_of_measurement(3.6560452, 0.8977556110).value() == Approx(1.1690452).epsilon(1e-6));
    CHECK(standard_error_of_measurement(15, 1.0).value() == 0.0);
    CHECK(standard_error_of_measurement(15, -0.1).why_not() == NoFigure::does_not_fit);
    CHECK(standard_error_of_measurement(-15, 0.5).why_not() == NoFigure::does_not_fit);
}

TEST_CASE("Difficulty is the mean share, and choices are counted", "[reliability]")
{
    CHECK(difficulty(std::vector<double>{1.0, 0.5, 0.0, 0.5}).value() == 0.5);
    CHECK(difficulty({}).why_not() == NoFigure::too_few);
    CHECK(difficulty(std::vector<double>{1.5}).why_not() == NoFigure::does_not_fit);
    const std::vector<std::string> chosen{"wait", "ask", "wait"};
    CHECK(option_frequencies(chosen) == std::map<std::string, std::size_t>{{"ask", 1}, {"wait", 2}});
}

TEST_CASE("The best 27 in a hundred are set against the weakest 27", "[reliability]")
{
    // Ten people, three in each tail: the best three have 1, 1 and 0, the weakest 0, 1 and 0.
    const std::vector<double> totals{1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, item{0, 1, 0, 0, 1, 0, 1, 0, 1, 1};
    CHECK(upper_lower_discrimination(item, totals).value() == Approx(1.0 / 3.0));
    CHECK(upper_lower_discrimination(item, std::vector<double>(10, 5.0)).why_not() == NoFigure::no_spread);
    CHECK(upper_lower_discrimination(std::vector<double>{1}, std::vector<double>{1}).why_not() == NoFigure::too_few);
    // Who ties at the border counts by half: the lower tail is the first and half of each of the next two.
    const std::vector<double> tied{1, 2, 2, 3, 4, 5}, items{0, 1, 0, 1, 1, 1};
    CHECK(upper_lower_discrimination(items, tied).value() == Approx(1.0 - 0.25));
}

TEST_CASE("Without people, items or spread there is no alpha, and the reason is said", "[reliability]")
{
    CHECK(cronbachs_alpha(Answers{}).why_not() == NoFigure::too_few);
    CHECK(cronbachs_alpha(Answers{{1, 2, 3}}).why_not() == NoFigure::too_few);
    CHECK(cronbachs_alpha(Answers{{1}, {2}}).why_not() == NoFigure::too_few);
    CHECK(cronbachs_alpha(Answers{{}, {}}).why_not() == NoFigure::too_few);
    CHECK(cronbachs_alpha(Answers{{1, 2}, {1, 2}}).why_not() == NoFigure::no_spread);
    CHECK(cronbachs_alpha(Answers{{0.1, 0.9}, {0.9, 0.1}, {0.3, 0.7}}).why_not() == NoFigure::no_spread);  // every total is 1
    CHECK(cronbachs_alpha(Answers{{1, 2}, {1}}).why_not() == NoFigure::does_not_fit);
    CHECK(corrected_item_totals(Answers{{1, 2}, {1, 3}})[0].why_not() == NoFigure::no_spread);
    CHECK(alphas_if_dropped(Answers{{1, 2}, {1, 3}})[0].why_not() == NoFigure::too_few);
    CHECK(feldt_interval(0.7, 1, 5).why_not() == NoFigure::too_few);
    CHECK(feldt_interval(1.1, 9, 5).why_not() == NoFigure::does_not_fit);
    CHECK(feldt_interval(0.7, 9, 5, 1.0).why_not() == NoFigure::does_not_fit);
}

TEST_CASE("Alpha does not change when an item is marked more kindly, or all are marked on another scale", "[reliability][property]")
{
    test::Dice dice(GENERATE(range(std::uint64_t{0}, std::uint64_t{200})));
    const Answers answers = random_answers(dice);
    Answers kinder = answers, scaled = answers;
    for (auto& row : kinder)
        for (std::size_t i = 0; i < row.size(); ++i) row[i] += 10.0 * static_cast<double>(i) - 7.0;
    for (auto& row : scaled)
        for (double& value : row) value *= 250.0;
    const Figure alpha = cronbachs_alpha(answers);
    for (const Figure& other : {cronbachs_alpha(kinder), cronbachs_alpha(scaled)}) {
        REQUIRE(alpha.has_value() == other.has_value());
        if (alpha) CHECK(*other == Approx(*alpha).epsilon(1e-8).margin(1e-8));
        else CHECK(alpha.why_not() == other.why_not());
    }
    if (alpha) CHECK(*alpha <= 1.0 + 1e-12);
}

TEST_CASE("Items that are copies of each other have an alpha of 1", "[reliability][property]")
{
    test::Dice dice(GENERATE(range(std::uint64_t{0}, std::uint64_t{50})));
    Answers copies(static_cast<std::size_t>(dice.between(2, 9)));
    for (auto& row : copies) row.assign(3, dice.roll(10));
    copies.front().assign(3, 11.0);  // at least one differs
    CHECK(cronbachs_alpha(copies).value() == Approx(1.0));
    const auto interval = feldt_interval(1.0, copies.size(), 3);
    CHECK(interval->low == 1.0);
    CHECK(interval->high == 1.0);
}

TEST_CASE("Alpha lies in its interval, which narrows with more people", "[reliability][property]")
{
    const double alpha = GENERATE(-0.5, 0.0, 0.4, 0.7, 0.95);
    const auto items = GENERATE(std::size_t{2}, std::size_t{5}, std::size_t{20});
    double width = 1e9;
    for (const std::size_t people : {3U, 5U, 12U, 30U, 100U, 1000U}) {
        const Interval between = feldt_interval(alpha, people, items).value();
        CHECK(between.low < alpha);
        CHECK(alpha < between.high);
        CHECK(between.high - between.low < width);
        width = between.high - between.low;
    }
}

TEST_CASE("Whoever stands where in the list, discrimination is the same", "[reliability][property]")
{
    test::Dice dice(GENERATE(range(std::uint64_t{0}, std::uint64_t{100})));
    std::vector<std::pair<double, double>> people;
    for (int i = dice.roll(12); i >= 0; --i) people.emplace_back(dice.roll(3), dice.roll(4));
    const auto discrimination = [&] {
        std::vector<double> item, total;
        for (const auto& [first, second] : people) item.push_back(first), total.push_back(second);
        return upper_lower_discrimination(item, total);
    };
    const Figure before = discrimination();
    for (std::size_t i = people.size(); i > 1; --i) std::swap(people[i - 1], people[static_cast<std::size_t>(dice.roll(static_cast<int>(i)))]);
    const Figure after = discrimination();
    REQUIRE(before.has_value() == after.has_value());
    if (before) CHECK(*after == Approx(*before).margin(1e-12));
}

TEST_CASE("Whatever numbers come, a figure is a number or is not there", "[reliability][property]")
{
    test::Dice dice(GENERATE(range(std::uint64_t{0}, std::uint64_t{400})));
    Answers answers(static_cast<std::size_t>(dice.roll(5)));
    const int items = dice.roll(4);
    for (auto& row : answers)
        for (int i = 0; i < items; ++i) row.push_back(odd_number(dice));
    CHECK(finite_or_absent(cronbachs_alpha(answers)));
    for (const Figure& figure : corrected_item_totals(answers)) CHECK(finite_or_absent(figure));
    for (const Figure& figure : alphas_if_dropped(answers)) CHECK(finite_or_absent(figure));
    CHECK(finite_or_absent(cronbachs_alpha(static_cast<std::size_t>(dice.roll(3)), odd_number(dice), odd_number(dice))));
    CHECK(finite_or_absent(standard_error_of_measurement(odd_number(dice), odd_number(dice))));
    const auto between = feldt_interval(odd_number(dice), static_cast<std::size_t>(dice.roll(4)), static_cast<std::size_t>(dice.roll(4)), odd_number(dice));
    if (between) CHECK((std::isfinite(between->low) && std::isfinite(between->high)));
    std::vector<double> item, total;
    for (int i = dice.roll(5); i > 0; --i) item.push_back(odd_number(dice)), total.push_back(odd_number(dice));
    CHECK(finite_or_absent(difficulty(item)));
    CHECK(finite_or_absent(upper_lower_discrimination(item, total)));
}

#include "scoring/instrument.h"

#include <cmath>

#include "scenarios/format/loader.h"
#include "scoring/correlation.h"
#include "scoring/reliability.h"
#include "support/all_kinds_visit.h"
#include "support/catch.h"
#include "support/project_file.h"
#include "support/random_scenario.h"
#include "support/small_visit.h"

using namespace fv;

namespace {

const Framework& framework()
{
    static const Framework shipped = load_framework(test::project_file("scoring/frameworks/home-visits.yaml")).value.value();
    return shipped;
}

Scenario loaded(std::string_view text) { return load_scenario(SourceText("visit.yaml", std::string(text)), vocabulary_of(framework())).value.value(); }
const Scenario& small_visit()
{
    static const Scenario scenario = loaded(test::small_visit);
    return scenario;
}

Uuid person(std::size_t number)
{
    Uuid id;
    id.bytes[14] = static_cast<std::uint8_t>(number / 256);
    id.bytes[15] = static_cast<std::uint8_t>(number);
    return id;
}

Sitting sitting(std::size_t who, std::vector<std::string> choices) { return {.person = person(who), .seed = AttemptSeed{who}, .choices = std::move(choices), .ratings = {}}; }

/// Six people, one sitting each: both decisions are met by all.
const std::vector<Sitting> six{sitting(1, {"introduce-both", "ask-about-reels"}), sitting(2, {"introduce-both", "talk-about-school"}), sitting(3, {"show-attendance", "ask-about-reels"}),
                               sitting(4, {"show-attendance", "apologise"}), sitting(5, {"show-attendance", "talk-about-school"}), sitting(6, {"introduce-both", "ask-about-reels"})};

const DecisionStatistics& decision(const InstrumentStatistics& statistics, const Scenario& scenario, std::string_view key)
{
    const SceneId id = scenario.scene_named(key);
    return *std::find_if(statistics.decisions.begin(), statistics.decisions.end(), [&](const DecisionStatistics& d) { return d.decision == id; });
}

const CompetencyStatistics& competency(const InstrumentStatistics& statistics, std::string_view key)
{
    return *std::find_if(statistics.competencies.begin(), statistics.competencies.end(), [&](const CompetencyStatistics& c) { return c.key == key; });
}

void check_finite(const Figure& figure)
{
    if (figure) CHECK(std::isfinite(*figure));
}

void check_share(const Figure& figure)
{
    if (figure) CHECK((*figure >= 0.0 && *figure <= 1.0));
}

void check_reliability(const Reliability& reliability)
{
    check_finite(reliability.alpha);
    check_finite(reliability.error);
    if (reliability.alpha) CHECK(*reliability.alpha <= 1.0 + 1e-12);
    if (reliability.error) CHECK(*reliability.error >= 0.0);
    if (reliability.interval) CHECK((std::isfinite(reliability.interval->low) && reliability.interval->low <= reliability.interval->high));
}

}  // namespace

TEST_CASE("Of each decision is told how many met it, and how often each option was offered and chosen", "[instrument]")
{
    const InstrumentStatistics statistics = instrument_statistics(small_visit(), framework(), six);
    CHECK(statistics.people == 6);
    CHECK(statistics.practice == 0);
    CHECK(statistics.left_out == 0);
    const DecisionStatistics& kitchen = decision(statistics, small_visit(), "kitchen");
    CHECK(kitchen.met == 6);
    CHECK(kitchen.scored == 6);
    REQUIRE(kitchen.options.size() == 3);
    CHECK(small_visit().option(kitchen.options[1].option).key == "apologise");
    CHECK(kitchen.options[1].offered == 3);  // only who showed the sheet
    CHECK(kitchen.options[1].chosen == 1);
    CHECK(kitchen.options[0].offered == 6);
    CHECK(kitchen.options[0].chosen == 3);
}

TEST_CASE("Difficulty and discrimination are what a hand finds from the points", "[instrument]")
{
    // Points above the least offered, presence and humility together, and within reach (small_visit.h):
    // door: introduce 8 of 8, show 0 of 8. Kitchen after introducing: ask 4+2 of 6, talk 0 of 6; after showing: ask 4+2,
    // apologise 2+3, talk 0, of 4+3.
    const std::vector<double> door{1, 1, 0, 0, 0, 1}, kitchen{1, 0, 6.0 / 7.0, 5.0 / 7.0, 0, 1};
    const InstrumentStatistics statistics = instrument_statistics(small_visit(), framework(), six);
    const DecisionStatistics& at_door = decision(statistics, small_visit(), "doorstep");
    const DecisionStatistics& in_kitchen = decision(statistics, small_visit(), "kitchen");
    CHECK(at_door.difficulty.value() == Approx(0.5));
    CHECK(in_kitchen.difficulty.value() == Approx((2.0 + 11.0 / 7.0) / 6.0));
    CHECK(at_door.discrimination.value() == Approx(pearson(door, kitchen).value()));
    CHECK(in_kitchen.discrimination.value() == Approx(pearson(door, kitchen).value()));  // two items: each is the other's rest
    CHECK(in_kitchen.upper_lower.value() == Approx(upper_lower_discrimination(kitchen, door).value()));
    CHECK(at_door.in_alpha);
    CHECK(at_door.alpha_if_dropped.why_not() == NoFigure::too_few);  // one would be left
}

TEST_CASE("A competency's alpha is that of the points at the decisions, weighed as in the score", "[instrument]")
{
    // Presence: door 4 points within reach, kitchen 4; chosen above the least: 4 4 0 0 0 4 and 4 0 4 2 0 4.
    const Answers presence{{4, 4}, {4, 0}, {0, 4}, {0, 2}, {0, 0}, {4, 4}};
    const InstrumentStatistics statistics = instrument_statistics(small_visit(), framework(), six);
    const Reliability& reliability = competency(statistics, "presence").reliability;
    CHECK(reliability.decisions == 2);
    CHECK(reliability.left_out == 0);
    CHECK(reliability.alpha.value() == Approx(cronbachs_alpha(presence).value()));
    CHECK(reliability.interval->low == Approx(feldt_interval(*reliability.alpha, 6, 2)->low));
    const CompetencyStatistics& told = competency(statistics, "presence");
    CHECK(told.mean.value() == Approx((8 + 4 + 4 + 2 + 0 + 8) / 8.0 / 6.0));
    CHECK(reliability.error.value() == Approx(*told.spread * std::sqrt(1.0 - *reliability.alpha)));
    // Humility in the kitchen: 2 within reach for three people, 3 for the others; the item is the share times the mean, 2.5.
    const Answers humility{{4, 2.5}, {4, 0}, {0, 2.5 * 2 / 3}, {0, 2.5}, {0, 0}, {4, 2.5}};
    CHECK(competency(statistics, "humility").reliability.alpha.value() == Approx(cronbachs_alpha(humility).value()));
    CHECK(competency(statistics, "invite").reliability.alpha.why_not() == NoFigure::too_few);
}

TEST_CASE("Totals and who passed are those of the score", "[instrument]")
{
    const InstrumentStatistics statistics = instrument_statistics(small_visit(), framework(), six);
    double sum = 0.0;
    std::size_t passed = 0;
    for (const Sitting& one : six) {
        const Score result = score(small_visit(), framework(), one.seed, one.choices);
        sum += result.total;
        passed += result.passed();
    }
    CHECK(statistics.mean.value() == Approx(sum / 6.0));
    CHECK(statistics.passed == passed);
    CHECK(passed == 2);  // the test would say nothing if nobody did
}

TEST_CASE("Only a person's first sitting counts; the last one tells of growth", "[instrument]")
{
    std::vector<Sitting> sittings = six;
    const std::vector<std::string> best{"introduce-both", "ask-about-reels"};
    for (const std::size_t who : {2U, 3U, 4U, 5U}) sittings.push_back(sitting(who, who == 3 ? std::vector<std::string>{"show-attendance", "apologise"} : best));
    sittings.push_back(sitting(5, {"introduce-both", "talk-about-school"}));
    const InstrumentStatistics once = instrument_statistics(small_visit(), framework(), six), statistics = instrument_statistics(small_visit(), framework(), sittings);
    CHECK(statistics.people == 6);
    CHECK(statistics.practice == 5);
    CHECK(statistics.mean == once.mean);
    CHECK(decision(statistics, small_visit(), "kitchen").discrimination == decision(once, small_visit(), "kitchen").discrimination);
    const auto total = [](const std::vector<std::string>& choices) { return score(small_visit(), framework(), AttemptSeed{1}, choices).total; };
    const std::vector<double> before{total({"introduce-both", "talk-about-school"}), total({"show-attendance", "ask-about-reels"}), total({"show-attendance", "apologise"}), total({"show-attendance", "talk-about-school"})};
    const std::vector<double> after{total(best), total({"show-attendance", "apologise"}), total(best), total({"introduce-both", "talk-about-school"})};
    CHECK(statistics.growth.people == 4);
    CHECK(statistics.growth.change->g == Approx(hedges_g_paired(before, after)->g));
    CHECK(once.growth.people == 0);
    CHECK(once.growth.change.why_not() == NoFigure::too_few);
}

TEST_CASE("What does not come to an end in this scenario is left out, and that is said", "[instrument]")
{
    std::vector<Sitting> sittings = six;
    sittings.insert(sittings.begin(), sitting(1, {"introduce-both"}));
    sittings.push_back(sitting(7, {"no-such-option"}));
    const InstrumentStatistics statistics = instrument_statistics(small_visit(), framework(), sittings);
    CHECK(statistics.left_out == 2);
    CHECK(statistics.people == 6);
    CHECK(statistics.practice == 0);
}

TEST_CASE("A decision that not everybody met stays out of alpha, and its own figures say of how many", "[instrument]")
{
    // Two ways from the door: `garden` and `kitchen`, then `goodbye` for all.
    const Scenario two_ways = [] {
        std::string text(test::small_visit);
        const std::size_t at = text.find("        go: kitchen\n  kitchen:");
        REQUIRE(at != std::string::npos);
        text.replace(at, std::string("        go: kitchen\n").size(), "        go: garden\n");
        const std::size_t endings = text.find("endings:");
        text.insert(endings, R"(  garden:
    place: porch
    decide:
      - {option: admire, text: What a garden., ratings: {presence: 2}, why: It is hers. She is glad., go: kitchen}
      - {option: hurry, text: 'Shall we?', ratings: {presence: -2}, why: It is hers. She goes in., go: kitchen}
)");
        return loaded(text);
    }();
    std::vector<Sitting> sittings;
    const std::vector<std::vector<std::string>> ways{{"introduce-both", "ask-about-reels"}, {"show-attendance", "admire", "apologise"}, {"show-attendance", "hurry", "talk-about-school"}, {"introduce-both", "talk-about-school"}};
    for (std::size_t i = 0; i < 8; ++i) sittings.push_back(sitting(i, ways[i % 4]));
    const InstrumentStatistics statistics = instrument_statistics(two_ways, framework(), sittings);
    CHECK(statistics.people == 8);
    CHECK(statistics.total.decisions == 2);
    CHECK(statistics.total.left_out == 1);
    const DecisionStatistics& garden = decision(statistics, two_ways, "garden");
    CHECK(garden.met == 4);
    CHECK_FALSE(garden.in_alpha);
    CHECK(garden.difficulty.value() == Approx(0.5));
    CHECK(garden.discrimination.has_value());
}

TEST_CASE("A partner's turn is counted and not scored", "[instrument]")
{
    const Scenario scenario = loaded(test::all_kinds_visit);
    std::vector<Sitting> sittings;
    for (std::size_t i = 0; i < 3; ++i)
        sittings.push_back({.person = person(i), .seed = AttemptSeed{i}, .company = Company::in_pair, .choices = {"badge", "greet>thank>hopes", "stand-still", i == 0 ? "look-around" : "say-names", "how-nice=-1+whose-reel=3", "thanked"}, .ratings = {}});
    const InstrumentStatistics statistics = instrument_statistics(scenario, framework(), sittings);
    REQUIRE(statistics.people == 3);
    const DecisionStatistics& partners = decision(statistics, scenario, "dana-speaks");
    CHECK(partners.partners_turn);
    CHECK(partners.met == 3);
    CHECK(partners.scored == 0);
    CHECK(partners.options[0].chosen == 2);
    const DecisionStatistics& own_words = decision(statistics, scenario, "thanks");
    CHECK(own_words.options[1].offered == 3);  // an outcome is open to all
    CHECK(own_words.difficulty.value() == Approx(0.5));
}

TEST_CASE("A facilitator's ticks count in the statistics as in the score, and agreement with them is told", "[instrument][own-words]")
{
    const Scenario scenario = loaded(test::all_kinds_visit);
    Sitting one{.person = person(1), .seed = AttemptSeed{1}, .choices = std::vector<std::string>(std::begin(test::all_kinds_route), std::end(test::all_kinds_route)), .ratings = {}};
    one.ratings.push_back({"thanks", "none", person(2), RaterRole::by_facilitator});
    const InstrumentStatistics statistics = instrument_statistics(scenario, framework(), std::vector<Sitting>{one});
    CHECK(decision(statistics, scenario, "thanks").difficulty.value() == 0.0);
    CHECK(statistics.words.with_facilitator.points == 3);
    CHECK(statistics.words.with_facilitator.observed.value() == Approx(1.0 / 3.0));
}

TEST_CASE("Of so few people little is said, and of none nothing", "[instrument]")
{
    CHECK(enough_for_shares(9) == Enough::too_few);
    CHECK(enough_for_shares(10) == Enough::rough);
    CHECK(enough_for_shares(30) == Enough::enough);
    CHECK(enough_for_reliability(12) == Enough::too_few);  // "12 people: too few to say how reliable this is"
    CHECK(enough_for_reliability(30) == Enough::rough);
    CHECK(enough_for_reliability(100) == Enough::enough);
    const InstrumentStatistics nobody = instrument_statistics(small_visit(), framework(), {});
    CHECK(nobody.people == 0);
    CHECK(nobody.mean.why_not() == NoFigure::too_few);
    CHECK(nobody.total.alpha.why_not() == NoFigure::too_few);
    const InstrumentStatistics alone = instrument_statistics(small_visit(), framework(), std::span(six).first(1));
    CHECK(alone.mean.has_value());
    CHECK(alone.spread.why_not() == NoFigure::too_few);
    CHECK(alone.total.alpha.why_not() == NoFigure::too_few);
}

TEST_CASE("The intervals that the sample sizes rest on are as they are said to be", "[instrument]")
{
    const auto low = [](std::size_t people) { return feldt_interval(0.70, people, 10)->low; };
    CHECK(low(12) == Approx(0.36).margin(0.005));
    CHECK(low(30) == Approx(0.51).margin(0.005));
    CHECK(low(100) == Approx(0.60).margin(0.005));
    CHECK(1.96 * std::sqrt(0.25 / sample_size::share_rough) == Approx(0.31).margin(0.005));
    CHECK(1.96 * std::sqrt(0.25 / sample_size::share_enough) == Approx(0.18).margin(0.005));
}

TEST_CASE("Strong visitors are told from weak ones, and a script of clicks at random is not reliable", "[instrument][property]")
{
    // Everybody has a skill; at each decision the skilled choose well more often. Clickers have none.
    const Scenario scenario = loaded(test::all_kinds_visit);
    std::vector<Sitting> skilled, clickers;
    for (std::size_t i = 0; i < 200; ++i) {
        for (std::vector<Sitting>* group : {&skilled, &clickers}) {
            test::Dice dice(i * 2 + (group == &skilled ? 0 : 1));
            const int skill = group == &skilled ? dice.between(5, 95) : 50;
            const auto pick = [&](const char* good, const char* bad) { return std::string(dice.chance(skill) ? good : bad); };
            group->push_back(sitting(i, {pick("badge+phone", "camera"), pick("greet>thank>hopes", "hopes>thank>greet"), pick("stand-still", "call-out"), pick("how-nice=-1+whose-reel=3", "how-nice=3+whose-reel=-2"), pick("thanked+kept-time", "none")}));
        }
    }
    const InstrumentStatistics told = instrument_statistics(scenario, framework(), skilled), noise = instrument_statistics(scenario, framework(), clickers);
    REQUIRE(told.people == 200);
    CHECK(told.total.interval->low > 0.4);
    CHECK(noise.total.interval->low < 0.2);
    CHECK(noise.total.interval->high < told.total.interval->high);
    for (const DecisionStatistics& one : told.decisions)
        if (one.scored > 0) CHECK(one.discrimination.value() > weak_discrimination);
}

TEST_CASE("Whatever is played of whatever script, every figure is a number or is not there", "[instrument][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{120}));
    const Scenario scenario = test::random_scenario(seed);
    test::Dice dice(seed);
    std::vector<Sitting> sittings;
    for (int i = dice.roll(15); i > 0; --i) {
        const std::uint64_t walk = dice.bits();
        sittings.push_back({.person = person(static_cast<std::size_t>(dice.roll(10))), .seed = AttemptSeed{walk}, .choices = test::walk_at_random(scenario, walk, dice.chance(20) ? 2 : 60).choices, .ratings = {}});
    }
    INFO("random scenario " << seed);
    const InstrumentStatistics statistics = instrument_statistics(scenario, framework(), sittings);
    CHECK(statistics.people + statistics.practice + statistics.left_out == sittings.size());
    check_share(statistics.mean);
    check_finite(statistics.spread);
    check_reliability(statistics.total);
    for (const CompetencyStatistics& one : statistics.competencies) {
        check_share(one.mean);
        check_reliability(one.reliability);
    }
    for (const DecisionStatistics& one : statistics.decisions) {
        std::size_t chosen = 0;
        for (const OptionStatistics& option : one.options) {
            CHECK(option.chosen <= option.offered);
            chosen += option.chosen;
        }
        CHECK(chosen == one.met);
        CHECK(one.scored <= one.met);
        CHECK(one.met <= statistics.people);
        check_share(one.difficulty);
        check_finite(one.discrimination);
        check_finite(one.upper_lower);
        check_finite(one.alpha_if_dropped);
    }
    if (statistics.growth.change) CHECK(std::isfinite(statistics.growth.change->g));
}

TEST_CASE("In which order people came is no matter", "[instrument][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{40}));
    const Scenario scenario = test::random_scenario(seed);
    std::vector<Sitting> sittings;
    for (std::size_t i = 0; i < 9; ++i) sittings.push_back({.person = person(i), .seed = AttemptSeed{i}, .choices = test::walk_at_random(scenario, i).choices, .ratings = {}});
    const InstrumentStatistics one = instrument_statistics(scenario, framework(), sittings);
    std::reverse(sittings.begin(), sittings.end());
    const InstrumentStatistics other = instrument_statistics(scenario, framework(), sittings);
    REQUIRE(one.total.alpha.has_value() == other.total.alpha.has_value());
    if (one.total.alpha) CHECK(*one.total.alpha == Approx(*other.total.alpha).margin(1e-9));
    REQUIRE(one.decisions.size() == other.decisions.size());
    for (std::size_t i = 0; i < one.decisions.size(); ++i) {
        CHECK(one.decisions[i].met == other.decisions[i].met);
        REQUIRE(one.decisions[i].discrimination.has_value() == other.decisions[i].discrimination.has_value());
        if (one.decisions[i].discrimination) CHECK(*one.decisions[i].discrimination == Approx(*other.decisions[i].discrimination).margin(1e-9));
    }
}

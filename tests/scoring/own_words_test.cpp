#include "scoring/own_words.h"

#include <array>

#include "scenarios/format/loader.h"
#include "scoring/after_action.h"
#include "support/all_kinds_visit.h"
#include "support/catch.h"
#include "support/project_file.h"
#include "support/random_scenario.h"

using namespace fv;

namespace {

const Framework& framework()
{
    static const Framework shipped = load_framework(test::project_file("scoring/frameworks/home-visits.yaml")).value.value();
    return shipped;
}

const Scenario& every_kind()
{
    static const Scenario loaded = load_scenario(SourceText("every-kind.yaml", std::string(test::all_kinds_visit)), vocabulary_of(framework())).value.value();
    return loaded;
}

const std::vector<std::string> route(std::begin(test::all_kinds_route), std::end(test::all_kinds_route));

Uuid person(unsigned number)
{
    Uuid id;
    id.bytes[15] = static_cast<std::uint8_t>(number);
    return id;
}

SceneId thanks() { return every_kind().scene_named("thanks"); }

RatedAnswer answer(std::string own, std::vector<WordsRating> ratings) { return {thanks(), std::move(own), std::move(ratings)}; }
WordsRating by_facilitator(std::string ticks, unsigned who = 1) { return {"thanks", std::move(ticks), person(who), RaterRole::by_facilitator}; }
WordsRating by_partner(std::string ticks) { return {"thanks", std::move(ticks), person(9), RaterRole::by_partner}; }

}  // namespace

TEST_CASE("A facilitator's ticks earn the points, and the visit goes on as it went", "[own-words][score]")
{
    const Score own = score(every_kind(), framework(), AttemptSeed{1}, route);
    const Score rated = score(every_kind(), framework(), AttemptSeed{1}, route, Company::alone, {{"thanks", "thanked"}});
    CHECK(own.competency("together")->earned == 3 * points_per_rating);
    CHECK(rated.competency("together")->earned == 3 * points_per_rating / 2);  // one of the two things that belong
    CHECK(rated.competency("together")->best == own.competency("together")->best);
    CHECK(rated.ending == own.ending);
    CHECK(rated.competency("humility")->earned == own.competency("humility")->earned);
    const AfterAction after = after_action(every_kind(), framework(), AttemptSeed{1}, route, Company::alone, {{"thanks", "thanked"}});
    CHECK(after.score.total == rated.total);
    CHECK(after.moments.back().rated_score == 50);
    CHECK(after.moments.back().item_score == 100);
    CHECK_FALSE(after.moments.front().rated_score.has_value());
}

TEST_CASE("Ticks that the checklist does not have, and ratings of what was not said in own words, change nothing", "[own-words][score]")
{
    const Score own = score(every_kind(), framework(), AttemptSeed{1}, route);
    const RatedWords odd = GENERATE(RatedWords{{"thanks", "sang"}}, RatedWords{{"carry", "badge"}}, RatedWords{{"no-such-scene", "thanked"}}, RatedWords{{"thanks", ""}});
    const Score rated = score(every_kind(), framework(), AttemptSeed{1}, route, Company::alone, odd);
    CHECK(rated.total == own.total);
    CHECK(rated.not_passed == own.not_passed);
}

TEST_CASE("The last facilitator's ticks count; a partner's do not, nor a second look of one's own", "[own-words]")
{
    const std::vector<WordsRating> ratings{by_facilitator("thanked"), by_facilitator("kept-time", 2), by_partner("none"), {"thanks", "none", person(3), RaterRole::by_self}};
    CHECK(counting(ratings) == RatedWords{{"thanks", "kept-time"}});
    CHECK(counting({}).empty());
    CHECK(rater_role("facilitator") == RaterRole::by_facilitator);
    CHECK_FALSE(rater_role("principal").has_value());
    for (const RaterRole role : {RaterRole::by_self, RaterRole::by_partner, RaterRole::by_facilitator}) CHECK(rater_role(word_of(role)) == role);
}

TEST_CASE("A person and a facilitator agree point by point of the checklist", "[own-words]")
{
    // Three points each. First answer: own 1 1 0, facilitator 1 0 0. Second: own 1 0 1, facilitator 1 0 1.
    const std::vector<RatedAnswer> answers{answer("thanked+kept-time", {by_facilitator("thanked")}), answer("thanked+asked-for-form", {by_facilitator("thanked+asked-for-form")}), answer("none", {})};
    const TickAgreement agreement = words_agreement(every_kind(), answers).with_facilitator;
    CHECK(agreement.answers == 2);
    CHECK(agreement.points == 6);
    CHECK(agreement.observed.value() == Approx(5.0 / 6.0));
    // [[2, 0], [1, 3]]: by chance (3 · 2 + ... ) the two say "not said" 2/6 · 3/6 and "said" 4/6 · 3/6: 1/2
    CHECK(agreement.beyond_chance.value() == Approx((5.0 / 6.0 - 0.5) / 0.5));
    CHECK(words_agreement(every_kind(), answers).with_partner.observed.why_not() == NoFigure::too_few);
}

TEST_CASE("Of one rater the last rating of an answer counts", "[own-words]")
{
    const std::vector<RatedAnswer> answers{answer("thanked", {by_facilitator("none"), by_facilitator("thanked"), by_partner("kept-time")})};
    const WordsAgreement agreement = words_agreement(every_kind(), answers);
    CHECK(agreement.with_facilitator.observed.value() == 1.0);
    CHECK(agreement.with_partner.observed.value() == Approx(1.0 / 3.0));
}

TEST_CASE("Facilitators among themselves need not be the same two for each answer", "[own-words]")
{
    const std::vector<RatedAnswer> answers{answer("none", {by_facilitator("thanked", 1), by_facilitator("thanked", 2)}), answer("none", {by_facilitator("none", 2), by_facilitator("kept-time", 3)}),
                                           answer("none", {by_facilitator("none", 3)})};
    const TickAgreement agreement = words_agreement(every_kind(), answers).among_facilitators;
    CHECK(agreement.answers == 2);
    CHECK(agreement.points == 6);
    CHECK(agreement.observed.value() == Approx(5.0 / 6.0));
    // Coincidences: "said" 3 of 12, one pair apart: alpha = 1 − 11 · 2 / (12² − 9² − 3²)
    CHECK(agreement.beyond_chance.value() == Approx(1.0 - 11.0 * 2.0 / 54.0));
}

TEST_CASE("Whatever is ticked, agreement is told in numbers or not at all", "[own-words][property]")
{
    test::Dice dice(GENERATE(range(std::uint64_t{0}, std::uint64_t{150})));
    const std::array<std::string, 6> words{"none", "thanked", "kept-time", "thanked+kept-time+asked-for-form", "sang", ""};
    std::vector<RatedAnswer> answers;
    for (int i = dice.roll(6); i > 0; --i) {
        std::vector<WordsRating> ratings;
        for (int j = dice.roll(4); j > 0; --j) ratings.push_back({"thanks", words[static_cast<std::size_t>(dice.roll(6))], person(static_cast<unsigned>(dice.roll(3))), dice.chance(50) ? RaterRole::by_partner : RaterRole::by_facilitator});
        answers.push_back(answer(words[static_cast<std::size_t>(dice.roll(6))], std::move(ratings)));
    }
    const WordsAgreement agreement = words_agreement(every_kind(), answers);
    for (const TickAgreement* one : {&agreement.with_partner, &agreement.with_facilitator, &agreement.among_facilitators}) {
        CHECK(one->observed.has_value() == (one->points > 0));
        if (one->observed) CHECK((*one->observed >= 0.0 && *one->observed <= 1.0));
        if (one->beyond_chance) CHECK((std::isfinite(*one->beyond_chance) && *one->beyond_chance <= 1.0));
    }
}

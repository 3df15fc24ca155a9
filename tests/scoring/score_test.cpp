#include "scoring/score.h"

#include "scenarios/format/loader.h"
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

Scenario small_visit() { return load_scenario(SourceText("small-visit.yaml", std::string(test::small_visit)), vocabulary_of(framework())).value.value(); }

Score score_of(const Scenario& scenario, const std::vector<std::string>& choices) { return score(scenario, framework(), AttemptSeed{1}, choices); }

bool fails_for(const Score& score, NotPassed reason) { return std::find(score.not_passed.begin(), score.not_passed.end(), reason) != score.not_passed.end(); }

}  // namespace

// The example of docs/scoring.md, number for number.
TEST_CASE("A share is what was earned, between the worst and the best on offer", "[score]")
{
    // Door: listening 2 or −2. Kitchen after the sheet: 3, 1 or −1. Chosen: −2 and 1.
    const Score score = score_of(small_visit(), {"show-attendance", "apologise"});
    const CompetencyScore& listening = *score.competency("presence");
    CHECK(listening.earned == -1 * points_per_rating);
    CHECK(listening.worst == -3 * points_per_rating);
    CHECK(listening.best == 5 * points_per_rating);
    CHECK(listening.share().value() == Approx(2.0 / 8.0));
    const CompetencyScore& humility = *score.competency("humility");  // −2 of −2…2, 3 of 0…3
    CHECK(humility.share().value() == Approx(3.0 / 7.0));
    CHECK(score.total == Approx((2.0 / 8.0 + 3.0 / 7.0) / 2.0));
    CHECK_FALSE(score.competency("invite")->share().has_value());
}

TEST_CASE("Only what was offered counts: an apology nobody owed is not missed", "[score]")
{
    const Score score = score_of(small_visit(), {"introduce-both", "ask-about-reels"});
    CHECK(score.competency("humility")->share().value() == 1.0);  // of 2 and 2, though the apology is rated 3
    CHECK(score.passed());
}

TEST_CASE("A breach stands beside the score and cannot be averaged away", "[score]")
{
    const Score score = score_of(small_visit(), {"show-attendance", "ask-about-reels"});
    REQUIRE(score.breaches.size() == 1);
    CHECK(score.breaches[0].practice == CorePractice::hopes_and_dreams);
    CHECK_FALSE(score.breaches[0].repaired_at.has_value());
    CHECK(fails_for(score, NotPassed::open_breach));
}

TEST_CASE("A mistake can be mended, and the repair says what it mended", "[score][repair]")
{
    const Score mended = score_of(small_visit(), {"show-attendance", "apologise"});
    const Score unmended = score_of(small_visit(), {"show-attendance", "talk-about-school"});
    CHECK(mended.competency("humility")->share() > unmended.competency("humility")->share());
    CHECK(mended.breaches[0].repaired_at == 1U);
    CHECK_FALSE(fails_for(mended, NotPassed::open_breach));
    REQUIRE(mended.repairs.size() == 1);
    CHECK(mended.repairs[0].mended_choice == 0);
}

TEST_CASE("A visit that is not over has not been passed, whatever its score", "[score]")
{
    CHECK(score_of(small_visit(), {"introduce-both"}).not_passed == std::vector{NotPassed::not_ended});
}

TEST_CASE("An ending that does not pass says so", "[score]")
{
    const Score score = score_of(small_visit(), {"show-attendance", "talk-about-school"});
    CHECK(fails_for(score, NotPassed::ending_does_not_pass));
    CHECK(fails_for(score, NotPassed::total_too_low));
    CHECK(fails_for(score, NotPassed::competency_too_low));
}

TEST_CASE("Whatever is chosen, a share lies between nothing and all", "[score][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{300}));
    const Scenario scenario = test::random_scenario(seed);
    const Score result = score(scenario, framework(), AttemptSeed{seed}, test::walk_at_random(scenario, seed).choices);
    INFO("random scenario " << seed);
    double sum = 0;
    int met = 0;
    for (const CompetencyScore& competency : result.competencies) {
        CHECK(competency.worst <= competency.earned);
        CHECK(competency.earned <= competency.best);
        if (const auto share = competency.share()) {
            CHECK(*share >= 0.0);
            CHECK(*share <= 1.0);
            sum += *share;
            ++met;
        }
    }
    if (met > 0) CHECK(result.total == Approx(sum / met));
    for (const Breach& breach : result.breaches)
        if (!breach.repaired_at) CHECK_FALSE(result.passed());
        else CHECK(*breach.repaired_at > breach.choice);
}

TEST_CASE("A kinder branch is no advantage: what all options share counts for nothing", "[score][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{150}));
    Scenario harder = test::random_scenario(seed);
    const auto choices = test::walk_at_random(harder, seed).choices;
    const Score before = score(harder, framework(), AttemptSeed{seed}, choices);
    // Every option of one decision is made one point kinder on listening (where the scale lets it).
    for (Option& option : harder.options) {
        if (option.scene != SceneId{0}) continue;
        const auto rated = std::find_if(option.ratings.begin(), option.ratings.end(), [&](const Rating& r) { return harder.competencies[r.competency.value] == "presence"; });
        if (rated == option.ratings.end()) option.ratings.push_back({CompetencyId{1}, 1});
        else rated->value = static_cast<std::int8_t>(rated->value + 1);
    }
    const Score after = score(harder, framework(), AttemptSeed{seed}, choices);
    const auto share = [](const Score& s) { return s.competency("presence")->share(); };
    REQUIRE(share(before).has_value() == share(after).has_value());
    if (share(before)) CHECK(*share(before) == Approx(*share(after)));
}

TEST_CASE("Words that fit nowhere end the line and harm nothing", "[score]")
{
    const Score score = score_of(small_visit(), {"introduce-both", "no-such-option", "ask-about-reels"});
    CHECK(score.choices == 1);
}

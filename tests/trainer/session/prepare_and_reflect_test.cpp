#include "support/catch.h"
#include "support/session_bench.h"
#include "trainer/session/prepare.h"
#include "trainer/session/reflect.h"
#include "trainer/session/report_text.h"
#include "trainer/session/report.h"
#include "trainer/session/rehearsal.h"

using namespace fv;

TEST_CASE("Preparing shows what is known, who is met and what is asked", "[prepare]")
{
    test::SessionBench bench;
    const Uuid attempt = bench.begin();
    const PrepareView view = prepare_view(bench.session, attempt).value();
    CHECK(view.context == std::vector<std::string>{"You know her name.", "You know the way."});
    REQUIRE(view.people.size() == 1);
    CHECK(view.people.front().name == "Rosa Delgado");
    CHECK(view.partner.find("Dana Okafor") != std::string::npos);
    REQUIRE(view.questions.size() == 1);
    CHECK(view.questions.front().answer.empty());
}

TEST_CASE("What is typed is kept before it is finished", "[prepare]")
{
    MemoryStore store;
    Uuid attempt;
    {
        test::SessionBench bench(&store);
        attempt = bench.begin();
        const std::string key = prepare_view(bench.session, attempt)->questions.front().key;
        CHECK(carry_out(PrepareAction(DraftChanged{key, "That I"}), attempt, bench.session).records);
        CHECK(carry_out(PrepareAction(DraftChanged{key, "That I talk too much"}), attempt, bench.session).records);
        CHECK_FALSE(carry_out(PrepareAction(DraftChanged{key, "That I talk too much"}), attempt, bench.session).records);
        CHECK_FALSE(carry_out(PrepareAction(DraftChanged{"no-such-question", "x"}), attempt, bench.session).records);
    }
    test::SessionBench later(&store);
    CHECK(prepare_view(later.session, attempt)->questions.front().answer == "That I talk too much");
}

TEST_CASE("Setting out twice prepares once", "[prepare]")
{
    test::SessionBench bench;
    const Uuid attempt = bench.begin();
    CHECK(carry_out(PrepareAction(SetOut{}), attempt, bench.session).go == Place(Rehearsing{attempt}));
    const auto steps = bench.session.attempt(attempt)->record.next_step;
    CHECK(carry_out(PrepareAction(SetOut{}), attempt, bench.session).go == Place(Rehearsing{attempt}));
    CHECK(bench.session.attempt(attempt)->record.next_step == steps);
}

TEST_CASE("A visit that goes on cannot be reflected on as if it were over", "[reflect]")
{
    test::SessionBench bench;
    const Uuid attempt = bench.begin();
    (void)carry_out(PrepareAction(SetOut{}), attempt, bench.session);
    CHECK_FALSE(carry_out(ReflectAction(KeepReflection{}), attempt, bench.session).go.has_value());
    CHECK_FALSE(bench.session.attempt(attempt)->record.reflected);
}

TEST_CASE("Reflections are kept in one's own words, with the partner where asked", "[reflect]")
{
    test::SessionBench bench;
    const Uuid attempt = bench.begin();
    (void)carry_out(PrepareAction(SetOut{}), attempt, bench.session);
    (void)carry_out(RehearsalAction(Choose{"doorstep", "introduce-both"}), attempt, bench.session);
    (void)carry_out(RehearsalAction(Choose{"kitchen", "talk-about-school"}), attempt, bench.session);
    const ReflectView view = reflect_view(bench.session, attempt).value();
    CHECK(view.ending == "A second chance");
    REQUIRE(view.questions.size() == 2);
    CHECK_FALSE(view.questions[0].with_partner);
    CHECK(view.questions[1].with_partner);
    (void)carry_out(ReflectAction(DraftChanged{view.questions[1].key, "Ask first."}), attempt, bench.session);
    (void)carry_out(ReflectAction(KeepReflection{}), attempt, bench.session);
    CHECK(bench.session.attempt(attempt)->record.answers.at(view.questions[1].key) == "Ask first.");
}

TEST_CASE("An attempt that is not there is said to be missing", "[prepare]")
{
    test::SessionBench bench;
    std::string why_not;
    CHECK_FALSE(prepare_view(bench.session, bench.session.new_id(), &why_not).has_value());
    CHECK_FALSE(why_not.empty());
}

TEST_CASE("Where two play at one screen, each looks back in their own words, and the report has them beside each other", "[reflect]")
{
    test::SessionBench bench;
    const Uuid attempt = bench.begin();
    const auto happens = [&](const auto& body) { bench.session.record(attempt, bench.session.attempt(attempt)->record.next_step, {happening(body)}); };
    happens(PartnerJoined{.name = "Luis"});
    for (const DecisionMade& made : {DecisionMade{"doorstep", "introduce-both"}, DecisionMade{"kitchen", "ask-about-reels"}}) happens(made);
    happens(AttemptFinished{"asked-back"});
    const auto view = reflect_view(bench.session, attempt);
    REQUIRE(view.has_value());
    REQUIRE(view->questions.size() >= 2);
    CHECK(view->questions[0].who == "Ana");
    CHECK(view->questions[1].who == "Luis");
    CHECK(view->questions[1].ask.empty());
    CHECK(carry_out(ReflectAction(DraftChanged{view->questions[0].key, "She let us sit."}), attempt, bench.session).records);
    CHECK(carry_out(ReflectAction(DraftChanged{view->questions[1].key, "You let her talk."}), attempt, bench.session).records);
    CHECK_FALSE(carry_out(ReflectAction(DraftChanged{"nobody/partner", "x"}), attempt, bench.session).records);
    (void)carry_out(ReflectAction(KeepReflection{}), attempt, bench.session);
    const auto report = report_view(bench.session, attempt);
    REQUIRE(report->reflected.size() == 1);
    CHECK(report->reflected[0].answer == "She let us sit.");
    CHECK(report->reflected[0].partner == "Luis");
    CHECK(report->reflected[0].partners_answer == "You let her talk.");
    CHECK(report_text(*report, bench.session.words()).find("Luis: You let her talk.") != std::string::npos);
}

TEST_CASE("Who plays alone has no field for a partner's words, and can't leave any", "[reflect]")
{
    test::SessionBench bench;
    const Uuid attempt = bench.begin();
    const std::string key = bench.session.library().find("small-visit")->scenario.reflect.front().key;
    CHECK_FALSE(carry_out(ReflectAction(DraftChanged{key + "/partner", "x"}), attempt, bench.session).records);
}

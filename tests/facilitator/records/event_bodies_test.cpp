#include "facilitator/records/event_bodies.h"

#include "support/catch.h"
#include "support/event_store_contract.h"

using namespace fv;

TEST_CASE("Every body is read back as it was written", "[bodies]")
{
    const auto text = GENERATE(as<std::string>{}, "", "plain", "¿Qué \"tal\"?\n\t\\", "{\"name\":1}", "ế漢字", std::string(5000, 'x'));
    CHECK(from_json<PersonAdded>(json_of(PersonAdded{text})) == PersonAdded{text});
    CHECK(from_json<QuestionAnswered>(json_of(QuestionAnswered{"prepare-1", text})) == QuestionAnswered{"prepare-1", text});
    CHECK(from_json<DraftSaved>(json_of(DraftSaved{text, text})) == DraftSaved{text, text});
    CHECK(from_json<DecisionMade>(json_of(DecisionMade{text, text})) == DecisionMade{text, text});
    CHECK(from_json<AttemptFinished>(json_of(AttemptFinished{text})) == AttemptFinished{text});
    CHECK(from_json<OwnWordsRated>(json_of(OwnWordsRated{text, text, test::numbered(3), text})) == OwnWordsRated{text, text, test::numbered(3), text});
    const AttemptBegun begun{test::numbered(1), text, "hash", 18446744073709551615ULL, "es", test::numbered(2)};
    CHECK(from_json<AttemptBegun>(json_of(begun)) == begun);
    CHECK(from_json<WentBack>(json_of(WentBack{4294967295U})) == WentBack{4294967295U});
}

TEST_CASE("What is no such body is nothing, never a crash", "[bodies]")
{
    const auto json = GENERATE(as<std::string>{}, "", "null", "7", "[]", "{", "{\"to\":-1}", "{\"to\":1.5}", "{\"to\":4294967296}", "{\"name\":7}", "\xff\xfe", "{\"person\":\"x\"}",
                               std::string(100000, '['));
    CHECK_FALSE(from_json<AttemptBegun>(json).has_value());
    CHECK_FALSE(from_json<DecisionMade>(json).has_value());
    CHECK_FALSE(from_json<WentBack>(json).has_value());
    CHECK_FALSE(from_json<PersonAdded>(json).has_value());
    CHECK_FALSE(from_json<OwnWordsRated>(json).has_value());
}

TEST_CASE("Broken bytes in a text become a sign that they were broken", "[bodies]")
{
    const auto read = from_json<PersonAdded>(json_of(PersonAdded{"A\xff"}));
    REQUIRE(read.has_value());
    CHECK(read->name == "A\xEF\xBF\xBD");
}

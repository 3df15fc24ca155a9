#include "facilitator/records/attempt.h"
#include "facilitator/stores/sqlite/sqlite_store.h"
#include "support/all_kinds_visit.h"
#include "support/catch.h"
#include "support/command_bench.h"

#include <nlohmann/json.hpp>

using namespace fv;
using nlohmann::json;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A bench with every kind of decision, and people who have played it.
struct Room {
    test::CommandBench bench;
    std::string script;

    Room() : script(bench.path("every-kind.yaml")) { bench.write("every-kind.yaml", test::all_kinds_visit); }

    void plays(const std::string& name, const std::string& last = "thanked+kept-time", const std::string& third = "stand-still")
    {
        const std::string choices = "badge+phone,greet>thank>hopes," + third + ",how-nice=-1+whose-reel=3," + last;
        REQUIRE(bench.run({"play", script, "--choices", choices, "--as", name}).status == 0);
    }
    json statistics() { return json::parse(bench.run({"statistics", script, "--json"}).out); }
    json score() { return json::parse(bench.run({"score", "last", "--json"}).out); }
};

}  // namespace

TEST_CASE("Without attempts there are no statistics, and that is the answer no", "[command][statistics]")
{
    Room room;
    const test::Ran ran = room.bench.run({"statistics", room.script});
    CHECK(ran.status == 1);
    CHECK(has(ran.err, "Nobody has finished this visit yet."));
    CHECK(ran.out.empty());
    const test::Ran document = room.bench.run({"statistics", room.script, "--json"});
    CHECK(document.status == 1);
    CHECK(json::parse(document.out)["people"] == 0);
    CHECK(room.bench.run({"statistics", "no-such-visit"}).status == 1);
    CHECK(room.bench.run({"statistics"}).status == 2);
}

TEST_CASE("Twelve people are too few to say how reliable a visit is, and nobody is named", "[command][statistics]")
{
    Room room;
    for (int i = 0; i < 12; ++i) room.plays("Person" + std::to_string(i), i % 3 == 0 ? "none" : "thanked+kept-time", i % 2 == 0 ? "call-out" : "stand-still");
    const test::Ran ran = room.bench.run({"statistics", room.script});
    INFO(ran.out << ran.err);
    CHECK(ran.status == 0);
    CHECK(has(ran.out, "12 people: too few to say how reliable this is."));
    CHECK(has(ran.out, "12 people: the figures are rough."));
    CHECK(has(ran.out, "6 of 12"));
    CHECK_FALSE(has(ran.out, "Person"));
    const test::Ran document = room.bench.run({"statistics", room.script, "--json"});
    CHECK_FALSE(has(document.out, "Person"));
    const json told = json::parse(document.out);
    CHECK(document.out.find("\"schema\"") < document.out.find("\"visit\""));
    CHECK(told["schema"] == "first-visit/statistics/1");
    CHECK(told["people"] == 12);
    CHECK(told["reliability"]["enough"] == "too-few");
    CHECK(told["reliability"]["decisions"] == 5);
    CHECK(told["reliability"]["alpha"].is_number());
    CHECK(told["competencies"][0]["reliability"]["alpha"].is_null());
    CHECK(told["competencies"][0]["reliability"]["alpha_why_not"] == "too-few");
    for (const json& decision : told["decisions"]) {
        if (decision["decision"] != "knock") continue;
        CHECK(decision["met"] == 12);
        CHECK(decision["options"][0]["chosen"] == 6);
        CHECK(decision["difficulty"] == 0.5);
    }
}

TEST_CASE("One person is told of as one", "[command][statistics]")
{
    Room room;
    room.plays("Ana");
    const test::Ran ran = room.bench.run({"statistics", room.script});
    CHECK(has(ran.out, "One person has finished this visit."));
    CHECK(has(ran.out, "One person: too few to say how hard this visit is."));
    CHECK_FALSE(has(ran.out, "1 of 1"));  // who chose what is not told of so few
}

TEST_CASE("Later visits are practice, and one that was begun and left is not counted", "[command][statistics]")
{
    Room room;
    for (const char* name : {"Ana", "Ben", "Ana", "Cem", "Ana"}) room.plays(name);
    CHECK(room.bench.run({"play", room.script, "--choices", "badge+phone", "--as", "Dee"}).status == 0);
    const json told = room.statistics();
    CHECK(told["people"] == 3);
    CHECK(told["practice"] == 2);
    CHECK(told["unfinished"] == 1);
    CHECK(told["growth"]["people"] == 1);
    CHECK(told["growth"]["hedges_g"].is_null());
    CHECK(told["growth"]["hedges_g_why_not"] == "too-few");
}

TEST_CASE("Visits by another version of the script are counted apart", "[command][statistics]")
{
    Room room;
    room.plays("Ana");
    std::string newer(test::all_kinds_visit);
    newer.replace(newer.find("How would these land?"), 21, "How do they land now?");
    room.bench.write("every-kind.yaml", newer);
    room.plays("Ben");
    const json told = room.statistics();
    CHECK(told["people"] == 1);
    CHECK(told["other_versions"] == 1);
}

TEST_CASE("A facilitator's ticks earn the points, and the score says who ticked", "[command][rate]")
{
    Room room;
    room.plays("Ana");
    const json own = room.score();
    CHECK(own["rated_by"].empty());
    for (const char* facilitator : {"Maria", "Fay"}) REQUIRE(room.bench.run({"people", "add", facilitator, "--role", "facilitator"}).status == 0);
    const test::Ran rated = room.bench.run({"rate", "last", "thanks", "thanked", "--as", "Maria"});
    INFO(rated.err);
    REQUIRE(rated.status == 0);
    CHECK(has(rated.out, "Maria"));
    const json score = room.score();
    CHECK(score["attempt"] == own["attempt"]);
    CHECK(score["points"]["together"]["earned"] == 1.5);
    CHECK(own["points"]["together"]["earned"] == 3);
    CHECK(score["ending"] == own["ending"]);  // the visit went as it went
    REQUIRE(score["rated_by"].size() == 1);
    CHECK(score["rated_by"][0]["name"] == "Maria");
    CHECK(score["rated_by"][0]["role"] == "facilitator");
    CHECK(score["rated_by"][0]["counts"] == true);
    const test::Ran told = room.bench.run({"score", "last"});
    CHECK(has(told.out, "What was said at thanks counts as Maria rated it."));
    // A partner's ticks are kept beside it and earn nothing; a second facilitator's do.
    CHECK(room.bench.run({"rate", "last", "thanks", "none", "--as", "Pat", "--role", "partner"}).status == 0);
    CHECK(room.score()["points"] == score["points"]);
    CHECK(room.bench.run({"rate", "last", "thanks", "none", "--as", "Fay", "--role", "facilitator"}).status == 0);
    const json last = room.score();
    CHECK(last["points"]["together"]["earned"] == 0);
    REQUIRE(last["rated_by"].size() == 3);
    CHECK(last["rated_by"][0]["counts"] == false);
    CHECK(last["rated_by"][2]["counts"] == true);
    const json agreement = room.statistics()["own_words"];
    CHECK(agreement["with_facilitator"]["answers"] == 1);
    CHECK(agreement["with_facilitator"]["points"] == 6);
    CHECK(agreement["with_partner"]["observed"] == 0.3333);
    CHECK(agreement["among_facilitators"]["points"] == 3);
}

TEST_CASE("Nobody is their own facilitator, and only what was said can be ticked", "[command][rate]")
{
    Room room;
    room.plays("Ana");
    const auto refused = [&](std::vector<std::string> words, const std::string& because) {
        words.insert(words.begin(), {"rate", "last"});
        const test::Ran ran = room.bench.run(words);
        INFO(ran.err);
        CHECK(ran.status == 1);
        CHECK(has(ran.err, because));
        CHECK(ran.out.empty());
    };
    refused({"thanks", "thanked", "--as", "Ana"}, "nobody rates themselves as facilitator");
    refused({"thanks", "thanked", "--as", "Ana", "--role", "partner"}, "nobody rates themselves as partner");
    refused({"thanks", "thanked", "--as", "Maria", "--role", "self"}, "not Maria's own attempt");
    refused({"carry", "badge", "--as", "Maria"}, "not answered in one's own words");
    refused({"porch", "badge", "--as", "Maria"}, "no decision \"porch\"");
    refused({"thanks", "thanked+sang", "--as", "Maria"}, "kept-time");
    refused({"thanks", "thanked+thanked", "--as", "Maria"}, "checklist");
    refused({"thanks", "thanked", "--as", "Maria"}, "that is for: facilitator, trainer");
    CHECK(room.score()["rated_by"].empty());
    CHECK(room.bench.run({"rate", "last", "thanks", "thanked", "--as", "Ana", "--role", "self"}).status == 0);
    CHECK(room.score()["rated_by"][0]["counts"] == false);
    CHECK(room.bench.run({"rate", "last", "thanks", "thanked"}).status == 2);
    CHECK(room.bench.run({"rate", "last", "thanks", "thanked", "--as", "Maria", "--role", "principal"}).status == 2);
    CHECK(room.bench.run({"rate", "not-an-id", "thanks", "thanked", "--as", "Maria"}).status == 2);
}

TEST_CASE("Who is refused is not put on record", "[command][rate]")
{
    Room room;
    room.plays("Ana");
    CHECK(room.bench.run({"rate", "last", "thanks", "sang", "--as", "Typo"}).status == 1);
    const auto names = [&] {
        std::vector<std::string> all;
        for (const Person& person : people(SqliteStore(room.bench.path("records.db")))) all.push_back(person.name);
        return all;
    };
    CHECK(room.bench.run({"rate", "last", "thanks", "none", "--as", "Nobody"}).status == 1);
    CHECK(names() == std::vector<std::string>{"Ana"});
    CHECK(room.bench.run({"rate", "last", "thanks", "none", "--as", "Pat", "--role", "partner"}).status == 0);
    CHECK(names() == std::vector<std::string>{"Ana", "Pat"});
}

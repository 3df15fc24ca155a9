#include <nlohmann/json.hpp>

#include "facilitator/stores/sqlite/database.h"
#include "support/catch.h"
#include "support/command_bench.h"

using namespace fv;
using json = nlohmann::json;

TEST_CASE("A person's growth is told in text and as one document, as of a day", "[command][growth]")
{
    test::CommandBench bench;
    REQUIRE(bench.run({"play", bench.path("small-visit.yaml"), "--as", "Siobhán", "--choices", "show-attendance,apologise"}).status == 0);
    const test::Ran told = bench.run({"growth", "--as", "Siobhán", "--at", "2040-01-01"});
    CHECK(told.status == 0);
    CHECK(told.out.find("Growth over time: Siobhán") != std::string::npos);
    CHECK(told.out.find("When visits come back") != std::string::npos);
    const json document = json::parse(bench.run({"growth", "--as", "Siobhán", "--at", "2040-01-01", "--json"}).out);
    CHECK(document["schema"] == "first-visit/growth/1");
    CHECK(document["at"] == "2040-01-01");
    CHECK(document["competencies"].size() == 6);
    CHECK(document["played"].size() == 1);
    CHECK(document["unreadable"] == 0);
    Database(bench.path("records.db")).run("UPDATE text SET text = 'torn'");
    const json torn = json::parse(bench.run({"growth", "--as", "Siobhán", "--at", "2040-01-01", "--json"}).out);
    CHECK(torn["unreadable"] == 1);
    CHECK(torn["played"].empty());
    CHECK(document["due"][0]["now"] == true);
    CHECK(document["next_visit"]["why"].get<std::string>().size() > 10);
}

TEST_CASE("A day that no calendar has and a name that nobody has are told", "[command][growth]")
{
    test::CommandBench bench;
    const test::Ran day = bench.run({"growth", "--as", "Ana", "--at", "2026-02-30"});
    CHECK(day.status == 2);
    CHECK(day.err.find("2026-02-30") != std::string::npos);
    CHECK(bench.run({"growth", "--as", "Nobody"}).status == 1);
}

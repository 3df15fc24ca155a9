// Records of an earlier First Visit, as a person meets them: everybody is there, with what they are and have played.
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>

#include "support/catch.h"
#include "support/command_bench.h"

using namespace fv;
using json = nlohmann::json;

TEST_CASE("In records of the second schema everybody is there, with roles, cohorts, pairs, assignments and attempts", "[command][migration]")
{
    test::CommandBench bench;
    std::filesystem::copy_file(std::filesystem::path(FV_SOURCE_DIR) / "tests/facilitator/stores/sqlite/older/schema-2.db", bench.path("records.db"));
    const json roster = json::parse(bench.run({"people", "list", "--json"}).out);
    std::map<std::string, json> people;
    for (const json& person : roster["people"]) people[person["name"]] = person;
    REQUIRE(people.size() == 4);
    CHECK(people["Ana Ruiz"]["ids"].size() == 2);  // entered twice, and joined
    CHECK(people["Ana Ruiz"]["school"] == "Lincoln");
    CHECK(people["Ana Ruiz"]["email"] == "ana@school.example");
    CHECK(people["Ana Ruiz"]["pairs"][0]["name"] == "Ben Li");
    CHECK(people["Ben Li"]["cohorts"] == json{"Fall 2026"});
    CHECK(people["Ben Li"]["research"] == "given");
    CHECK(people["Ben Li"]["pin"] == true);
    CHECK(people["Maria Soto"]["roles"] == json{"facilitator"});
    CHECK(people["Ada Ray"]["roles"] == json{"administrator"});
    const test::Ran assigned = bench.run({"people", "assignments"});
    INFO(assigned.out << assigned.err);
    CHECK(assigned.status == 0);
    CHECK(assigned.out.find("kitchen-table") != std::string::npos);
    CHECK(assigned.out.find("2026-12-01") != std::string::npos);
    CHECK(assigned.out.find("the-graph") == std::string::npos);
    const json growth = json::parse(bench.run({"growth", "--as", "Ana Ruiz", "--json"}).out);
    CHECK(growth["played"].size() == 2);
    CHECK(growth["unreadable"] == 0);
    const json ben = json::parse(bench.run({"growth", "--person", "Ben Li", "--json"}).out);
    REQUIRE(ben["played"].size() == 1);
    const json score = json::parse(bench.run({"score", ben["played"][0]["attempt"], "--json"}).out);
    CHECK(score["rated_by"][0]["name"] == "Maria Soto");
    CHECK(bench.run({"records", "verify"}).status == 0);
}

// A district's server and its laptops, by the command line: what docs/district.md tells.
#include <nlohmann/json.hpp>

#include "support/catch.h"
#include "support/command_bench.h"
#include "support/postgres_cluster.h"

using namespace fv;
using json = nlohmann::json;

namespace {

void play(test::CommandBench& bench, const std::string& name)
{
    REQUIRE(bench.run({"play", bench.path("small-visit.yaml"), "--as", name, "--choices", "show-attendance,apologise"}).status == 0);
}

json told(test::CommandBench& bench, std::vector<std::string> words, int status = 0)
{
    words.emplace_back("--json");
    const test::Ran ran = bench.run(words);
    INFO(ran.err << ran.out);
    CHECK(ran.status == status);
    return json::parse(ran.out);
}

std::size_t events_on(const std::string& server)
{
    test::CommandBench bench;
    bench.records = server;
    return told(bench, {"records", "info"})["events"];
}

}  // namespace

TEST_CASE("A visit is played, scored and told on a server as in a file", "[command][postgres]")
{
    test::CommandBench bench;
    bench.records = test::PostgresCluster::get().fresh_url();
    play(bench, "Siobhán Nguyễn");
    CHECK(told(bench, {"score", "last"})["ending"].is_string());
    const json info = told(bench, {"records", "info"});
    CHECK(info["events"] == 6);
    CHECK(info["people"] == 1);
    CHECK(told(bench, {"records", "verify"})["fault_count"] == 0);
    CHECK(told(bench, {"records", "rebuild"})["same_as_before"] == true);
    CHECK(bench.run({"records", "backup", bench.path("b.db")}).status == 2);
    CHECK(bench.run({"records", "restore", bench.path("b.db")}).status == 2);
}

TEST_CASE("A roster, joins and assignments are kept on a server as in a file", "[command][postgres][people]")
{
    test::CommandBench bench;
    bench.records = test::PostgresCluster::get().fresh_url();
    bench.write("roster.csv", "name,email,cohort\nAna Ruiz,ana@school.example,Fall\nBen,,Fall\n");
    CHECK(told(bench, {"people", "import", bench.path("roster.csv"), "--write"})["added"] == 2);
    CHECK(told(bench, {"people", "import", bench.path("roster.csv"), "--write"})["unchanged"] == 2);
    play(bench, "Ana R.");
    CHECK(told(bench, {"people", "join", "Ana Ruiz", "Ana R."})["changed"] == true);
    CHECK(told(bench, {"people", "list"})["people"].size() == 2);
    CHECK(told(bench, {"people", "assign", "Fall", "kitchen-table", "--due", "2026-12-01"})["changed"] == true);
    CHECK(told(bench, {"people", "assignments"})["assignments"][0]["not_begun"] == 2);
    CHECK(told(bench, {"records", "verify"})["fault_count"] == 0);
}

TEST_CASE("What a file and a server export is the same to the byte", "[command][postgres]")
{
    test::CommandBench file, server;
    server.records = test::PostgresCluster::get().fresh_url();
    play(file, "Ana");
    const std::string lines = file.run({"records", "export"}).out;
    CHECK(server.run({"records", "import", "-"}, lines).status == 0);
    CHECK(server.run({"records", "export"}).out == lines);
}

TEST_CASE("A laptop works without the server, and sends what it lacks when it is back, and never twice", "[command][postgres]")
{
    const std::string server = test::PostgresCluster::get().fresh_url();
    test::CommandBench one, other;
    play(one, "Ana");
    CHECK(told(one, {"records", "send", server})["events"] == 6);
    test::PostgresCluster::get().stop();
    play(one, "Ana");
    play(other, "Ben");
    const test::Ran away = one.run({"records", "send", server});
    CHECK(away.status == 3);
    CHECK(away.err.find("can't be reached") != std::string::npos);
    test::PostgresCluster::get().start();
    CHECK(told(one, {"records", "send", server})["events"] == 5);
    CHECK(told(other, {"records", "send", server})["events"] == 6);
    CHECK(told(one, {"records", "send", server})["events"] == 0);
    CHECK(events_on(server) == 17);
    // The other way: a laptop takes home what all have sent.
    CHECK(told(other, {"records", "merge", server})["merged"][0]["added"] == 11);
}

TEST_CASE("Who is erased on the server is erased on every laptop that sends, and does not come back", "[command][postgres]")
{
    test::CommandBench district, laptop;
    district.records = test::PostgresCluster::get().fresh_url();
    play(laptop, "Ana");
    play(laptop, "Ben");
    CHECK(laptop.run({"records", "send", district.records}).status == 0);
    CHECK(told(district, {"people", "erase", "Ana", "--yes"})["events"] == 6);
    const json sent = told(laptop, {"records", "send", district.records});
    CHECK(sent["events"] == 0);
    CHECK(sent["erased_here"] == 2);
    CHECK(laptop.run({"records", "export"}).out.find("Ana") == std::string::npos);
    CHECK(told(laptop, {"records", "info"})["people"] == 1);
}

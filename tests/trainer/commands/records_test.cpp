#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/sqlite_store.h"
#include "support/catch.h"
#include "support/command_bench.h"
#include "support/event_store_contract.h"

using namespace fv;
namespace fs = std::filesystem;
using json = nlohmann::json;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

void play(test::CommandBench& bench, const std::string& name, const std::string& choices = "show-attendance,apologise")
{
    REQUIRE(bench.run({"play", bench.path("small-visit.yaml"), "--as", name, "--choices", choices}).status == 0);
}

/// Runs the words, wants this status, and reads the JSON.
json told(test::CommandBench& bench, std::vector<std::string> words, int status = 0)
{
    words.emplace_back("--json");
    const test::Ran ran = bench.run(words);
    INFO(ran.err << ran.out);
    CHECK(ran.status == status);
    CHECK(has(ran.out.substr(0, 14), "\"schema\""));
    return json::parse(ran.out);
}

}  // namespace

TEST_CASE("Records tell what is in them and which backups there are", "[command][records]")
{
    test::CommandBench bench;
    CHECK(bench.run({"records", "info"}).status == 1);
    CHECK_FALSE(fs::exists(bench.path("records.db")));  // looking makes none
    play(bench, "Ana");
    CHECK(told(bench, {"records", "info"})["backups"].empty());
    REQUIRE(bench.run({"score", "last"}).status == 0);  // the day's backup is taken beside it
    const json info = told(bench, {"records", "info"});
    CHECK(info["people"] == 1);
    CHECK(info["attempts"] == 1);
    CHECK(info["events"] == 6);
    CHECK(info["texts"] == 1);
    CHECK(info["tombstones"] == 0);
    CHECK(info["backups"].size() == 1);
    CHECK(has(bench.run({"records", "info"}).out, "people 1, attempts 1, events 6"));
    CHECK(bench.run({"records"}).status == 2);
    CHECK(bench.run({"records", "shuffle"}).status == 2);
}

TEST_CASE("Lists that were computed wrongly are found, and computed anew", "[command][records]")
{
    test::CommandBench bench;
    play(bench, "Ana");
    CHECK(told(bench, {"records", "verify"})["fault_count"] == 0);
    CHECK(told(bench, {"records", "rebuild"})["same_as_before"] == true);
    Database(bench.path("records.db")).run("UPDATE attempt SET decisions = 7");
    const test::Ran verified = bench.run({"records", "verify"});
    CHECK(verified.status == 1);
    CHECK(has(verified.out, "`first-visit records rebuild` mends this"));
    CHECK(told(bench, {"records", "rebuild"})["same_as_before"] == false);
    CHECK(told(bench, {"records", "verify"})["fault_count"] == 0);
}

TEST_CASE("What two laptops recorded becomes one, and merging again adds nothing", "[command][records]")
{
    test::CommandBench school, laptop;
    play(school, "Ana");
    play(laptop, "Ben");
    const std::string other = laptop.path("records.db");
    const json merged = told(school, {"records", "merge", other});
    CHECK(merged["merged"][0]["added"] == 6);
    CHECK(told(school, {"records", "merge", other, other})["merged"][1]["added"] == 0);
    CHECK(told(school, {"records", "info"})["people"] == 2);
    CHECK(told(laptop, {"records", "info"})["people"] == 1);
    CHECK(school.run({"records", "merge", school.path("nothing.db")}).status == 3);
    CHECK(school.run({"records", "merge", school.path("records.db")}).status == 2);
    CHECK(school.run({"records", "merge"}).status == 2);
}

TEST_CASE("A merge that met one event with two contents says no, and says which", "[command][records]")
{
    test::CommandBench school, laptop;
    play(school, "Ana");
    REQUIRE(school.run({"records", "backup", laptop.path("records.db")}).status == 0);
    Database(laptop.path("records.db")).run("UPDATE event SET body = '{\"name\":\"Eve\"}' WHERE kind = 'person-added'");
    const test::Ran ran = school.run({"records", "merge", laptop.path("records.db")});
    CHECK(ran.status == 1);
    CHECK(has(ran.err, "says something else there than here"));
    CHECK(has(school.run({"people", "export", "Ana"}).out, "name: Ana"));
}

TEST_CASE("A laptop sends what other records lack, and never twice", "[command][records]")
{
    test::CommandBench school, laptop;
    play(school, "Ana");
    play(laptop, "Ben");
    const json sent = told(laptop, {"records", "send", school.path("records.db")});
    CHECK(sent["events"] == 6);
    CHECK(told(laptop, {"records", "send", school.path("records.db")})["events"] == 0);
    play(laptop, "Ben");
    CHECK(told(laptop, {"records", "send", school.path("records.db")})["events"] == 5);
    CHECK(told(school, {"records", "info"})["attempts"] == 3);
    CHECK(laptop.run({"records", "send", laptop.path("nothing.db")}).status == 3);
    CHECK(laptop.run({"records", "send", laptop.path("records.db")}).status == 2);
}

TEST_CASE("A backup is never written over what is there unless that is said", "[command][records]")
{
    test::CommandBench bench;
    play(bench, "Ana");
    CHECK(told(bench, {"records", "backup", bench.path("copy.db")})["bytes"] > 1000);
    CHECK(bench.run({"records", "backup", bench.path("copy.db")}).status == 2);
    CHECK(bench.run({"records", "backup", bench.path("copy.db"), "--replace"}).status == 0);
    CHECK(bench.run({"records", "backup", bench.path("records.db"), "--replace"}).status == 2);
    CHECK(bench.run({"records", "backup", "/proc/first-visit/copy.db"}).status == 3);
}

TEST_CASE("Going back to a backup keeps what was there before", "[command][records]")
{
    test::CommandBench bench;
    play(bench, "Ana");
    REQUIRE(bench.run({"records", "backup", bench.path("copy.db")}).status == 0);
    play(bench, "Ben");
    const json restored = told(bench, {"records", "restore", bench.path("copy.db")});
    CHECK(restored["events"] == 6);
    CHECK(told(bench, {"records", "info"})["people"] == 1);
    CHECK(bench.run({"records", "restore", restored["kept_as"].get<std::string>()}).status == 0);
    CHECK(told(bench, {"records", "info"})["people"] == 2);
    CHECK(bench.run({"records", "restore", bench.path("small-visit.yaml")}).status == 3);
    CHECK(told(bench, {"records", "info"})["people"] == 2);
}

TEST_CASE("Exported and imported, records are the same to the byte", "[command][records]")
{
    test::CommandBench bench, other;
    play(bench, "Siobhán Nguyễn");
    const test::Ran lines = bench.run({"records", "export", "--json-lines"});
    CHECK(lines.status == 0);
    CHECK(has(lines.out, "\"name\":\"Siobhán Nguyễn\""));
    CHECK(bench.run({"records", "export", bench.path("lines.jsonl")}).status == 0);
    CHECK(told(other, {"records", "import", bench.path("lines.jsonl")})["added"] == 6);
    CHECK(other.run({"records", "export"}).out == lines.out);
    CHECK(told(other, {"records", "import", bench.path("lines.jsonl")})["added"] == 0);
    test::CommandBench third;
    CHECK(third.run({"records", "import", "-"}, lines.out).status == 0);
    CHECK(third.run({"records", "export"}).out == lines.out);
    CHECK(bench.run({"records", "export", "/proc/first-visit/lines.jsonl"}).status == 3);
}

TEST_CASE("A fault in a file to import is told by its line, and nothing is added", "[command][records]")
{
    test::CommandBench bench;
    play(bench, "Ana");
    std::string lines = bench.run({"records", "export"}).out;
    const std::size_t at = lines.find("\"step\":3");  // events stand in the order of ids, which are chance's
    const auto line = 1 + std::count(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(at), '\n');
    lines.replace(at, 8, "\"step\":0");
    bench.write("lines.jsonl", lines);
    test::CommandBench other;
    const test::Ran ran = other.run({"records", "import", bench.path("lines.jsonl")});
    CHECK(ran.status == 1);
    CHECK(has(ran.err, "lines.jsonl:" + std::to_string(line) + ": it has no step from 1"));
    CHECK(has(ran.err, "nothing was added"));
    CHECK(told(other, {"records", "info"})["events"] == 0);
    CHECK(told(other, {"records", "import", bench.path("lines.jsonl")}, 1)["faults"][0]["line"] == line);
    CHECK(other.run({"records", "import", bench.path("none.jsonl")}).status == 3);
}

TEST_CASE("Everything on record of a person can be read, with what others said of it", "[command][people]")
{
    test::CommandBench bench;
    play(bench, "Ana");
    play(bench, "Ben");
    const test::Ran ran = bench.run({"people", "export", "Ana"});
    CHECK(ran.status == 0);
    CHECK(has(ran.out, "Everything on record of Ana"));
    CHECK(has(ran.out, "Attempt at small-visit by Ana"));
    CHECK(has(ran.out, "decision: doorstep, option: show-attendance"));
    CHECK_FALSE(has(ran.out, "Ben"));
    const json document = told(bench, {"people", "export", "Ana"});
    CHECK(document["person"]["name"] == "Ana");
    CHECK(document["events"].size() == 6);
    CHECK(document["events"][0]["author_name"] == "Ana");
    CHECK(bench.run({"people", "export", document["person"]["id"].get<std::string>()}).out == ran.out);
    CHECK(bench.run({"people", "export", "Zoe"}).status == 1);
    CHECK(bench.run({"people", "export"}).status == 2);
}

TEST_CASE("An erased person leaves a number, and no merge, import or backup brings them back", "[command][people]")
{
    test::CommandBench school, laptop;
    play(school, "Ana");
    play(school, "Ben");
    REQUIRE(school.run({"records", "backup", laptop.path("records.db")}).status == 0);
    const std::string lines = school.run({"records", "export"}).out;
    CHECK(school.run({"people", "erase", "Ana"}).status == 2);  // nobody is asked where nobody can answer
    CHECK(told(school, {"records", "info"})["people"] == 2);
    const json erased = told(school, {"people", "erase", "Ana", "--yes"});
    CHECK(erased["events"] == 6);
    CHECK(erased["backups_cleaned"] == 1);
    const auto still_away = [&] {
        const json info = told(school, {"records", "info"});
        CHECK(info["people"] == 1);
        CHECK(info["events"] == 6);
        CHECK(info["tombstones"] == 2);
        CHECK_FALSE(has(school.run({"records", "export"}).out, "Ana"));
    };
    still_away();
    CHECK(school.run({"records", "merge", laptop.path("records.db")}).status == 0);
    still_away();
    CHECK(school.run({"records", "import", "-"}, lines).status == 0);
    still_away();
    const json backups = told(school, {"records", "info"})["backups"];
    CHECK(school.run({"records", "restore", backups[0]["file"].get<std::string>()}).status == 0);
    CHECK_FALSE(has(school.run({"records", "export"}).out, "Ana"));
    CHECK(told(laptop, {"records", "send", school.path("records.db")})["erased_here"] == 2);
    CHECK_FALSE(has(laptop.run({"records", "export"}).out, "Ana"));
    CHECK(school.run({"people", "erase", "Ana", "--yes"}).status == 1);
}

TEST_CASE("Of two people of one name, the id says which one is meant", "[command][people]")
{
    test::CommandBench school, laptop;
    play(school, "Ana");
    play(laptop, "Ana");
    REQUIRE(school.run({"records", "merge", laptop.path("records.db")}).status == 0);
    const test::Ran ran = school.run({"people", "erase", "Ana", "--yes"});
    CHECK(ran.status == 2);
    CHECK(has(ran.err, "2 people called \"Ana\" are on record"));
    CHECK(told(school, {"records", "info"})["people"] == 2);
}

TEST_CASE("Damaged records are mended when the program starts, and the person is told", "[command][records]")
{
    test::CommandBench bench;
    play(bench, "Ana");
    REQUIRE(bench.run({"score", "last"}).status == 0);
    REQUIRE(told(bench, {"records", "info"})["backups"].size() == 1);
    fs::resize_file(bench.path("records.db"), 0);
    const test::Ran ran = bench.run({"score", "last"});
    INFO(ran.err);
    CHECK(ran.status == 0);
    CHECK(has(ran.err, "The damaged file was set aside"));
    CHECK(has(ran.err, "6 events were kept. 6 of them are from backups"));
    CHECK(bench.run({"score", "last"}).err.empty());
    CHECK(told(bench, {"records", "info"})["set_aside"].size() == 1);
    fs::resize_file(bench.path("records.db"), 0);
    bench.language = "es";
    const test::Ran spanish = bench.run({"score", "last"});
    CHECK(spanish.err.starts_with("Los registros estaban dañados.\nEl archivo dañado se apartó tal como está: "));
    CHECK(has(spanish.err, "Se conservaron 6 sucesos. 6 de ellos vienen de las copias de seguridad; la más reciente es "));
    CHECK(has(spanish.err, "no se pudieron leer las listas del propio archivo.\nEl archivo estaba vacío.\n"));
}

TEST_CASE("An export is never written over the records themselves", "[command][records]")
{
    test::CommandBench bench;
    REQUIRE(bench.run({"play", bench.path("small-visit.yaml"), "--as", "Ana", "--choices", "introduce-both,ask-about-reels"}).status == 0);
    const test::Ran ran = bench.run({"records", "export", bench.path("records.db")});
    CHECK(ran.status == 2);
    CHECK(ran.err.find("these very records") != std::string::npos);
    CHECK(bench.run({"score", "last"}).status == 0);
}

TEST_CASE("An empty file is no backup, and the records stay as they were", "[command][records]")
{
    test::CommandBench bench;
    REQUIRE(bench.run({"play", bench.path("small-visit.yaml"), "--as", "Ana", "--choices", "introduce-both,ask-about-reels"}).status == 0);
    bench.write("empty.db", "");
    const test::Ran ran = bench.run({"records", "restore", bench.path("empty.db")});
    CHECK(ran.status == 3);
    CHECK(ran.err.find("is empty") != std::string::npos);
    CHECK(bench.run({"score", "last"}).status == 0);
}

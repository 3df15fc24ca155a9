// Taking attempts to other programs, through the program.
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "support/catch.h"
#include "support/command_bench.h"

using namespace fv;
using json = nlohmann::json;

namespace {

bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }
std::string content(const std::string& file)
{
    std::ostringstream out;
    out << std::ifstream(file, std::ios::binary).rdbuf();
    return out.str();
}
std::size_t lines_in(const std::string& text) { return static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')); }
void play(test::CommandBench& bench, const std::string& name, const std::string& choices)
{
    REQUIRE(bench.run({"play", bench.path("small-visit.yaml"), "--as", name, "--choices", choices}).status == 0);
}

}  // namespace

TEST_CASE("Attempts leave as a table on standard output, with nothing else in it", "[command][export]")
{
    test::CommandBench bench;
    play(bench, "Siobhán", "show-attendance,apologise");
    play(bench, "=Ben", "introduce-both,ask-about-reels");
    const test::Ran ran = bench.run({"export", "csv"});
    CHECK(ran.status == 0);
    CHECK(lines_in(ran.out) == 3);
    CHECK(ran.out.starts_with("attempt,person,person_id,visit,title,"));
    CHECK(has(ran.out, ",Siobhán,"));
    CHECK(has(ran.out, ",'=Ben,"));
    CHECK(ran.err.empty());
    bench.language = "es";
    CHECK(bench.run({"export", "csv", "--bom", "--headings"}).out.starts_with("\xEF\xBB\xBF" "Ensayo,Persona,"));
}

TEST_CASE("A file of people's attempts is readable by its owner alone, and told", "[command][export]")
{
    test::CommandBench bench;
    play(bench, "Ana", "introduce-both,ask-about-reels");
    const test::Ran ran = bench.run({"export", "csv", bench.path("a.csv")});
    CHECK(ran.status == 0);
    CHECK(ran.out.empty());
    CHECK(has(ran.err, bench.path("a.csv")));
    CHECK(lines_in(content(bench.path("a.csv"))) == 2);
    CHECK((std::filesystem::status(bench.path("a.csv")).permissions() & std::filesystem::perms(077)) == std::filesystem::perms::none);
    const json told = json::parse(bench.run({"export", "xlsx", bench.path("a.xlsx"), "--json", "--at", "2099-01-01"}).out);
    CHECK(told["schema"] == "first-visit/export/1");
    CHECK(told["rows"] == 1);
    CHECK(told["at"] == "2099-01-01");
    CHECK(content(bench.path("a.xlsx")).starts_with("PK"));
}

TEST_CASE("People, visits and days choose what leaves", "[command][export]")
{
    test::CommandBench bench;
    play(bench, "Ana", "introduce-both,ask-about-reels");
    play(bench, "Ben", "introduce-both,ask-about-reels");
    CHECK(lines_in(bench.run({"export", "csv", "--person", "Ana"}).out) == 2);
    CHECK(lines_in(bench.run({"export", "csv", "--visit", "small-visit"}).out) == 3);
    CHECK(lines_in(bench.run({"export", "csv", "--visit", "kitchen-table"}).out) == 1);
    CHECK(lines_in(bench.run({"export", "csv", "--to", "2001-01-01"}).out) == 1);
    CHECK(lines_in(bench.run({"export", "csv", "--at", "2001-01-01"}).out) == 1);
    CHECK(lines_in(bench.run({"export", "csv", "--from", "2001-01-01"}).out) == 3);
}

TEST_CASE("What can't be exported is told, and where it goes stays as it was", "[command][export]")
{
    test::CommandBench bench;
    play(bench, "Ana", "introduce-both,ask-about-reels");
    const test::Ran nobody = bench.run({"export", "csv", "--person", "Nobody"});
    CHECK(nobody.status == 1);
    CHECK(has(nobody.err, "Nobody"));
    const test::Ran visit = bench.run({"export", "csv", "--visit", "kitchen-tabel"});
    CHECK(visit.status == 1);
    CHECK(has(visit.err, "kitchen-table"));
    CHECK(bench.run({"export", "csv", "--from", "2026-02-30"}).status == 2);
    CHECK(bench.run({"export", "csv", "--from", "2026-03-02", "--to", "2026-03-01"}).status == 2);
    CHECK(bench.run({"export", "csv", "--json"}).status == 2);
    CHECK(bench.run({"export"}).status == 2);
    const test::Ran nowhere = bench.run({"export", "csv", bench.path("no/such/folder.csv")});
    CHECK(nowhere.status == 3);
    CHECK(has(nowhere.err, "folder.csv"));
    CHECK(has(bench.run({"export", "xlsx", "--help"}).out, "Example: first-visit export xlsx"));
}

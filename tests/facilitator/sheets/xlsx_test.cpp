// What leaves as a workbook, read back by a stranger's program (workbook.py).
#include "facilitator/sheets/xlsx.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <sys/stat.h>

#include "support/catch.h"
#include "support/scratch_folder.h"

using namespace fv;
using namespace std::chrono;

namespace {

constexpr sys_seconds made_at{sys_days{2026y / November / 25}};

std::string read(const std::string& bytes)
{
    const test::ScratchFolder folder;
    std::ofstream(folder.path / "book.xlsx", std::ios::binary) << bytes;
    const std::string command = std::string(FV_PYTHON) + " " + FV_WORKBOOK_READER + " " + (folder.path / "book.xlsx").string();
    FILE* pipe = popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::string out;
    std::array<char, 4096> part{};
    for (std::size_t n = 0; (n = fread(part.data(), 1, part.size(), pipe)) > 0;) out.append(part.data(), n);
    REQUIRE(pclose(pipe) == 0);
    return out;
}
bool has(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Sheet attempts()
{
    return {.name = "Attempts", .columns = {{.key = "person", .heading = "Person", .width = 20}, {.key = "begun", .heading = "Begun"}, {.key = "total", .heading = "Total"}, {.key = "passed", .heading = "Passed"}, {.key = "open", .heading = "Open"}},
            .rows = {{"=Ana <Ruiz> & Søn", WallTime{local_days{2026y / November / 24} + 12h}, Share{0.25}, true, std::int64_t{3}}, {"Ben", std::monostate{}, std::monostate{}, false, std::int64_t{0}}}};
}

}  // namespace

TEST_CASE("A workbook has dates that are dates, percentages that are numbers, and no formula", "[xlsx]")
{
    const std::string cells = read(xlsx(std::vector{attempts()}, made_at));
    INFO(cells);
    CHECK(has(cells, "Attempts!A1 s General Person\n"));
    CHECK(has(cells, "Attempts!A2 s General =Ana <Ruiz> & Søn\n"));
    CHECK(has(cells, "Attempts!B2 n yyyy-mm-dd hh:mm 46350.5\n"));  // days since 1899-12-30
    CHECK(has(cells, "Attempts!C2 n 0% 0.25\n"));
    CHECK(has(cells, "Attempts!D2 b General 1\n"));
    CHECK(has(cells, "Attempts!E2 n General 3\n"));
    CHECK_FALSE(has(cells, "Attempts!B3"));  // what is not known is empty, and no nought
    CHECK(has(cells, "Attempts frozen 1 frozen\n"));
    CHECK(has(cells, "Attempts filter A1:E3\n"));
    CHECK(has(cells, "Attempts width 1 21\n"));  // 20 characters and the cell's margin
}

TEST_CASE("Each sheet is a tab of its own; the same sheets are the same bytes", "[xlsx]")
{
    Sheet other{.name = "Who came: 1/2?", .columns = {{.key = "a", .heading = "A"}}, .rows = {{"x"}}};
    const std::vector sheets{attempts(), other};
    const std::string bytes = xlsx(sheets, made_at);
    CHECK(bytes == xlsx(sheets, made_at));
    CHECK(has(read(bytes), "Who came  1 2 !A2 s General x\n"));
}

TEST_CASE("A sheet without rows and a text longer than a cell are no trouble", "[xlsx]")
{
    Sheet sheet = attempts();
    sheet.rows.clear();
    CHECK(has(read(xlsx(std::vector{sheet}, made_at)), "Attempts!A1"));
    std::string longest;
    while (longest.size() < 40000) longest += "ñ";
    sheet.rows = {{longest}};
    CHECK(has(read(xlsx(std::vector{sheet}, made_at)), "Attempts!A2 s General ñ"));
}

TEST_CASE("More rows than a tab holds are told, and what to do", "[xlsx]")
{
    Sheet sheet{.name = "s", .columns = {{.key = "a", .heading = "A"}}, .rows = {}};
    sheet.rows.resize(1048576);
    std::string told;
    try {
        (void)xlsx(std::vector{sheet}, made_at);
    } catch (const std::runtime_error& trouble) {
        told = trouble.what();
    }
    CHECK(has(told, "1048575 rows"));
    CHECK(has(told, "CSV"));
}

// What leaves as CSV can be read back by any reader of RFC 4180, and does nothing in a spreadsheet.
#include "facilitator/sheets/csv.h"

#include <random>

#include "support/catch.h"

using namespace fv;
using namespace std::chrono;

namespace {

std::string one_cell(Cell cell)
{
    const std::string text = csv({.name = "", .columns = {{.key = "k", .heading = "K"}}, .rows = {{std::move(cell)}}});
    return text.substr(3, text.size() - 5);  // without the head and the last line's end
}

/// RFC 4180 as it is written, by a reader of its own.
std::vector<std::vector<std::string>> read(const std::string& text)
{
    std::vector<std::vector<std::string>> rows;
    std::vector<std::string> row;
    std::string field;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            if (c != '"') field += c;
            else if (i + 1 < text.size() && text[i + 1] == '"') field += text[++i];
            else quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == ',') {
            row.push_back(std::move(field));
            field.clear();
        } else if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') {
            ++i;
            row.push_back(std::move(field));
            field.clear();
            rows.push_back(std::move(row));
            row.clear();
        } else {
            field += c;
        }
    }
    return rows;
}

}  // namespace

TEST_CASE("The first line has the keys of the columns, or what people call them; each line ends as the standard says", "[csv]")
{
    const Sheet sheet{.name = "s", .columns = {{.key = "person", .heading = "Persona"}, {.key = "total", .heading = "Total, en %"}}, .rows = {{"Ana", Share{0.5}}, {Term{"done", "terminada"}, std::monostate{}}}};
    CHECK(csv(sheet) == "person,total\r\nAna,0.5\r\ndone,\r\n");
    CHECK(csv(sheet, {.headings = true}) == "Persona,\"Total, en %\"\r\nAna,0.5\r\nterminada,\r\n");
    CHECK(csv(sheet, {.byte_order_mark = true}) == "\xEF\xBB\xBFperson,total\r\nAna,0.5\r\ndone,\r\n");
}

TEST_CASE("Numbers, shares, times, yes and no are written so that tools read them in every language", "[csv]")
{
    CHECK(one_cell(std::int64_t{-12}) == "-12");
    CHECK(one_cell(0.1) == "0.1");
    CHECK(one_cell(-0.0) == "0");
    CHECK(one_cell(std::numeric_limits<double>::quiet_NaN()).empty());
    CHECK(one_cell(Share{2.0 / 3.0}) == "0.6667");
    CHECK(one_cell(true) == "true");
    CHECK(one_cell(WallTime{local_days{2026y / November / 24} + 9h + 5min + 7s}) == "2026-11-24 09:05:07");
    CHECK(one_cell(std::monostate{}).empty());
}

TEST_CASE("A name that a spreadsheet would take for a formula is shown as it is, after an apostrophe", "[csv]")
{
    CHECK(one_cell("=1+1") == "'=1+1");
    CHECK(one_cell("+49 30") == "'+49 30");
    CHECK(one_cell("-Ana") == "'-Ana");
    CHECK(one_cell("@SUM(A1)") == "'@SUM(A1)");
    CHECK(one_cell("\tx") == "'\tx");
    CHECK(one_cell("  =1") == "'  =1");
    CHECK(one_cell("=HYPERLINK(\"x\",\"y\")") == "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    CHECK(one_cell("Ana - Ben") == "Ana - Ben");
    CHECK(one_cell("'tis") == "'tis");
}

TEST_CASE("Whatever people are called, a reader of the standard gets their names back", "[csv][property]")
{
    std::mt19937 random(7);
    const std::vector<std::string> parts{"a", "\"", ",", "\r\n", "\n", " ", "é", "=", "-", ";", "\t", "'", "漢"};
    for (int round = 0; round < 500; ++round) {
        Sheet sheet{.name = "s", .columns = {{.key = "a"}, {.key = "b"}, {.key = "c"}}, .rows = {}};
        for (int r = 0; r < 5; ++r) {
            std::vector<Cell> row;
            for (int c = 0; c < 3; ++c) {
                std::string text;
                for (std::size_t n = random() % 6; n > 0; --n) text += parts[random() % parts.size()];
                row.emplace_back(text);
            }
            sheet.rows.push_back(row);
        }
        const auto back = read(csv(sheet));
        REQUIRE(back.size() == 6);
        for (std::size_t r = 0; r < 5; ++r)
            for (std::size_t c = 0; c < 3; ++c) {
                const auto& text = std::get<std::string>(sheet.rows[r][c]);
                REQUIRE(back[r + 1][c] == (looks_like_formula(text) ? "'" + text : text));
            }
    }
}

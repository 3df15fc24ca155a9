#include "facilitator/people/table.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

#include "facilitator/people/folding.h"
#include "foundation/source_text.h"

namespace fv {
namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Windows-1252 from 0x80 to 0x9F; the rest is Latin-1.
constexpr std::array<unsigned, 32> windows = {0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD,
                                              0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};

void add_letter(std::string& out, unsigned code)
{
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0U | (code >> 6U));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    } else {
        out += static_cast<char>(0xE0U | (code >> 12U));
        out += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
        out += static_cast<char>(0x80U | (code & 0x3FU));
    }
}

std::string from_windows(std::string_view bytes)
{
    std::string out;
    for (const char sign : bytes) {
        const unsigned code = static_cast<unsigned char>(sign);
        add_letter(out, code >= 0x80 && code < 0xA0 ? windows[code - 0x80] : code);
    }
    return out;
}

/// Of , ; and tab, what the first line has most of outside quotes.
char delimiter_of(std::string_view text)
{
    constexpr std::string_view candidates = ",;\t";
    std::array<std::size_t, candidates.size()> counts{};
    bool quoted = false;
    for (const char sign : text) {
        if (sign == '"') quoted = !quoted;
        if (quoted) continue;
        if (sign == '\n' || sign == '\r') break;
        if (const auto found = candidates.find(sign); found != std::string_view::npos) ++counts[found];
    }
    return candidates[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

class Reading {
public:
    Reading(Table& table, std::string_view text, char delimiter) : table_(table), text_(text), delimiter_(delimiter) {}

    std::vector<TableRow> rows()
    {
        std::vector<TableRow> rows;
        while (at_ < text_.size()) {
            TableRow row{.number = ++number_, .cells = {}};
            while (cell(row)) {}
            rows.push_back(std::move(row));
        }
        return rows;
    }

private:
    /// True: the row goes on after it.
    bool cell(TableRow& row)
    {
        std::string out;
        if (at_ < text_.size() && text_[at_] == '"') quoted(row, out);
        while (at_ < text_.size() && text_[at_] != delimiter_ && text_[at_] != '\n' && text_[at_] != '\r') out += text_[at_++];
        row.cells.push_back(trimmed(out));
        if (at_ >= text_.size()) return false;
        const char sign = text_[at_++];
        if (sign == delimiter_) return true;
        if (sign == '\r' && at_ < text_.size() && text_[at_] == '\n') ++at_;
        return false;
    }
    void quoted(const TableRow& row, std::string& out)
    {
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] != '"') {
                out += text_[at_];
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                out += text_[at_++];
            } else {
                return after_quote(row);
            }
        }
        table_.faults.push_back({table_.file, row.number, fmt::format("column {}", row.cells.size() + 1), "a quotation mark is opened and never closed", "Close it, or double a mark that belongs to the text."});
    }
    void after_quote(const TableRow& row)
    {
        ++at_;
        while (at_ < text_.size() && text_[at_] == ' ') ++at_;
        if (at_ >= text_.size() || text_[at_] == delimiter_ || text_[at_] == '\n' || text_[at_] == '\r') return;
        table_.faults.push_back({table_.file, row.number, fmt::format("column {}", row.cells.size() + 1), "text goes on after a closing quotation mark", "Double a mark that belongs to the text."});
    }

    Table& table_;
    std::string_view text_;
    char delimiter_;
    std::size_t at_ = 0, number_ = 0;
};

bool is_empty(const TableRow& row) { return std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return cell.empty(); }); }

/// As many cells as the header has.
void fit(TableRow& row, Table& table)
{
    while (row.cells.size() > table.header.size() && row.cells.back().empty()) row.cells.pop_back();
    if (row.cells.size() > table.header.size())
        table.faults.push_back({table.file, row.number, {}, fmt::format("the row has {} cells, and the header {}", row.cells.size(), table.header.size()), "Put a cell that holds the separating sign into quotation marks."});
    row.cells.resize(table.header.size());
}

}  // namespace

std::string printed(const TableFault& fault)
{
    std::string where = fault.file;
    if (fault.row > 0) where += fmt::format(", row {}", fault.row);
    if (!fault.column.empty()) where += ", " + fault.column;
    return fmt::format("{}: {}.{}{}\n", where, fault.message, fault.hint.empty() ? "" : " ", fault.hint);
}

bool has_faults(const std::vector<TableFault>& faults)
{
    return std::any_of(faults.begin(), faults.end(), [](const TableFault& fault) { return !fault.is_note; });
}

std::size_t Table::column(std::string_view word) const
{
    const auto found = std::find_if(header.begin(), header.end(), [wanted = bare(word)](const std::string& name) { return bare(name) == wanted; });
    return found == header.end() ? npos : static_cast<std::size_t>(found - header.begin());
}

const std::string& Table::cell(const TableRow& row, std::size_t column) const
{
    static const std::string nothing;
    return column < row.cells.size() ? row.cells[column] : nothing;
}

Table read_table(std::string file, std::string_view bytes)
{
    Table table{.file = std::move(file), .header = {}, .rows = {}, .faults = {}};
    if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || bytes.find('\0') != std::string_view::npos) {
        table.faults.push_back({table.file, 0, {}, "this is no plain text: a spreadsheet, or a text of 16 bits", "Save it as CSV (UTF-8)."});
        return table;
    }
    std::string text(bytes);
    if (first_invalid_utf8(bytes) != std::string_view::npos) {
        text = from_windows(bytes);
        table.faults.push_back({table.file, 0, {}, "the file is not UTF-8 and was read as Windows text", "Look at the names with accents.", true});
    }
    char delimiter = delimiter_of(text);
    const bool said = text.starts_with("sep=") && text.size() > 4;
    if (said) delimiter = text[4];
    for (TableRow& row : Reading(table, text, delimiter).rows()) {
        if (is_empty(row) || (said && row.number == 1)) continue;
        if (table.header.empty()) {
            table.header = std::move(row.cells);
            while (!table.header.empty() && table.header.back().empty()) table.header.pop_back();
            continue;
        }
        fit(row, table);
        table.rows.push_back(std::move(row));
    }
    if (table.header.empty()) table.faults.push_back({table.file, 0, {}, "the file is empty", "The first row names the columns: name, email, school, role, cohort."});
    return table;
}

std::string table_line(const std::vector<std::string>& cells)
{
    constexpr std::string_view formula = "=+-@\t\r";
    std::string line;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        if (i > 0) line += ',';
        std::string cell = cells[i];
        if (!cell.empty() && formula.find(cell.front()) != std::string_view::npos) cell.insert(0, 1, '\'');
        if (cell.find_first_of(",\"\r\n") == std::string::npos) {
            line += cell;
            continue;
        }
        line += '"';
        for (const char sign : cell) line += sign == '"' ? std::string("\"\"") : std::string(1, sign);
        line += '"';
    }
    return line + "\r\n";
}

}  // namespace fv

// Tables as spreadsheets save them: RFC 4180, and what programs make of it.
//
// Read: commas, semicolons or tabs (the first line shows which), CRLF or LF, quotes with line ends and
// doubled quotes in them, a byte order mark, Excel's `sep=;`, Windows-1252 where it is not UTF-8. Rows are
// counted as a spreadsheet shows them: the header is row 1. Reading never fails; faults are in the list.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace fv {

struct TableFault {
    std::string file;
    std::size_t row = 0;     ///< 0: the file as a whole
    std::string column;      ///< the header's word, or `column 3`; empty: the row as a whole
    std::string message;     ///< what is so
    std::string hint;        ///< how to mend it
    bool is_note = false;    ///< nothing has to be mended
    friend bool operator==(const TableFault&, const TableFault&) = default;
};

/// `roster.csv, row 3, email: "ana" is no email address. Write ana@school.example, or leave it empty.`
[[nodiscard]] std::string printed(const TableFault& fault);
[[nodiscard]] bool has_faults(const std::vector<TableFault>& faults);  ///< more than notes

struct TableRow {
    std::size_t number = 0;
    std::vector<std::string> cells;  ///< as many as the header has, without spaces around them
};

struct Table {
    std::string file;
    std::vector<std::string> header;
    std::vector<TableRow> rows;      ///< without those that are empty
    std::vector<TableFault> faults;

    /// The header's place of a word, compared without case, spaces and signs; npos: there is none.
    [[nodiscard]] std::size_t column(std::string_view word) const;
    /// Empty where there is no such column.
    [[nodiscard]] const std::string& cell(const TableRow& row, std::size_t column) const;
    static constexpr std::size_t npos = static_cast<std::size_t>(-1);
};

[[nodiscard]] Table read_table(std::string file, std::string_view bytes);

/// One line of a table, with its CRLF. Cells that a spreadsheet would take for a formula (they begin with
/// = + - @ or a tab) get an apostrophe.
[[nodiscard]] std::string table_line(const std::vector<std::string>& cells);

}  // namespace fv

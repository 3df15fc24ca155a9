// A sheet as comma-separated values (RFC 4180), for tools and for spreadsheets.
#pragma once

#include <string>

#include "facilitator/sheets/sheet.h"

namespace fv {

struct CsvStyle {
    bool byte_order_mark = false;  ///< without it a spreadsheet may take UTF-8 for something else
    bool headings = false;         ///< people's headings and words in place of the keys
};

/// UTF-8, CRLF after each line, the first of them the columns. Numbers have a point, shares are 0 … 1 with four
/// digits, times are `2026-11-24 09:30:00`, yes and no are `true` and `false`. A text that a spreadsheet would
/// take for a formula gets an apostrophe before it.
[[nodiscard]] std::string csv(const Sheet& sheet, CsvStyle style = {});

/// Whether a spreadsheet might work out a text instead of showing it: it begins with = + - @, tab or line break,
/// also after blanks.
[[nodiscard]] bool looks_like_formula(std::string_view text);

}  // namespace fv

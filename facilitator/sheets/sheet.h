// A table that leaves the program: columns and rows as plain values, before any file format.
//
// Whoever has something to count makes one (attempts, attendance, certification); csv.h and xlsx.h put it
// into a file. Texts are UTF-8 and finished: nothing here is translated or looked up.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace fv {

/// A part of a whole, 0 … 1: shown as a percentage where a format can, kept as a number.
struct Share {
    double value = 0.0;
    friend bool operator==(const Share&, const Share&) = default;
};

/// Day and time as a clock on the wall shows them, to the second.
using WallTime = std::chrono::local_seconds;

/// One of a few words: `done` for tools, `finished` for people.
struct Term {
    std::string key, text;
    friend bool operator==(const Term&, const Term&) = default;
};

/// monostate: nothing is known, the cell stays empty.
using Cell = std::variant<std::monostate, std::string, Term, std::int64_t, double, bool, Share, WallTime>;

struct Column {
    std::string key;      ///< `begun`: a tool's name for it, the same in every language
    std::string heading;  ///< `Begun`: a person's
    int width = 12;       ///< in characters
};

struct Sheet {
    std::string name;
    std::vector<Column> columns;
    std::vector<std::vector<Cell>> rows;  ///< each as long as `columns`; what is missing is empty
};

/// `2026-11-24 09:30:00`
[[nodiscard]] std::string text_of(WallTime time);

}  // namespace fv

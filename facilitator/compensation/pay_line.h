// One line of what was handed to payroll: everything that stood in it but names, as it was then.
//
// A period's event holds its lines as a table in CSV, so that the file can be made again to the byte whatever was
// corrected since.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facilitator/compensation/payable.h"

namespace fv {

struct PayLine {
    Uuid id;                  ///< made of period, visit and educator: the same on every laptop
    Uuid visit, educator;
    Day date{};
    Stage stage = Stage::first_visit;
    int start = 0, end = 0;   ///< minutes after midnight
    int minutes = 0;          ///< payable; of an adjustment the difference
    PayUnit unit = PayUnit::visit;
    Cents rate = 0;
    Cents cents = 0;          ///< of an adjustment the difference, which may be negative
    Cents before = 0;         ///< what had been paid of this visit to this educator up to then
    std::string school, source;
    Uuid certificate;         ///< nil: none (a line that takes back)
    std::optional<Day> certified_from, certified_to;
    std::string adjusts;      ///< empty: the first line of it; else the line adjusted, or the key of the period it came too late for
    std::string note;         ///< `no-show`, `partly-inside`, `entered-late`, `corrected`, `withdrawn`, or why it is not payable any more
    friend bool operator==(const PayLine&, const PayLine&) = default;

    [[nodiscard]] PayKey key() const { return {visit, educator}; }
    [[nodiscard]] Cents after() const { return before + cents; }
};

[[nodiscard]] std::string lines_text(std::span<const PayLine> lines);
/// nullopt: it is no such table.
[[nodiscard]] std::optional<std::vector<PayLine>> read_lines(std::string_view text);

}  // namespace fv

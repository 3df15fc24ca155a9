// What leaves for payroll, as sheets (facilitator/sheets): the lines of a closing, what is not payable and why,
// and totals. Columns are in docs/compensation.md; they are only ever added to.
//
// Names and employee numbers are those of the roster on the day of the export; everything else is as it was when
// the period was closed. Families are nowhere.
#pragma once

#include <string>
#include <vector>

#include "facilitator/compensation/periods.h"
#include "facilitator/sheets/sheet.h"

namespace fv {

/// A name as payroll wants it: what stands before the last word, and that word, with `de`, `van` … before it.
struct PayrollName {
    std::string first, last;
};
[[nodiscard]] PayrollName payroll_name(std::string_view name);

/// How payroll knows somebody: the number that their school's roster gives them, else their id here.
[[nodiscard]] std::string employee_of(const Uuid& educator, const Roster& roster);

/// Headings that people read, by key of column; a key that is not there stands for itself.
using Headings = std::map<std::string, std::string>;

/// `home-visits-2026-09`
[[nodiscard]] std::string batch_id(std::string_view programme, const Period& period);

/// A row for each line; `batch`: batch_id().
[[nodiscard]] Sheet payroll_sheet(std::string_view batch, std::string_view currency, std::span<const PayLine> lines, const PayRules& rules, const Roster& roster, const Headings& headings = {});
/// A row for each educator of a visit and reason, of visits made in the period.
[[nodiscard]] Sheet not_payable_sheet(const Period& period, std::span<const VisitPay> pays, std::span<const LoggedVisit> log, const Roster& roster, const Headings& headings = {});

enum class TotalsBy : std::uint8_t { person, school, source };
[[nodiscard]] std::string_view word_of(TotalsBy by);  ///< `person`
struct Total {
    std::string key, name;            ///< employee and name, school's code and name, source's code and key
    std::size_t lines = 0, visits = 0;///< a visit is counted once, where it was first paid
    int minutes = 0;
    Cents cents = 0;
    friend bool operator==(const Total&, const Total&) = default;
};
/// By name, then key.
[[nodiscard]] std::vector<Total> totals(TotalsBy by, std::span<const PayLine> lines, const PayRules& rules, const Roster& roster);
[[nodiscard]] Sheet totals_sheet(TotalsBy by, std::string_view currency, std::span<const PayLine> lines, const PayRules& rules, const Roster& roster, const Headings& headings = {});

/// The file that goes to payroll, and what its recipient checks it by.
struct PayrollFile {
    std::string batch, csv;
    std::size_t count = 0;            ///< lines
    Cents sum = 0;
    std::string currency, sha256;     ///< of `csv`
    /// `{"schema":"first-visit/payroll-facts/1", …}` with a line end: the file beside it.
    [[nodiscard]] std::string facts() const;
};
[[nodiscard]] PayrollFile payroll_file(std::string_view batch, std::string_view currency, std::span<const PayLine> lines, const PayRules& rules, const Roster& roster);

}  // namespace fv

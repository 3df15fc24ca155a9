// What the columns and cells of a table of visits mean. Private to this folder.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitator/compensation/visit_log.h"
#include "facilitator/people/table.h"

namespace fv {

enum class VisitColumn : std::uint8_t { entry, date, start, minutes, educator, second_educator, educators, stage, setting, voluntary, arranged_on, contract, inside, grade, language, outcome, confirmed, reflected_on };
constexpr std::size_t visit_column_count = 18;

/// Where each column stands; Table::npos: it is not there.
class VisitColumns {
public:
    /// Faults are added: columns said twice, those that are needed and missing; notes for what is passed over.
    VisitColumns(const Table& table, std::vector<TableFault>& faults);
    [[nodiscard]] const std::string& cell(const TableRow& row, VisitColumn column) const { return table_.cell(row, at(column)); }
    [[nodiscard]] bool has(VisitColumn column) const { return at(column) != Table::npos; }
    [[nodiscard]] std::string header(VisitColumn column) const { return has(column) ? table_.header[at(column)] : std::string{}; }

private:
    [[nodiscard]] std::size_t at(VisitColumn column) const { return places_[static_cast<std::size_t>(column)]; }
    const Table& table_;
    std::array<std::size_t, visit_column_count> places_{};
};

/// How a spreadsheet wrote days: told by all cells together, since 3/4 alone says nothing.
enum class DayOrder : std::uint8_t { unknown, month_first, day_first };
[[nodiscard]] DayOrder day_order(const Table& table, const VisitColumns& columns);
/// `2026-10-01`, and `10/1/2026` where the order is known.
[[nodiscard]] std::optional<Day> day_meant(std::string_view written, DayOrder order);

[[nodiscard]] std::optional<bool> yes_meant(std::string_view written);        ///< `yes`, `Sí`, `x`
[[nodiscard]] std::optional<Stage> stage_meant(std::string_view written);     ///< `First visit`, `2`
[[nodiscard]] std::optional<Setting> setting_meant(std::string_view written);
[[nodiscard]] std::optional<ContractTime> contract_meant(std::string_view written);
[[nodiscard]] std::optional<VisitOutcome> outcome_meant(std::string_view written);

}  // namespace fv

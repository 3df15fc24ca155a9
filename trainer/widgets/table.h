// Tables of many rows, of which only those in sight are drawn: sorted by a press on a column's head, the first
// column stays in sight.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "trainer/widgets/widgets.h"

namespace fv::widgets {

struct TableColumn {
    std::string title;
    float width = 8;      ///< em
    bool middle = false;  ///< its cells stand in the middle
};

struct TableState {
    std::size_t sorted_by = 0;  ///< column
    bool descending = false;
};

/// What a table asks its caller for.
struct TableRows {
    std::size_t count = 0;
    std::function<std::string(std::size_t row)> name;   ///< stable: `person:0190…`
    std::function<std::string(std::size_t row)> label;  ///< of the first cell: the row is pressed by it
    std::function<void(std::size_t row, std::size_t column)> cell;  ///< draws the others, from column 1
};

struct TableEvent {
    std::optional<std::size_t> pressed;  ///< a row
    bool sorted = false;                 ///< the order that was asked for has changed
};
/// `height` in pixels; it scrolls within.
[[nodiscard]] TableEvent table(Ui& ui, std::string_view name, std::span<const TableColumn> columns, const TableRows& rows, float height, TableState& state);

/// A sign in a cell or before a line: its shape says it, and the colour again.
enum class Sign { nothing, half, late, done };
void sign(Ui& ui, Sign which, float size = 1.0F);

/// One of several, as a row of buttons; the chosen one is filled. The place of the one that was pressed.
[[nodiscard]] std::optional<std::size_t> tabs(Ui& ui, std::string_view name, std::span<const std::string> labels, std::size_t chosen);

/// A list that opens at a press. True: `chosen` has changed.
bool choose_one(Ui& ui, std::string_view name, std::span<const std::string> labels, std::size_t& chosen, float width);

}  // namespace fv::widgets

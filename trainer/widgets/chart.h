// Trust over the visit as a line, each decision a point that can be chosen.
#pragma once

#include <optional>
#include <vector>

#include "trainer/widgets/ui.h"

namespace fv::widgets {

struct LineChart {
    const std::vector<int>& values;  ///< at the start, then after each decision
    int lowest = 0, highest = 100;
    std::size_t selected = 0;        ///< which decision, from 0
};

/// As wide as there is room. The decision that was just chosen with the mouse, if any.
[[nodiscard]] std::optional<std::size_t> line_chart(Ui& ui, const LineChart& chart);

}  // namespace fv::widgets

// Trust over the visit as a line, each decision a point that can be chosen.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "trainer/widgets/ui.h"

namespace fv::widgets {

/// A second line in a chart, without points, on a scale of its own; dashed, and named below.
struct SecondLine {
    std::string name;
    const std::vector<int>& values;
    int lowest = 0, highest = 100;
};

struct LineChart {
    const std::vector<int>& values;  ///< at the start, then after each decision
    int lowest = 0, highest = 100;
    std::size_t selected = 0;        ///< which decision, from 0
    std::string name;                ///< of the line; told where there are others
    std::vector<SecondLine> others;
};

/// As wide as there is room. The decision that was just chosen with the mouse, if any.
[[nodiscard]] std::optional<std::size_t> line_chart(Ui& ui, const LineChart& chart);

/// One competency over time: a small line with the pass mark across, the last point's figure beside it.
struct SmallChart {
    std::string name;            ///< stable, for drawn.h
    std::vector<float> shares;   ///< 0 … 1
    float mark = -1.0F;          ///< 0 … 1, a line across with its figure; negative: none
};
/// As wide as `width`. The point that the mouse is over, if any.
[[nodiscard]] std::optional<std::size_t> small_chart(Ui& ui, const SmallChart& chart, float width);

}  // namespace fv::widgets

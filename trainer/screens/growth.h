// A person's growth on the screen.
#pragma once

#include <string_view>

#include "trainer/views/growth.h"
#include "trainer/widgets/widgets.h"

namespace fv {

/// The suggested visit, here and at the end of a report. True: begin it.
[[nodiscard]] bool draw_next_visit(const NextVisitView& next, std::string_view button_name, widgets::Weight weight, const Words& words, Ui& ui);

[[nodiscard]] GrowthAction draw_growth(const GrowthView& view, const Words& words, Ui& ui);

}  // namespace fv

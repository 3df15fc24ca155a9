// The after-action report on the screen.
#pragma once

#include <cstddef>

#include "trainer/views/report.h"
#include "trainer/widgets/widgets.h"

namespace fv {

struct ReportUiState {
    std::size_t selected = 0;  ///< which decision is shown
};

[[nodiscard]] ReportAction draw_report(const ReportView& view, ReportUiState& state, const Words& words, Ui& ui);

/// One decision with what it did, why, and the roads not taken (report_moment.cpp).
void draw_moment(const MomentView& moment, std::size_t number, const Words& words, Ui& ui);

}  // namespace fv

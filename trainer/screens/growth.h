// A person's growth on the screen.
#pragma once

#include "trainer/views/growth.h"
#include "trainer/widgets/widgets.h"

namespace fv {

[[nodiscard]] GrowthAction draw_growth(const GrowthView& view, const Words& words, Ui& ui);

}  // namespace fv

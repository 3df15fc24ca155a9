// The mark of the program: a door that stands open, and light on the porch. Drawn by code.
#pragma once

#include "trainer/widgets/ui.h"

namespace fv::widgets {

/// A house front of the given height; takes room in the flow.
void open_door(Ui& ui, float height);

}  // namespace fv::widgets

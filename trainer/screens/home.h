// The first screen: who is here, which visit.
#pragma once

#include "trainer/views/home.h"
#include "trainer/widgets/widgets.h"
#include "trainer/words/words.h"

namespace fv {

struct HomeUiState {
    widgets::FieldState name;
    bool greeted = false;  ///< the name field has had the keyboard once
};

[[nodiscard]] HomeAction draw_home(const HomeView& view, HomeUiState& state, const Words& words, Ui& ui);

}  // namespace fv

// The first screen: who is here, which visit.
#pragma once

#include <optional>

#include "trainer/views/home.h"
#include "trainer/widgets/widgets.h"
#include "trainer/words/words.h"

namespace fv {

struct HomeUiState {
    widgets::FieldState name;
    bool greeted = false;  ///< the name field has had the keyboard once
    std::optional<Uuid> asks_pin_of;        ///< whose name was picked and has one
    bool setting_pin = false;               ///< one's own, on the home page
    widgets::FieldState pin, fresh_pin;
};

[[nodiscard]] HomeAction draw_home(const HomeView& view, HomeUiState& state, const Words& words, Ui& ui);

}  // namespace fv

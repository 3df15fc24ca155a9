// Cards for what is ticked, rated or put in order. Mouse and keyboard alike: each is made of buttons.
#pragma once

#include <string>
#include <string_view>

#include "trainer/widgets/widgets.h"

namespace fv::widgets {

/// A card with a box to tick; the whole card is the button. `number` 0: no number key. True: it was pressed.
bool tick_card(Ui& ui, std::string_view name, int number, const std::string& words, bool ticked);

/// No rating given yet.
inline constexpr int unrated = -100;
/// A text with a button for each rating from `lowest` to `highest`. True: `value` has changed.
bool rating_card(Ui& ui, std::string_view name, const std::string& words, int lowest, int highest, int& value);

/// A text in its place with buttons to move it. −1: up, +1: down, 0: stays.
int order_card(Ui& ui, std::string_view name, int place, int places, const std::string& words, const Translated& up, const Translated& down);

/// What is left of the time, as a bar and in words.
void time_left(Ui& ui, const std::string& words, float share);

}  // namespace fv::widgets

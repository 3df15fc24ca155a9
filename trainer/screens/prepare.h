// Before the visit: what is known, who is met, questions in one's own words.
#pragma once

#include "trainer/screens/own_words.h"

namespace fv {

struct PrepareUiState {
    OwnWordsState own_words;
    widgets::FieldState partner;  ///< the second educator's name
    PrepareAction after_keeping;  ///< what the person asked for, once drafts are kept
};

[[nodiscard]] PrepareAction draw_prepare(const PrepareView& view, PrepareUiState& state, const Words& words, Ui& ui);

}  // namespace fv

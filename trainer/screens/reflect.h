// After the visit: questions in one's own words, alone or with the partner.
#pragma once

#include "trainer/screens/own_words.h"
#include "trainer/views/reflect.h"

namespace fv {

struct ReflectUiState {
    OwnWordsState own_words;
    ReflectAction after_keeping;
};

[[nodiscard]] ReflectAction draw_reflect(const ReflectView& view, ReflectUiState& state, const Words& words, Ui& ui);

}  // namespace fv

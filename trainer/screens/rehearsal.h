// The rehearsal: a conversation that reads like one, and below it what can be done now.
#pragma once

#include <string>

#include "trainer/screens/decision.h"
#include "trainer/views/rehearsal.h"
#include "trainer/widgets/widgets.h"

namespace fv {

struct RehearsalUiState {
    bool history = false;          ///< the list of earlier decisions is open
    bool stopping = false;         ///< asked whether to stop for good
    DecisionUiState decision;
    std::string seen;              ///< the decision (or ending) last scrolled to
    std::size_t seen_decisions = 0;
    bool begun = false;
    float scroll_to = -1;          ///< where the page is gliding to; negative: nowhere
    float gliding_at = -1;         ///< where it is on the way there; negative: it rests
    int settle = 0;                ///< frames until a new height is known
};

[[nodiscard]] RehearsalAction draw_rehearsal(const RehearsalView& view, RehearsalUiState& state, const Words& words, Ui& ui);

}  // namespace fv

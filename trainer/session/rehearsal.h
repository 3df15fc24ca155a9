// The rehearsal's flow: the conversation so far, the decision now, going back.
#pragma once

#include "trainer/session/session.h"
#include "trainer/views/rehearsal.h"

namespace fv {

/// nullopt: the attempt is not there or can't be read; `why_not`, where given, says so.
[[nodiscard]] std::optional<RehearsalView> rehearsal_view(Session& session, const Uuid& attempt, std::string* why_not = nullptr);
/// Everything is on disk when this returns. Throws StoreError, and then nothing has changed.
[[nodiscard]] Changes carry_out(const RehearsalAction& action, const Uuid& attempt, Session& session);

}  // namespace fv

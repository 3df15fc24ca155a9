// Preparing: what is known before the visit, and the questions answered in one's own words.
#pragma once

#include "trainer/session/session.h"
#include "trainer/views/prepare.h"

namespace fv {

/// nullopt: the attempt is not there or can't be read; `why_not`, where given, says so.
[[nodiscard]] std::optional<PrepareView> prepare_view(Session& session, const Uuid& attempt, std::string* why_not = nullptr);
/// Everything is on disk when this returns. Throws StoreError, and then nothing has changed.
[[nodiscard]] Changes carry_out(const PrepareAction& action, const Uuid& attempt, Session& session);

}  // namespace fv

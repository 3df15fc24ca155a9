// The home screen's flow: who is there, which visit, what is open.
#pragma once

#include "trainer/session/session.h"
#include "trainer/views/home.h"

namespace fv {

[[nodiscard]] HomeView home_view(Session& session);
[[nodiscard]] Changes carry_out(const HomeAction& action, Session& session);

}  // namespace fv

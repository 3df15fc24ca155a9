// The whole program: what main() runs, and what the window's tests run with a watcher.
#pragma once

#include "trainer/app/app.h"

namespace fv {

/// `options` are what cannot be said on the command line. Returns the exit status (design §9).
[[nodiscard]] int run_program(int argc, const char* const* argv, const AppOptions& options = {});

}  // namespace fv

// The command line of First Visit (design §9): a contract, changed only by adding.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "trainer/commands/console.h"
#include "trainer/session/files.h"
#include "trainer/session/session.h"

namespace fv {

/// What to show first in a window; empty: home.
struct WindowWish {
    std::optional<Place> place;
    bool dark = false;
    int text_size = 100;        ///< percent
    bool reduced_motion = false;///< nothing glides
    bool no_timers = false;     ///< every decision may take its time
    int width = 1280, height = 800;
    std::string picture;        ///< a file: save the first settled picture there as PNG, and close
    std::string news;           ///< to be read before anything else
};

/// What the commands need of the program around them.
struct Program {
    DataFolders folders;
    /// Opens the window and returns when it is closed. Commands know no window of their own.
    std::function<int(Session&, const WindowWish&)> open_window;
};

/// Reads the words, runs the subcommand (none: the window, or the terminal where there is no display)
/// and returns the exit status. Nothing is thrown.
[[nodiscard]] int run_command_line(int argc, const char* const* argv, const Program& program, Console& console);

}  // namespace fv

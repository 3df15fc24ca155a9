// The program in a window: from the first frame until it is closed.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "trainer/session/session.h"
#include "trainer/views/place.h"
#include "trainer/widgets/drawn.h"

namespace fv {

struct AppOptions {
    /// Called after each frame, once it can be seen: how tests watch the program.
    struct FrameFacts {
        long number = 0;
        int width = 0, height = 0;  ///< of the window's content, in pixels
        std::string_view place;     ///< `rehearsing`
    };
    std::function<void(const Drawn&, const FrameFacts&)> after_frame;
    std::optional<Place> place;
    bool dark = false;
    int text_size = 100;  ///< percent
    bool reduced_motion = false;
    bool no_timers = false;
    int width = 1280, height = 800;
    std::string picture;  ///< a file: save the first settled picture there and close
    std::string news;     ///< about the records, to be read before anything else
    std::string fonts;    ///< the folder with regular.ttf, bold.ttf, italic.ttf, serif.ttf
};

/// Returns when the window is closed. Throws std::runtime_error where no window can be opened; what
/// goes wrong later is shown in the window.
void run_window(Session& session, const AppOptions& options);

}  // namespace fv

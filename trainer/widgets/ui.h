// What every widget and screen draws with: the look, the fonts, the time, and what was drawn.
//
// Lent by the app for one frame. Screens take no time and no chance from anywhere else.
#pragma once

#include <algorithm>
#include <imgui.h>

#include "trainer/widgets/drawn.h"
#include "trainer/widgets/theme.h"

namespace fv {

struct Faces {
    ImFont* regular = nullptr;
    ImFont* bold = nullptr;
    ImFont* italic = nullptr;
    ImFont* serif = nullptr;  ///< titles and narration
};

struct Ui {
    const Theme& theme;
    const Faces& faces;
    Drawn& drawn;
    float em = 16;             ///< the text size in pixels
    double now = 0;            ///< seconds since the program began
    float passed = 0;          ///< seconds since the last frame, at most 0.1
    bool reduced_motion = false;
    bool no_timers = false;    ///< every decision may take its time
    bool closing = false;      ///< the window is about to close: hand in what is not kept yet
    double wake_in = 1e9;      ///< seconds until the next frame is needed without input; screens lower it

    void animate() { wake_in = 0; }
    void wake_after(double seconds) { wake_in = std::min(wake_in, seconds); }
};

}  // namespace fv

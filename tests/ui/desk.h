// A desk for the program to stand on: an X server of its own without a screen (Xvfb), and hands that
// move a real pointer and press real keys (XTest). Gone when it goes out of scope.
#pragma once

#include <string>
#include <sys/types.h>

struct _XDisplay;

namespace fv::test {

struct Point {
    int x = 0, y = 0;
};

class Desk {
public:
    /// Starts Xvfb on a free display. Throws std::runtime_error if there is none.
    Desk(int width, int height);
    ~Desk();
    Desk(const Desk&) = delete;
    Desk& operator=(const Desk&) = delete;

    [[nodiscard]] const std::string& display() const { return name_; }  ///< `:99`, for DISPLAY

    void move(Point to);
    void click(Point at);
    void scroll(Point at, int notches);  ///< positive: towards the end
    /// A key by its X name: `Return`, `Tab`, `Escape`, `1`, `h`; with a held modifier, `Control_L`.
    void press(const std::string& key, const std::string& held = {});
    /// Types ASCII text on a US keyboard.
    void type(const std::string& text);

    /// Gives the keyboard to the only window; without a window manager nobody else does. False: there is none yet.
    bool focus_window();
    void resize_window(int width, int height);
    [[nodiscard]] bool has_window();
    /// The whole screen as a binary PPM: what to look at when a test fails.
    void picture(const std::string& file);

private:
    void press_code(unsigned code, bool shifted);
    [[nodiscard]] unsigned long window() const;

    pid_t server_ = -1;
    std::string name_;
    _XDisplay* connection_ = nullptr;
};

}  // namespace fv::test

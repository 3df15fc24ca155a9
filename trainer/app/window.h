// A GLFW window with an OpenGL 3.3 context and Dear ImGui in it, drawn only when there is reason to.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

struct GLFWwindow;

namespace fv {

class Window {
public:
    /// Throws std::runtime_error in plain words where there is no display or no OpenGL 3.3.
    Window(int width, int height, const std::string& title);
    ~Window();
    Window(const Window&) = delete;
    Window& operator=(const Window&) = delete;

    /// Sleeps until there is input, or for `seconds`; afterwards frames may be owed.
    void wait(double seconds);
    /// Each input owes three frames: what is measured and focused settles in the next one or two.
    [[nodiscard]] bool owes_frame() const { return owed_ > 0; }
    void owe_frames(int frames);

    void begin_frame();
    /// `picture`, where given, gets what is drawn.
    struct Picture {
        std::vector<std::uint8_t> rgb;  ///< rows from top to bottom
        unsigned width = 0, height = 0;
    };
    void end_frame(float red, float green, float blue, Picture* picture = nullptr);

    [[nodiscard]] bool wants_to_close() const;
    void keep_open();
    void set_title(const std::string& title);
    [[nodiscard]] float scale() const;  ///< of the screen: 2 on a screen of double density
    [[nodiscard]] double seconds() const;
    void size(int& width, int& height) const;

private:
    void watch_input();
    GLFWwindow* handle_ = nullptr;
    int owed_ = 3;
    std::string title_;
};

}  // namespace fv

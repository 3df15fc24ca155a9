// The real program in a real window, watched: it is a process of its own that tells after each frame
// what it has drawn, and can be killed at any moment.
//
// It is built from the same sources as first-visit, with Dear ImGui's test hooks (watch.cpp).
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

#include "desk.h"

namespace fv::test {

struct Box {
    float x = 0, y = 0, w = 0, h = 0;
    [[nodiscard]] Point middle() const { return {static_cast<int>(x + w / 2), static_cast<int>(y + h / 2)}; }
    [[nodiscard]] float right() const { return x + w; }
    [[nodiscard]] float bottom() const { return y + h; }
};

/// One thing that was drawn in a frame.
struct Seen {
    std::string kind, name, text;
    Box box, clip;
    bool focused = false, enabled = true;

    /// The part that is not clipped away; of no size where nothing shows.
    [[nodiscard]] Box visible() const;
};

struct Frame {
    long number = 0;
    std::string place, keyboard;
    float width = 0, height = 0;
    std::vector<Seen> things;

    [[nodiscard]] const Seen* find(const std::string& name) const;
    [[nodiscard]] std::vector<const Seen*> named_like(const std::string& prefix) const;
    [[nodiscard]] bool shows(const std::string& text) const;  ///< in any text, visible or to be scrolled to
};

class WatchedProgram {
public:
    /// Starts it on the desk, keeping records and settings in `folder`.
    WatchedProgram(Desk& desk, const std::string& folder, std::vector<std::string> words = {});
    ~WatchedProgram();
    WatchedProgram(const WatchedProgram&) = delete;
    WatchedProgram& operator=(const WatchedProgram&) = delete;

    /// The newest frame.
    [[nodiscard]] Frame frame();
    /// Waits until a frame is as wanted. Throws, with what was shown, after ten seconds.
    Frame wait_for(const std::string& what, const std::function<bool(const Frame&)>& wanted);
    /// Waits until something of that name is drawn, scrolls it into view, and clicks it.
    void click(const std::string& name);
    /// No new frame for a moment: animations are over.
    Frame settled();

    void kill_now();                    ///< SIGKILL: no chance to save anything
    [[nodiscard]] bool running();
    [[nodiscard]] int exit_status();    ///< waits for the end

private:
    Desk& desk_;
    std::string watch_file_;
    pid_t process_ = -1;
    std::optional<int> status_;
};

}  // namespace fv::test

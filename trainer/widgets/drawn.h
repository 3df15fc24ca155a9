// What was drawn in this frame, by name: how the window's tests find things, how they see that no
// text lies over another, and what a screen reader's bridge could read.
#pragma once

#include <imgui.h>
#include <string>
#include <string_view>
#include <vector>

namespace fv {

struct DrawnThing {
    enum class Kind { text, button, field, region };
    Kind kind = Kind::text;
    std::string name;   ///< stable: `option:introduce-both`; empty for plain text
    std::string text;   ///< what it shows
    ImVec2 from, to;    ///< on the screen, in pixels
    ImVec2 clip_from, clip_to;  ///< what its region lets through
    bool focused = false;
};

class Drawn {
public:
    void begin_frame() { count_ = 0; }
    /// Notes the item or rectangle in the present region. Strings of earlier frames are used again.
    void note(DrawnThing::Kind kind, std::string_view name, std::string_view text, ImVec2 from, ImVec2 to, bool focused = false);
    /// Of a region that scrolls sideways only what is in sight is noted: the rest is not cut off, one scrolls to it.
    void only_in_sight(bool yes) { only_in_sight_ = yes; }
    [[nodiscard]] std::size_t size() const { return count_; }
    [[nodiscard]] const DrawnThing& operator[](std::size_t i) const { return things_[i]; }

private:
    std::vector<DrawnThing> things_;
    std::size_t count_ = 0;
    bool only_in_sight_ = false;
};

}  // namespace fv

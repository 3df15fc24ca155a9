// What carrying an action out has changed: the caller shows it, and never guesses.
#pragma once

#include <optional>
#include <string>

#include "trainer/views/place.h"

namespace fv {

/// Something to tell the person once, already in their language.
struct Notice {
    std::string text;
    bool trouble = false;  ///< false: good or neutral news
};

struct Changes {
    bool records = false;            ///< events were added: views of attempts and of home are out of date
    bool settings = false;           ///< language or person: every view is out of date
    std::optional<Place> go;         ///< where the person now is
    std::optional<std::string> copy; ///< a text for the clipboard
    std::optional<Notice> notice;
};

}  // namespace fv

// What carrying an action out has changed: the caller shows it, and never guesses.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "trainer/views/place.h"

namespace fv {

/// Something to tell the person once, already in their language.
struct Notice {
    std::string text;
    bool trouble = false;  ///< false: good or neutral news
};

/// A file for the person, made and not yet written: whoever carried the action out saves it (saving.h).
struct FileToSave {
    std::string name;   ///< suggested, with its ending
    std::string bytes;
};

struct Changes {
    bool records = false;            ///< events were added: views of attempts and of home are out of date
    bool settings = false;           ///< language or person: every view is out of date
    std::optional<Place> go;         ///< where the person now is
    std::optional<std::string> copy; ///< a text for the clipboard
    std::optional<FileToSave> file;  ///< to be saved, and told where
    std::optional<Notice> notice;
};

/// Nothing was done, and why.
[[nodiscard]] inline Changes refused(std::string why)
{
    Changes changes;
    changes.notice = Notice{std::move(why), true};
    return changes;
}
/// Something is on record now, and what is told of it.
[[nodiscard]] inline Changes kept(std::string what)
{
    Changes changes;
    changes.records = true;
    changes.notice = Notice{std::move(what), false};
    return changes;
}

}  // namespace fv

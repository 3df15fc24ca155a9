// What the window's tests have in common: a folder of records, a person, a visit begun.
#pragma once

#include <filesystem>
#include <string>

#include "watched_program.h"

namespace fv::test {

/// A folder that goes away with the test.
class Folder {
public:
    Folder();
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    [[nodiscard]] std::string text() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

/// The name of the first option that is shown.
[[nodiscard]] std::string first_option(const Frame& frame);
/// The options that are shown, sorted: what tells one decision from another.
[[nodiscard]] std::string decision_shown(const Frame& frame);
/// Waits until the decision is another one than `before`, or the visit has ended.
Frame wait_for_next(WatchedProgram& program, const std::string& before);

/// With the mouse and a name typed: from the first screen into the visit.
void go_to_the_door(Desk& desk, WatchedProgram& program, const std::string& name = "Ana");

/// A picture to look at, where FV_PICTURES names a folder.
void picture(Desk& desk, WatchedProgram& program, const std::string& name);

/// What is wrong with the layout of a frame: text over text, or text that is cut off with no way to
/// scroll to it. Empty: nothing.
[[nodiscard]] std::string layout_faults(const Frame& frame);

}  // namespace fv::test

// Where in the program a person is. A small value with ids: the stack of places is the way back,
// and what the window's tests open directly.
#pragma once

#include <string>
#include <variant>

#include "foundation/ids.h"

namespace fv {

struct AtHome {
    friend bool operator==(const AtHome&, const AtHome&) = default;
};
struct Preparing {
    Uuid attempt;
    friend bool operator==(const Preparing&, const Preparing&) = default;
};
struct Rehearsing {
    Uuid attempt;
    friend bool operator==(const Rehearsing&, const Rehearsing&) = default;
};
struct Reflecting {
    Uuid attempt;
    friend bool operator==(const Reflecting&, const Reflecting&) = default;
};
struct Reporting {
    Uuid attempt;
    friend bool operator==(const Reporting&, const Reporting&) = default;
};
/// The growth of the person in force.
struct Growing {
    friend bool operator==(const Growing&, const Growing&) = default;
};
/// The board of certification, by one level; empty: the first of the programme.
struct AtBoard {
    std::string level;
    friend bool operator==(const AtBoard&, const AtBoard&) = default;
};
/// Somebody's path to certification.
struct OnPath {
    Uuid person;
    friend bool operator==(const OnPath&, const OnPath&) = default;
};
using Place = std::variant<AtHome, Preparing, Rehearsing, Reflecting, Reporting, Growing, AtBoard, OnPath>;

}  // namespace fv

// The questions after the visit, alone or with the partner.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "trainer/views/prepare.h"

namespace fv {

struct ReflectView {
    std::string title, ending;
    std::vector<std::string> closing;  ///< how it ended, in a sentence or two
    std::string partner;               ///< `Dana Okafor`, or who answered on the partner's turns
    std::vector<OwnWords> questions;
};

struct KeepReflection {};  ///< what was written stands; on to the report
using ReflectAction = std::variant<std::monostate, DraftChanged, KeepReflection, LeaveToHome>;

}  // namespace fv

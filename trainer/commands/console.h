// Where a command reads and writes: results to `out`, everything else to `err`.
#pragma once

#include <iosfwd>

namespace fv {

struct Console {
    std::istream& in;
    std::ostream& out;
    std::ostream& err;
    bool in_is_terminal = false;
    bool out_is_terminal = false;  ///< colour only there
    bool has_display = false;      ///< a window could be opened
    bool err_is_terminal = false;  ///< progress only there
};

/// What every subcommand ends with (design §9).
enum ExitStatus : int { done = 0, answer_is_no = 1, wrong_usage = 2, could_not = 3 };

}  // namespace fv

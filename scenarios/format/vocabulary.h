// The names that ratings and indicators in a script may use.
//
// A scoring framework makes one from its own file; the format knows no framework. Empty: the
// names are not checked.
#pragma once

#include <string>
#include <vector>

namespace fv {

struct Vocabulary {
    struct Competency {
        std::string key;                      ///< `presence`
        std::vector<std::string> indicators;  ///< `open-question`, …
    };
    std::vector<Competency> competencies;
};

}  // namespace fv

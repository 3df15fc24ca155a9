// A facilitator's guide to one visit, as a facilitator reads or prints it.
#pragma once

#include <string>
#include <vector>

namespace fv {

/// A decision at which the room usually parts.
struct SplitView {
    std::string decision;              ///< its word
    std::string place, ask;            ///< `The porch`; the question above the options, may be empty
    std::vector<std::string> choices;  ///< each in one line, in the script's order
    std::vector<std::string> why;      ///< why both sides have a point: paragraphs
};

/// Every longer text is paragraphs; what the guide leaves out is empty.
struct GuideView {
    std::string scenario, title;
    std::string stage, length;  ///< `First visit`, `about 12 minutes`
    std::vector<std::string> goals, before;
    std::vector<SplitView> splits;
    std::vector<std::string> debrief, try_live, ten_minutes, thirty_minutes, judgement;
};

}  // namespace fv

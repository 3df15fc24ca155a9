// Where each piece of a flow stands: page and height. Pure arithmetic, no library.
#pragma once

#include <vector>

#include "facilitator/exports/flow.h"

namespace fv::paper {

struct Placed {
    std::size_t piece = 0;
    double y = 0;             ///< from the top of the page's text
    bool is_repeated = false; ///< a table's head once more: decoration
    friend bool operator==(const Placed&, const Placed&) = default;
};
using Page = std::vector<Placed>;

/// Every piece is placed once, in order; none lies outside [0, height] unless it alone is higher than
/// that, and none overlap. Pieces that hold on to the next stay on its page where a page has room for
/// them. An empty flow is one empty page.
[[nodiscard]] std::vector<Page> pages_of(const Flow& flow, double height);

}  // namespace fv::paper

// Draws the pages of a flow on a PDF surface, with tags and bookmarks. Private to exports.
#pragma once

#include <string>
#include <vector>

#include "facilitator/exports/pages.h"
#include "facilitator/exports/text.h"

namespace fv::paper {

struct Sheet {
    double width = 0, height = 0;
    [[nodiscard]] double text_width() const { return width - 2 * look::margin; }
    [[nodiscard]] double text_height() const { return height - look::top - look::bottom; }
};

/// In the order in which the elements were written: what finish.h adds to them.
struct Written {
    std::vector<std::string> figures;  ///< what each Figure shows, in words
    std::vector<std::string> scopes;   ///< of each TH
};

[[nodiscard]] Written paint(cairo_t* cairo, const Document& document, const Flow& flow, const std::vector<Page>& pages, const Sheet& sheet,
                            const Shaper& shaper);

}  // namespace fv::paper

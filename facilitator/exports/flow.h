// A document cut into pieces that no page break cuts further: a line of text, a slice of a table's
// row, a chart. In between: what must stay together, which box is around it, which tag it belongs to.
//
// layout.h makes a flow, pages.h puts its pieces on pages, paint.h draws them. Lengths are in points.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "facilitator/exports/document.h"

using cairo_t = struct _cairo;

namespace fv::paper {

inline constexpr int none = -1;

/// Draws with its upper left corner there.
using Draw = std::function<void(cairo_t* cairo, double x, double y)>;

/// An element of the tagged structure. Elements stand in the order in which they are read.
struct Tag {
    const char* name = "P";
    int parent = none;
    bool ends_with_page = false;  ///< a table's row that is cut by a page is two rows
    std::string described;        ///< of a Figure
    const char* scope = "";       ///< of a TH: `Row` or `Column`
};

/// A part of a piece that belongs to one tag; tag `none` is decoration.
struct Fragment {
    int tag = none;
    double x = 0, y = 0;  ///< from the piece's upper left corner
    Draw draw;
};

/// How a piece holds on to the next: not at all, if there is room on one page, or always.
enum class Hold : std::uint8_t { loose, wish, must };

struct Bookmark {
    std::string text;
    int level = 0;  ///< 0: none
};

struct Piece {
    double height = 0;
    double before = 0;  ///< room above; none at the top of a page
    Hold hold = Hold::loose;
    bool on_new_page = false;
    int box = none;   ///< the innermost around it
    int row = none;   ///< slices of one row are drawn cell by cell
    int head = none;  ///< the table's head that is repeated above it at the top of a page
    std::vector<Fragment> fragments;
    Bookmark bookmark;
};

struct Box {
    int parent = none;
    double left = 0, width = 0;
    double padding = 0;
    Tone tone = Tone::quiet;
};

/// The pieces that make up a table's head: [first, last).
struct TableHead {
    std::size_t first = 0, last = 0;
    double height = 0;
};

struct Flow {
    std::vector<Piece> pieces;
    std::vector<Box> boxes;  ///< a box stands after the one around it
    std::vector<Tag> tags;   ///< a tag stands after its parent
    std::vector<TableHead> heads;

    /// The room that the boxes around a piece take above it, or below it.
    [[nodiscard]] double padding_around(int box) const
    {
        double sum = 0;
        for (; box != none; box = boxes[static_cast<std::size_t>(box)].parent) sum += boxes[static_cast<std::size_t>(box)].padding;
        return sum;
    }
};

}  // namespace fv::paper

// Sets a document's blocks into a flow of a width. Private to exports.
//
// compositor.cpp has headings, text and boxes; tables.cpp what stands in columns; charts.cpp what is
// drawn.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "facilitator/exports/text.h"

namespace fv::paper {

/// Where the next block stands: between which edges, in which box, under which tag.
struct Place {
    double left = 0, width = 0;
    int box = none, tag = none;
};

/// A cell of a row: its lines between two edges.
struct Cell {
    std::vector<ShapedLine> lines;
    double left = 0;
    int tag = none;
};

class Compositor {
public:
    Compositor(const Faces& faces, double width, double height) : shaper_(faces), width_(width), height_(height) {}

    [[nodiscard]] Flow set(const Document& document);

private:
    Shaper shaper_;
    double width_, height_;          ///< of a page's text
    Flow flow_;
    double after_ = 0;               ///< room that the last block wants below it
    std::optional<double> opening_;  ///< room above the first block of a box, in place of its own
    bool on_new_page_ = false;
    int rows_ = 0;

    void set_all(const std::vector<Block>& blocks, const Place& place);
    void set(const Heading& heading, const Place& place);
    void set(const Paragraph& paragraph, const Place& place);
    void set(const Quotation& quotation, const Place& place);
    void set(const List& list, const Place& place);
    void set(const Callout& callout, const Place& place);
    void set(const Rule& rule, const Place& place);
    void set(const PageBreak& page_break, const Place& place);
    void set(const Table& table, const Place& place);
    void set(const Pairs& pairs, const Place& place);
    void set(const Bars& bars, const Place& place);
    void set(const LineChart& chart, const Place& place);

    int tag(const char* name, int parent);
    Piece& piece(const Place& place, double height, double before);
    /// Each line a piece; no single line is left alone at the top or the bottom of a page.
    void lines(const std::vector<ShapedLine>& lines, int tag, double left, const Place& place, double before);
    /// Lines of several cells side by side on common baselines; `above` and `below` are the row's own room.
    void row(const std::vector<Cell>& cells, const Place& place, double before, double above, double below);
    void hold_all(std::size_t from, Hold hold);

    void table_row(const Table& table, const std::vector<Text>& texts, const std::vector<double>& widths, bool is_head, const Place& place, double before);
    [[nodiscard]] std::vector<double> column_widths(const Table& table, double room) const;
};

}  // namespace fv::paper

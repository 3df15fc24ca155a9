// What stands in columns: tables, pairs, bars. Part of Compositor.
#include <algorithm>
#include <numeric>

#include "facilitator/exports/compositor.h"
#include "facilitator/exports/drawing.h"

namespace fv::paper {
namespace {

constexpr double between_columns = 14;
constexpr std::size_t kept_lines = 8;      // a row of up to so many stays on one page
constexpr std::size_t kept_pairs = 12;     // lines of pairs or bars: the same
constexpr double name_share = 0.27;        // of the width: names of pairs take no more
constexpr double head_share = 0.25;        // of a page: a higher head is not repeated

/// `room` for columns that want more than there is: each gets what it wants up to the same limit, so
/// that one endless word does not starve its neighbours.
std::vector<double> limited(const std::vector<double>& wanted, double room)
{
    std::vector<double> sorted = wanted;
    std::sort(sorted.begin(), sorted.end());
    double limit = 0, left = room;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        limit = left / static_cast<double>(sorted.size() - i);
        if (sorted[i] >= limit) break;
        left -= sorted[i];
    }
    std::vector<double> widths = wanted;
    for (double& width : widths) width = std::min(width, limit);
    return widths;
}

/// `room` shared out by what each column would like, none below what its longest word needs if it can be helped.
std::vector<double> shared_out(const std::vector<double>& least, const std::vector<double>& wanted, double room)
{
    const double all_least = std::accumulate(least.begin(), least.end(), 0.0), all_wanted = std::accumulate(wanted.begin(), wanted.end(), 0.0);
    if (all_wanted <= room) return wanted;
    if (all_least >= room) return limited(least, room);
    std::vector<double> widths(least.size());
    for (std::size_t i = 0; i < widths.size(); ++i) widths[i] = least[i] + (room - all_least) * (wanted[i] - least[i]) / (all_wanted - all_least);
    return widths;
}

Style cell_style(bool is_head, bool names)
{
    if (is_head) return look::label;
    Style style = look::body;
    style.bold = names;
    return style;
}

bool has_head(const Table& table)
{
    return std::any_of(table.columns.begin(), table.columns.end(), [](const Column& column) { return !column.title.empty(); });
}

Draw line_below(double width, double height, Colour colour)
{
    return [=](cairo_t* cairo, double x, double y) { drawing::rule(cairo, x, y + height - 0.4, width, colour, 0.6); };
}

}  // namespace

void Compositor::row(const std::vector<Cell>& cells, const Place& place, double before, double above, double below)
{
    std::size_t most = 0;
    for (const Cell& cell : cells) most = std::max(most, cell.lines.size());
    const int id = rows_++;
    for (std::size_t k = 0; k < most; ++k) {
        double ascent = 0, descent = 0;
        for (const Cell& cell : cells) {
            if (k >= cell.lines.size()) continue;
            ascent = std::max(ascent, cell.lines[k].ascent);
            descent = std::max(descent, cell.lines[k].height - cell.lines[k].ascent);
        }
        const double top = k == 0 ? above : 0;
        Piece& slice = piece(place, top + ascent + descent + (k + 1 == most ? below : 0), k == 0 ? before : 0);
        slice.row = id;
        for (const Cell& cell : cells)
            if (k < cell.lines.size())
                slice.fragments.push_back({.tag = cell.tag, .x = cell.left, .y = top + ascent - cell.lines[k].ascent, .draw = cell.lines[k].draw});
        if (k + 1 < most && (most <= kept_lines || k == 0 || k + 2 == most)) slice.hold = Hold::must;
    }
}

std::vector<double> Compositor::column_widths(const Table& table, double room) const
{
    std::vector<double> least(table.columns.size(), 1), wanted(table.columns.size(), 1);
    const auto look_at = [&](std::size_t column, const Text& text, bool is_head) {
        const std::vector<Span> spans = spans_of(text, cell_style(is_head, column == 0 && table.first_column_names));
        least[column] = std::max(least[column], shaper_.word_width(spans) + 0.5);
        wanted[column] = std::max(wanted[column], shaper_.natural_width(spans) + 0.5);
    };
    for (std::size_t i = 0; i < table.columns.size(); ++i) look_at(i, table.columns[i].title, true);
    for (const std::vector<Text>& texts : table.rows)
        for (std::size_t i = 0; i < std::min(texts.size(), table.columns.size()); ++i) look_at(i, texts[i], false);
    return shared_out(least, wanted, room);
}

void Compositor::table_row(const Table& table, const std::vector<Text>& texts, const std::vector<double>& widths, bool is_head, const Place& place, double before)
{
    const int row_tag = tag("TR", place.tag);
    flow_.tags.back().ends_with_page = true;
    std::vector<Cell> cells;
    double left = place.left;
    const double gap = std::min(between_columns, place.width / 3 / static_cast<double>(widths.size()));
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const bool names = !is_head && i == 0 && table.first_column_names;
        const int cell = tag(is_head || names ? "TH" : "TD", row_tag);
        if (is_head || names) flow_.tags.back().scope = is_head ? "Column" : "Row";
        const Text text = i < texts.size() ? texts[i] : Text("");
        cells.push_back({.lines = shaper_.lines(spans_of(text, cell_style(is_head, names)), widths[i], table.columns[i].align), .left = left, .tag = cell});
        left += widths[i] + gap;
    }
    row(cells, place, before, 3.5, 4);
    Piece& last = flow_.pieces.back();
    last.fragments.push_back({.tag = none, .x = place.left, .y = 0, .draw = line_below(place.width, last.height, is_head ? look::muted : look::line)});
}

void Compositor::set(const Table& table, const Place& place)
{
    if (table.columns.empty()) return;
    const Place inside{.left = place.left, .width = place.width, .box = place.box, .tag = tag("Table", place.tag)};
    const double gaps = std::min(between_columns, place.width / 3 / static_cast<double>(table.columns.size())) * static_cast<double>(table.columns.size() - 1);
    std::vector<double> widths = column_widths(table, place.width - gaps);
    // What is left over goes to the last column, so that one set to the end ends at the edge.
    widths.back() += std::max(0.0, place.width - gaps - std::accumulate(widths.begin(), widths.end(), 0.0));
    int head = none;
    double before = 8;
    if (has_head(table)) {
        std::vector<Text> titles;
        for (const Column& column : table.columns) titles.emplace_back(column.title);
        const std::size_t from = flow_.pieces.size();
        table_row(table, titles, widths, true, inside, before);
        double height = 0;
        for (std::size_t i = from; i < flow_.pieces.size(); ++i) height += flow_.pieces[i].height;
        for (std::size_t i = from; i < flow_.pieces.size() && !table.rows.empty(); ++i) flow_.pieces[i].hold = Hold::must;
        if (height < height_ * head_share) {
            head = static_cast<int>(flow_.heads.size());
            flow_.heads.push_back({.first = from, .last = flow_.pieces.size(), .height = height});
        }
        before = 0;
    }
    for (const std::vector<Text>& texts : table.rows) {
        const std::size_t from = flow_.pieces.size();
        table_row(table, texts, widths, false, inside, before);
        for (std::size_t i = from; i < flow_.pieces.size(); ++i) flow_.pieces[i].head = head;
        before = 0;
    }
    after_ = 8;
}

void Compositor::set(const Pairs& pairs, const Place& place)
{
    if (pairs.rows.empty()) return;
    const int whole = tag("Table", place.tag);
    double names = 0;
    for (const Pair& pair : pairs.rows) names = std::max(names, shaper_.natural_width(spans_of(pair.name, look::label)) + 0.5);
    names = std::min(names, place.width * name_share);
    const double left = place.left + names + between_columns;
    const std::size_t from = flow_.pieces.size();
    for (std::size_t i = 0; i < pairs.rows.size(); ++i) {
        const Pair& pair = pairs.rows[i];
        const int row_tag = tag("TR", whole);
        flow_.tags.back().ends_with_page = true;
        const int name = tag("TH", row_tag);
        flow_.tags.back().scope = "Row";
        const int text = tag("TD", row_tag);
        Style style = look::body;
        style.colour = look::text(pair.tone);
        row({{.lines = shaper_.lines(spans_of(pair.name, look::label), names), .left = place.left, .tag = name},
             {.lines = shaper_.lines(spans_of(pair.text, style), place.left + place.width - left), .left = left, .tag = text}},
            place, i == 0 ? 7 : 3.5, 0, 0);
    }
    if (flow_.pieces.size() - from <= kept_pairs) hold_all(from, Hold::wish);
}

void Compositor::set(const Bars& bars, const Place& place)
{
    if (bars.bars.empty()) return;
    const int whole = tag("Table", place.tag);
    Style name_style = look::body, words_style = look::small;
    name_style.bold = true;
    words_style.leading = name_style.leading;
    double names = 0;
    for (const Bars::Bar& bar : bars.bars) names = std::max(names, shaper_.natural_width(spans_of(bar.name, name_style)) + 0.5);
    names = std::min(names, place.width * 0.36);
    const double bar_left = place.left + names + between_columns, bar_width = std::max(20.0, place.width * 0.26);
    const double words_left = bar_left + bar_width + between_columns;
    const std::size_t first = flow_.pieces.size();
    for (const Bars::Bar& bar : bars.bars) {
        const int row_tag = tag("TR", whole);
        flow_.tags.back().ends_with_page = true;
        const int name = tag("TH", row_tag);
        flow_.tags.back().scope = "Row";
        const int words = tag("TD", row_tag);
        name_style.colour = bar.share < 0 ? look::muted : look::ink;
        const std::size_t from = flow_.pieces.size();
        row({{.lines = shaper_.lines(spans_of(bar.name, name_style), names), .left = place.left, .tag = name},
             {.lines = shaper_.lines(spans_of(bar.words, words_style), std::max(20.0, place.left + place.width - words_left)), .left = words_left, .tag = words}},
            place, 6, 0, 0);
        const double share = bar.share;
        if (share >= 0)
            flow_.pieces[from].fragments.push_back({.tag = none, .x = bar_left, .y = 0, .draw = [=, mark = bars.mark, colour = look::text(bar.tone)](cairo_t* cairo, double x, double y) {
                drawing::bar(cairo, {x, y + 4, bar_width, 7}, share, mark, colour);
            }});
    }
    if (flow_.pieces.size() - first <= kept_pairs) hold_all(first, Hold::wish);
    if (bars.below.empty()) return;
    flow_.pieces.back().hold = Hold::must;
    lines(shaper_.lines(spans_of(bars.below, look::small), place.width), tag("P", place.tag), place.left, place, 4);
}

}  // namespace fv::paper

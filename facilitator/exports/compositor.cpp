#include "facilitator/exports/compositor.h"

#include <algorithm>

#include "facilitator/exports/drawing.h"

namespace fv::paper {
namespace {

constexpr double quote_indent = 12, list_indent = 13, box_padding = 9, box_edge = 3;
constexpr double narrowest = 90;          // a box within boxes takes no room away below this
constexpr double box_kept_share = 0.34;   // of a page: a box up to this high stays on one

Style style_of(const Paragraph& paragraph)
{
    Style style = paragraph.told ? look::told : look::body;
    if (paragraph.size == Size::small) style = look::small;
    if (paragraph.size == Size::large) style = look::large;
    if (paragraph.size == Size::display) style = look::display;
    if (paragraph.told) style.family = Family::serif;
    if (paragraph.tone != Tone::plain || paragraph.size != Size::small) style.colour = look::text(paragraph.tone);
    style.align = paragraph.align;
    return style;
}

const char* heading_tag(int level) { return level <= 1 ? "H1" : level == 2 ? "H2" : "H3"; }

}  // namespace

Flow Compositor::set(const Document& document)
{
    const int root = tag("Document", none);
    set_all(document.blocks, {.left = 0, .width = width_, .box = none, .tag = root});
    return std::move(flow_);
}

void Compositor::set_all(const std::vector<Block>& blocks, const Place& place)
{
    for (const Block& block : blocks) std::visit([&](const auto& what) { set(what, place); }, block.what);
}

int Compositor::tag(const char* name, int parent)
{
    flow_.tags.push_back({.name = name, .parent = parent});
    return static_cast<int>(flow_.tags.size()) - 1;
}

Piece& Compositor::piece(const Place& place, double height, double before)
{
    const double room = opening_.value_or(std::max(before, after_));
    opening_.reset();
    after_ = 0;
    Piece& piece = flow_.pieces.emplace_back();
    piece.height = height;
    piece.before = room;
    piece.on_new_page = std::exchange(on_new_page_, false);
    piece.box = place.box;
    return piece;
}

void Compositor::hold_all(std::size_t from, Hold hold)
{
    for (std::size_t i = from; i + 1 < flow_.pieces.size(); ++i) flow_.pieces[i].hold = std::max(flow_.pieces[i].hold, hold);
}

void Compositor::lines(const std::vector<ShapedLine>& lines, int tag, double left, const Place& place, double before)
{
    for (std::size_t i = 0; i < lines.size(); ++i) {
        Piece& added = piece(place, lines[i].height, i == 0 ? before : 0);
        added.fragments.push_back({.tag = tag, .x = left, .y = 0, .draw = lines[i].draw});
        const bool first = i == 0, last_but_one = i + 2 == lines.size();
        if ((first || last_but_one) && i + 1 < lines.size()) added.hold = Hold::must;
    }
}

void Compositor::set(const Heading& heading, const Place& place)
{
    Style style = look::heading(heading.level);
    const int own = tag(heading_tag(heading.level), place.tag);
    const double before = heading.level <= 1 ? 4 : heading.level == 2 ? 19 : 18;
    const std::size_t from = flow_.pieces.size();
    lines(shaper_.lines(spans_of(heading.text, style), place.width, heading.align), own, place.left, place, before);
    for (std::size_t i = from; i < flow_.pieces.size(); ++i) flow_.pieces[i].hold = Hold::must;
    flow_.pieces[from].bookmark = {.text = heading.text, .level = std::clamp(heading.level, 1, 3)};
    after_ = heading.level <= 2 ? 5 : 3;
}

void Compositor::set(const Paragraph& paragraph, const Place& place)
{
    if (paragraph.text.empty()) return;
    const Style style = style_of(paragraph);
    const double before = paragraph.leads_on && after_ < 6 ? 9 : paragraph.size == Size::small ? 3 : 6;
    lines(shaper_.lines(spans_of(paragraph.text, style), place.width, style.align), tag("P", place.tag), place.left, place, before);
    if (paragraph.leads_on) flow_.pieces.back().hold = Hold::must;
}

void Compositor::set(const Quotation& quotation, const Place& place)
{
    std::vector<Span> spans;
    if (!quotation.speaker.empty()) {
        Style name = look::label;
        name.size = 9.4;
        name.leading = look::told.leading;
        name.colour = look::ink;
        spans.push_back({.text = quotation.speaker, .style = name});
        name.bold = false;
        name.colour = look::muted;
        if (!quotation.mood.empty()) spans.push_back({.text = " (" + quotation.mood + ")", .style = name, .italic = true});
        spans.push_back({.text = ":  ", .style = name});
    }
    Style style = look::told;
    if (quotation.speaker.empty()) style.colour = look::muted;
    for (Span& span : spans_of(quotation.text, style)) spans.push_back(std::move(span));
    if (spans.empty()) return;
    const int quote = quotation.speaker.empty() ? place.tag : tag("BlockQuote", place.tag);
    const double indent = std::min(quote_indent, place.width / 8);
    lines(shaper_.lines(spans, place.width - indent), tag("P", quote), place.left + indent, place, 3.5);
    if (quotation.leads_on) flow_.pieces.back().hold = Hold::must;
}

void Compositor::set(const List& list, const Place& place)
{
    if (list.items.empty()) return;
    const int whole = tag("L", place.tag);
    const double indent = list.numbered ? list_indent + 5 : list_indent;
    for (std::size_t i = 0; i < list.items.size(); ++i) {
        const int item = tag("LI", whole), mark = tag("Lbl", item), body = tag("LBody", item);
        const std::string sign = list.numbered ? std::to_string(i + 1) + "." : "•";
        Style style = look::body;
        style.colour = look::text(Tone::calm);
        const std::vector<ShapedLine> marked = shaper_.lines(spans_of(sign, style), indent * 2);
        const std::vector<ShapedLine> said = shaper_.lines(spans_of(list.items[i], look::body), place.width - indent);
        const std::size_t from = flow_.pieces.size();
        lines(said, body, place.left + indent, place, i == 0 ? 6 : 4);
        const double drop = said.front().ascent - marked.front().ascent;
        const bool first = i == 0, last_but_one = i + 2 == list.items.size();  // no item is left alone, as no line is
        if ((first || last_but_one) && i + 1 < list.items.size()) flow_.pieces.back().hold = Hold::must;
        flow_.pieces[from].fragments.insert(flow_.pieces[from].fragments.begin(), {.tag = mark, .x = place.left, .y = drop, .draw = marked.front().draw});
    }
}

void Compositor::set(const Callout& callout, const Place& place)
{
    const bool tight = place.width < narrowest;
    const double inset = tight ? 0 : box_padding + box_edge;
    flow_.boxes.push_back({.parent = place.box, .left = place.left, .width = place.width, .padding = tight ? 0 : box_padding - 1, .tone = callout.tone});
    const Place inside{.left = place.left + inset, .width = place.width - 2 * inset + box_edge, .box = static_cast<int>(flow_.boxes.size()) - 1,
                       .tag = tag("Sect", place.tag)};
    const std::size_t from = flow_.pieces.size();
    opening_ = std::max(9.0, after_);
    if (!callout.label.empty()) {
        Style style = look::label;
        if (callout.tone != Tone::plain && callout.tone != Tone::quiet) style.colour = look::text(callout.tone);
        lines(shaper_.lines(spans_of(callout.label, style), inside.width), tag("P", inside.tag), inside.left, inside, 0);
        for (std::size_t i = from; i < flow_.pieces.size(); ++i) flow_.pieces[i].hold = Hold::must;
        after_ = 0;
        opening_ = callout.blocks.empty() ? std::nullopt : std::optional(2.5);
    }
    set_all(callout.blocks, inside);
    opening_.reset();
    if (flow_.pieces.size() == from) return;
    double height = 0;
    for (std::size_t i = from; i < flow_.pieces.size(); ++i) height += flow_.pieces[i].height + flow_.pieces[i].before;
    if (height < height_ * box_kept_share) hold_all(from, Hold::wish);
    flow_.pieces.back().hold = Hold::loose;
    after_ = 9;
}

void Compositor::set(const Rule&, const Place& place)
{
    const double width = place.width;
    piece(place, 1, 8).fragments.push_back({.tag = none, .x = place.left, .y = 0, .draw = [width](cairo_t* cairo, double x, double y) {
                                                drawing::rule(cairo, x, y + 0.5, width, look::line, 0.7);
                                            }});
    after_ = 8;
}

void Compositor::set(const PageBreak&, const Place&)
{
    on_new_page_ = !flow_.pieces.empty();
}

}  // namespace fv::paper

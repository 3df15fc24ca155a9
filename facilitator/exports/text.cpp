#include "facilitator/exports/text.h"

#include <algorithm>
#include <hb.h>
#include <pango/pangocairo.h>

#include "facilitator/exports/handles.h"

namespace fv::paper {
namespace {

using Attributes = std::unique_ptr<PangoAttrList, Calls<pango_attr_list_unref>>;
using Description = std::unique_ptr<PangoFontDescription, Calls<pango_font_description_free>>;

constexpr double in_points = 1.0 / PANGO_SCALE;

Description described(const Faces& faces, const Span& span)
{
    Description description(pango_font_description_new());
    pango_font_description_set_family(description.get(), faces.names(span.style.family).c_str());
    pango_font_description_set_absolute_size(description.get(), span.style.size * PANGO_SCALE);
    pango_font_description_set_weight(description.get(), span.style.bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_font_description_set_style(description.get(), span.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
    return description;
}

void add(PangoAttrList* list, PangoAttribute* attribute, std::size_t from, std::size_t to)
{
    attribute->start_index = static_cast<guint>(from);
    attribute->end_index = static_cast<guint>(to);
    pango_attr_list_insert(list, attribute);
}

guint16 channel(double share) { return static_cast<guint16>(share * 65535.0 + 0.5); }

Shared<PangoLayout> layout_of(const Faces& faces, const std::vector<Span>& spans)
{
    Shared<PangoLayout> layout(pango_layout_new(faces.context()));
    const Attributes attributes(pango_attr_list_new());
    std::string all;
    for (const Span& span : spans) {
        const std::size_t from = all.size();
        all += readable(span.text);
        const Description description = described(faces, span);
        add(attributes.get(), pango_attr_font_desc_new(description.get()), from, all.size());
        const Colour& colour = span.style.colour;
        add(attributes.get(), pango_attr_foreground_new(channel(colour.red), channel(colour.green), channel(colour.blue)), from, all.size());
    }
    pango_layout_set_text(layout.get(), all.data(), static_cast<int>(all.size()));
    const Description first = described(faces, spans.front());  // for what has no letters of its own: an empty line
    pango_layout_set_font_description(layout.get(), first.get());
    pango_layout_set_attributes(layout.get(), attributes.get());
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    return layout;
}

PangoAlignment alignment(Align align)
{
    return align == Align::end ? PANGO_ALIGN_RIGHT : align == Align::centre ? PANGO_ALIGN_CENTER : PANGO_ALIGN_LEFT;
}

double leading_of(const std::vector<Span>& spans)
{
    double leading = 0;
    for (const Span& span : spans) leading = std::max(leading, span.style.leading);
    return leading;
}

/// Pango takes the glyph of a space away where it broke the line. Put back, without width, it lets who
/// reads the file tell the last word of a line from the first of the next.
void keep_spaces(PangoLayoutLine* line, const char* text)
{
    for (GSList* at = line->runs; at != nullptr; at = at->next) {
        const auto* run = static_cast<PangoGlyphItem*>(at->data);
        for (int i = 0; i < run->glyphs->num_glyphs; ++i) {
            PangoGlyphInfo& glyph = run->glyphs->glyphs[i];
            hb_codepoint_t space = 0;
            if (glyph.glyph != PANGO_GLYPH_EMPTY || text[run->item->offset + run->glyphs->log_clusters[i]] != ' ') continue;
            if (hb_font_get_nominal_glyph(pango_font_get_hb_font(run->item->analysis.font), ' ', &space) != 0) glyph.glyph = space;
        }
    }
}

/// The line with what it draws; its height is the leading, or what its letters need. A line knows its
/// text only as long as the layout lives, so that is kept with it.
ShapedLine shaped(const std::shared_ptr<PangoLayout>& layout, PangoLayoutIter* iterator, double leading)
{
    PangoRectangle logical;
    pango_layout_iter_get_line_extents(iterator, nullptr, &logical);
    const double ascent = (pango_layout_iter_get_baseline(iterator) - logical.y) * in_points;
    const double letters = logical.height * in_points;
    const double height = std::max(leading, letters);
    const double baseline = (height - letters) / 2 + ascent;
    const std::shared_ptr<PangoLayoutLine> line(pango_layout_line_ref(pango_layout_iter_get_line(iterator)), pango_layout_line_unref);
    keep_spaces(line.get(), pango_layout_get_text(layout.get()));
    const double indent = logical.x * in_points;
    return {.height = height, .ascent = baseline, .width = logical.width * in_points,
            .draw = [layout, line, indent, baseline](cairo_t* cairo, double x, double y) {
                cairo_move_to(cairo, x + indent, y + baseline);
                pango_cairo_show_layout_line(cairo, line.get());
            }};
}

double width_of(PangoLayout* layout)
{
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    return logical.width * in_points;
}

}  // namespace

std::string readable(const std::string& text)
{
    const std::unique_ptr<char, Calls<g_free>> valid(g_utf8_make_valid(text.data(), static_cast<gssize>(text.size())));
    std::string out;
    for (const char* at = valid.get(); *at != '\0'; at = g_utf8_next_char(at)) {
        const gunichar letter = g_utf8_get_char(at);
        const bool is_no_letter = (letter & 0xFFFEU) == 0xFFFEU || (letter >= 0xFDD0 && letter <= 0xFDEF);  // cairo gives up at these
        if (is_no_letter) out += "\uFFFD";
        else if ((letter < 0x20 && letter != '\n') || letter == 0x7F) out += ' ';
        else out.append(at, static_cast<std::size_t>(g_utf8_next_char(at) - at));
    }
    return out;
}

std::vector<Span> spans_of(const Text& text, const Style& style)
{
    std::vector<Span> spans;
    for (const Stretch& part : text.parts) {
        Style own = style;
        own.bold = own.bold || part.bold;
        spans.push_back({.text = part.text, .style = own, .italic = part.italic});
    }
    if (spans.empty()) spans.push_back({.text = {}, .style = style});
    return spans;
}

std::vector<ShapedLine> Shaper::lines(const std::vector<Span>& spans, double width, Align align) const
{
    const std::shared_ptr<PangoLayout> layout = layout_of(faces_, spans);
    pango_layout_set_width(layout.get(), static_cast<int>(std::max(1.0, width) * PANGO_SCALE));
    pango_layout_set_alignment(layout.get(), alignment(align));
    const double leading = leading_of(spans);
    const std::unique_ptr<PangoLayoutIter, Calls<pango_layout_iter_free>> iterator(pango_layout_get_iter(layout.get()));
    std::vector<ShapedLine> out;
    do out.push_back(shaped(layout, iterator.get(), leading));
    while (pango_layout_iter_next_line(iterator.get()));
    return out;
}

ShapedLine Shaper::one_line(const std::vector<Span>& spans, double width, Align align) const
{
    const std::shared_ptr<PangoLayout> layout = layout_of(faces_, spans);
    pango_layout_set_width(layout.get(), static_cast<int>(std::max(1.0, width) * PANGO_SCALE));
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    pango_layout_set_alignment(layout.get(), alignment(align));
    const std::unique_ptr<PangoLayoutIter, Calls<pango_layout_iter_free>> iterator(pango_layout_get_iter(layout.get()));
    return shaped(layout, iterator.get(), leading_of(spans));
}

double Shaper::natural_width(const std::vector<Span>& spans) const { return width_of(layout_of(faces_, spans).get()); }

double Shaper::word_width(const std::vector<Span>& spans) const
{
    const Shared<PangoLayout> layout = layout_of(faces_, spans);
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
    pango_layout_set_width(layout.get(), 1);
    return width_of(layout.get());
}

}  // namespace fv::paper

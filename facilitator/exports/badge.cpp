#include "facilitator/exports/badge.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <pango/pangocairo.h>

#include "facilitator/exports/ornament.h"
#include "facilitator/exports/surface.h"
#include "facilitator/exports/text.h"

namespace fv::paper {
namespace {

constexpr Colour cream = rgb(0xFEFCF7), gold = rgb(0xFFD88A), roof = rgb(0x9C4124), teal = look::text(Tone::calm);
constexpr double half = 100;  // the badge is drawn 200 across, then scaled

void disc(cairo_t* cairo, double radius, Colour colour)
{
    drawing::set_colour(cairo, colour);
    cairo_new_path(cairo);
    cairo_arc(cairo, half, half, radius, 0, 2 * std::numbers::pi);
    cairo_fill(cairo);
}

Shared<PangoLayout> layout_of(const Faces& faces, Family family, double size, const std::string& text)
{
    Shared<PangoLayout> layout(pango_layout_new(faces.context()));
    const std::unique_ptr<PangoFontDescription, Calls<pango_font_description_free>> font(pango_font_description_new());
    pango_font_description_set_family(font.get(), faces.names(family).c_str());
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    pango_font_description_set_weight(font.get(), family == Family::sans ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
    pango_layout_set_font_description(layout.get(), font.get());
    const std::string shown = readable(text);
    pango_layout_set_text(layout.get(), shown.data(), static_cast<int>(shown.size()));
    pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
    return layout;
}

double width_of(PangoLayout* layout)
{
    PangoRectangle logical;
    pango_layout_get_extents(layout, nullptr, &logical);
    return static_cast<double>(logical.width) / PANGO_SCALE;
}

/// The text along the upper arc of that radius, its middle at the top, not longer than `share` of a turn.
void on_arc(cairo_t* cairo, const Faces& faces, const std::string& text, double radius, double share, Colour colour)
{
    constexpr double largest = 11.5, smallest = 5;
    const double room = 2 * std::numbers::pi * radius * share;
    double size = largest;
    Shared<PangoLayout> layout = layout_of(faces, Family::sans, size, text);
    while (size > smallest && width_of(layout.get()) > room) layout = layout_of(faces, Family::sans, size -= 0.5, text);
    if (width_of(layout.get()) > room) {
        pango_layout_set_width(layout.get(), static_cast<int>(room * PANGO_SCALE));
        pango_layout_set_ellipsize(layout.get(), PANGO_ELLIPSIZE_END);
    }
    const double wide = width_of(layout.get()), baseline = static_cast<double>(pango_layout_get_baseline(layout.get())) / PANGO_SCALE;
    cairo_new_path(cairo);
    cairo_move_to(cairo, 0, 0);
    pango_cairo_layout_path(cairo, layout.get());
    const std::unique_ptr<cairo_path_t, Calls<cairo_path_destroy>> path(cairo_copy_path_flat(cairo));
    cairo_new_path(cairo);
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t* part = &path->data[i];
        if (part->header.type == CAIRO_PATH_CLOSE_PATH) {
            cairo_close_path(cairo);
            continue;
        }
        const double angle = (part[1].point.x - wide / 2) / radius - std::numbers::pi / 2;
        const double reach = radius + (baseline - part[1].point.y);
        const double x = half + reach * std::cos(angle), y = half + reach * std::sin(angle);
        if (part->header.type == CAIRO_PATH_MOVE_TO) cairo_move_to(cairo, x, y);
        else cairo_line_to(cairo, x, y);
    }
    drawing::set_colour(cairo, colour);
    cairo_fill(cairo);
}

/// The level's title, on one or two lines as large as fit around (half, middle).
void title(cairo_t* cairo, const Shaper& shaper, const std::string& text, double middle, double room)
{
    constexpr double largest = 21, smallest = 10;
    std::vector<ShapedLine> lines;
    for (double size = largest; size >= smallest; size -= 0.5) {
        const std::vector<Span> spans{{.text = text, .style = {.family = Family::serif, .size = size, .leading = size * 1.05, .colour = look::ink}}};
        lines = shaper.lines(spans, room, Align::centre);
        if (lines.size() == 1 || (lines.size() == 2 && size <= 17 && shaper.word_width(spans) <= room)) break;
    }
    double height = 0;
    for (const ShapedLine& line : lines) height += line.height;
    double y = middle - height / 2;
    for (const ShapedLine& line : lines) {
        line.draw(cairo, half - room / 2, y);
        y += line.height;
    }
}

/// A ribbon across the ring's foot.
void ribbon(cairo_t* cairo, const Shaper& shaper, const std::string& year)
{
    if (year.empty()) return;
    constexpr double top = 163, high = 22, reach = 34, tail = 13;
    drawing::set_colour(cairo, rgb(0x7C3019));
    for (const double way : {-1.0, 1.0}) {
        cairo_new_path(cairo);
        cairo_move_to(cairo, half + way * (reach - 8), top + 5);
        cairo_line_to(cairo, half + way * (reach + tail), top + 5);
        cairo_line_to(cairo, half + way * (reach + tail - 6), top + 5 + high / 2);
        cairo_line_to(cairo, half + way * (reach + tail), top + 5 + high);
        cairo_line_to(cairo, half + way * (reach - 8), top + 5 + high);
        cairo_close_path(cairo);
        cairo_fill(cairo);
    }
    drawing::set_colour(cairo, roof);
    cairo_rectangle(cairo, half - reach, top, 2 * reach, high);
    cairo_fill(cairo);
    const ShapedLine line = shaper.one_line({{.text = year, .style = {.size = 14, .leading = high, .colour = look::white, .bold = true}}}, 2 * reach - 4, Align::centre);
    line.draw(cairo, half - reach + 2, top);
}

}  // namespace

std::string badge_png(const Badge& badge, const std::string& fonts, int side)
{
    const Faces faces(fonts, badge.language);
    const Shaper shaper(faces);
    const Surface surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, side, side));
    {
        const Cairo cairo(cairo_create(surface.get()));
        cairo_scale(cairo.get(), side / (2 * half), side / (2 * half));
        ornament::rosette(cairo.get(), half, half, 98, 48, teal);
        disc(cairo.get(), 91, gold);
        disc(cairo.get(), 89.4, teal);
        disc(cairo.get(), 69.5, gold);
        disc(cairo.get(), 68, cream);
        on_arc(cairo.get(), faces, badge.programme, 75.4, 0.62, look::white);
        drawing::open_door(cairo.get(), half - 0.45 * 58, 43, 58);
        title(cairo.get(), shaper, badge.level, 124, 104);
        ribbon(cairo.get(), shaper, badge.year);
    }
    want_drawn(surface.get());
    std::string png;
    if (cairo_surface_write_to_png_stream(surface.get(), append_bytes, &png) != CAIRO_STATUS_SUCCESS) throw std::runtime_error("the badge could not be drawn: there is not enough memory");
    return png;
}

}  // namespace fv::paper

#include "facilitator/exports/drawing.h"

#include <algorithm>
#include <cairo.h>
#include <cmath>
#include <initializer_list>
#include <numbers>
#include <utility>

namespace fv::paper::drawing {
namespace {

void rounded(cairo_t* cairo, const Rectangle& r, double radius)
{
    constexpr double quarter = std::numbers::pi / 2;
    const double reach = std::min({radius, r.width / 2, r.height / 2});
    cairo_new_path(cairo);
    cairo_arc(cairo, r.x + r.width - reach, r.y + reach, reach, -quarter, 0);
    cairo_arc(cairo, r.x + r.width - reach, r.y + r.height - reach, reach, 0, quarter);
    cairo_arc(cairo, r.x + reach, r.y + r.height - reach, reach, quarter, 2 * quarter);
    cairo_arc(cairo, r.x + reach, r.y + reach, reach, 2 * quarter, 3 * quarter);
    cairo_close_path(cairo);
}

void polygon(cairo_t* cairo, std::initializer_list<std::pair<double, double>> corners, Colour colour)
{
    set_colour(cairo, colour);
    cairo_new_path(cairo);
    for (const auto& [x, y] : corners) cairo_line_to(cairo, x, y);
    cairo_close_path(cairo);
    cairo_fill(cairo);
}

void circle(cairo_t* cairo, double x, double y, double radius, Colour colour)
{
    set_colour(cairo, colour);
    cairo_new_path(cairo);
    cairo_arc(cairo, x, y, radius, 0, 2 * std::numbers::pi);
    cairo_fill(cairo);
}

}  // namespace

void set_colour(cairo_t* cairo, Colour colour) { cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue); }

void rule(cairo_t* cairo, double x, double y, double width, Colour colour, double thickness)
{
    set_colour(cairo, colour);
    cairo_set_line_width(cairo, thickness);
    cairo_new_path(cairo);
    cairo_move_to(cairo, x, y);
    cairo_line_to(cairo, x + width, y);
    cairo_stroke(cairo);
}

void box(cairo_t* cairo, const Rectangle& where, Tone tone)
{
    const bool plain = tone == Tone::plain || tone == Tone::quiet;
    set_colour(cairo, look::tint(tone));
    rounded(cairo, where, 4);
    cairo_fill(cairo);
    if (tone == Tone::plain) {
        set_colour(cairo, look::line);
        cairo_set_line_width(cairo, 0.7);
        rounded(cairo, {where.x + 0.35, where.y + 0.35, where.width - 0.7, where.height - 0.7}, 4);
        cairo_stroke(cairo);
    }
    if (plain) return;
    set_colour(cairo, look::edge(tone));
    rounded(cairo, {where.x, where.y, 3, where.height}, 1.5);
    cairo_fill(cairo);
}

void bar(cairo_t* cairo, const Rectangle& where, double share, std::optional<double> mark, Colour colour)
{
    const double radius = where.height / 2;
    set_colour(cairo, look::tint(Tone::calm));
    rounded(cairo, where, radius);
    cairo_fill_preserve(cairo);
    set_colour(cairo, look::wash);
    cairo_set_line_width(cairo, 0.6);
    cairo_stroke(cairo);
    const double length = std::clamp(share, 0.0, 1.0) * where.width;
    if (length > 0) {
        set_colour(cairo, colour);
        rounded(cairo, {where.x, where.y, std::max(length, where.height), where.height}, radius);
        cairo_fill(cairo);
    }
    if (!mark) return;
    const double at = where.x + std::clamp(*mark, 0.0, 1.0) * where.width;
    set_colour(cairo, look::ink);
    cairo_set_line_width(cairo, 1);
    cairo_new_path(cairo);
    cairo_move_to(cairo, at, where.y - 2.5);
    cairo_line_to(cairo, at, where.y + where.height + 2.5);
    cairo_stroke(cairo);
}

void open_door(cairo_t* cairo, double x, double y, double height)
{
    const double u = height / 10;
    const auto p = [&](double across, double down) { return std::pair(x + across * u, y + down * u); };
    const Colour wall = rgb(0xE7D8C1), roof = rgb(0x9C4124), light = rgb(0xFFD88A);
    polygon(cairo, {p(1.2, 4.2), p(7.8, 4.2), p(7.8, 9.6), p(1.2, 9.6)}, wall);
    polygon(cairo, {p(0.4, 4.5), p(4.5, 0.9), p(8.6, 4.5)}, roof);
    polygon(cairo, {p(3.5, 5.3), p(5.7, 5.3), p(5.7, 9.6), p(3.5, 9.6)}, light);
    polygon(cairo, {p(3.5, 5.3), p(2.35, 5.6), p(2.35, 9.6), p(3.5, 9.6)}, look::text(Tone::calm));
    circle(cairo, x + 2.62 * u, y + 7.8 * u, u * 0.14, light);
    circle(cairo, x + 6.45 * u, y + 5.7 * u, u * 0.26, light);
    rule(cairo, x + 0.6 * u, y + 9.72 * u, 7.8 * u, look::line, u * 0.25);
}

}  // namespace fv::paper::drawing

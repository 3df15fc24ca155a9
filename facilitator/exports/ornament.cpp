#include "facilitator/exports/ornament.h"

#include <cairo.h>
#include <cmath>
#include <numbers>

namespace fv::paper::ornament {
namespace {

constexpr double whole_turn = 2 * std::numbers::pi;
constexpr Colour paper_tint = rgb(0xFEFCF7), weave = rgb(0xB8975A), weave_faint = rgb(0xD3C3A4), roof = rgb(0x9C4124);
constexpr Colour teal = look::text(Tone::calm);

void frame(cairo_t* cairo, const drawing::Rectangle& r, double inset, Colour colour, double thickness)
{
    drawing::set_colour(cairo, colour);
    cairo_set_line_width(cairo, thickness);
    cairo_rectangle(cairo, r.x + inset, r.y + inset, r.width - 2 * inset, r.height - 2 * inset);
    cairo_stroke(cairo);
}

/// Waves along one side, from corner to corner: a whole number of them, so that all four sides match. Half
/// a wave is one curve: it begins with the sine's own slope and is as high in its middle.
void woven(cairo_t* cairo, double length, double height)
{
    constexpr double wanted = 15.0, slope = 4.0 / 3.0 / std::numbers::pi;
    constexpr int strands = 3;
    const int waves = static_cast<int>(std::lround(length / wanted));
    const double half = length / waves / 2;
    cairo_rectangle(cairo, 0, -height, length, 2 * height);
    cairo_clip(cairo);
    for (int strand = 0; strand < strands; ++strand) {
        drawing::set_colour(cairo, strand == 0 ? weave : weave_faint);
        double x = -2 * half * strand / strands, top = height / 2 * 4 / 3;
        cairo_new_path(cairo);
        cairo_move_to(cairo, x, 0);
        for (; x < length; x += half, top = -top) cairo_curve_to(cairo, x + half * slope, top, x + half * (1 - slope), top, x + half, 0);
        cairo_stroke(cairo);
    }
}

/// A flower of eight petals in a square, where two sides meet.
void corner(cairo_t* cairo, double x, double y)
{
    constexpr int petals = 8;
    const double half = band / 2;
    drawing::set_colour(cairo, paper_tint);
    cairo_rectangle(cairo, x - half - 1, y - half - 1, band + 2, band + 2);
    cairo_fill(cairo);
    frame(cairo, {x - half - 1, y - half - 1, band + 2, band + 2}, 0, teal, 0.9);
    drawing::set_colour(cairo, weave);
    cairo_set_line_width(cairo, 0.55);
    for (int i = 0; i < petals; ++i) {
        cairo_save(cairo);
        cairo_translate(cairo, x, y);
        cairo_rotate(cairo, whole_turn * i / petals);
        cairo_new_path(cairo);
        cairo_move_to(cairo, 0, 0);
        cairo_curve_to(cairo, 3.2, -2.4, 5.6, -2.0, 7.6, 0);
        cairo_curve_to(cairo, 5.6, 2.0, 3.2, 2.4, 0, 0);
        cairo_stroke(cairo);
        cairo_restore(cairo);
    }
    drawing::set_colour(cairo, roof);
    cairo_arc(cairo, x, y, 1.5, 0, whole_turn);
    cairo_fill(cairo);
}

}  // namespace

void border(cairo_t* cairo, const drawing::Rectangle& outside)
{
    drawing::set_colour(cairo, paper_tint);
    cairo_rectangle(cairo, outside.x, outside.y, outside.width, outside.height);
    cairo_fill(cairo);
    frame(cairo, outside, 0, teal, 1.6);
    frame(cairo, outside, band, teal, 0.9);
    frame(cairo, outside, band + 3.6, weave, 0.5);
    cairo_set_line_width(cairo, 0.55);
    const double middle = band / 2, across = outside.width - 2 * band, down = outside.height - 2 * band;
    const struct {
        double x, y, turn, length;
    } sides[]{{outside.x + band, outside.y + middle, 0, across}, {outside.x + outside.width - middle, outside.y + band, 0.25, down},
              {outside.x + outside.width - band, outside.y + outside.height - middle, 0.5, across}, {outside.x + middle, outside.y + outside.height - band, 0.75, down}};
    for (const auto& side : sides) {
        cairo_save(cairo);
        cairo_translate(cairo, side.x, side.y);
        cairo_rotate(cairo, side.turn * whole_turn);
        woven(cairo, side.length, band - 6.5);
        cairo_restore(cairo);
    }
    for (const double x : {outside.x + middle, outside.x + outside.width - middle})
        for (const double y : {outside.y + middle, outside.y + outside.height - middle}) corner(cairo, x, y);
}

void flourish(cairo_t* cairo, double x, double y, double width)
{
    const double middle = x + width / 2, gap = 9;
    drawing::set_colour(cairo, weave);
    for (const double way : {-1.0, 1.0}) {
        cairo_new_path(cairo);
        cairo_move_to(cairo, middle + way * gap, y);
        cairo_curve_to(cairo, middle + way * width / 5, y - 1.5, middle + way * width / 4, y - 0.3, middle + way * width / 2, y);
        cairo_curve_to(cairo, middle + way * width / 4, y + 0.3, middle + way * width / 5, y + 1.5, middle + way * gap, y);
        cairo_fill(cairo);
    }
    drawing::set_colour(cairo, roof);
    cairo_new_path(cairo);
    cairo_move_to(cairo, middle, y - 3);
    for (const auto& [dx, dy] : {std::pair(3.0, 0.0), std::pair(0.0, 3.0), std::pair(-3.0, 0.0)}) cairo_line_to(cairo, middle + dx, y + dy);
    cairo_close_path(cairo);
    cairo_fill(cairo);
}

void rosette(cairo_t* cairo, double x, double y, double radius, int petals, Colour colour)
{
    constexpr int steps = 12;
    constexpr double depth = 0.035;
    drawing::set_colour(cairo, colour);
    cairo_new_path(cairo);
    for (int i = 0; i < petals * steps; ++i) {
        const double angle = whole_turn * i / (petals * steps);
        const double reach = radius * (1 - depth + depth * std::abs(std::cos(angle * petals / 2)));
        cairo_line_to(cairo, x + reach * std::cos(angle), y + reach * std::sin(angle));
    }
    cairo_close_path(cairo);
    cairo_fill(cairo);
}

void seal(cairo_t* cairo, double x, double y, double radius)
{
    rosette(cairo, x, y, radius, 40, teal);
    const auto disc = [&](double share, Colour colour) {
        drawing::set_colour(cairo, colour);
        cairo_new_path(cairo);
        cairo_arc(cairo, x, y, radius * share, 0, whole_turn);
        cairo_fill(cairo);
    };
    disc(0.86, paper_tint);
    disc(0.83, teal);
    disc(0.72, paper_tint);
    constexpr int dots = 48;
    drawing::set_colour(cairo, rgb(0xFFD88A));
    for (int i = 0; i < dots; ++i) {
        const double angle = whole_turn * i / dots;
        cairo_new_path(cairo);
        cairo_arc(cairo, x + radius * 0.775 * std::cos(angle), y + radius * 0.775 * std::sin(angle), radius * 0.017, 0, whole_turn);
        cairo_fill(cairo);
    }
    const double height = radius * 1.1;
    drawing::open_door(cairo, x - height * 0.45, y - height * 0.55, height);
}

void code(cairo_t* cairo, const QrGrid& grid, double x, double y, double side)
{
    constexpr std::size_t quiet = 4;
    const double square = side / static_cast<double>(grid.side + 2 * quiet);
    drawing::set_colour(cairo, look::white);
    cairo_rectangle(cairo, x, y, side, side);
    cairo_fill_preserve(cairo);
    drawing::set_colour(cairo, look::line);
    cairo_set_line_width(cairo, 0.6);
    cairo_stroke(cairo);
    drawing::set_colour(cairo, rgb(0x000000));
    cairo_new_path(cairo);
    for (std::size_t row = 0; row < grid.side; ++row)
        for (std::size_t from = 0; from < grid.side; ++from) {
            if (!grid.at(from, row)) continue;
            std::size_t to = from;
            while (to < grid.side && grid.at(to, row)) ++to;
            cairo_rectangle(cairo, x + square * static_cast<double>(from + quiet), y + square * static_cast<double>(row + quiet), square * static_cast<double>(to - from), square);
            from = to;
        }
    cairo_fill(cairo);  // as one shape: no seams between the squares
}

}  // namespace fv::paper::ornament

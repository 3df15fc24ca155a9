// What is drawn: a line over steps. Part of Compositor.
#include <algorithm>
#include <cairo.h>
#include <cmath>
#include <numbers>

#include <fmt/format.h>

#include "facilitator/exports/compositor.h"
#include "facilitator/exports/drawing.h"

namespace fv::paper {
namespace {

constexpr double chart_height = 132, room_for_labels = 16, room_above = 12, before_first = 14, after_last = 12;

/// A text of one line that is set when it is known where.
struct Label {
    ShapedLine line;

    /// Centred on x as far as the edges let it; `y` is its upper edge.
    void centred(cairo_t* cairo, double x, double y, double from, double to) const
    {
        line.draw(cairo, std::max(from, std::min(x - line.width / 2, to - line.width)), y);
    }
    void ends_at(cairo_t* cairo, double x, double y) const { line.draw(cairo, x - line.width, y); }
};

struct Point {
    double value = 0;
    Tone tone = Tone::calm;
    Label below, figure;
};

/// Everything that is needed to draw one, shaped beforehand.
struct Chart {
    double width = 0, left = 0, lowest = 0, highest = 100;
    std::vector<Point> points;
    std::vector<std::pair<double, Label>> grid;
    std::optional<double> mark;
    double widest_label = 0, widest_figure = 0;

    [[nodiscard]] double from() const { return left + before_first; }
    [[nodiscard]] double step() const { return (width - from() - after_last) / std::max(1.0, static_cast<double>(points.size()) - 1); }
    [[nodiscard]] double x(std::size_t i) const { return from() + step() * static_cast<double>(i); }
    [[nodiscard]] double y(double value) const
    {
        const double share = std::clamp((value - lowest) / std::max(1e-9, highest - lowest), 0.0, 1.0);
        return room_above + (1 - share) * (chart_height - room_above - room_for_labels);
    }
    /// Its figure has room below, where the line does not go.
    [[nodiscard]] bool is_valley(std::size_t i) const
    {
        const auto higher = [&](std::size_t other) { return points[other].value > points[i].value; };
        const bool from_above = i == 0 || higher(i - 1), to_above = i + 1 == points.size() || higher(i + 1);
        const bool has_room = y(lowest) - y(points[i].value) > points[i].figure.line.height + 5;
        return from_above && to_above && has_room && points.size() > 1;
    }
    /// Every how many points a label has room.
    [[nodiscard]] std::size_t every(double widest) const
    {
        return static_cast<std::size_t>(std::max(1.0, std::ceil((widest + 5) / std::max(0.01, step()))));
    }
};

void draw_grid(cairo_t* cairo, const Chart& chart, double x, double y)
{
    for (const auto& [value, label] : chart.grid) {
        drawing::rule(cairo, x + chart.left, y + chart.y(value), chart.width - chart.left, look::line, 0.6);
        label.ends_at(cairo, x + chart.left - 6, y + chart.y(value) - label.line.height / 2);
    }
    if (!chart.mark) return;
    const double dashes[] = {3, 2.5};
    cairo_set_dash(cairo, dashes, 2, 0);
    drawing::rule(cairo, x + chart.left, y + chart.y(*chart.mark), chart.width - chart.left, look::text(Tone::warm), 0.9);
    cairo_set_dash(cairo, nullptr, 0, 0);
}

void draw_area(cairo_t* cairo, const Chart& chart, double x, double y)
{
    const double floor = y + chart.y(chart.lowest);
    cairo_new_path(cairo);
    cairo_move_to(cairo, x + chart.x(0), floor);
    for (std::size_t i = 0; i < chart.points.size(); ++i) cairo_line_to(cairo, x + chart.x(i), y + chart.y(chart.points[i].value));
    cairo_line_to(cairo, x + chart.x(chart.points.size() - 1), floor);
    cairo_close_path(cairo);
    drawing::set_colour(cairo, look::tint(Tone::calm));
    cairo_fill(cairo);
}

void draw_line(cairo_t* cairo, const Chart& chart, double x, double y)
{
    cairo_new_path(cairo);
    for (std::size_t i = 0; i < chart.points.size(); ++i) cairo_line_to(cairo, x + chart.x(i), y + chart.y(chart.points[i].value));
    drawing::set_colour(cairo, look::text(Tone::calm));
    cairo_set_line_width(cairo, 1.8);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_stroke(cairo);
}

/// Round, or with corners where the tone says more: a shape can be told from another without its colour.
void draw_dot(cairo_t* cairo, double x, double y, double radius, Tone tone)
{
    cairo_new_path(cairo);
    if (tone == Tone::alarm || tone == Tone::warm) {
        const double reach = radius * 1.45, turn = tone == Tone::alarm ? 0 : std::numbers::pi / 4;
        for (int corner = 0; corner < 4; ++corner)
            cairo_line_to(cairo, x + reach * std::cos(turn + corner * std::numbers::pi / 2), y + reach * std::sin(turn + corner * std::numbers::pi / 2));
        cairo_close_path(cairo);
    } else {
        cairo_arc(cairo, x, y, radius, 0, 2 * std::numbers::pi);
    }
    drawing::set_colour(cairo, look::text(tone));
    cairo_fill_preserve(cairo);
    drawing::set_colour(cairo, look::white);
    cairo_set_line_width(cairo, 1);
    cairo_stroke(cairo);
}

void draw_chart(cairo_t* cairo, const Chart& chart, double x, double y)
{
    draw_area(cairo, chart, x, y);
    draw_grid(cairo, chart, x, y);
    draw_line(cairo, chart, x, y);
    const double radius = std::clamp(chart.step() / 3.2, 1.6, 3.6);
    const std::size_t labels = chart.every(chart.widest_label);
    const bool figures = chart.every(chart.widest_figure) == 1;
    for (std::size_t i = 0; i < chart.points.size(); ++i) {
        const Point& point = chart.points[i];
        const double at = x + chart.x(i), height = y + chart.y(point.value);
        draw_dot(cairo, at, height, radius, point.tone);
        if (i % labels == 0) point.below.centred(cairo, at, y + chart_height - room_for_labels + 4, x, x + chart.width);
        const double figure_at = chart.is_valley(i) ? height + radius + 1 : height - radius - point.figure.line.height;
        if (figures) point.figure.centred(cairo, at, figure_at, x, x + chart.width);
    }
}

std::string figure(double value)
{
    return value == std::round(value) && std::abs(value) < 1e9 ? fmt::format("{:.0f}", value) : fmt::format("{:.3g}", value);
}

}  // namespace

void Compositor::set(const LineChart& chart, const Place& place)
{
    if (chart.points.empty()) return;
    const auto label = [&](const std::string& text, const Style& style) {
        Style tight = style;
        tight.leading = 0;
        return Label{shaper_.one_line(spans_of(text, tight), place.width / 3)};
    };
    Style bold = look::furniture;
    bold.bold = true;
    bold.colour = look::text(Tone::calm);
    Chart drawn{.width = place.width, .lowest = chart.lowest, .highest = chart.highest};
    for (const double value : {chart.lowest, (chart.lowest + chart.highest) / 2, chart.highest}) drawn.grid.emplace_back(value, label(figure(value), look::furniture));
    for (const auto& [value, words] : drawn.grid) drawn.left = std::max(drawn.left, words.line.width + 8);
    if (chart.mark) drawn.mark = chart.mark->value;
    for (const LineChart::Point& point : chart.points) {
        bold.colour = look::text(point.tone);
        const Point& added = drawn.points.emplace_back(Point{.value = point.value, .tone = point.tone, .below = label(point.label, look::furniture), .figure = label(figure(point.value), bold)});
        drawn.widest_label = std::max(drawn.widest_label, added.below.line.width);
        drawn.widest_figure = std::max(drawn.widest_figure, added.figure.line.width);
    }
    const int own = tag("Figure", place.tag);
    flow_.tags.back().described = chart.described;
    piece(place, chart_height, 8).fragments.push_back({.tag = own, .x = place.left, .y = 0, .draw = [drawn](cairo_t* cairo, double x, double y) {
                                                           draw_chart(cairo, drawn, x, y);
                                                       }});
    const std::string mark = chart.mark ? "– – –  " + chart.mark->label + (chart.below.empty() ? "" : "     ") : std::string{};
    if (const std::string below = mark + chart.below; !below.empty()) {
        flow_.pieces.back().hold = Hold::must;
        lines(shaper_.lines(spans_of(below, look::furniture), place.width, Align::centre), tag("Caption", place.tag), place.left, place, 0);
    }
    after_ = 6;
}

}  // namespace fv::paper

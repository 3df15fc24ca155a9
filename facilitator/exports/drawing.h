// Lines, boxes, bars and the open door, drawn with cairo. Colours are opaque: see-through ones would
// make a viewer's life harder, and paper has none. Private to exports.
#pragma once

#include <optional>

#include "facilitator/exports/flow.h"
#include "facilitator/exports/look.h"

namespace fv::paper::drawing {

struct Rectangle {
    double x = 0, y = 0, width = 0, height = 0;
};

void set_colour(cairo_t* cairo, Colour colour);
void rule(cairo_t* cairo, double x, double y, double width, Colour colour, double thickness);
/// A tinted box; in a tone that means something, with an edge of it at the left.
void box(cairo_t* cairo, const Rectangle& where, Tone tone);
/// A share of a bar, 0 … 1, and a tick at `mark`.
void bar(cairo_t* cairo, const Rectangle& where, double share, std::optional<double> mark, Colour colour);
/// The program's sign, as the window draws it.
void open_door(cairo_t* cairo, double x, double y, double height);

}  // namespace fv::paper::drawing

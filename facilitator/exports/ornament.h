// What makes a certificate look like one: a border of woven lines, a seal with the open door, a QR code.
// Drawn by arithmetic, so that it is sharp at any size. Private to exports.
#pragma once

#include "facilitator/exports/drawing.h"
#include "facilitator/qr/qr.h"

namespace fv::paper::ornament {

/// The border around `outside`, `band` wide, and the tint within it.
inline constexpr double band = 17;
void border(cairo_t* cairo, const drawing::Rectangle& outside);
/// A line that swells in its middle, with a small lozenge there.
void flourish(cairo_t* cairo, double x, double y, double width);
/// The open door in a scalloped ring; (x, y) is its centre.
void seal(cairo_t* cairo, double x, double y, double radius);
/// The ring alone: petals around a disc. For the badge, which writes in it.
void rosette(cairo_t* cairo, double x, double y, double radius, int petals, Colour colour);
/// The code with its quiet edge of four squares, `side` wide in all.
void code(cairo_t* cairo, const QrGrid& grid, double x, double y, double side);

}  // namespace fv::paper::ornament

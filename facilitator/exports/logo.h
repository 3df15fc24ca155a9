// A district's logo: PNG bytes, drawn into a box. Private to exports.
#pragma once

#include <string_view>

#include "facilitator/exports/surface.h"

namespace fv::paper {

class Logo {
public:
    /// Throws std::invalid_argument if it has a fault (certificate.h).
    explicit Logo(std::string_view png);
    /// As large as fits into the box, keeping its shape.
    [[nodiscard]] double width_in(double width, double height) const;
    [[nodiscard]] double height_in(double width, double height) const;
    void draw(cairo_t* cairo, double x, double y, double width) const;

private:
    Surface image_;
    double across_ = 0, down_ = 0;

    [[nodiscard]] double scale_in(double width, double height) const;
};

}  // namespace fv::paper

#include "facilitator/exports/logo.h"

#include <algorithm>
#include <cstring>
#include <stdexcept>

#include "facilitator/exports/certificate.h"

namespace fv::paper {
namespace {

cairo_status_t take(void* rest, unsigned char* out, unsigned length)
{
    auto& bytes = *static_cast<std::string_view*>(rest);
    if (bytes.size() < length) return CAIRO_STATUS_READ_ERROR;
    std::memcpy(out, bytes.data(), length);
    bytes.remove_prefix(length);
    return CAIRO_STATUS_SUCCESS;
}

Surface read(std::string_view png) { return Surface(cairo_image_surface_create_from_png_stream(take, &png)); }

/// From its first chunk, before any dot is read: a small file can stand for a picture that fills the memory.
std::optional<std::pair<std::uint32_t, std::uint32_t>> dots_of(std::string_view png)
{
    constexpr std::string_view beginning{"\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR", 16};
    if (!png.starts_with(beginning) || png.size() < beginning.size() + 8) return std::nullopt;
    const auto number = [&](std::size_t at) {
        std::uint32_t out = 0;
        for (std::size_t i = 0; i < 4; ++i) out = out << 8U | static_cast<std::uint8_t>(png[at + i]);
        return out;
    };
    return std::pair(number(beginning.size()), number(beginning.size() + 4));
}

}  // namespace

std::optional<LogoFault> logo_fault(std::string_view png)
{
    constexpr std::uint32_t most_dots = 2000;
    if (png.size() > largest_logo) return LogoFault::too_large;
    const auto dots = dots_of(png);
    if (!dots || dots->first == 0 || dots->second == 0) return LogoFault::no_png;
    if (dots->first > most_dots || dots->second > most_dots) return LogoFault::too_many_dots;
    const Surface image = read(png);
    return cairo_surface_status(image.get()) == CAIRO_STATUS_SUCCESS ? std::nullopt : std::optional(LogoFault::no_png);
}

Logo::Logo(std::string_view png)
{
    if (logo_fault(png)) throw std::invalid_argument("this logo can't be drawn: see logo_fault");
    image_ = read(png);
    across_ = cairo_image_surface_get_width(image_.get());
    down_ = cairo_image_surface_get_height(image_.get());
}

double Logo::scale_in(double width, double height) const { return std::min(width / across_, height / down_); }
double Logo::width_in(double width, double height) const { return across_ * scale_in(width, height); }
double Logo::height_in(double width, double height) const { return down_ * scale_in(width, height); }

void Logo::draw(cairo_t* cairo, double x, double y, double width) const
{
    cairo_save(cairo);
    cairo_translate(cairo, x, y);
    cairo_scale(cairo, width / across_, width / across_);
    cairo_set_source_surface(cairo, image_.get(), 0, 0);
    cairo_paint(cairo);
    cairo_restore(cairo);
}

}  // namespace fv::paper

// What is drawn, as bytes. Private to exports.
#pragma once

#include <cairo-pdf.h>
#include <chrono>
#include <stdexcept>
#include <string>

#include "facilitator/exports/handles.h"
#include "facilitator/exports/paint.h"
#include "facilitator/exports/pdf.h"

namespace fv::paper {

using Surface = std::unique_ptr<cairo_surface_t, Calls<cairo_surface_destroy>>;
using Cairo = std::unique_ptr<cairo_t, Calls<cairo_destroy>>;

[[nodiscard]] Sheet sheet_of(PaperSize size, bool landscape);
/// For cairo's streams: `bytes` is a std::string.
cairo_status_t append_bytes(void* bytes, const unsigned char* data, unsigned length);
struct Described {
    std::string title, author, subject, creator;
};
/// The document's information, as its readers show it; what is empty is left out.
void describe(cairo_surface_t* surface, const Described& described, std::chrono::sys_seconds created);
/// Throws std::runtime_error with cairo's words, if it could not draw.
void want_drawn(cairo_surface_t* surface);

}  // namespace fv::paper

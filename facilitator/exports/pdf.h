// A document as a PDF: real text in embedded fonts, tagged for screen readers, with bookmarks.
//
// The only header that others need beside document.h. Nothing of the PDF library is seen here.
#pragma once

#include <chrono>
#include <string>

#include "facilitator/exports/document.h"

namespace fv::paper {

enum class PaperSize : std::uint8_t { a4, letter };

struct PdfOptions {
    PaperSize size = PaperSize::a4;
    bool landscape = false;
    /// A folder with regular.ttf, bold.ttf, italic.ttf and serif.ttf (cmake/fonts.cmake). What is not
    /// there, and letters that those faces lack, come from the system's fonts.
    std::string fonts;
    std::chrono::sys_seconds created{};  ///< passed in, so that the same document gives the same bytes
};

/// The whole file. Any text is taken: what is not UTF-8 shows as U+FFFD, a word longer than a line is
/// broken. Throws std::runtime_error only if the library can't go on (no memory).
[[nodiscard]] std::string pdf_of(const Document& document, const PdfOptions& options);

}  // namespace fv::paper

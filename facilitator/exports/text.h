// Text shaped into lines of a width: Pango does accents, scripts, directions and missing letters.
// Private to exports.
#pragma once

#include <memory>
#include <vector>

#include "facilitator/exports/faces.h"
#include "facilitator/exports/flow.h"
#include "facilitator/exports/look.h"

namespace fv::paper {

/// A stretch of text in one style.
struct Span {
    std::string text;
    Style style;
    bool italic = false;
};

struct ShapedLine {
    double height = 0, ascent = 0;  ///< ascent: from its top to the baseline
    double width = 0;
    Draw draw;                      ///< keeps what it needs
};

/// `text`'s parts in one style; at least one.
[[nodiscard]] std::vector<Span> spans_of(const Text& text, const Style& style);

/// UTF-8 of letters that every reader takes, whatever came in; what is not shows as U+FFFD, and what
/// steers a terminal as a space.
[[nodiscard]] std::string readable(const std::string& text);

class Shaper {
public:
    explicit Shaper(const Faces& faces) : faces_(faces) {}

    /// At least one line. No line is wider than `width`, unless one letter is.
    [[nodiscard]] std::vector<ShapedLine> lines(const std::vector<Span>& spans, double width, Align align = Align::start) const;
    /// One line of at most `width`: what is longer ends in an ellipsis.
    [[nodiscard]] ShapedLine one_line(const std::vector<Span>& spans, double width, Align align = Align::start) const;
    /// The width that it takes on one line (its longest, where it has line breaks).
    [[nodiscard]] double natural_width(const std::vector<Span>& spans) const;
    /// The width of its longest word.
    [[nodiscard]] double word_width(const std::vector<Span>& spans) const;

private:
    const Faces& faces_;
};

}  // namespace fv::paper

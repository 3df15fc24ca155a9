// A document as what it says, before any paper: headings, paragraphs, speech, tables, charts, in the
// order in which they are read.
//
// Plain values. Whoever has something to print makes one (a report, a certificate, a record of a
// workshop); pdf.h puts it on pages. Texts are UTF-8, in the reader's language, and finished: nothing
// here is translated or looked up. A line break in a text stays a line break.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace fv::paper {

/// What a part is about. It gives colour; the words must say the same without it.
enum class Tone : std::uint8_t { plain, quiet, calm, warm, accent, alarm };
enum class Align : std::uint8_t { start, centre, end };
enum class Size : std::uint8_t { small, normal, large, display };

/// A part of a text, set in one way.
struct Stretch {
    std::string text;
    bool bold = false, italic = false;
};

/// Text whose parts may be bold or italic; a plain string is one too.
struct Text {
    std::vector<Stretch> parts;

    Text() = default;
    Text(std::string plain) : parts{Stretch{.text = std::move(plain)}} {}
    Text(const char* plain) : Text(std::string(plain)) {}
    Text(std::initializer_list<Stretch> some) : parts(some) {}
    [[nodiscard]] bool empty() const
    {
        for (const Stretch& part : parts)
            if (!part.text.empty()) return false;
        return true;
    }
};
[[nodiscard]] inline Text bold(std::string text) { return {Stretch{.text = std::move(text), .bold = true}}; }
[[nodiscard]] inline Text italic(std::string text) { return {Stretch{.text = std::move(text), .italic = true}}; }

/// Level 1 is the document's own title; 2 and 3 below it. Each is a bookmark. Never the last of a page.
struct Heading {
    int level = 2;
    std::string text;
    Align align = Align::start;
};

struct Paragraph {
    Text text;
    Tone tone = Tone::plain;
    Size size = Size::normal;
    Align align = Align::start;
    bool told = false;      ///< in the face of what is told, not of what explains
    bool leads_on = false;  ///< belongs to what follows: they stay on one page
};

/// What somebody said. Without a speaker it is narration, which has no mood.
struct Quotation {
    std::string speaker, mood;
    Text text;
    bool leads_on = false;  ///< as a paragraph's
};

struct List {
    std::vector<Text> items;
    bool numbered = false;
};

struct Column {
    std::string title;
    Align align = Align::start;
};
/// Rows with fewer cells than columns end early; more are left out. Without any title there is no
/// head. A head is repeated on each page that the table goes on to.
struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<Text>> rows;
    bool first_column_names = false;  ///< its cells say what their rows are about
};

/// Names at the left, what belongs to each at the right.
struct Pair {
    std::string name;
    Text text;
    Tone tone = Tone::plain;  ///< of the text
};
struct Pairs {
    std::vector<Pair> rows;
};

/// A line over steps of equal width. `described` says in a sentence what it shows, for who can't see it.
struct LineChart {
    struct Point {
        double value = 0;
        std::string label;            ///< below; left out where labels would touch
        Tone tone = Tone::calm;       ///< alarm is drawn as a diamond, warm as a square: colour is never the only sign
    };
    struct Mark {
        double value = 0;
        std::string label;
    };
    std::string described;
    double lowest = 0, highest = 100;
    std::vector<Point> points;
    std::optional<Mark> mark;         ///< a dashed line across, such as what is needed to pass
    std::string below;                ///< what the steps are; may be empty
};

/// Shares as bars, each with its words.
struct Bars {
    struct Bar {
        std::string name, words;
        double share = 0;             ///< 0 … 1; negative: no bar
        Tone tone = Tone::calm;
    };
    std::vector<Bar> bars;
    std::optional<double> mark;       ///< a tick on each bar, 0 … 1
    std::string below;                ///< small, under them; may be empty
};

struct Rule {};       ///< a thin line across
struct PageBreak {};  ///< what follows begins a page

struct Block;
/// A box around a part of the document. A short one stays on one page; a long one goes on.
struct Callout {
    Tone tone = Tone::quiet;
    std::string label;  ///< small, at its top; may be empty
    std::vector<Block> blocks;
};

struct Block {
    using What = std::variant<Heading, Paragraph, Quotation, List, Table, Pairs, LineChart, Bars, Callout, Rule, PageBreak>;
    What what;
    template <class Part>
        requires std::is_constructible_v<What, Part&&>
    Block(Part&& part) : what(std::forward<Part>(part))
    {
    }
};

struct Document {
    std::string title;       ///< in the window's title bar of who reads it
    std::string language;    ///< `es`: what a screen reader speaks
    std::string author, subject;
    std::string letterhead;  ///< at the top of the first page, beside the open door; empty: neither
    std::string running;     ///< at the top of each further page
    std::string footer;      ///< at the foot of each page, beside its number
    std::vector<Block> blocks;
};

}  // namespace fv::paper

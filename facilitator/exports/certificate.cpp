#include "facilitator/exports/certificate.h"

#include <algorithm>
#include <functional>
#include <stdexcept>

#include "facilitator/exports/finish.h"
#include "facilitator/exports/logo.h"
#include "facilitator/exports/ornament.h"
#include "facilitator/exports/surface.h"
#include "facilitator/exports/text.h"

namespace fv::paper {
namespace {

constexpr Colour ink = look::ink, muted = look::muted, roof = rgb(0x9C4124), teal = look::text(Tone::calm);
constexpr double outside = 24;           // from the paper's edge to the border
constexpr double inside = 26;            // from the border to what is written
constexpr double foot_height = 122;      // of signature, seal and code
constexpr double column = 236;           // of the signature, and of the code with its words

Style serif(double size, Colour colour = ink, double leading = 1.18) { return {.family = Family::serif, .size = size, .leading = size * leading, .colour = colour}; }
Style sans(double size, Colour colour = muted, bool bold = false) { return {.size = size, .leading = size * 1.36, .colour = colour, .bold = bold}; }

/// A part of the middle: how high, how much room above it wants, and how it is drawn.
struct Part {
    double above = 0, height = 0;
    std::function<void(double y)> draw;
};

class Drawing {
public:
    Drawing(cairo_t* cairo, const CertificatePaper& paper, const Sheet& sheet, const Shaper& shaper)
        : cairo_(cairo), paper_(paper), sheet_(sheet), shaper_(shaper), edge_(outside + ornament::band + inside)
    {
    }

    Written run()
    {
        ornament::border(cairo_, {outside, outside, sheet_.width - 2 * outside, sheet_.height - 2 * outside});
        cairo_tag_begin(cairo_, "Document", nullptr);
        draw_middle();
        draw_foot();
        cairo_tag_end(cairo_, "Document");
        cairo_show_page(cairo_);
        return std::move(written_);
    }

private:
    cairo_t* cairo_;
    const CertificatePaper& paper_;
    const Sheet& sheet_;
    const Shaper& shaper_;
    double edge_;  // from the paper's edge to what is written
    Written written_;
    std::vector<Part> parts_;
    double heights_ = 0, gaps_ = 0;  // of the parts
    bool is_tight_ = false;

    [[nodiscard]] double width() const { return sheet_.width - 2 * edge_; }
    [[nodiscard]] double foot_top() const { return sheet_.height - edge_ - foot_height + 8; }

    void tagged(const char* tag, const std::function<void()>& draw)
    {
        cairo_tag_begin(cairo_, tag, nullptr);
        draw();
        cairo_tag_end(cairo_, tag);
    }
    void figure(const std::string& described, const std::function<void()>& draw)
    {
        written_.figures.push_back(readable(described));
        tagged("Figure", draw);
    }

    /// Lines one below the other; their height.
    double draw_lines(const std::vector<ShapedLine>& lines, double x, double y) const
    {
        double height = 0;
        for (const ShapedLine& line : lines) {
            line.draw(cairo_, x, y + height);
            height += line.height;
        }
        return height;
    }
    [[nodiscard]] static double height_of(const std::vector<ShapedLine>& lines)
    {
        double height = 0;
        for (const ShapedLine& line : lines) height += line.height;
        return height;
    }

    void add_lines(const char* tag, double above, std::vector<ShapedLine> lines)
    {
        const double height = height_of(lines);
        parts_.push_back({.above = above, .height = height, .draw = [this, tag, kept = std::move(lines)](double y) { tagged(tag, [&] { draw_lines(kept, edge_, y); }); }});
    }
    void add_text(const char* tag, double above, const std::string& text, const Style& style, bool is_italic = false)
    {
        if (text.empty()) return;
        add_lines(tag, above, balanced({{.text = text, .style = style, .italic = is_italic}}, width() * 0.86));
    }

    /// The narrowest width at which it takes no more lines than at `room`: lines as long as each other.
    [[nodiscard]] double balanced_width(const std::vector<Span>& spans, double room) const
    {
        const std::size_t fewest = shaper_.lines(spans, room).size();
        if (fewest < 2) return room;
        double narrow = room / static_cast<double>(fewest + 1), wide = room;
        while (wide - narrow > 2) {
            const double half = (narrow + wide) / 2;
            (shaper_.lines(spans, half).size() > fewest ? narrow : wide) = half;
        }
        return wide;
    }

    /// Centred on the sheet, in as few lines as the room needs.
    [[nodiscard]] std::vector<ShapedLine> balanced(const std::vector<Span>& spans, double room) const
    {
        const double wide = balanced_width(spans, room), shift = (width() - wide) / 2;
        std::vector<ShapedLine> lines = shaper_.lines(spans, wide, Align::centre);
        for (ShapedLine& line : lines) line.draw = [draw = line.draw, shift](cairo_t* cairo, double x, double y) { draw(cairo, x + shift, y); };
        return lines;
    }

    /// As large as fits on one line; a name that would become small is set on two instead.
    [[nodiscard]] std::vector<ShapedLine> name_lines() const
    {
        const double largest = is_tight_ ? 40 : 46, smallest_on_one = 31, largest_on_two = is_tight_ ? 29 : 34, smallest = 18;
        const auto spans = [&](double size) { return std::vector<Span>{{.text = paper_.name, .style = serif(size, ink, 1.1)}}; };
        const double room = width() * 0.94;
        const bool is_given_in_lines = paper_.name.find('\n') != std::string::npos;
        for (double size = largest; size >= smallest_on_one && !is_given_in_lines; size -= 1)
            if (shaper_.natural_width(spans(size)) <= room) return balanced(spans(size), room);
        for (double size = largest_on_two; size > smallest; size -= 1)
            if (shaper_.lines(spans(size), room).size() <= 2) return balanced(spans(size), room);
        return balanced(spans(smallest), room);
    }

    void add_head()
    {
        if (!paper_.logo.empty()) {
            const auto logo = std::make_shared<const Logo>(paper_.logo);
            const double widest = 200, highest = is_tight_ ? 40 : 52;
            const double wide = logo->width_in(widest, highest);
            parts_.push_back({.above = 0, .height = logo->height_in(widest, highest), .draw = [this, logo, wide](double y) {
                                  figure(paper_.logo_described, [&] { logo->draw(cairo_, (sheet_.width - wide) / 2, y, wide); });
                              }});
        }
        add_text("P", paper_.logo.empty() ? 0 : 7, paper_.issuer, sans(13, teal, true));
        add_text("H1", 13, paper_.heading, serif(is_tight_ ? 28 : 35, teal));
        parts_.push_back({.above = 6, .height = 6, .draw = [this](double y) { ornament::flourish(cairo_, sheet_.width / 2 - 130, y + 3, 260); }});
    }

    void add_facts()
    {
        if (paper_.facts.empty()) return;
        const double each = std::min(170.0, width() / static_cast<double>(paper_.facts.size()));
        const double left = (sheet_.width - each * static_cast<double>(paper_.facts.size())) / 2;
        struct Both {
            std::vector<ShapedLine> name, text;
        };
        std::vector<Both> columns;
        double height = 0;
        for (const CertificatePaper::Fact& fact : paper_.facts) {
            columns.push_back({shaper_.lines(spans_of(Text(fact.name), sans(8.4, muted, true)), each - 10, Align::centre),
                               shaper_.lines(spans_of(Text(fact.text), sans(11.4, ink)), each - 10, Align::centre)});
            height = std::max(height, height_of(columns.back().name) + height_of(columns.back().text));
        }
        parts_.push_back({.above = 15, .height = height, .draw = [this, columns, each, left, height](double y) {
                              double x = left;
                              for (const Both& both : columns) {
                                  if (x > left) draw_divider(x, y, height);
                                  tagged("P", [&] { draw_lines(both.name, x + 5, y); });
                                  tagged("P", [&] { draw_lines(both.text, x + 5, y + height_of(both.name)); });
                                  x += each;
                              }
                          }});
    }

    void draw_divider(double x, double y, double height) const
    {
        drawing::set_colour(cairo_, look::line);
        cairo_set_line_width(cairo_, 0.7);
        cairo_move_to(cairo_, x, y + 2);
        cairo_line_to(cairo_, x, y + height - 2);
        cairo_stroke(cairo_);
    }

    void add_middle()
    {
        parts_.clear();
        add_head();
        add_text("P", 12, paper_.before_name, serif(14, muted));
        add_lines("H2", 5, name_lines());
        parts_.push_back({.above = 2, .height = 1, .draw = [this](double y) { drawing::rule(cairo_, sheet_.width / 2 - 170, y, 340, look::line, 0.8); }});
        add_text("P", 8, paper_.after_name, serif(14, muted));
        add_text("P", 4, paper_.level, serif(is_tight_ ? 25 : 29, roof));
        add_text("P", 4, paper_.programme, sans(12, ink));
        add_facts();
        heights_ = gaps_ = 0;
        for (const Part& part : parts_) {
            heights_ += part.height;
            gaps_ += part.above;
        }
    }

    /// What is left of the height is shared out among the gaps, so that a short certificate breathes; where
    /// little is left, the letters give way.
    void draw_middle()
    {
        constexpr double least = 0.2, wanted = 0.8, most = 1.55, below = 10;
        const double room = foot_top() - edge_ - below;
        add_middle();
        if ((room - heights_) < gaps_ * wanted) {
            is_tight_ = true;
            add_middle();
        }
        const double stretch = gaps_ > 0 ? std::clamp((room - heights_) / gaps_, least, most) : 1;
        double y = edge_ + std::max(0.0, (room - heights_ - gaps_ * stretch) / 2);
        for (const Part& part : parts_) {
            y += part.above * stretch;
            part.draw(y);
            y += part.height;
        }
    }

    void draw_foot()
    {
        const double bottom = foot_top() + foot_height - 14;
        draw_signature(bottom);
        constexpr double radius = 47;
        figure(paper_.seal_described, [&] { ornament::seal(cairo_, sheet_.width / 2, bottom - radius, radius); });
        draw_code(bottom);
        std::string line;
        for (const CertificatePaper::Fact* fact : {&paper_.id, &paper_.key}) {
            if (fact->text.empty()) continue;
            line += (line.empty() ? "" : "       ") + (fact->name.empty() ? "" : fact->name + "  ") + fact->text;
        }
        if (line.empty()) return;
        const ShapedLine shaped = shaper_.one_line(spans_of(Text(line), sans(7.4)), width(), Align::centre);
        tagged("P", [&] { shaped.draw(cairo_, edge_, bottom + 9); });
    }

    void draw_signature(double bottom)
    {
        const double wide = std::min(column, (width() - 110) / 2) - 16;
        const auto name = shaper_.lines(spans_of(Text(paper_.signer), serif(15)), wide, Align::centre);
        const auto role = shaper_.lines(spans_of(Text(paper_.signer_role), sans(9.2)), wide, Align::centre);
        const double line = bottom - height_of(role) - 8;
        if (!paper_.signer.empty()) tagged("P", [&] { draw_lines(name, edge_, line - height_of(name) - 3); });
        drawing::rule(cairo_, edge_, line, wide, ink, 0.7);
        if (!paper_.signer_role.empty()) tagged("P", [&] { draw_lines(role, edge_, line + 4); });
    }

    void draw_code(double bottom)
    {
        const double side = paper_.qr ? 106 : 0;
        const double x = sheet_.width - edge_ - side;
        if (paper_.qr) {
            figure(paper_.qr_described, [&] { ornament::code(cairo_, *paper_.qr, x, bottom - side, side); });
        }
        if (paper_.how_to_verify.empty()) return;
        const std::vector<Span> words = spans_of(Text(paper_.how_to_verify), sans(8));
        const double wide = balanced_width(words, std::min(column, (width() - 110) / 2) - side - 8);
        const auto lines = shaper_.lines(words, wide, Align::end);
        tagged("P", [&] { draw_lines(lines, x - 8 - wide, bottom - height_of(lines)); });
    }
};

}  // namespace

std::string certificate_pdf(const CertificatePaper& paper, const PdfOptions& options)
{
    const Sheet sheet = sheet_of(options.size, true);
    const Faces faces(options.fonts, paper.language);
    const Shaper shaper(faces);
    std::string drawn;
    const Surface surface(cairo_pdf_surface_create_for_stream(append_bytes, &drawn, sheet.width, sheet.height));
    describe(surface.get(), {.title = paper.title, .author = paper.issuer, .subject = {}, .creator = {}}, options.created);
    Written written;
    {
        const Cairo cairo(cairo_create(surface.get()));
        written = Drawing(cairo.get(), paper, sheet, shaper).run();
    }
    cairo_surface_finish(surface.get());
    want_drawn(surface.get());
    const Attached attached{.file_name = paper.attachment.file_name, .described = paper.attachment.described, .media_type = paper.attachment.media_type, .bytes = paper.attachment.bytes};
    return finished(drawn, paper.language, written, attached.file_name.empty() ? nullptr : &attached);
}

}  // namespace fv::paper

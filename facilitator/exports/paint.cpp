#include "facilitator/exports/paint.h"

#include <algorithm>
#include <array>
#include <cairo-pdf.h>
#include <fmt/format.h>

#include "facilitator/exports/drawing.h"

namespace fv::paper {
namespace {

/// Opens and closes elements so that each fragment is drawn inside its own. What is drawn while no
/// leaf is open is decoration.
class Tagging {
public:
    Tagging(cairo_t* cairo, const Flow& flow, const std::vector<Page>& pages) : cairo_(cairo), flow_(flow), spans_pages_(flow.tags.size())
    {
        std::vector<std::size_t> first(flow.tags.size(), pages.size());
        for (std::size_t number = 0; number < pages.size(); ++number)
            for (const Placed& placed : pages[number]) {
                if (placed.is_repeated) continue;
                for (const Fragment& fragment : flow.pieces[placed.piece].fragments) {
                    if (fragment.tag == none) continue;
                    const auto tag = static_cast<std::size_t>(fragment.tag);
                    if (first[tag] == pages.size()) first[tag] = number;
                    else if (first[tag] != number && !is_cut_by_pages(fragment.tag)) spans_pages_[tag] = true;
                }
            }
    }

    void enter(int tag)
    {
        if (leaf_ == tag) return;
        leave_leaf();
        std::vector<int> path;
        for (int at = tag; at != none; at = parent(at)) path.push_back(at);
        std::reverse(path.begin(), path.end());
        std::size_t common = 0;
        while (common < path.size() && common < open_.size() && open_[common] == path[common]) ++common;
        close_to(common);
        for (std::size_t i = common; i < path.size(); ++i) open(path[i]);
        if (spans_pages_[static_cast<std::size_t>(tag)]) cairo_tag_begin(cairo_, "Span", nullptr);
        leaf_ = tag;
    }

    /// A leaf that goes on on the next page stays open around the part that ends here.
    void leave_leaf()
    {
        if (leaf_ == none) return;
        if (spans_pages_[static_cast<std::size_t>(leaf_)]) cairo_tag_end(cairo_, "Span");
        else close_to(open_.size() - 1);
        leaf_ = none;
    }

    void end_page()
    {
        leave_leaf();
        for (std::size_t i = 0; i < open_.size(); ++i)
            if (flow_.tags[static_cast<std::size_t>(open_[i])].ends_with_page) return close_to(i);
    }

    void end()
    {
        leave_leaf();
        close_to(0);
    }

    [[nodiscard]] Written take_written() { return std::move(written_); }

private:
    cairo_t* cairo_;
    const Flow& flow_;
    std::vector<bool> spans_pages_;  ///< by tag
    std::vector<int> open_;
    int leaf_ = none;
    Written written_;

    [[nodiscard]] int parent(int tag) const { return flow_.tags[static_cast<std::size_t>(tag)].parent; }

    [[nodiscard]] bool is_cut_by_pages(int tag) const
    {
        for (; tag != none; tag = parent(tag))
            if (flow_.tags[static_cast<std::size_t>(tag)].ends_with_page) return true;
        return false;
    }

    void open(int index)
    {
        const Tag& tag = flow_.tags[static_cast<std::size_t>(index)];
        cairo_tag_begin(cairo_, tag.name, nullptr);
        open_.push_back(index);
        if (std::string_view(tag.name) == "Figure") written_.figures.push_back(readable(tag.described));
        if (std::string_view(tag.name) == "TH") written_.scopes.emplace_back(tag.scope);
    }

    void close_to(std::size_t depth)
    {
        for (; open_.size() > depth; open_.pop_back()) cairo_tag_end(cairo_, flow_.tags[static_cast<std::size_t>(open_.back())].name);
    }
};

class Painting {
public:
    Painting(cairo_t* cairo, const Document& document, const Flow& flow, const std::vector<Page>& pages, const Sheet& sheet, const Shaper& shaper)
        : cairo_(cairo), document_(document), flow_(flow), pages_(pages), sheet_(sheet), shaper_(shaper), tagging_(cairo, flow, pages)
    {
    }

    Written run()
    {
        for (std::size_t number = 0; number < pages_.size(); ++number) {
            draw_furniture(number);
            draw_boxes(pages_[number]);
            draw_repeated(pages_[number]);
            add_bookmarks(number);
            draw_text(pages_[number]);
            tagging_.end_page();
            if (number + 1 == pages_.size()) tagging_.end();
            cairo_show_page(cairo_);
        }
        return tagging_.take_written();
    }

private:
    cairo_t* cairo_;
    const Document& document_;
    const Flow& flow_;
    const std::vector<Page>& pages_;
    const Sheet& sheet_;
    const Shaper& shaper_;
    Tagging tagging_;
    std::array<int, 3> outline_{CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT};

    [[nodiscard]] double left() const { return look::margin; }

    /// At the left or the right edge of the text.
    void furniture(const std::string& text, double y, double width, Align align, Style style = look::furniture)
    {
        if (text.empty()) return;
        const double x = align == Align::end ? sheet_.width - look::margin - width : left();
        shaper_.one_line(spans_of(text, style), width, align).draw(cairo_, x, y);
    }

    void draw_furniture(std::size_t number)
    {
        constexpr double for_number = 60;
        const double foot = sheet_.height - look::foot_at;
        drawing::rule(cairo_, left(), foot - 6, sheet_.text_width(), look::line, 0.6);
        furniture(document_.footer, foot, sheet_.text_width() - for_number - 10, Align::start);
        furniture(fmt::format("{} / {}", number + 1, pages_.size()), foot, for_number, Align::end);
        if (number > 0) return furniture(document_.running, look::head_at, sheet_.text_width(), Align::start);
        if (document_.letterhead.empty()) return;
        drawing::open_door(cairo_, left(), look::head_at - 10, 24);
        Style name = look::told;
        name.size = 13;
        shaper_.one_line(spans_of(document_.letterhead, name), sheet_.text_width() - 30).draw(cairo_, left() + 28, look::head_at - 4);
    }

    /// The outer boxes first. A box is drawn from its first piece on this page to its last.
    void draw_boxes(const Page& page)
    {
        struct Reach {
            double top = 1e9, bottom = -1e9;
        };
        std::vector<Reach> reach(flow_.boxes.size());
        for (const Placed& placed : page) {
            if (placed.is_repeated) continue;
            const Piece& piece = flow_.pieces[placed.piece];
            double padding = 0;
            for (int box = piece.box; box != none; box = flow_.boxes[static_cast<std::size_t>(box)].parent) {
                const auto index = static_cast<std::size_t>(box);
                padding += flow_.boxes[index].padding;
                reach[index].top = std::min(reach[index].top, placed.y - padding - repeated_above(page, placed));
                reach[index].bottom = std::max(reach[index].bottom, placed.y + piece.height + padding);
            }
        }
        for (std::size_t i = 0; i < reach.size(); ++i) {
            if (reach[i].bottom <= reach[i].top) continue;
            const Box& box = flow_.boxes[i];
            drawing::box(cairo_, {left() + box.left, look::top + reach[i].top, box.width, reach[i].bottom - reach[i].top}, box.tone);
        }
    }

    /// The height of a table's head that was repeated right above the first piece of a page.
    [[nodiscard]] double repeated_above(const Page& page, const Placed& placed) const
    {
        const int head = flow_.pieces[placed.piece].head;
        const bool is_under_it = page.front().is_repeated && &placed != &page.front() && (&placed - 1)->is_repeated;
        return head != none && is_under_it ? flow_.heads[static_cast<std::size_t>(head)].height : 0;
    }

    void draw(const Fragment& fragment, double y) { fragment.draw(cairo_, left() + fragment.x, look::top + y + fragment.y); }

    void draw_repeated(const Page& page)
    {
        for (const Placed& placed : page)
            if (placed.is_repeated)
                for (const Fragment& fragment : flow_.pieces[placed.piece].fragments) draw(fragment, placed.y);
    }

    /// Slices of one row are drawn cell by cell, as they are read; decoration first.
    void draw_text(const Page& page)
    {
        for (std::size_t from = 0; from < page.size();) {
            std::size_t to = from + 1;
            const int row = flow_.pieces[page[from].piece].row;
            while (row != none && to < page.size() && flow_.pieces[page[to].piece].row == row) ++to;
            std::vector<std::pair<const Fragment*, double>> fragments;
            for (std::size_t i = from; i < to && !page[i].is_repeated; ++i)
                for (const Fragment& fragment : flow_.pieces[page[i].piece].fragments) fragments.emplace_back(&fragment, page[i].y);
            std::stable_sort(fragments.begin(), fragments.end(), [](const auto& a, const auto& b) { return a.first->tag < b.first->tag; });
            for (const auto& [fragment, y] : fragments) {
                if (fragment->tag == none) tagging_.leave_leaf();
                else tagging_.enter(fragment->tag);
                draw(*fragment, y);
            }
            from = to;
        }
    }

    void add_bookmarks(std::size_t number)
    {
        for (const Placed& placed : pages_[number]) {
            const Bookmark& bookmark = flow_.pieces[placed.piece].bookmark;
            if (bookmark.level == 0 || placed.is_repeated) continue;
            const auto level = static_cast<std::size_t>(bookmark.level - 1);
            const std::string where = fmt::format("page={} pos=[{:.1f} {:.1f}]", number + 1, left(), look::top + placed.y - 6);
            const int above = level == 0 ? CAIRO_PDF_OUTLINE_ROOT : outline_[level - 1];
            const auto flags = level == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : static_cast<cairo_pdf_outline_flags_t>(0);
            const int id = cairo_pdf_surface_add_outline(cairo_get_target(cairo_), above, readable(bookmark.text).c_str(), where.c_str(), flags);
            for (std::size_t i = level; i < outline_.size(); ++i) outline_[i] = id;
        }
    }
};

}  // namespace

Written paint(cairo_t* cairo, const Document& document, const Flow& flow, const std::vector<Page>& pages, const Sheet& sheet, const Shaper& shaper)
{
    return Painting(cairo, document, flow, pages, sheet, shaper).run();
}

}  // namespace fv::paper

#include "facilitator/exports/pages.h"

#include <algorithm>

namespace fv::paper {
namespace {

class Pagination {
public:
    Pagination(const Flow& flow, double height) : flow_(flow), height_(height), pages_(1) {}

    std::vector<Page> run()
    {
        const std::size_t end = flow_.pieces.size();
        for (std::size_t from = 0; from < end;) {
            const std::size_t to = end_of(from, end, Hold::wish);
            place(from, to, Hold::wish);
            from = to;
        }
        return std::move(pages_);
    }

private:
    const Flow& flow_;
    double height_;
    std::vector<Page> pages_;
    double y_ = 0;       ///< below the last piece, its boxes' padding not counted
    int box_ = none;     ///< around the last piece

    /// The end of what holds together from `from` on.
    [[nodiscard]] std::size_t end_of(std::size_t from, std::size_t end, Hold least) const
    {
        while (from + 1 < end && flow_.pieces[from].hold >= least && !flow_.pieces[from + 1].on_new_page) ++from;
        return from + 1;
    }

    /// The boxes that are closed and opened between two neighbours take their padding.
    [[nodiscard]] double between(int one, int other) const
    {
        int a = one, b = other;
        double room = 0;
        const auto leave = [&](int& box) {
            const Box& left = flow_.boxes[static_cast<std::size_t>(box)];
            room += left.padding;
            box = left.parent;
        };
        while (a != b) leave(a > b ? a : b);  // a box stands after the one around it
        return room;
    }

    [[nodiscard]] double top_of(std::size_t i, bool fresh, double y, int box) const
    {
        const Piece& piece = flow_.pieces[i];
        return fresh ? flow_.padding_around(piece.box) + head_height(i) : y + piece.before + between(box, piece.box);
    }

    /// Where [from, to) would end, the padding below included.
    [[nodiscard]] double bottom_of(std::size_t from, std::size_t to, bool fresh, double y, int box) const
    {
        double bottom = y;
        for (std::size_t i = from; i < to; ++i) {
            const Piece& piece = flow_.pieces[i];
            y = top_of(i, fresh && i == from, y, box) + piece.height;
            box = piece.box;
            bottom = std::max(bottom, y + flow_.padding_around(box));
        }
        return bottom;
    }

    [[nodiscard]] bool is_fresh() const { return pages_.back().empty(); }
    [[nodiscard]] bool fits_here(std::size_t from, std::size_t to) const { return bottom_of(from, to, is_fresh(), y_, box_) <= height_; }
    [[nodiscard]] bool fits_a_page(std::size_t from, std::size_t to) const { return bottom_of(from, to, true, 0, none) <= height_; }

    [[nodiscard]] double head_height(std::size_t i) const
    {
        const int head = flow_.pieces[i].head;
        return head == none ? 0 : flow_.heads[static_cast<std::size_t>(head)].height;
    }

    void begin_page()
    {
        pages_.emplace_back();
        y_ = 0;
        box_ = none;
    }

    /// Together on this page or on the next; else as far together as there is room on a page.
    void place(std::size_t from, std::size_t to, Hold held)
    {
        if (flow_.pieces[from].on_new_page && !is_fresh()) begin_page();
        if (!fits_here(from, to)) {
            if (to - from > 1 && !fits_a_page(from, to)) return place_apart(from, to, held);
            if (!is_fresh()) begin_page();
        }
        for (std::size_t i = from; i < to; ++i) put(i);
    }

    void place_apart(std::size_t from, std::size_t to, Hold held)
    {
        while (from < to) {
            const std::size_t next = held == Hold::wish ? end_of(from, to, Hold::must) : from + 1;
            place(from, next, held == Hold::wish ? Hold::must : Hold::loose);
            from = next;
        }
    }

    void put(std::size_t i)
    {
        const Piece& piece = flow_.pieces[i];
        const double top = top_of(i, is_fresh(), y_, box_);
        if (is_fresh() && piece.head != none) repeat(flow_.heads[static_cast<std::size_t>(piece.head)], top);
        pages_.back().push_back({.piece = i, .y = top});
        y_ = top + piece.height;
        box_ = piece.box;
    }

    void repeat(const TableHead& head, double bottom)
    {
        double y = bottom - head.height;
        for (std::size_t i = head.first; i < head.last; ++i) {
            pages_.back().push_back({.piece = i, .y = y, .is_repeated = true});
            y += flow_.pieces[i].height;
        }
    }
};

}  // namespace

std::vector<Page> pages_of(const Flow& flow, double height) { return Pagination(flow, height).run(); }

}  // namespace fv::paper

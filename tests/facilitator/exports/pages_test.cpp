#include "facilitator/exports/pages.h"

#include <algorithm>
#include <random>

#include "support/catch.h"

using namespace fv::paper;

namespace {

Piece line(Hold hold = Hold::loose, double height = 10, double before = 0)
{
    Piece piece;
    piece.height = height;
    piece.before = before;
    piece.hold = hold;
    return piece;
}

/// On which page each piece stands.
std::vector<std::size_t> pages_by_piece(const Flow& flow, double height)
{
    std::vector<std::size_t> out(flow.pieces.size());
    const std::vector<Page> pages = pages_of(flow, height);
    for (std::size_t number = 0; number < pages.size(); ++number)
        for (const Placed& placed : pages[number])
            if (!placed.is_repeated) out[placed.piece] = number;
    return out;
}

Flow random_flow(std::uint64_t seed)
{
    std::mt19937_64 chance(seed);
    const auto pick = [&](int below) { return static_cast<int>(chance() % static_cast<unsigned>(below)); };
    Flow flow;
    int box = none;
    for (int i = pick(80); i > 0; --i) {
        if (pick(5) == 0) {
            flow.boxes.push_back({.parent = box, .padding = static_cast<double>(pick(5))});
            box = static_cast<int>(flow.boxes.size()) - 1;
        } else if (pick(4) == 0 && box != none) {
            box = flow.boxes[static_cast<std::size_t>(box)].parent;
        }
        Piece piece = line(static_cast<Hold>(pick(3)), 1 + pick(30), pick(12));
        piece.box = box;
        piece.on_new_page = pick(20) == 0;
        flow.pieces.push_back(std::move(piece));
    }
    return flow;
}

}  // namespace

TEST_CASE("A heading is never the last of a page", "[pages]")
{
    Flow flow;
    for (int i = 0; i < 9; ++i) flow.pieces.push_back(line());
    flow.pieces.push_back(line(Hold::must));
    flow.pieces.push_back(line());
    CHECK(pages_by_piece(flow, 100) == std::vector<std::size_t>{0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1});
}

TEST_CASE("What is too high for a page to keep together is kept as far as must be", "[pages]")
{
    Flow flow;
    for (int i = 0; i < 12; ++i) flow.pieces.push_back(line(i == 9 ? Hold::must : Hold::wish));
    CHECK(pages_by_piece(flow, 100) == std::vector<std::size_t>{0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1});
}

TEST_CASE("A table's head stands again on each page that the table goes on to", "[pages]")
{
    Flow flow;
    flow.pieces.push_back(line(Hold::must));
    flow.heads.push_back({.first = 0, .last = 1, .height = 10});
    for (int i = 0; i < 20; ++i) flow.pieces.push_back(line());
    for (std::size_t i = 1; i < flow.pieces.size(); ++i) flow.pieces[i].head = 0;
    const std::vector<Page> pages = pages_of(flow, 100);
    REQUIRE(pages.size() == 3);
    CHECK_FALSE(pages[0].front().is_repeated);
    for (const std::size_t later : {1U, 2U}) {
        CHECK(pages[later][0].is_repeated);
        CHECK(pages[later][0].y == 0);
        CHECK(pages[later][1].y == 10);
    }
}

TEST_CASE("Nothing is nothing on one page", "[pages]") { CHECK(pages_of(Flow{}, 100) == std::vector<Page>(1)); }

TEST_CASE("Every piece stands once, in order, on its page, and none lies over another", "[pages][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{400}));
    const Flow flow = random_flow(seed);
    constexpr double height = 120;
    const std::vector<Page> pages = pages_of(flow, height);
    INFO("seed " << seed);
    std::size_t next = 0;
    for (std::size_t number = 0; number < pages.size(); ++number) {
        double y = 0;
        CHECK((number == 0 || !pages[number].empty()));
        for (const Placed& placed : pages[number]) {
            const Piece& piece = flow.pieces[placed.piece];
            const double padding = flow.padding_around(piece.box);
            CHECK(placed.piece == next++);
            CHECK(placed.y >= y);
            if (&placed == &pages[number].front()) CHECK(placed.y >= padding);
            else CHECK((!piece.on_new_page));
            if (piece.height + 2 * padding <= height) CHECK(placed.y + piece.height + padding <= height + 1e-9);
            y = placed.y + piece.height;
        }
    }
    CHECK(next == flow.pieces.size());
}

TEST_CASE("Two neighbours that must stay together do, where a page has room for them", "[pages][property]")
{
    const auto seed = GENERATE(range(std::uint64_t{0}, std::uint64_t{400}));
    Flow flow = random_flow(seed);
    for (std::size_t i = 0; i < flow.pieces.size(); ++i) {  // pairs at most: longer chains may not fit
        if (i > 0 && flow.pieces[i - 1].hold != Hold::loose) flow.pieces[i].hold = Hold::loose;
    }
    const std::vector<std::size_t> page = pages_by_piece(flow, 160);
    INFO("seed " << seed);
    for (std::size_t i = 0; i + 1 < flow.pieces.size(); ++i) {
        const double deepest = std::max(flow.padding_around(flow.pieces[i].box), flow.padding_around(flow.pieces[i + 1].box));
        const bool fit = flow.pieces[i].height + flow.pieces[i + 1].height + flow.pieces[i + 1].before + 4 * deepest <= 160;
        if (flow.pieces[i].hold != Hold::loose && fit && !flow.pieces[i + 1].on_new_page) CHECK(page[i] == page[i + 1]);
    }
}

#include "facilitator/qr/qr.h"

#include <fstream>
#include <stdexcept>
#include <string>

#include "support/catch.h"
#include "support/pdf_reader.h"
#include "support/scratch_folder.h"

using namespace fv;

namespace {

/// Drawn as a portable grey map, each square four dots wide, with the quiet edge.
std::string drawn(const QrGrid& grid)
{
    constexpr std::size_t dots = 4, edge = 4;
    const std::size_t side = (grid.side + 2 * edge) * dots;
    std::string picture = "P5\n" + std::to_string(side) + ' ' + std::to_string(side) + "\n255\n";
    for (std::size_t y = 0; y < side; ++y)
        for (std::size_t x = 0; x < side; ++x) {
            const std::size_t column = x / dots, row = y / dots;
            const bool is_inside = column >= edge && row >= edge && column < edge + grid.side && row < edge + grid.side;
            picture += is_inside && grid.at(column - edge, row - edge) ? '\0' : '\xFF';
        }
    return picture;
}

std::string read_by_zbar(const QrGrid& grid)
{
    const test::ScratchFolder folder;
    const auto file = folder.path / "code.pgm";
    std::ofstream(file, std::ios::binary) << drawn(grid);
    return test::printed_by("( zbarimg --quiet --raw " + file.string() + " 2>/dev/null )");
}

}  // namespace

TEST_CASE("Another's reader reads from the squares what was written", "[qr]")
{
    for (const QrLevel level : {QrLevel::low, QrLevel::medium, QrLevel::quartile, QrLevel::high})
        for (const std::string& text : {std::string("A"), std::string("eyJhbGciOiJFZERTQSJ9.x-y_z"), std::string(400, 'q') + ".end"})
            CHECK(read_by_zbar(qr_of(text, level)) == text + "\n");
}

TEST_CASE("A code is a square of a size that the standard has, no larger than needed", "[qr]")
{
    CHECK(qr_of("A").side == 21);
    CHECK(qr_of(std::string(331, 'x')).side == 69);  // version 13 at level M holds 331 bytes
    CHECK(qr_of(std::string(332, 'x')).side == 73);
    const QrGrid grid = qr_of("the same");
    CHECK(grid == qr_of("the same"));
    CHECK(grid.dark.size() == grid.side * grid.side);
}

TEST_CASE("The longest text fits, and a longer one is told how long it may be", "[qr]")
{
    for (const QrLevel level : {QrLevel::low, QrLevel::medium, QrLevel::quartile, QrLevel::high}) {
        const std::size_t most = longest_qr_text(level);
        CHECK(qr_of(std::string(most, 'x'), level).side == 177);
        CHECK_THROWS_WITH(qr_of(std::string(most + 1, 'x'), level),
                          "this text is too long for a QR code: " + std::to_string(most + 1) + " bytes, where " + std::to_string(most) + " is the most");
    }
    CHECK_THROWS_AS(qr_of(""), std::invalid_argument);
}

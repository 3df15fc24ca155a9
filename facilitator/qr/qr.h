// A text as a QR code: dark and light squares, without the quiet edge of four squares that whoever draws
// it leaves around it. A value; drawing is the caller's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace fv {

/// How much of the picture may be lost, in per cent: 7, 15, 25, 30.
enum class QrLevel : std::uint8_t { low, medium, quartile, high };

struct QrGrid {
    std::size_t side = 0;     ///< squares in a row; 21 … 177
    std::vector<bool> dark;   ///< row by row
    [[nodiscard]] bool at(std::size_t x, std::size_t y) const { return dark[y * side + x]; }
    friend bool operator==(const QrGrid&, const QrGrid&) = default;
};

/// How many bytes fit: 2953, 2331, 1663, 1273.
[[nodiscard]] std::size_t longest_qr_text(QrLevel level);
/// The smallest that holds the bytes; the same text gives the same squares. Throws std::length_error for a
/// longer text than fits, saying how long it may be; std::invalid_argument for an empty one.
[[nodiscard]] QrGrid qr_of(std::string_view text, QrLevel level = QrLevel::medium);

}  // namespace fv

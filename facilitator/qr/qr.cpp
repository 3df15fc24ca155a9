#include "facilitator/qr/qr.h"

#include <array>
#include <memory>
#include <qrencode.h>
#include <stdexcept>
#include <string>

namespace fv {
namespace {

struct Free {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

QRecLevel level_of(QrLevel level)
{
    constexpr std::array levels{QR_ECLEVEL_L, QR_ECLEVEL_M, QR_ECLEVEL_Q, QR_ECLEVEL_H};
    return levels[static_cast<std::size_t>(level)];
}

}  // namespace

std::size_t longest_qr_text(QrLevel level)
{
    constexpr std::array<std::size_t, 4> bytes{2953, 2331, 1663, 1273};
    return bytes[static_cast<std::size_t>(level)];
}

QrGrid qr_of(std::string_view text, QrLevel level)
{
    if (text.empty()) throw std::invalid_argument("a QR code needs a text");
    if (text.size() > longest_qr_text(level))
        throw std::length_error("this text is too long for a QR code: " + std::to_string(text.size()) + " bytes, where " + std::to_string(longest_qr_text(level)) + " is the most");
    const std::unique_ptr<QRcode, Free> code(QRcode_encodeData(static_cast<int>(text.size()), reinterpret_cast<const unsigned char*>(text.data()), 0, level_of(level)));
    if (code == nullptr) throw std::runtime_error("there is not enough memory to make a QR code");
    QrGrid grid{.side = static_cast<std::size_t>(code->width), .dark = {}};
    grid.dark.reserve(grid.side * grid.side);
    for (std::size_t i = 0; i < grid.side * grid.side; ++i) grid.dark.push_back((code->data[i] & 1U) != 0);
    return grid;
}

}  // namespace fv

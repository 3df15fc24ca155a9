// How documents look: sizes in points, colours by what they are for. The colours are the window's
// light ones, on white paper; a test holds their contrast.
#pragma once

#include <array>

#include "facilitator/exports/document.h"

namespace fv::paper {

struct Colour {
    double red = 0, green = 0, blue = 0;
};
[[nodiscard]] constexpr Colour rgb(unsigned hex)
{
    return {((hex >> 16U) & 255U) / 255.0, ((hex >> 8U) & 255U) / 255.0, (hex & 255U) / 255.0};
}

enum class Family : std::uint8_t { sans, serif };

struct Style {
    Family family = Family::sans;
    double size = 10.2;
    double leading = 14.4;  ///< from baseline to baseline; more where letters are taller
    Colour colour = rgb(0x2A2420);
    bool bold = false;
    Align align = Align::start;
};

namespace look {

inline constexpr double margin = 64, top = 66, bottom = 62, head_at = 34, foot_at = 40;
inline constexpr Colour ink = rgb(0x2A2420), muted = rgb(0x665B50), line = rgb(0xDDD0BC), white = rgb(0xFFFFFF), wash = rgb(0xDDEBE6);

/// Of text, by tone; on white and on its own tint.
[[nodiscard]] constexpr Colour text(Tone tone)
{
    constexpr std::array colours{ink, muted, rgb(0x1C655F), rgb(0x7A5210), rgb(0x9C4124), rgb(0xA11D2C)};
    return colours[static_cast<std::size_t>(tone)];
}
/// Of a box.
[[nodiscard]] constexpr Colour tint(Tone tone)
{
    constexpr std::array colours{white, rgb(0xFAF6EE), rgb(0xEAF3F0), rgb(0xFAF1DF), rgb(0xFAEEE8), rgb(0xFBECEC)};
    return colours[static_cast<std::size_t>(tone)];
}
/// Of a box's edge.
[[nodiscard]] constexpr Colour edge(Tone tone)
{
    return tone == Tone::plain || tone == Tone::quiet ? line : text(tone);
}

inline constexpr Style body{};
inline constexpr Style told{.family = Family::serif, .size = 11.2, .leading = 15};
inline constexpr Style label{.size = 8.6, .leading = 12, .colour = muted, .bold = true};
inline constexpr Style small{.size = 8.8, .leading = 12.4, .colour = muted};
inline constexpr Style large{.size = 12.4, .leading = 17};
inline constexpr Style display{.family = Family::serif, .size = 18, .leading = 23};
inline constexpr Style furniture{.size = 8, .leading = 11, .colour = muted};

[[nodiscard]] constexpr Style heading(int level)
{
    if (level <= 1) return {.family = Family::serif, .size = 27, .leading = 31};
    if (level == 2) return {.family = Family::serif, .size = 17.5, .leading = 21};
    return {.size = 11.4, .leading = 15, .colour = text(Tone::calm), .bold = true};
}

}  // namespace look
}  // namespace fv::paper

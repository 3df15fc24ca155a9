// A badge as a picture: the house's open door in a ring, with the level, the programme and the year.
#pragma once

#include <string>

namespace fv::paper {

struct Badge {
    std::string level, programme, year;
    std::string language;
};

/// PNG bytes, `side` dots across and down, see-through around the badge. The same badge gives the same
/// dots. `fonts` as in PdfOptions. Throws std::runtime_error if the library can't go on.
[[nodiscard]] std::string badge_png(const Badge& badge, const std::string& fonts, int side = 600);

}  // namespace fv::paper

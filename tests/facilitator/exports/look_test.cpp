#include "facilitator/exports/look.h"

#include <algorithm>
#include <cmath>

#include "support/catch.h"

using namespace fv::paper;

namespace {

/// Relative luminance (WCAG 2.2, from sRGB).
double luminance(const Colour& colour)
{
    const auto linear = [](double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) + 0.0722 * linear(colour.blue);
}

double contrast(const Colour& one, const Colour& other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

}  // namespace

TEST_CASE("Every text on paper can be told from what lies behind it", "[look]")
{
    for (int text = 0; text < 6; ++text)
        for (int tint = 0; tint < 6; ++tint) {
            INFO("text " << text << " on tint " << tint);
            CHECK(contrast(look::text(static_cast<Tone>(text)), look::tint(static_cast<Tone>(tint))) >= 4.5);
        }
}

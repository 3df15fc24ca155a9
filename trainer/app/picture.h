// A picture of the window as a PNG file: for guides, and to look at what one has made.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace fv {

/// PNG (ISO/IEC 15948) of RGB rows from top to bottom, stored without compression.
[[nodiscard]] std::string png_of(const std::vector<std::uint8_t>& rgb, unsigned width, unsigned height);

}  // namespace fv

// The name of a text by its content: scores and attempts say by it which version they came from.
#pragma once

#include <string>
#include <string_view>

namespace fv {

/// SHA-256 (FIPS 180-4) of the bytes, as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string content_hash(std::string_view bytes);

}  // namespace fv

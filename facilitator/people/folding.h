// Names as people compare them: small letters, accents and spaces do not tell two people apart.
#pragma once

#include <string>
#include <string_view>

namespace fv {

/// Without spaces (of any kind that typing or pasting brings) at both ends.
[[nodiscard]] std::string trimmed(std::string_view text);
/// `  José  NÚÑEZ` is `jose nunez`: letters of Latin alphabets lose case and accents, spaces become one.
[[nodiscard]] std::string folded(std::string_view text);
/// folded(), letters and digits only: how headers of tables are compared.
[[nodiscard]] std::string bare(std::string_view text);

}  // namespace fv

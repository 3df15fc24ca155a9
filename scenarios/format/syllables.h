// How many syllables a word has when it is said: what reading ease is computed from.
//
// Spanish spelling says it exactly. English spelling doesn't: rules for the common endings, and a list
// of common words that go against them; about 19 of 20 words of talk come out right.
#pragma once

#include <string_view>

namespace fv {

/// `word` in small letters, as words_of gives it. At least 1.
[[nodiscard]] int english_syllables(std::string_view word);
[[nodiscard]] int spanish_syllables(std::string_view word);

}  // namespace fv

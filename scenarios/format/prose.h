// A text as people read it: sentences and words. Word counts, reading ease and word lists stand on it.
//
// A word is letters and digits with the hyphens and apostrophes between them, given in small letters.
// Accents stay. A sentence ends at . ! ? or …, but not at the full stop of Mrs. or Sra.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace fv {

/// The languages whose words and reading ease are known here.
enum class ProseLanguage { english, spanish, other };
[[nodiscard]] ProseLanguage prose_language(std::string_view code);  ///< `en`, `es-MX`

[[nodiscard]] std::vector<std::string> words_of(std::string_view text);
[[nodiscard]] std::size_t number_of_words(std::string_view text);

/// The pieces of `text` that are sentences, without the space around them. Valid as long as the text.
[[nodiscard]] std::vector<std::string_view> sentences_of(std::string_view text);

/// The pieces between commas, colons, semicolons and dashes, of one sentence.
[[nodiscard]] std::vector<std::string_view> clauses_of(std::string_view sentence);

/// Phrases to be found in a text: `report card`. A word that ends in * stands for all that begin so
/// (`absen*`); _ stands for one word or two, whatever they are (`missed _ days`).
class WordList {
public:
    explicit WordList(std::span<const std::string_view> phrases);

    struct Found {
        std::size_t first = 0, count = 0;  ///< places among the words; count 0: not found
        explicit operator bool() const { return count > 0; }
    };
    /// The first phrase that stands in `words` (as words_of gives them), the longest at that place.
    [[nodiscard]] Found find(std::span<const std::string> words) const;
    [[nodiscard]] bool is_in(std::span<const std::string> words) const { return static_cast<bool>(find(words)); }

private:
    std::vector<std::vector<std::string>> phrases_;           ///< word by word
    std::vector<std::vector<std::size_t>> by_first_byte_;     ///< of their first words
};

}  // namespace fv

// How hard a text is to read: the Flesch-Kincaid grade for English (9: a fifteen-year-old), the
// INFLESZ scale for Spanish (above 65: fairly easy; below 55: hard).
#pragma once

#include <cstddef>
#include <string_view>

#include "scenarios/format/prose.h"

namespace fv {

/// What reading ease is computed from; texts can be added up.
struct ReadingMeasure {
    std::size_t sentences = 0, words = 0, syllables = 0;

    void add(std::string_view text, ProseLanguage language);
    ReadingMeasure& operator+=(const ReadingMeasure& other);
    /// 0.39 words per sentence + 11.8 syllables per word − 15.59. 0 without words.
    [[nodiscard]] double flesch_kincaid_grade() const;
    /// Szigriszt: 206.835 − 62.3 syllables per word − words per sentence. 100 without words.
    [[nodiscard]] double inflesz() const;
};

/// What a fourteen-year-old can still read.
inline constexpr double highest_grade = 9.0;
inline constexpr double lowest_inflesz = 55.0;

/// Whether a text is above highest_grade, or below lowest_inflesz. A language that is not known is not hard.
[[nodiscard]] bool is_hard_to_read(const ReadingMeasure& measure, ProseLanguage language);

}  // namespace fv

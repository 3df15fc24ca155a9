#include "scenarios/format/readability.h"

#include "scenarios/format/syllables.h"

namespace fv {

void ReadingMeasure::add(std::string_view text, ProseLanguage language)
{
    sentences += sentences_of(text).size();
    for (const std::string& word : words_of(text)) {
        ++words;
        syllables += static_cast<std::size_t>(language == ProseLanguage::spanish ? spanish_syllables(word) : english_syllables(word));
    }
}

ReadingMeasure& ReadingMeasure::operator+=(const ReadingMeasure& other)
{
    sentences += other.sentences;
    words += other.words;
    syllables += other.syllables;
    return *this;
}

double ReadingMeasure::flesch_kincaid_grade() const
{
    if (words == 0) return 0.0;
    const auto w = static_cast<double>(words);
    return 0.39 * w / static_cast<double>(sentences) + 11.8 * static_cast<double>(syllables) / w - 15.59;
}

double ReadingMeasure::inflesz() const
{
    if (words == 0) return 100.0;
    const auto w = static_cast<double>(words);
    return 206.835 - 62.3 * static_cast<double>(syllables) / w - w / static_cast<double>(sentences);
}

bool is_hard_to_read(const ReadingMeasure& measure, ProseLanguage language)
{
    if (language == ProseLanguage::english) return measure.flesch_kincaid_grade() > highest_grade;
    return language == ProseLanguage::spanish && measure.inflesz() < lowest_inflesz;
}

}  // namespace fv

#include <algorithm>
#include <string>

#include "scenarios/format/syllables.h"

namespace fv {
namespace {

/// A letter as far as syllables are concerned.
enum class Sound : char { consonant, strong, weak, stressed_weak };  // a e o · i u · í ú

/// The word as sounds: accents undone, the u of que and gui left out, h as if it were not there
/// between vowels (ahi-jado), y a vowel at the end of a word (hoy).
std::string sounds_of(std::string_view word)
{
    constexpr std::string_view second_bytes = "\xA1\xA9\xAD\xB3\xBA\xBC\xB1";  // á é í ó ú ü ñ, behind C3
    constexpr std::string_view letters = "aeIoUWn";
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const std::size_t accented = word[i] == '\xC3' && i + 1 < word.size() ? second_bytes.find(word[i + 1]) : std::string_view::npos;
        if (accented != std::string_view::npos) {
            out += letters[accented];
            ++i;
        } else if (static_cast<unsigned char>(word[i]) < 0x80) {
            out += word[i];
        }
    }
    for (std::size_t i = 1; i + 1 < out.size(); ++i) {
        const bool before_e_or_i = out[i + 1] == 'e' || out[i + 1] == 'i' || out[i + 1] == 'I';
        if (out[i] == 'u' && before_e_or_i && (out[i - 1] == 'q' || out[i - 1] == 'g')) out.erase(i, 1);
    }
    std::replace(out.begin(), out.end(), 'W', 'u');
    if (out.ends_with('y')) out.back() = 'i';
    return out;
}

Sound sound(char letter)
{
    if (letter == 'a' || letter == 'e' || letter == 'o') return Sound::strong;
    if (letter == 'i' || letter == 'u') return Sound::weak;
    return letter == 'I' || letter == 'U' ? Sound::stressed_weak : Sound::consonant;
}

/// Whether the vowel at `at` begins a syllable of its own behind the one before it.
bool begins_anew(std::string_view letters, std::size_t at)
{
    const Sound before = sound(letters[at - 1]), now = sound(letters[at]);
    if (before == Sound::strong && now == Sound::strong) return true;                                      // le-er
    if (before == Sound::stressed_weak || now == Sound::stressed_weak) return before == Sound::strong || now == Sound::strong;  // pa-ís
    const bool next_is_strong = at + 1 < letters.size() && sound(letters[at + 1]) == Sound::strong;
    if (before == Sound::strong && now == Sound::weak && next_is_strong) return true;                      // pa-ra-no-ia
    return letters[at - 1] == letters[at];                                                                 // chi-i-ta
}

}  // namespace

int spanish_syllables(std::string_view word)
{
    std::string letters = sounds_of(word);
    for (std::size_t i = 1; i + 1 < letters.size(); ++i)
        if (letters[i] == 'h' && sound(letters[i - 1]) != Sound::consonant && sound(letters[i + 1]) != Sound::consonant) letters.erase(i, 1);
    int count = 0;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (letters[i] >= '0' && letters[i] <= '9') count += 2;
        if (sound(letters[i]) == Sound::consonant) continue;
        const bool first = i == 0 || sound(letters[i - 1]) == Sound::consonant;
        count += first || begins_anew(letters, i);
    }
    return std::max(count, 1);
}

}  // namespace fv

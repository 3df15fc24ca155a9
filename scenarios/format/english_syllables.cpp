#include <algorithm>
#include <array>
#include <string>

#include "scenarios/format/syllables.h"

namespace fv {
namespace {

struct Known {
    std::string_view word;
    int syllables;
};

/// Common words that the rules below would count wrongly, by the alphabet.
constexpr std::array known_words = std::to_array<Known>({
    {"anybody", 4}, {"anyone", 3}, {"area", 3}, {"areas", 3}, {"argue", 2}, {"beautiful", 3}, {"beautifully", 4}, {"behavior", 3}, {"behaviour", 3},
    {"being", 2}, {"business", 2}, {"chocolate", 2}, {"clothes", 1}, {"conscience", 2}, {"diet", 2}, {"dr", 2}, {"element", 3},
    {"elements", 3}, {"evening", 2}, {"evenings", 2}, {"every", 2}, {"everybody", 4}, {"everyone", 3}, {"everything", 3},
    {"everywhere", 3}, {"eye", 1}, {"eyes", 1}, {"favorite", 2}, {"favourite", 2}, {"idea", 3}, {"ideas", 3}, {"interest", 2},
    {"interested", 3}, {"interesting", 3}, {"maybe", 2}, {"mr", 2}, {"mrs", 2}, {"ms", 1}, {"naked", 2}, {"people", 2},
    {"people's", 2}, {"poem", 2}, {"poems", 2}, {"poet", 2}, {"poetry", 3}, {"poets", 2}, {"quiet", 2}, {"quieter", 3},
    {"quietly", 3}, {"real", 1}, {"recipe", 3}, {"recipes", 3}, {"ruin", 2}, {"sacred", 2}, {"science", 2}, {"soldier", 2},
    {"soldiers", 2}, {"something", 2}, {"theater", 3}, {"theatre", 3}, {"tired", 1}, {"toward", 2}, {"towards", 2}, {"usual", 3},
    {"usually", 4}, {"vegetable", 4}, {"vegetables", 4}, {"wednesday", 2}, {"whoever", 3}, {"wicked", 2},
});

/// Endings that begin a syllable of their own behind a silent e: some-thing, care-ful, home-work.
constexpr std::array second_parts = std::to_array<std::string_view>({
    "body", "book", "books", "ful", "fully", "fulness", "hold", "holds", "how", "keeper", "less", "line", "lines", "ly", "mail", "ment",
    "ments", "ness", "one", "paper", "room", "some", "thing", "things", "time", "times", "ty", "walk", "what", "where", "word", "words", "work", "works",
});

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y'; }
bool has_any(std::string_view letters, char c) { return letters.find(c) != std::string_view::npos; }
char letter(std::string_view word, std::size_t at) { return at < word.size() ? word[at] : ' '; }

/// A y that begins a syllable is no vowel: yes, player.
bool sounds(std::string_view word, std::size_t at)
{
    if (!is_vowel(letter(word, at))) return false;
    return word[at] != 'y' || !is_vowel(letter(word, at + 1)) || (at > 0 && !is_vowel(word[at - 1]));
}

/// `_es` and `_'s` are a syllable behind a hiss: hous-es, dish-es.
bool hisses(std::string_view stem)
{
    if (stem.ends_with('e') && stem.size() > 3) stem.remove_suffix(1);
    return !stem.empty() && (has_any("sxzcg", stem.back()) || stem.ends_with("ch") || stem.ends_with("sh"));
}

int vowel_groups(std::string_view word)
{
    int groups = 0;
    for (std::size_t i = 0; i < word.size(); ++i) groups += sounds(word, i) && (i == 0 || !sounds(word, i - 1));
    return groups;
}

/// Whether the vowels at `at` − 1 and `at` stand together and are said apart: ra-di-o, an-nu-al, vid-e-o.
bool is_split(std::string_view word, std::size_t at)
{
    const std::string_view rest = word.substr(at);
    const char before = word[at - 1];
    const char earlier = at >= 2 ? word[at - 2] : ' ';
    if (rest.starts_with("ing")) return has_any("aeo", before) || (before == 'u' && earlier != 'q') || (before == 'y' && !is_vowel(earlier));
    if (before == 'i' && has_any("aou", rest[0])) {
        const bool soft = has_any("tcsgh", earlier) && !rest.starts_with("ate") && !rest.starts_with("ation") && rest != "o" && rest != "os";  // na-tion, spe-cial
        return !soft && !(has_any("ln", earlier) && rest.starts_with("on"));  // mil-lion
    }
    if (before == 'i' && rest[0] == 'e') return (rest.starts_with("ent") || rest.starts_with("ence")) ? !has_any("tcs", earlier) : rest == "ety" || ((rest == "er" || rest == "est") && at > 3);
    if (before == 'e' && rest[0] == 'o') return !has_any("gp", earlier);
    if (before == 'u' && rest[0] == 'a') return !has_any("qg", earlier) && rest.size() > 1;
    return false;
}

int split_groups(std::string_view word)
{
    int extra = 0;
    for (std::size_t i = 1; i < word.size(); ++i) extra += is_split(word, i);
    const bool reacts = (word.starts_with("creat") && !word.starts_with("creatu")) || word.starts_with("react");
    return extra + (reacts ? 1 : 0);
}

int without_endings(std::string_view word);

/// The word is two: something, careful. 0: it is not.
int in_two_parts(std::string_view word)
{
    for (const std::string_view part : second_parts) {
        if (!word.ends_with(part) || word.size() < part.size() + 3) continue;
        const std::string_view first = word.substr(0, word.size() - part.size());
        if (first.back() == 'e' && !is_vowel(first[first.size() - 2])) return without_endings(first) + without_endings(part);
    }
    return 0;
}

/// How many of the written vowels at the end are silent: the e of makes, asked, home, league.
int silent_at_end(std::string_view word)
{
    if (word.size() < 3) return 0;
    const char last = word[word.size() - 2], third = word[word.size() - 3];
    if (word.ends_with("gue") || word.ends_with("que")) return 1;
    if (word.ends_with('e')) return !is_vowel(last) && !(last == 'l' && !is_vowel(third)) ? 1 : 0;  // ta-ble
    const char fourth = word.size() > 3 ? word[word.size() - 4] : ' ';
    if (word.ends_with("yed") && is_vowel(fourth)) return 1;
    if (word.size() < 4 || is_vowel(third)) return 0;
    const bool keeps_l = third == 'l' && !is_vowel(fourth);  // ta-bles, set-tled
    if (word.ends_with("es")) return hisses(word.substr(0, word.size() - 2)) || keeps_l ? 0 : 1;
    if (word.ends_with("ed")) return has_any("td", third) || (keeps_l && !has_any("lrw", fourth)) ? 0 : 1;
    return 0;
}

int without_endings(std::string_view word)
{
    const int more = word.ends_with("ism") || word.ends_with("thm") ? 1 : 0;
    return std::max(vowel_groups(word) + split_groups(word) + more - silent_at_end(word), 1);
}

int of_plain_word(std::string_view word)
{
    const auto known = std::lower_bound(known_words.begin(), known_words.end(), word, [](const Known& k, std::string_view w) { return k.word < w; });
    if (known != known_words.end() && known->word == word) return known->syllables;
    const int parts = in_two_parts(word);
    return parts > 0 ? parts : without_endings(word);
}

/// What stands behind an apostrophe: did-n't, that'll, class's.
int of_short_form(std::string_view stem, std::string_view ending)
{
    if (ending == "t" && stem.ends_with("n")) {
        const std::string_view verb = stem.substr(0, stem.size() - 1);
        const bool merges = verb == "do" || verb == "ca" || verb == "wo" || verb == "are" || verb == "were" || verb == "ai";
        return (merges ? 1 : of_plain_word(verb) + 1);
    }
    const bool after_consonant = !stem.empty() && !is_vowel(stem.back());
    const bool more = (ending == "s" && hisses(stem)) || ((ending == "ll" || ending == "ve" || ending == "re") && after_consonant && stem != "you" && stem != "how") ||
                      (ending == "d" && !stem.empty() && has_any("td", stem.back()));
    const bool is_ending = ending == "s" || ending == "ll" || ending == "ve" || ending == "re" || ending == "d" || ending == "m" || ending == "t" || ending.empty();
    return of_plain_word(stem) + (more ? 1 : 0) + (is_ending ? 0 : of_plain_word(ending));  // o'clock
}

/// The word with the accented letters of names as plain ones. An é is never silent: it becomes an i.
std::string plain(std::string_view word)
{
    constexpr std::string_view plain_letters = "aaaaaaaciiiiiiiionooooo ouuuuyty";  // for à … ÿ
    std::string out;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const auto second = i + 1 < word.size() ? static_cast<unsigned char>(word[i + 1]) : 0U;
        if (word[i] != '\xC3' || second < 0xA0 || second > 0xBF) out += word[i];
        else out += plain_letters[second - 0xA0], ++i;
    }
    return out;
}

int of_part(std::string_view part)
{
    if (part.empty()) return 0;
    if (part.find_first_not_of("0123456789") == std::string_view::npos) return static_cast<int>(part.size());
    const std::size_t apostrophe = part.find('\'');
    return apostrophe == std::string_view::npos ? of_plain_word(part) : of_short_form(part.substr(0, apostrophe), part.substr(apostrophe + 1));
}

}  // namespace

int english_syllables(std::string_view word)
{
    const std::string letters = plain(word);
    int sum = 0;
    for (std::string_view rest = letters; !rest.empty();) {
        const std::size_t end = std::min(rest.find('-'), rest.size());
        sum += of_part(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    return std::max(sum, 1);
}

}  // namespace fv

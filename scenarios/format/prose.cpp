#include "scenarios/format/prose.h"

#include <algorithm>
#include <array>

namespace fv {
namespace {

constexpr std::string_view curly_apostrophe = "\xE2\x80\x99";

bool is_ascii_word_byte(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

/// How many bytes of a letter or digit begin at `at`; 0: it is a space, a sign or the text's end. Signs
/// beyond ASCII (¿ « … — “) begin with the bytes C2 and E2.
std::size_t letter_at(std::string_view text, std::size_t at)
{
    if (at >= text.size()) return 0;
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return is_ascii_word_byte(text[at]) ? 1 : 0;
    if (first < 0xC3 || first == 0xE2) return 0;
    std::size_t length = 1;
    while (at + length < text.size() && (static_cast<unsigned char>(text[at + length]) & 0xC0U) == 0x80U) ++length;
    return length;
}

/// The bytes of a hyphen or an apostrophe, which join what stands on both sides of them.
std::size_t joint_at(std::string_view text, std::size_t at)
{
    if (at >= text.size()) return 0;
    if (text[at] == '-' || text[at] == '\'') return 1;
    return text.substr(at).starts_with(curly_apostrophe) ? curly_apostrophe.size() : 0;
}

void add_small(std::string& word, std::string_view letter)
{
    const auto first = static_cast<unsigned char>(letter[0]);
    const auto second = letter.size() > 1 ? static_cast<unsigned char>(letter[1]) : 0U;
    if (first < 0x80) word += letter[0] >= 'A' && letter[0] <= 'Z' ? static_cast<char>(letter[0] - 'A' + 'a') : letter[0];
    else if (first == 0xC3 && second >= 0x80 && second <= 0x9E) word += {letter[0], static_cast<char>(second + 0x20)};  // À … Þ
    else word += letter;
}

/// Calls `add` with each word's bytes; `word` ends where the next space or sign stands.
template <class Add>
void each_word(std::string_view text, const Add& add)
{
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = letter_at(text, i);
        if (length == 0) {
            ++i;
            continue;
        }
        const std::size_t start = i;
        while (length > 0) {
            i += length;
            length = letter_at(text, i);
            const std::size_t joint = length == 0 ? joint_at(text, i) : 0;
            if (joint > 0 && letter_at(text, i + joint) > 0) length = joint;
        }
        add(text.substr(start, i - start));
    }
}

/// Whether the full stop at `at` belongs to a short form in front of it.
bool ends_short_form(std::string_view text, std::size_t at)
{
    static constexpr std::array short_forms = std::to_array<std::string_view>({"mr", "mrs", "ms", "dr", "st", "sr", "sra", "srta", "dra", "ud", "uds", "prof"});
    std::size_t start = at;
    while (start > 0 && is_ascii_word_byte(text[start - 1])) --start;
    std::string word;
    for (const char c : text.substr(start, at - start)) add_small(word, {&c, 1});
    return std::find(short_forms.begin(), short_forms.end(), word) != short_forms.end();
}

/// The bytes of a sign that ends a sentence.
std::size_t end_at(std::string_view text, std::size_t at)
{
    if (text[at] == '!' || text[at] == '?') return 1;
    if (text[at] == '.') return ends_short_form(text, at) ? 0 : 1;
    return text.substr(at).starts_with("\xE2\x80\xA6") ? 3 : 0;  // …
}

/// The bytes of a sign between two clauses.
std::size_t break_at(std::string_view text, std::size_t at)
{
    const char c = text[at];
    if (c == ',' || c == ';' || c == ':') return 1;
    const std::string_view rest = text.substr(at);
    return rest.starts_with("\xE2\x80\x94") || rest.starts_with("\xE2\x80\x93") ? 3 : 0;  // — –
}

void add_piece(std::string_view piece, std::vector<std::string_view>& out)
{
    bool says_something = false;
    each_word(piece, [&](std::string_view) { says_something = true; });
    if (!says_something) return;
    const std::size_t first = piece.find_first_not_of(" \n\t");
    out.push_back(piece.substr(first, piece.find_last_not_of(" \n\t") + 1 - first));
}

/// Cuts behind each sign that `sign_at` finds; signs in a row (`?!`, `…"`) stay together.
template <class SignAt>
std::vector<std::string_view> pieces_of(std::string_view text, const SignAt& sign_at)
{
    std::vector<std::string_view> out;
    std::size_t start = 0;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sign_at(text, i);
        if (length == 0) {
            ++i;
            continue;
        }
        i += length;
        const bool inside = letter_at(text, i) > 0 && text[i - 1] == '.';  // 3.5, first-visit.yaml
        if (inside) continue;
        add_piece(text.substr(start, i - start), out);
        start = i;
    }
    add_piece(text.substr(start), out);
    return out;
}

bool fits(std::string_view pattern, std::string_view word)
{
    return pattern.back() == '*' ? word.starts_with(pattern.substr(0, pattern.size() - 1)) : word == pattern;
}

/// How many words from `at` on the phrase takes; 0: it doesn't stand there.
std::size_t length_at(std::span<const std::string> phrase, std::span<const std::string> words, std::size_t at)
{
    if (phrase.empty()) return 0;
    std::size_t next = at;
    for (std::size_t i = 0; i < phrase.size(); ++i, ++next) {
        if (phrase[i] == "_") {
            for (const std::size_t skipped : {std::size_t{1}, std::size_t{2}}) {
                if (next + skipped >= words.size()) break;
                const std::size_t rest = length_at(phrase.subspan(i + 1), words, next + skipped);
                if (rest > 0) return next + skipped + rest - at;
            }
            return 0;
        }
        if (next >= words.size() || !fits(phrase[i], words[next])) return 0;
    }
    return next - at;
}

}  // namespace

ProseLanguage prose_language(std::string_view code)
{
    const auto is = [&](std::string_view language) { return code.starts_with(language) && (code.size() == 2 || code[2] == '-' || code[2] == '_'); };
    if (is("en")) return ProseLanguage::english;
    return is("es") ? ProseLanguage::spanish : ProseLanguage::other;
}

std::vector<std::string> words_of(std::string_view text)
{
    std::vector<std::string> words;
    each_word(text, [&](std::string_view bytes) {
        std::string& word = words.emplace_back();
        for (std::size_t i = 0; i < bytes.size();) {
            const std::size_t length = letter_at(bytes, i);
            if (length > 0) add_small(word, bytes.substr(i, length));
            else word += bytes[i] == '-' ? '-' : '\'';
            i += length > 0 ? length : joint_at(bytes, i);
        }
    });
    return words;
}

std::size_t number_of_words(std::string_view text)
{
    std::size_t count = 0;
    each_word(text, [&](std::string_view) { ++count; });
    return count;
}

std::vector<std::string_view> sentences_of(std::string_view text) { return pieces_of(text, end_at); }
std::vector<std::string_view> clauses_of(std::string_view sentence) { return pieces_of(sentence, break_at); }

WordList::WordList(std::span<const std::string_view> phrases) : by_first_byte_(256)
{
    for (const std::string_view phrase : phrases) {
        std::vector<std::string>& words = phrases_.emplace_back();
        for (std::size_t i = 0; i < phrase.size();) {
            const std::size_t end = std::min(phrase.find(' ', i), phrase.size());
            words.emplace_back(phrase.substr(i, end - i));
            i = end + 1;
        }
        by_first_byte_[static_cast<unsigned char>(words.front()[0])].push_back(phrases_.size() - 1);
    }
}

WordList::Found WordList::find(std::span<const std::string> words) const
{
    for (std::size_t i = 0; i < words.size(); ++i) {
        Found found{.first = i, .count = 0};
        for (const std::size_t phrase : by_first_byte_[static_cast<unsigned char>(words[i][0])])
            found.count = std::max(found.count, length_at(phrases_[phrase], words, i));
        if (found) return found;
    }
    return {};
}

}  // namespace fv

#include "facilitator/people/folding.h"

#include <algorithm>
#include <utility>

namespace fv {
namespace {

/// Letters U+00C0 to U+017F without their accents, two bytes each in UTF-8; a dot: it stays as it is.
constexpr std::string_view latin =
    "aaaaaaaceeeeiiiidnooooo.ouuuuy.saaaaaaaceeeeiiiidnooooo.ouuuuy.y"   // U+00C0
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"   // U+0100
    "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";  // U+0140
constexpr unsigned first_latin = 0xC0;
static_assert(latin.size() == 192);

/// Vietnamese letters, which carry two signs each, by where each row of U+1EA0 to U+1EF9 begins.
char vietnamese(unsigned code)
{
    if (code == 0x1A0 || code == 0x1A1) return 'o';
    if (code == 0x1AF || code == 0x1B0) return 'u';
    if (code < 0x1EA0 || code > 0x1EF9) return 0;
    if (code < 0x1EB8) return 'a';
    if (code < 0x1EC8) return 'e';
    if (code < 0x1ECC) return 'i';
    if (code < 0x1EE4) return 'o';
    return code < 0x1EF2 ? 'u' : 'y';
}

struct Letter {
    unsigned code;
    std::size_t bytes;
};

Letter letter_at(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const unsigned lead = byte(at);
    if (lead >= 0xC2 && lead < 0xE0 && at + 1 < text.size()) return {((lead & 0x1FU) << 6U) | (byte(at + 1) & 0x3FU), 2};
    if (lead >= 0xE0 && lead < 0xF0 && at + 2 < text.size()) return {((lead & 0x0FU) << 12U) | ((byte(at + 1) & 0x3FU) << 6U) | (byte(at + 2) & 0x3FU), 3};
    return {lead, 1};
}

bool is_space(unsigned code) { return code == ' ' || (code >= '\t' && code <= '\r') || code == 0xA0 || code == 0x202F || code == 0x200B || code == 0xFEFF || code == 0x3000; }
bool is_accent(unsigned code) { return code >= 0x300 && code < 0x370; }  // those that stand after their letter

}  // namespace

std::string trimmed(std::string_view text)
{
    std::size_t begin = text.size(), end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        if (!is_space(letter.code)) {
            begin = std::min(begin, at);
            end = at + letter.bytes;
        }
        at += letter.bytes;
    }
    return begin < end ? std::string(text.substr(begin, end - begin)) : std::string{};
}

std::string folded(std::string_view text)
{
    std::string out;
    bool space = false;
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = letter_at(text, at);
        const std::string_view bytes = text.substr(at, letter.bytes);
        at += letter.bytes;
        if (is_accent(letter.code)) continue;
        if (is_space(letter.code)) {
            space = !out.empty();
            continue;
        }
        if (std::exchange(space, false)) out += ' ';
        const bool accented = letter.code >= first_latin && letter.code < first_latin + latin.size() && latin[letter.code - first_latin] != '.';
        if (accented) out += latin[letter.code - first_latin];
        else if (const char plain = vietnamese(letter.code)) out += plain;
        else if (letter.code >= 'A' && letter.code <= 'Z') out += static_cast<char>(letter.code - 'A' + 'a');
        else out += bytes;
    }
    return out;
}

std::string bare(std::string_view text)
{
    std::string out = folded(text);
    std::erase_if(out, [](char sign) { return (sign < 'a' || sign > 'z') && (sign < '0' || sign > '9') && static_cast<unsigned char>(sign) < 0x80; });
    return out;
}

}  // namespace fv

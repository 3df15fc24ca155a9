#include "trainer/session/hearing.h"

#include <algorithm>
#include <string>

namespace fv {
namespace {

/// Small letters, one space between words, signs dropped; an apostrophe stays in its word, a typographic
/// one becomes a plain one. Capital letters with an accent are made small where Spanish has them.
std::string plain_words(std::string_view text)
{
    std::string out(1, ' ');
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        if (text.substr(i, 3) == "\u2019") {
            out += '\'';
            i += 2;
        } else if (byte == 0xC3 && next >= 0x80 && next <= 0x9E) {  // À … Þ
            out += text[i];
            out += static_cast<char>(next + 0x20);
            ++i;
        } else if (byte >= 'A' && byte <= 'Z') {
            out += static_cast<char>(byte - 'A' + 'a');
        } else if ((byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte >= 0x80 || byte == '\'') {
            out += text[i];
        } else if (out.back() != ' ') {
            out += ' ';
        }
    }
    if (out.back() != ' ') out += ' ';
    return out;
}

}  // namespace

std::uint8_t heard_in(std::span<const Item> items, std::string_view text)
{
    const std::string said = plain_words(text);
    std::uint8_t heard = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const auto is_heard = [&](const std::string& words) {
            const std::string wanted = plain_words(words);
            return wanted.size() > 2 && said.find(wanted) != std::string::npos;
        };
        if (std::any_of(items[i].hear.begin(), items[i].hear.end(), is_heard)) heard = static_cast<std::uint8_t>(heard | (1U << i));
    }
    return heard;
}

}  // namespace fv

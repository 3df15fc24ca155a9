#include "foundation/source_text.h"

#include <algorithm>
#include <utility>

namespace fv {
namespace {

bool continues(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

/// The length of the well-formed sequence at `at` (RFC 3629: no overlong forms, no surrogates), or 0.
std::size_t sequence_length(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[at + i]); };
    const unsigned char first = byte(0);
    if (first < 0x80) return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || at + length > text.size()) return 0;
    for (std::size_t i = 1; i < length; ++i)
        if (!continues(text[at + i])) return 0;
    const unsigned char second = byte(1);
    const bool overlong = (first == 0xE0 && second < 0xA0) || (first == 0xF0 && second < 0x90);
    const bool surrogate = first == 0xED && second > 0x9F;
    const bool too_large = first == 0xF4 && second > 0x8F;
    return overlong || surrogate || too_large ? 0 : length;
}

}  // namespace

SourceText::SourceText(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {}

std::string_view SourceText::line(std::uint32_t number) const
{
    std::string_view rest = text_;
    for (std::uint32_t current = 1; current < number; ++current) {
        const std::size_t end = rest.find('\n');
        if (end == std::string_view::npos) return {};
        rest.remove_prefix(end + 1);
    }
    rest = rest.substr(0, rest.find('\n'));
    if (!rest.empty() && rest.back() == '\r') rest.remove_suffix(1);
    return number == 0 ? std::string_view{} : rest;
}

SourceSpan SourceText::span_at(std::size_t offset, std::size_t length) const
{
    const std::string_view all = text_;
    offset = std::min(offset, all.size());
    const std::string_view before = all.substr(0, offset);
    const std::size_t line_break = before.rfind('\n');
    const std::size_t line_start = line_break == std::string_view::npos ? 0 : line_break + 1;
    std::string_view marked = all.substr(offset, length);
    marked = marked.substr(0, marked.find('\n'));
    return SourceSpan{.file = name_,
                      .line = static_cast<std::uint32_t>(std::count(before.begin(), before.end(), '\n')) + 1,
                      .column = characters_in(before.substr(line_start)) + 1,
                      .length = std::max(1U, characters_in(marked))};
}

std::uint32_t characters_in(std::string_view utf8)
{
    return static_cast<std::uint32_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return !continues(c); }));
}

std::size_t first_invalid_utf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = sequence_length(text, at);
        if (length == 0) return at;
        at += length;
    }
    return std::string_view::npos;
}

}  // namespace fv

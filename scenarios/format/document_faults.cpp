#include "scenarios/format/document_faults.h"

#include <algorithm>
#include <fmt/format.h>

#include "scenarios/format/document.h"

namespace fv {
namespace {

constexpr auto npos = std::string_view::npos;

Diagnostic fault(std::string_view rule, SourceSpan where, std::string message, std::string hint)
{
    return {.rule = rule, .where = std::move(where), .message = std::move(message), .hint = std::move(hint)};
}

/// UTF-16 and UTF-32 with or without their mark: every other byte of plain letters is 0 then.
bool looks_like_utf_16(std::string_view text)
{
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
    return text.size() >= 4 && ((text[0] == '\0') != (text[1] == '\0')) && ((text[2] == '\0') != (text[3] == '\0'));
}

std::size_t first_control_character(std::string_view text)
{
    const auto is_control = [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return (code < 0x20 && c != '\n' && c != '\r' && c != '\t') || code == 0x7F;
    };
    const auto found = std::find_if(text.begin(), text.end(), is_control);
    return found == text.end() ? npos : static_cast<std::size_t>(found - text.begin());
}

/// A tab where a line is indented, at or above `offset`: what people meet most, and no parser's own
/// words for it help anybody.
std::size_t tab_in_indentation(std::string_view text, std::size_t offset)
{
    for (std::size_t start = 0; start < text.size() && start <= offset;) {
        const std::size_t tab = text.find_first_not_of(' ', start);
        if (tab != npos && text[tab] == '\t') {
            const std::size_t content = text.find_first_not_of(" \t", tab);
            if (content != npos && text[content] != '\n' && text[content] != '\r' && text[content] != '#') return tab;
        }
        start = text.find('\n', start);
        if (start == npos) break;
        ++start;
    }
    return npos;
}

/// The hint for a line that YAML reads otherwise than it was meant.
std::string hint_for(std::string_view line, std::size_t at)
{
    const std::string_view before = line.substr(0, std::min(at, line.size()));
    const auto holds = [&](std::string_view part) { return line.find(part) != npos; };
    if (holds("?]") || holds("?,") || holds("?}")) return "inside [ ] or { } a text that ends in a question mark needs quotation marks around it";
    if (before.find(": ") != npos && at < line.size() && line[at] == ':')
        return "a text with \": \" in it needs quotation marks around it";
    return "see that it begins in the same column as its neighbours, and that the line above has its colon, quotation marks and brackets";
}

}  // namespace

Places::Places(const SourceText& source) : source_(source)
{
    const std::string_view all = source.text();
    starts_.push_back(all.starts_with(byte_order_mark) ? byte_order_mark.size() : 0);
    last_offset_ = starts_[0];
    for (std::size_t i = all.find('\n'); i != npos; i = all.find('\n', i + 1)) starts_.push_back(i + 1);
}

std::size_t Places::offset(int line, int column) const
{
    const auto wanted = static_cast<std::size_t>(std::max(line, 0));
    if (wanted >= starts_.size()) return text().size();
    return std::min(starts_[wanted] + static_cast<std::size_t>(std::max(column, 0)), text().size());
}

SourceSpan Places::span(std::size_t offset, std::size_t bytes) const
{
    offset = std::clamp(offset, starts_[0], std::max(starts_[0], text().size()));
    const auto line = static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), offset) - starts_.begin()) - 1;
    if (line != last_line_ || offset < last_offset_) {
        last_line_ = line;
        last_offset_ = starts_[line];
        last_column_ = 1;
    }
    last_column_ += characters_in(text().substr(last_offset_, offset - last_offset_));
    last_offset_ = offset;
    std::string_view marked = text().substr(offset, bytes);
    marked = marked.substr(0, marked.find_first_of("\r\n"));
    return {.file = source_.name(), .line = static_cast<std::uint32_t>(line + 1), .column = last_column_, .length = std::max(1U, characters_in(marked))};
}

std::string_view Places::line_around(std::size_t offset) const
{
    const auto after = std::upper_bound(starts_.begin(), starts_.end(), std::max(offset, starts_[0]));
    const std::size_t start = *(after - 1);
    return text().substr(start, std::min(text().find('\n', start), text().size()) - start);
}

std::optional<Diagnostic> fault_of_size(const SourceText& source)
{
    if (source.text().size() <= largest_document) return std::nullopt;
    return fault("too-large", {.file = source.name(), .line = 0, .column = 0, .length = 0},
                 fmt::format("this file is larger than {} MB", largest_document / (1024 * 1024)),
                 "a script of an hour's visit has 0.2 MB; is this the right file?");
}

std::optional<Diagnostic> fault_of_bytes(const Places& places)
{
    const std::string_view text = places.text();
    const SourceSpan whole{.file = places.file(), .line = 0, .column = 0, .length = 0};
    if (looks_like_utf_16(text))
        return fault("not-utf-8", whole, "this file is written in UTF-16", "save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)");
    if (const std::size_t at = first_control_character(text); at != npos)
        return fault("not-text", places.span(at), fmt::format("a character that no text has (number {}) stands here", static_cast<int>(text[at])),
                     "take it out; if the file is full of them, it is not a text file");
    if (const std::size_t at = first_invalid_utf8(text); at != npos)
        return fault("not-utf-8", places.span(at), "a character here is not written in UTF-8", "save the file as UTF-8 in your editor, then look at this character");
    return std::nullopt;
}

Diagnostic syntax_fault(std::string_view words, std::size_t offset, const Places& places, std::size_t open_bracket)
{
    const std::string_view text = places.text();
    if (const std::size_t tab = tab_in_indentation(text, offset); tab != npos)
        return fault("tab", places.span(tab), "a tab stands in the indentation of this line", "a tab can't indent YAML; use spaces (most editors can turn tabs into spaces)");

    const std::string_view line = places.line_around(offset);
    const auto column = static_cast<std::size_t>(text.data() + offset - line.data());
    const auto syntax = [&](std::string message, std::string hint) { return fault("yaml-syntax", places.span(offset), std::move(message), std::move(hint)); };
    const auto says = [&](std::string_view part) { return words.find(part) != npos; };
    const char here = offset < text.size() ? text[offset] : '\0';
    const std::size_t before = offset == 0 ? npos : text.find_last_not_of(" \t\r\n", offset - 1);
    if (says("anchor is not defined") || (here == '*' && says("alias")))
        return syntax("a text can't begin with \"*\" unless it is in quotation marks", "put the whole text in quotation marks");
    const bool ends_a_text = here == '?' && offset + 1 < text.size() && std::string_view("]},").find(text[offset + 1]) != npos;
    if (says("unknown token") && ends_a_text)
        return syntax("a text between brackets ends in a question mark", "inside [ ] or { } such a text needs quotation marks around it");
    if (says("unknown token"))
        return syntax(fmt::format("a text can't begin with \"{}\" unless it is in quotation marks", here), "put the whole text in quotation marks");
    if (says("escape"))
        return syntax("a backslash in double quotation marks begins a special character, and this one is not known",
                      "write two backslashes (\\\\), or use single quotation marks around the text");
    if (says("block entry")) return syntax("a list can't begin in the same line as its key", "begin the list in the next line, indented, each item with a hyphen");
    if (says("illegal flow end")) return syntax(fmt::format("this \"{}\" closes nothing", here), "take it out, or put the text that it belongs to in quotation marks");
    if (before != npos && before > 0 && (text[before] == '"' || text[before] == '\'') && before + 1 >= offset - std::min<std::size_t>(offset, column) && says("end of map") && open_bracket == npos)
        return syntax("the text goes on after its closing quotation mark", "put all of the text inside the quotation marks; inside '…' write '' for an apostrophe");
    if (open_bracket != npos && says("not found") && here == ':')
        return syntax("a second \": \" stands in one entry between brackets", "put the text in quotation marks, or a comma between two entries");
    if (open_bracket != npos && says("not found"))
        return fault("yaml-syntax", places.span(open_bracket), fmt::format("this \"{}\" is not closed, or a comma is missing after it", text[open_bracket]),
                     fmt::format("see that it has its \"{}\", and that a text with brackets or commas in it is in quotation marks", text[open_bracket] == '[' ? ']' : '}'));
    if (says("map value") && line.substr(0, std::min(column, line.size())).find(": ") != npos)
        return syntax("a second \": \" stands in this line", hint_for(line, column));
    return syntax("this line does not fit to what stands above it", hint_for(line, column));
}

std::size_t closing_quote(std::string_view text, std::size_t offset)
{
    const char quote = text[offset];
    for (std::size_t i = offset + 1; i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\') ++i;
        else if (text[i] == quote && quote == '\'' && i + 1 < text.size() && text[i + 1] == quote) ++i;
        else if (text[i] == quote) return i;
    }
    return npos;
}

}  // namespace fv

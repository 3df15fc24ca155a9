#include "scenarios/format/document_kind.h"

#include <array>
#include <string_view>
#include <utility>

namespace fv {
namespace {

constexpr std::array<std::pair<std::string_view, DocumentKind>, 6> kinds = {{
    {"first-visit-pack/", DocumentKind::pack},
    {"first-visit-part/", DocumentKind::part},
    {"first-visit-translation/", DocumentKind::translation},
    {"first-visit-guide/", DocumentKind::guide},
    {"first-visit-framework/", DocumentKind::framework},
    {"first-visit-programme/", DocumentKind::programme},
}};

/// What stands after `format:` at the beginning of a line, without quotation marks.
std::string_view format_of(std::string_view text)
{
    constexpr std::string_view key = "format:";
    for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
        const bool begins_line = at == 0 || text[at - 1] == '\n' || (at == 3 && text.starts_with("\xEF\xBB\xBF"));
        if (!begins_line) continue;
        std::string_view word = text.substr(at + key.size());
        word = word.substr(0, word.find_first_of("\r\n#"));
        word.remove_prefix(std::min(word.find_first_not_of(" \"'"), word.size()));
        return word;
    }
    return {};
}

}  // namespace

DocumentKind kind_of(const SourceText& source)
{
    const std::string_view format = format_of(source.text());
    for (const auto& [name, kind] : kinds)
        if (format.starts_with(name)) return kind;
    return DocumentKind::script;
}

}  // namespace fv

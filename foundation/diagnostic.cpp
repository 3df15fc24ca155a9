#include "foundation/diagnostic.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace fv {
namespace {

constexpr std::size_t longest_line_shown = 160;  // bytes; a longer line is cut, so that a terminal stays readable

auto position(const Diagnostic& d) { return std::tie(d.where.file, d.where.line, d.where.column, d.rule, d.message); }

/// A line as a terminal can show it: what is not text is shown as a dot.
std::string showable(std::string_view line)
{
    std::string out;
    for (const char c : line) {
        const bool control = static_cast<unsigned char>(c) < 0x20 && c != '\t';
        if (control) out += "·";
        else out += c;
    }
    while (first_invalid_utf8(out) != std::string::npos) out.replace(first_invalid_utf8(out), 1, "·");
    return out;
}

/// The line with a caret under the span; tabs are kept in the caret's margin so that both line up.
std::string excerpt(const Diagnostic& d, const SourceText& source)
{
    const std::string_view line = source.line(d.where.line);
    if (line.empty() || line.size() > longest_line_shown) return d.hint.empty() ? "" : "       " + d.hint + '\n';
    std::string margin;
    std::uint32_t column = 1;
    for (const char c : line) {
        if ((static_cast<unsigned char>(c) & 0xC0U) == 0x80U) continue;
        if (column++ == d.where.column) break;
        margin += c == '\t' ? '\t' : ' ';
    }
    const std::string carets(std::max(1U, d.where.length), '^');
    const std::string hint = d.hint.empty() ? "" : ' ' + d.hint;
    return fmt::format("{:5} | {}\n      | {}{}{}\n", d.where.line, showable(line), margin, carets, hint);
}

std::string counted(std::size_t count, std::string_view noun)
{
    return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

}  // namespace

bool has_errors(const std::vector<Diagnostic>& diagnostics)
{
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& d) { return d.severity == Diagnostic::Severity::error; });
}

void sort_by_position(std::vector<Diagnostic>& diagnostics)
{
    std::stable_sort(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& a, const Diagnostic& b) { return position(a) < position(b); });
    const auto same = [](const Diagnostic& a, const Diagnostic& b) { return position(a) == position(b); };
    diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), same), diagnostics.end());
}

std::string_view word_of(Diagnostic::Severity severity)
{
    switch (severity) {
    case Diagnostic::Severity::note: return "note";
    case Diagnostic::Severity::warning: return "warning";
    case Diagnostic::Severity::error: return "error";
    }
    return "error";
}

std::string printed(const Diagnostic& d, const SourceText* source)
{
    const std::string place = d.where.line == 0 ? d.where.file : fmt::format("{}:{}:{}", d.where.file, d.where.line, d.where.column);
    std::string out = fmt::format("{}: {}: {} [{}]\n", place, word_of(d.severity), d.message, d.rule);
    if (source != nullptr && d.where.line != 0) return out + excerpt(d, *source);
    if (!d.hint.empty()) out += "       " + d.hint + '\n';
    return out;
}

std::string summary(const std::vector<Diagnostic>& diagnostics, std::string_view file)
{
    const auto count = [&](Diagnostic::Severity severity) {
        return static_cast<std::size_t>(std::count_if(diagnostics.begin(), diagnostics.end(),
                                                      [&](const Diagnostic& d) { return d.severity == severity; }));
    };
    const std::size_t errors = count(Diagnostic::Severity::error);
    const std::size_t warnings = count(Diagnostic::Severity::warning);
    if (errors == 0 && warnings == 0) return fmt::format("{}: nothing to mend.", file);
    if (errors == 0) return fmt::format("{} in {}.", counted(warnings, "warning"), file);
    if (warnings == 0) return fmt::format("{} in {}.", counted(errors, "error"), file);
    return fmt::format("{}, {} in {}.", counted(errors, "error"), counted(warnings, "warning"), file);
}

}  // namespace fv

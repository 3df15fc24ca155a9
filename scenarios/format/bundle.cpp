#include "scenarios/format/bundle.h"

#include <algorithm>
#include <fmt/format.h>

#include "foundation/content_hash.h"
#include "scenarios/format/loader.h"
#include "scenarios/format/resolving.h"

namespace fv {
namespace {

constexpr std::string_view separator = "#%% file: ";

/// Whether a line would be read as a separator, or as one that was made harmless: `#`, `%` at least
/// twice, ` file: `.
bool looks_like_separator(std::string_view line)
{
    const std::size_t after = line.find_first_not_of('%', 1);
    return line.starts_with("#%%") && after != std::string_view::npos && line.substr(after).starts_with(" file: ");
}

/// The text with each line that looks like a separator changed by `change`.
template <class Change>
std::string with_lines_changed(std::string_view text, const Change& change)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t found = text.find("#%%", at);
        if (found == std::string_view::npos) return out += text.substr(at);
        const bool begins_line = found == 0 || text[found - 1] == '\n';
        const std::string_view line = text.substr(found, text.find('\n', found) - found);
        out += text.substr(at, found - at);
        if (begins_line && looks_like_separator(line)) out += change(line);
        else out += line;
        at = found + line.size();
    }
    return out;
}

std::string made_harmless(std::string_view text)
{
    return with_lines_changed(text, [](std::string_view line) { return fmt::format("#%{}", line.substr(1)); });
}

std::string made_whole(std::string_view text)
{
    return with_lines_changed(text, [](std::string_view line) { return fmt::format("#{}", line.substr(line.starts_with("#%%%") ? 2 : 1)); });
}

/// Where the next separator's own line break stands, or npos.
std::size_t next_separator(std::string_view text) { return text.find("\n#%% file: "); }

/// A fault of a pack is found by the pack's reader and again by the script's: once is enough.
void drop_repeats(std::vector<Diagnostic>& diagnostics, const std::string& script)
{
    const auto repeats = [&](const Diagnostic& a, const Diagnostic& b) { return a.where == b.where && a.rule == b.rule && a.where.file != script; };
    diagnostics.erase(std::unique(diagnostics.begin(), diagnostics.end(), repeats), diagnostics.end());
}

}  // namespace

const SourceText* Bundle::source(std::string_view file) const
{
    if (script.name() == file) return &script;
    const auto found = std::find_if(files.begin(), files.end(), [&](const BundleFile& f) { return f.source.name() == file; });
    return found == files.end() ? nullptr : &found->source;
}

std::optional<SourceText> nothing_beside(const std::string&) { return std::nullopt; }

LoadedScript load_script(SourceText script, const FileReader& read, const Vocabulary& vocabulary)
{
    LoadedScript result{.bundle = {std::move(script), {}}, .scenario = {}};
    std::vector<Diagnostic>& diagnostics = result.scenario.diagnostics;
    std::optional<Node> root = read_document(result.bundle.script, diagnostics);
    if (root) {
        resolve_files(*root, read, result.bundle, diagnostics);
        load_tree(*root, result.bundle, vocabulary, result.scenario, result.positions);
    }
    sort_by_position(diagnostics);
    drop_repeats(diagnostics, result.bundle.script.name());
    if (has_errors(diagnostics)) result.scenario.value.reset();
    if (result.scenario.value) {
        const Bundle& bundle = result.bundle;
        result.scenario.value->content_hash = content_hash(bundle.files.empty() ? made_harmless(bundle.script.text()) : bundle_text(bundle));
    }
    return result;
}

Loaded<Scenario> load_scenario(const Bundle& bundle, const Vocabulary& vocabulary)
{
    const auto read = [&](const std::string& name) {
        const auto found = std::find_if(bundle.files.begin(), bundle.files.end(), [&](const BundleFile& f) { return f.name == name; });
        return found == bundle.files.end() ? std::nullopt : std::optional(found->source);
    };
    return load_script(bundle.script, read, vocabulary).scenario;
}

std::optional<std::string> fault_of_file_name(std::string_view name)
{
    constexpr std::size_t longest = 200;
    if (name.empty() || name.size() > longest) return "a file's name has 1 to 200 letters";
    if (name.find_first_of("\\:*?\"<>|") != std::string_view::npos) return "a file's name here has only letters, digits, hyphens, points and /";
    if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; })) return "a file's name is one line of text";
    for (std::string_view rest = name; !rest.empty();) {
        const std::size_t slash = rest.find('/');
        const std::string_view part = rest.substr(0, slash);
        if (part.empty() || part == "." || part == ".." || slash + 1 == rest.size()) return "only a file in the script's folder, or below it, can be named";
        rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    }
    return std::nullopt;
}

std::string bundle_text(const Bundle& bundle)
{
    std::string text = made_harmless(bundle.script.text());
    std::vector<const BundleFile*> files;
    for (const BundleFile& file : bundle.files) files.push_back(&file);
    std::sort(files.begin(), files.end(), [](const BundleFile* a, const BundleFile* b) { return a->name < b->name; });
    for (const BundleFile* file : files) text += fmt::format("\n{}{}\n{}", separator, file->name, made_harmless(file->source.text()));
    return text;
}

Loaded<Bundle> read_bundle(const std::string& name, std::string_view text)
{
    std::size_t end = next_separator(text);
    Loaded<Bundle> result{.value = Bundle{SourceText(name, made_whole(text.substr(0, end))), {}}, .diagnostics = {}};
    const auto fault = [&](std::size_t at, std::string message) {
        result.diagnostics.push_back({.rule = "broken-bundle", .where = SourceText(name, std::string(text)).span_at(at), .message = std::move(message), .hint = "it is written by the program; take it from the records again"});
        result.value.reset();
        return std::move(result);
    };
    while (end != std::string_view::npos) {
        const std::size_t line = end + 1;
        const std::size_t line_end = text.find('\n', line);
        if (line_end == std::string_view::npos) return fault(line, "a file begins here that has no text");
        const std::string file(text.substr(line + separator.size(), line_end - line - separator.size()));
        if (const auto wrong = fault_of_file_name(file)) return fault(line, *wrong);
        // A separator may follow at once, where the text between is empty.
        const std::size_t next = next_separator(text.substr(line_end + 1));
        const std::string_view own = text.substr(line_end + 1, next);
        result.value->files.push_back({file, SourceText(file, made_whole(own))});
        if (result.value->files.size() > most_files) return fault(line, fmt::format("a script stands on at most {} files", most_files));
        end = next == std::string_view::npos ? next : line_end + 1 + next;
    }
    const std::vector<BundleFile>& files = result.value->files;
    const bool twice = std::adjacent_find(files.begin(), files.end(), [](const BundleFile& a, const BundleFile& b) { return a.name >= b.name; }) != files.end();
    if (twice || bundle_text(*result.value) != text) return fault(0, "these files are not put together as First Visit does it");
    return result;
}

SourceSpan span_inside(const Node& scalar, const Bundle& bundle, std::size_t offset, std::size_t length)
{
    const SourceText* source = bundle.source(scalar.where.file);
    return source == nullptr ? scalar.where : span_inside(scalar, *source, offset, length);
}

std::string printed(const std::vector<Diagnostic>& diagnostics, const Bundle& bundle)
{
    std::string out;
    for (const Diagnostic& diagnostic : diagnostics) out += printed(diagnostic, bundle.source(diagnostic.where.file));
    return out;
}

}  // namespace fv

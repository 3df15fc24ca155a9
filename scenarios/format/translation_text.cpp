#include "scenarios/format/translation_text.h"

#include <algorithm>
#include <fmt/format.h>

#include "scenarios/format/document.h"
#include "scenarios/format/texts.h"

namespace fv {
namespace {

constexpr std::string_view stamps_comment = "# What each text was translated from. Kept by `first-visit author stamp`.";

/// A key as YAML reads it back: a mood may hold anything.
std::string yaml_key(const std::string& key)
{
    const auto plain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.' || c == '[' || c == ']'; };
    const bool begins_plain = !key.empty() && ((key.front() >= 'a' && key.front() <= 'z') || (key.front() >= 'A' && key.front() <= 'Z'));
    if (begins_plain && key != "null" && std::all_of(key.begin(), key.end(), plain)) return key;
    std::string out = "\"";
    for (const char c : key) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

class Skeleton {
public:
    explicit Skeleton(const Scenario& scenario, std::string_view language)
        : out_(fmt::format("# {}: texts only. Write over each ~; what keeps its ~ is shown in the original.\nformat: first-visit-translation/1\nof: {}\nlanguage: {}\n",
                           scenario.title, scenario.id, language))
    {
        for (const KeyedText& text : texts_of(scenario)) add(text);
    }
    [[nodiscard]] std::string take() { return std::move(out_); }

private:
    void add(const KeyedText& text)
    {
        const std::vector<std::string>& path = text.key.path;
        const bool in_list = text.key.place > 0;
        const auto same = std::mismatch(path.begin(), path.end(), open_.begin(), open_.end()).first;
        const std::size_t keys = path.size() - (in_list ? 0 : 1);  // those that stand on a line of their own
        for (auto depth = static_cast<std::size_t>(same - path.begin()); depth < keys; ++depth)
            out_ += fmt::format("{:{}}{}:\n", "", 2 * depth, yaml_key(path[depth]));
        const std::size_t indent = 2 * keys;
        comment(text, indent);
        out_ += in_list ? fmt::format("{:{}}- ~\n", "", indent) : fmt::format("{:{}}{}: ~\n", "", indent, yaml_key(path.back()));
        open_ = path;
        if (!in_list) open_.pop_back();
    }

    void comment(const KeyedText& text, std::size_t indent)
    {
        std::string_view rest = text.text;
        std::string prefix = text.said_by.empty() ? std::string{} : text.said_by + ": ";
        while (!rest.empty()) {
            const std::size_t end = std::min(rest.find('\n'), rest.size());
            const std::string_view line = rest.substr(0, end);
            out_ += line.empty() ? fmt::format("{:{}}#\n", "", indent) : fmt::format("{:{}}# {}{}\n", "", indent, prefix, line);
            prefix.clear();
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }

    std::vector<std::string> open_;  ///< the keys that stand above
    std::string out_;
};

/// The lines of the stamps' block as they are: its key, and what is indented below it.
std::pair<std::size_t, std::size_t> block_of_stamps(const SourceText& source)
{
    const std::string_view text = source.text();
    const Loaded<Node> document = parse_document(source);
    std::size_t begin = text.size();
    if (document.value)
        for (const auto& [key, value] : document.value->entries)
            if (key.scalar == "originals") begin = key.offset;
    std::size_t end = begin;
    const auto end_of_line = [&](std::size_t at) { return std::min(text.find('\n', at), text.size() - 1) + 1; };
    if (begin < text.size()) end = end_of_line(begin);
    while (end < text.size() && std::string_view(" \t\r\n}").find(text[end]) != std::string_view::npos) end = end_of_line(end);
    return {begin, end};
}

std::string without_trailing_breaks(std::string text)
{
    text.erase(text.find_last_not_of("\r\n \t") + 1);
    return text;
}

}  // namespace

std::string translation_template(const Scenario& scenario, std::string_view language) { return Skeleton(scenario, language).take(); }

Stamped stamped(const SourceText& source, const Translation& translation, const Scenario& scenario, bool keep_stale)
{
    Stamped result;
    const TranslationReport report = report_on(translation, scenario);
    const auto has = [](const auto& list, const std::string& key) { return std::find(list.begin(), list.end(), key) != list.end(); };
    const auto moved = [&](const std::string& key) { return std::any_of(report.moved.begin(), report.moved.end(), [&](const auto& m) { return m.key == key; }); };
    const std::string line_break = source.text().find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
    std::string block = "originals:" + line_break;
    bool empty = true;
    for (const KeyedText& text : texts_of(scenario)) {
        const std::string key = text.key.text();
        if (!translation.texts.contains(key)) continue;
        std::string stamp = stamp_of(text.text);
        if (has(report.unstamped, key)) result.fresh.push_back(key);
        if (has(report.stale, key)) {
            const bool keep = keep_stale || moved(key);
            (keep ? result.kept : result.revised).push_back(key);
            if (keep) stamp = translation.originals.at(key);
        }
        block += fmt::format("  {}: \"{}\"{}", yaml_key(key), stamp, line_break);
        empty = false;
    }
    const auto [begin, end] = block_of_stamps(source);
    std::string text = without_trailing_breaks(std::string(source.text().substr(0, begin)));
    const std::string after = without_trailing_breaks(std::string(source.text().substr(end)));
    const bool explained = text.ends_with(stamps_comment);
    if (explained && (!after.empty() || empty)) text = without_trailing_breaks(text.substr(0, text.size() - stamps_comment.size()));
    if (!after.empty()) text += line_break + after;
    text += line_break;
    if (empty) return result.text = text, result;
    if (!explained || !after.empty()) text += std::string(stamps_comment) + line_break;
    result.text = text + block;
    return result;
}

}  // namespace fv

#include "scenarios/format/script_head.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

#include "scenarios/format/document.h"
#include "scenarios/format/plain_yaml.h"

namespace fv {
namespace {

constexpr std::string_view byte_order = "\xEF\xBB\xBF";

/// The value of one key with its lines; what the plain reader does not read, the real parser does.
std::optional<Node> value_of(std::string_view entry, std::size_t after_key)
{
    const std::size_t end = std::min(entry.find_first_of("\r\n"), entry.size());
    const bool one_line = entry.find_first_not_of("\r\n", end) == std::string_view::npos;
    if (one_line)
        if (auto plain = plain_value(entry.substr(after_key, end - after_key))) return plain;
    auto parsed = parse_document(SourceText("head", std::string(entry)));
    if (!parsed.value || parsed.value->entries.size() != 1) return std::nullopt;
    return std::move(parsed.value->entries.front().second);
}

/// Whether a line goes on with the key above it: indented, a list's hyphen, or empty.
bool goes_on(std::string_view line) { return line.empty() || line.front() == ' ' || line.front() == '\r' || line.front() == '-' || line.front() == '#'; }

/// The wanted entries of the outermost map, up to `scenes:`. nullopt: one of them can't be read or stands
/// twice.
std::optional<Node> wanted_entries(std::string_view text, Extent extent, std::span<const std::string_view> wanted)
{
    if (text.starts_with(byte_order)) text.remove_prefix(byte_order.size());
    Node head;
    head.kind = Node::Kind::map;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t line_end = std::min(text.find('\n', at), text.size());
        const std::string_view line = text.substr(at, line_end - at);
        if (goes_on(line)) {
            at = line_end + 1;
            continue;
        }
        std::size_t end = std::min(line_end + 1, text.size());
        while (end < text.size() && goes_on(text.substr(end, std::min(text.find('\n', end), text.size()) - end)))
            end = std::min(text.find('\n', end), text.size() - 1) + 1;
        const std::string_view key = line.substr(0, line.find(':'));
        if (key == "scenes" || (end == text.size() && extent == Extent::beginning)) break;
        if (std::find(wanted.begin(), wanted.end(), key) != wanted.end() && key.size() < line.size()) {
            auto value = value_of(text.substr(at, end - at), key.size() + 1);
            if (!value || head.find(key) != nullptr) return std::nullopt;
            Node name;
            name.kind = Node::Kind::scalar;
            name.scalar = key;
            head.entries.emplace_back(std::move(name), std::move(*value));
        }
        at = end;
    }
    return head;
}

/// A text of the head; empty: left out, or no text.
std::string text_at(const Node& map, std::string_view key)
{
    const Node* value = map.find(key);
    return value != nullptr && value->kind == Node::Kind::scalar ? value->scalar : std::string{};
}

std::vector<std::string> words_at(const Node& head, std::string_view key)
{
    const Node* value = head.find(key);
    if (value == nullptr) return {};
    if (value->kind == Node::Kind::scalar) return {value->scalar};
    std::vector<std::string> words;
    for (const Node& item : value->items) words.push_back(item.scalar);
    return words;
}

int whole_number(const std::string& text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} && end == text.data() + text.size() ? number : 0;
}

}  // namespace

ScriptHead head_of(const Scenario& scenario)
{
    const Speaker& second = scenario.speakers[partner.value];
    return {.id = scenario.id, .title = scenario.title, .summary = scenario.summary, .language = scenario.language, .stage = scenario.stage, .themes = scenario.themes,
            .minutes = scenario.minutes, .partner = {}, .partner_name = second.name, .partner_role = second.role};
}

std::optional<ScriptHead> script_head(std::string_view text, Extent extent)
{
    static constexpr std::array<std::string_view, 9> wanted = {"format", "id", "title", "summary", "language", "stage", "themes", "minutes", "partner"};
    const auto head = wanted_entries(text, extent, wanted);
    if (!head || text_at(*head, "format") != "first-visit/1") return std::nullopt;
    const auto known_stage = stage(text_at(*head, "stage"));
    ScriptHead out{.id = text_at(*head, "id"), .title = text_at(*head, "title"), .summary = text_at(*head, "summary"), .themes = words_at(*head, "themes"), .minutes = whole_number(text_at(*head, "minutes"))};
    const Node* second = head->find("partner");
    if (!known_stage || out.id.empty() || out.title.empty() || out.summary.empty() || out.themes.empty() || out.minutes < 1 || second == nullptr) return std::nullopt;
    out.stage = *known_stage;
    if (head->find("language") != nullptr) out.language = text_at(*head, "language");
    if (second->kind == Node::Kind::scalar) out.partner = second->scalar;
    else {
        out.partner_name = text_at(*second, "name");
        out.partner_role = text_at(*second, "role");
    }
    if (out.partner.empty() && out.partner_name.empty()) return std::nullopt;
    return out;
}

std::optional<TranslationHead> translation_head(std::string_view text, Extent extent)
{
    static constexpr std::array<std::string_view, 6> wanted = {"format", "of", "language", "title", "summary", "partner"};
    const auto head = wanted_entries(text, extent, wanted);
    if (!head || text_at(*head, "format") != "first-visit-translation/1") return std::nullopt;
    const Node* second = head->find("partner");
    TranslationHead out{.of = text_at(*head, "of"), .language = text_at(*head, "language"), .title = text_at(*head, "title"), .summary = text_at(*head, "summary"), .partner_role = second == nullptr ? std::string{} : text_at(*second, "role")};
    if (out.of.empty() || out.language.empty()) return std::nullopt;
    return out;
}

}  // namespace fv

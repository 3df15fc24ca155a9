#include "scenarios/format/reading.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <fmt/format.h>

#include "foundation/ids.h"
#include "foundation/spelling.h"

namespace fv {
namespace {

std::string_view kind_in_words(const Node& node)
{
    switch (node.kind) {
    case Node::Kind::empty: return "nothing";
    case Node::Kind::scalar: return "a text";
    case Node::Kind::list: return "a list";
    case Node::Kind::map: return "keys with values";
    }
    return "";
}

/// Half a sentence taken for a key: its first half had a comma in it, between brackets.
std::string hint_for_key(const Node& key, const Node& value, const std::vector<std::string>& names)
{
    if (value.kind == Node::Kind::empty && !is_kebab_case(key.scalar)) return "between { } a text with a comma in it needs quotation marks around it";
    const bool half_a_text = value.kind == Node::Kind::empty;
    if (std::string near = suggestion(key.scalar, names); !half_a_text && (!near.empty() || names.empty())) return near;
    if (half_a_text) return "between { } a text with a comma in it needs quotation marks around it; a key needs a value";
    return fmt::format("it can be \"{}\"", fmt::join(names, "\", \""));
}

}  // namespace

std::string where_in_words(const SourceSpan& where, const SourceSpan& seen_from)
{
    if (where.file == seen_from.file) return fmt::format("in line {}", where.line);
    return fmt::format("in {}, line {}", where.file.substr(where.file.find_last_of("/\\") + 1), where.line);
}

void Reading::fault(std::string_view rule, const SourceSpan& where, std::string message, std::string hint)
{
    diagnostics_.push_back({Diagnostic::Severity::error, rule, where, std::move(message), std::move(hint)});
}

void Reading::warning(std::string_view rule, const SourceSpan& where, std::string message, std::string hint)
{
    diagnostics_.push_back({Diagnostic::Severity::warning, rule, where, std::move(message), std::move(hint)});
}

bool Reading::map(const Node& node, std::string_view what, std::initializer_list<std::string_view> allowed)
{
    if (node.kind != Node::Kind::map) {
        fault("wrong-type", node.where, fmt::format("{} has keys with values; here is {}", what, kind_in_words(node)));
        return false;
    }
    const std::vector<std::string> names(allowed.begin(), allowed.end());
    for (const auto& [key, value] : node.entries)
        if (std::find(names.begin(), names.end(), key.scalar) == names.end())
            fault("unknown-key", key.where, fmt::format("{} has no key \"{}\"", what, key.scalar), hint_for_key(key, value, names));
    return true;
}

bool Reading::list(const Node& node, std::string_view what)
{
    if (node.kind == Node::Kind::list) return true;
    fault("wrong-type", node.where, fmt::format("{} is a list; here is {}", what, kind_in_words(node)), "each item of a list begins with a hyphen and a space");
    return false;
}

std::optional<std::string> Reading::text(const Node& node, std::string_view what)
{
    if (node.kind == Node::Kind::map) {
        fault("wrong-type", node.where, fmt::format("{} is a text; here are keys with values", what), "a text with a colon in it needs quotation marks around it");
        return std::nullopt;
    }
    if (node.kind == Node::Kind::list) {
        fault("wrong-type", node.where, fmt::format("{} is one text; here is a list", what));
        return std::nullopt;
    }
    if (node.scalar.find_first_not_of(" \n\t") == std::string::npos) {
        fault("empty-text", node.where, fmt::format("{} is empty", what), "write something, or take the key out if it may be left out");
        return std::nullopt;
    }
    const std::size_t last = node.scalar.find_last_not_of(" \n");
    return node.scalar.substr(0, last + 1);
}

std::optional<int> Reading::number(const Node& node, std::string_view what, int lowest, int highest)
{
    int value = 0;
    const char* const begin = node.scalar.data() + (node.scalar.starts_with('+') ? 1 : 0);
    const char* const end = node.scalar.data() + node.scalar.size();
    const auto [read, error] = std::from_chars(begin, end, value);
    const bool whole = node.kind == Node::Kind::scalar && !node.quoted && error == std::errc{} && read == end && begin != end;
    if (!whole && error != std::errc::result_out_of_range) {
        fault("wrong-type", node.where, fmt::format("{} is a whole number; here is {}", what, node.kind == Node::Kind::scalar ? '"' + node.scalar + '"' : std::string(kind_in_words(node))));
        return std::nullopt;
    }
    if (!whole || value < lowest || value > highest) {
        fault("out-of-range", node.where, fmt::format("{} goes from {} to {}; here is {}", what, lowest, highest, node.scalar));
        return std::nullopt;
    }
    return value;
}

std::optional<double> Reading::share(const Node& node, std::string_view what)
{
    char* end = nullptr;
    const double value = std::strtod(node.scalar.c_str(), &end);
    if (node.kind != Node::Kind::scalar || end == node.scalar.c_str() || *end != '\0') {
        fault("wrong-type", node.where, fmt::format("{} is a number such as 0.7", what));
        return std::nullopt;
    }
    if (!(value >= 0.0 && value <= 1.0)) {
        fault("out-of-range", node.where, fmt::format("{} goes from 0 to 1; here is {}", what, node.scalar));
        return std::nullopt;
    }
    return value;
}

std::optional<bool> Reading::yes_or_no(const Node& node, std::string_view what)
{
    if (node.kind == Node::Kind::scalar && (node.scalar == "true" || node.scalar == "yes")) return true;
    if (node.kind == Node::Kind::scalar && (node.scalar == "false" || node.scalar == "no")) return false;
    fault("wrong-type", node.where, fmt::format("{} is true or false", what));
    return std::nullopt;
}

bool Reading::is_id(const Node& key, std::string_view what)
{
    if (is_kebab_case(key.scalar)) return true;
    fault("bad-id", key.where, fmt::format("\"{}\" can't be the id of {}", key.scalar, what), "an id is a word in small letters such as `introduce-both`: a to z, digits, single hyphens");
    return false;
}

std::optional<std::string> Reading::id(const Node& node, std::string_view what)
{
    const auto value = text(node, fmt::format("the id of {}", what));
    if (!value || !is_id(node, what)) return std::nullopt;
    return value;
}

bool Reading::one_of(const Node& node, std::string_view rule, std::string_view what, const std::vector<std::string>& words)
{
    if (!text(node, what)) return false;
    if (std::find(words.begin(), words.end(), node.scalar) != words.end()) return true;
    fault(rule, node.where, fmt::format("there is no {} \"{}\"", what, node.scalar), suggestion(node.scalar, words));
    return false;
}

const Node* Reading::needed(const Node& parent, std::string_view key, std::string_view what)
{
    const Node* value = parent.find(key);
    if (value == nullptr && parent.kind == Node::Kind::map)
        fault("missing-key", parent.where, fmt::format("{} needs \"{}\"", what, key), fmt::format("add a line `{}: …`", key));
    return value;
}

std::string Reading::text_or_empty(const Node& parent, std::string_view key)
{
    const Node* value = parent.find(key);
    return value == nullptr ? std::string{} : text(*value, fmt::format("\"{}\"", key)).value_or("");
}

std::string Reading::needed_text(const Node& parent, std::string_view key, std::string_view what)
{
    const Node* value = needed(parent, key, what);
    return value == nullptr ? std::string{} : text(*value, fmt::format("\"{}\"", key)).value_or("");
}

std::string Reading::shown(const Node& node, std::string_view what)
{
    if (node.kind == Node::Kind::scalar && node.scalar.find('{') != std::string::npos) shown_texts_.push_back(&node);
    return text(node, what).value_or("");
}

std::string Reading::shown_or_empty(const Node& parent, std::string_view key)
{
    const Node* value = parent.find(key);
    return value == nullptr ? std::string{} : shown(*value, fmt::format("\"{}\"", key));
}

std::vector<const Node*> Reading::words(const Node& node, std::string_view what)
{
    std::vector<const Node*> out;
    if (node.kind == Node::Kind::list) {
        for (const Node& item : node.items)
            if (text(item, what)) out.push_back(&item);
    } else if (text(node, what)) {
        out.push_back(&node);
    }
    return out;
}

}  // namespace fv

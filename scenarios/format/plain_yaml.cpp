#include "scenarios/format/plain_yaml.h"

#include <algorithm>

namespace fv {
namespace {

constexpr int deepest = 4;

bool is_space(char c) { return c == ' '; }

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
    return text;
}

/// Letters, digits and bytes of other alphabets: no character that YAML gives a meaning at the beginning.
bool begins_plainly(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || byte >= 0xC2;
}

bool means_nothing(std::string_view text) { return text == "null" || text == "Null" || text == "NULL"; }

std::optional<Node> scalar(std::string_view text, bool in_brackets)
{
    const bool has_control = std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
    if (text.empty() || !begins_plainly(text.front()) || has_control || means_nothing(text)) return std::nullopt;
    if (in_brackets ? text.find_first_of(":#,[]{}\"'") != std::string_view::npos
                    : text.back() == ':' || text.find(": ") != std::string_view::npos || text.find(" #") != std::string_view::npos)
        return std::nullopt;
    Node node;
    node.kind = Node::Kind::scalar;
    node.scalar = text;
    return node;
}

/// Reads a value in brackets from the front of `rest`, up to the comma or bracket that ends it.
class Brackets {
public:
    explicit Brackets(std::string_view text) : rest_(text) {}

    std::optional<Node> value(int depth = 0)
    {
        skip();
        if (rest_.empty() || depth > deepest) return std::nullopt;
        if (rest_.front() == '[') return collection(Node::Kind::list, ']', depth);
        if (rest_.front() == '{') return collection(Node::Kind::map, '}', depth);
        return scalar(word(",]}"), true);
    }
    [[nodiscard]] bool at_end() { return skip(), rest_.empty(); }

private:
    void skip()
    {
        while (!rest_.empty() && is_space(rest_.front())) rest_.remove_prefix(1);
    }
    std::string_view word(std::string_view ends)
    {
        const std::string_view found = rest_.substr(0, rest_.find_first_of(ends));
        rest_.remove_prefix(found.size());
        return trimmed(found);
    }
    bool take(char c)
    {
        skip();
        if (rest_.empty() || rest_.front() != c) return false;
        rest_.remove_prefix(1);
        return true;
    }

    std::optional<Node> collection(Node::Kind kind, char end, int depth)
    {
        rest_.remove_prefix(1);
        Node node;
        node.kind = kind;
        do {
            if (!(kind == Node::Kind::map ? entry(node, depth) : item(node, depth))) return std::nullopt;
        } while (take(','));
        return take(end) ? std::optional(std::move(node)) : std::nullopt;
    }
    bool item(Node& list, int depth)
    {
        auto value_read = value(depth + 1);
        if (value_read) list.items.push_back(std::move(*value_read));
        return value_read.has_value();
    }
    bool entry(Node& map, int depth)
    {
        skip();
        auto key = scalar(word(":,]}"), true);
        if (!key || !rest_.starts_with(": ") || map.find(key->scalar) != nullptr) return false;
        rest_.remove_prefix(1);
        auto value_read = value(depth + 1);
        if (value_read) map.entries.emplace_back(std::move(*key), std::move(*value_read));
        return value_read.has_value();
    }

    std::string_view rest_;
};

}  // namespace

std::optional<Node> plain_value(std::string_view text)
{
    text = trimmed(text);
    if (!text.starts_with('[') && !text.starts_with('{')) return scalar(text, false);
    Brackets brackets(text);
    auto node = brackets.value();
    return node && brackets.at_end() ? std::move(node) : std::nullopt;
}

}  // namespace fv

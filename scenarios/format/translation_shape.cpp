#include "scenarios/format/translation_shape.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <map>

#include "foundation/spelling.h"
#include "scenarios/engine/filling.h"
#include "scenarios/format/texts.h"

namespace fv {
namespace {

constexpr std::array<std::string_view, 4> head = {"format", "of", "language", "originals"};

/// The keys of a script's texts, as a tree.
struct KeyTree {
    std::map<std::string, KeyTree, std::less<>> below;
    std::vector<std::string> texts;  ///< a text, or the texts of a list
    bool is_list = false;            ///< of the script's length
    bool is_heard = false;           ///< words to hear: a list of any length

    [[nodiscard]] std::vector<std::string> names() const
    {
        std::vector<std::string> out;
        for (const auto& [name, tree] : below) out.push_back(name);
        return out;
    }
};

KeyTree tree_of(const Scenario& scenario)
{
    KeyTree root;
    for (const KeyedText& text : texts_of(scenario)) {
        KeyTree* at = &root;
        for (const std::string& name : text.key.path) at = &at->below[name];
        at->is_list = text.key.place > 0;
        at->is_heard = text.kind == TextKind::heard;
        at->texts.push_back(text.text);
    }
    return root;
}

/// What the entries under a key are called, and the rule that an unknown one breaks.
struct Noun {
    std::string_view key;
    std::string_view rule, noun;
};
constexpr std::array<Noun, 15> nouns = {{
    {"cast", "unknown-speaker", "person"}, {"places", "unknown-place", "place"}, {"meters", "unknown-meter", "meter"},
    {"facts", "unknown-fact", "fact"}, {"scenes", "unknown-scene", "scene"}, {"endings", "unknown-scene", "ending"},
    {"decide", "unknown-option", "option"}, {"outcomes", "unknown-option", "outcome"}, {"pick", "unknown-item", "item"},
    {"rate", "unknown-item", "item"}, {"order", "unknown-item", "item"}, {"checklist", "unknown-item", "item"},
    {"variations", "unknown-value", "variation"}, {"thought", "unknown-speaker", "thinker"}, {"moods", "unknown-word", "mood"},
}};

class Shape {
public:
    Shape(const SourceText& source, Reading& reading) : source_(source), read_(reading) {}

    void check(const Node& node, const KeyTree& tree, const std::string& path)
    {
        if (read_.has_enough() || node.kind == Node::Kind::empty) return;
        if (!tree.below.empty()) return check_map(node, tree, path);
        if (tree.is_list) return check_list(node, tree, path);
        if (tree.is_heard) return (void)read_.words(node, fmt::format("an entry of `{}`", path));
        check_text(node, tree.texts.empty() ? std::string{} : tree.texts.front(), path);
    }

    void check_map(const Node& node, const KeyTree& tree, const std::string& path)
    {
        if (node.kind != Node::Kind::map) return read_.fault("wrong-type", node.where, fmt::format("`{}` has keys with values, as in the script", path));
        for (const auto& [key, value] : node.entries) {
            if (path.empty() && is_head_of_translation(key.scalar)) continue;
            const auto found = tree.below.find(key.scalar);
            const std::string below = path.empty() ? key.scalar : fmt::format("{}.{}", path, key.scalar);
            if (found != tree.below.end()) check(value, found->second, below);
            else unknown(key, tree, path);
        }
    }

private:
    void unknown(const Node& key, const KeyTree& tree, const std::string& path)
    {
        const std::string last = path.substr(path.rfind('.') + 1);
        const auto noun = std::find_if(nouns.begin(), nouns.end(), [&](const Noun& n) { return n.key == last; });
        const bool of_person = path == "partner" || path.starts_with("cast.");
        if (of_person && key.scalar == "name") return read_.fault("unknown-key", key.where, "a name is never translated", "take it out; people keep the names they have");
        if (noun != nouns.end()) return read_.fault(noun->rule, key.where, fmt::format("the script has no {} \"{}\" with a text", noun->noun, key.scalar), suggestion(key.scalar, tree.names()));
        if (path.starts_with("variations.")) return read_.fault("unknown-value", key.where, fmt::format("\"{}\" never draws \"{}\" with a text", last, key.scalar), suggestion(key.scalar, tree.names()));
        const std::string where = path.empty() ? "the script" : fmt::format("`{}` in the script", path);
        read_.fault("unknown-key", key.where, fmt::format("{} has no text \"{}\"", where, key.scalar), suggestion(key.scalar, tree.names()));
    }

    void check_list(const Node& node, const KeyTree& tree, const std::string& path)
    {
        if (!read_.list(node, fmt::format("`{}`", path))) return;
        if (node.items.size() > tree.texts.size())
            read_.fault("too-many", node.items[tree.texts.size()].where, fmt::format("`{}` has {} in the script; here are {}", path, tree.texts.size(), node.items.size()), "each line stands for the one in the same place; write ~ for one that is not translated yet");
        for (std::size_t i = 0; i < std::min(node.items.size(), tree.texts.size()); ++i)
            if (node.items[i].kind != Node::Kind::empty) check_text(node.items[i], tree.texts[i], fmt::format("{}[{}]", path, i + 1));
    }

    void check_text(const Node& node, const std::string& original, const std::string& path)
    {
        if (node.kind == Node::Kind::map) return read_.fault("wrong-type", node.where, fmt::format("`{}` is a text; here are keys with values", path), "speakers and moods are the script's; a text with a colon in it needs quotation marks");
        if (!read_.text(node, fmt::format("`{}`", path))) return;
        std::vector<std::string> known;
        each_name_in(original, [&](std::string_view name, std::size_t) { known.emplace_back(name); });
        const std::size_t open = each_name_in(node.scalar, [&](std::string_view name, std::size_t at) {
            if (std::find(known.begin(), known.end(), name) != known.end()) return;
            const std::string hint = known.empty() ? "the original has no name in braces here" : suggestion(name, known);
            read_.fault("name-not-in-original", span_inside(node, source_, at - 1, name.size() + 2), fmt::format("the original does not name {{{}}} here", name), hint);
        });
        if (open != std::string_view::npos)
            read_.fault("unknown-name", span_inside(node, source_, open, 1), "this brace is not closed", "write {{ for a brace that is meant as a brace");
    }

    const SourceText& source_;
    Reading& read_;
};

}  // namespace

bool is_head_of_translation(std::string_view key) { return std::find(head.begin(), head.end(), key) != head.end(); }

void check_shape(const Node& root, const SourceText& source, const Scenario& scenario, Reading& reading)
{
    Shape(source, reading).check_map(root, tree_of(scenario), {});
}

}  // namespace fv

#include "scenarios/format/document.h"

#include <algorithm>
#include <fmt/format.h>
#include <sstream>
#include <unordered_map>
#include <yaml-cpp/emitterstyle.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include "scenarios/format/document_faults.h"

namespace fv {
namespace {

constexpr auto npos = std::string_view::npos;

/// Ends the parse at the first thing that must not be read further.
struct Stop {
    Diagnostic diagnostic;
};

/// Builds our own tree from yaml-cpp's events, so that nothing is expanded and no key is lost.
class TreeBuilder : public YAML::EventHandler {
public:
    TreeBuilder(const Places& places, std::vector<Diagnostic>& faults) : places_(places), faults_(faults) {}

    void OnDocumentStart(const YAML::Mark& mark) override
    {
        if (++documents_ == 1) return;
        const std::size_t at = offset(mark);
        const bool marked = places_.text().substr(at).starts_with("---");
        stop(at, "second-document", marked ? "a second document begins here" : "this line does not belong to anything above it",
             marked ? "one file holds one script; take the \"---\" out" : "see that it begins in the same column as its neighbours, and that a list and keys are not mixed");
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override { add(begun(Node::Kind::empty, mark, "?", anchor)); }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override { add(begun(Node::Kind::empty, mark, "?", 1)); }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override
    {
        Node node = begun(value.empty() && tag == "?" ? Node::Kind::empty : Node::Kind::scalar, mark, tag, anchor);
        const std::string_view rest = places_.text().substr(node.offset);
        const char first = rest.empty() || anchor != 0 ? '\0' : rest.front();
        node.scalar = value;
        node.quoted = first == '"' || first == '\'';
        node.block = first == '|' || first == '>';
        std::size_t length = rest.starts_with(value) ? value.size() : rest.find_first_of("\r\n");
        if (node.quoted) {
            const std::size_t end = closing_quote(places_.text(), node.offset);
            if (end == npos) stop(node.offset, "yaml-syntax", "this quotation mark is never closed", "put one of the same kind at the end of the text");
            length = end + 1 - node.offset;
        }
        node.where = places_.span(node.offset, node.block ? 1 : length);
        add(std::move(node));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value style) override
    {
        open(begun(Node::Kind::list, mark, tag, anchor), style == YAML::EmitterStyle::Flow);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, YAML::EmitterStyle::value style) override
    {
        open(begun(Node::Kind::map, mark, tag, anchor), style == YAML::EmitterStyle::Flow);
    }
    void OnMapEnd() override { close(); }

    /// Where the innermost [ or { stands that is still open.
    [[nodiscard]] std::size_t open_bracket() const
    {
        return !stack_.empty() && stack_.back().in_brackets ? stack_.back().node.offset : npos;
    }
    [[nodiscard]] std::size_t offset(const YAML::Mark& mark) const { return places_.offset(mark.line, mark.column); }
    std::optional<Node> root;

private:
    struct Open {
        Node node;
        bool in_brackets = false;
        std::optional<Node> key;                         ///< of a map: read, its value not yet
        std::unordered_map<std::string, unsigned> keys;  ///< of a map: their lines
    };

    [[noreturn]] void stop(std::size_t at, std::string_view rule, std::string message, std::string hint) const
    {
        throw Stop{{.rule = rule, .where = places_.span(at), .message = std::move(message), .hint = std::move(hint)}};
    }
    void fault(const SourceSpan& where, std::string_view rule, std::string message, std::string hint)
    {
        faults_.push_back({.rule = rule, .where = where, .message = std::move(message), .hint = std::move(hint)});
    }

    Node begun(Node::Kind kind, const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor)
    {
        const std::size_t at = offset(mark);
        if (++nodes_ > most_nodes)
            stop(at, "too-large", fmt::format("this file has more than {} texts, lists and keys", most_nodes), "a script of an hour's visit has ten thousand; is this the right file?");
        Node node;
        node.kind = kind;
        node.where = places_.span(at);
        node.offset = at;
        const std::string_view rest = places_.text().substr(at);
        const std::string_view word = rest.substr(0, std::min<std::size_t>(rest.find_first_of(" \t\r\n,]}"), 40));
        if (anchor != 0 && !told_of_alias_) {
            told_of_alias_ = true;  // once: a file that has one has many
            fault(places_.span(at, word.size()), "alias", fmt::format("\"{}\" points to another part of the file, which a script can't do", word),
                  "write out what is meant; a text that begins with & or * needs quotation marks");
        }
        if (tag.size() > 1 && tag != "?")
            fault(places_.span(at, word.size()), "yaml-tag", fmt::format("\"{}\" is a tag of YAML's, which a script can't have", word), "take it out; a text that begins with ! needs quotation marks");
        return node;
    }

    void open(Node node, bool in_brackets)
    {
        if (stack_.size() >= deepest_document)
            stop(node.offset, "nested-too-deep", fmt::format("lists and keys are nested more than {} deep here", deepest_document),
                 "no part of a script needs more than ten; a bracket may not be closed");
        stack_.push_back({std::move(node), in_brackets, std::nullopt, {}});
    }
    void close()
    {
        Node node = std::move(stack_.back().node);
        stack_.pop_back();
        add(std::move(node));
    }

    void add(Node node)
    {
        if (stack_.empty()) {
            root = std::move(node);
            return;
        }
        Open& parent = stack_.back();
        if (parent.node.kind == Node::Kind::list) {
            if (node.kind == Node::Kind::empty) node.where = hyphen_before(node.offset);
            parent.node.items.push_back(std::move(node));
        } else if (!parent.key) {
            parent.key = std::move(node);
        } else {
            if (node.kind == Node::Kind::empty) node.where = parent.key->where;  // yaml-cpp says where the next thing is
            add_entry(parent, std::move(*parent.key), std::move(node));
            parent.key.reset();
        }
    }

    [[nodiscard]] SourceSpan hyphen_before(std::size_t at) const
    {
        const std::size_t window = std::min<std::size_t>(at, 200);
        const std::size_t found = places_.text().substr(at - window, window).rfind('-');
        return places_.span(found == npos ? at : at - window + found);
    }

    void add_entry(Open& map, Node key, Node value)
    {
        if (key.kind != Node::Kind::scalar) {
            fault(key.where, "wrong-type", "a key must be a word here", "a line such as `title: The kitchen table` has a key, a colon and a value");
            return;
        }
        const auto [first, is_new] = map.keys.try_emplace(key.scalar, key.where.line);
        if (!is_new) {
            fault(key.where, "duplicate-key", fmt::format("\"{}\" stands here a second time", key.scalar),
                  fmt::format("the first is in line {}; take one of them out, or give it another name", first->second));
            return;
        }
        map.node.entries.emplace_back(std::move(key), std::move(value));
    }

    const Places& places_;
    std::vector<Diagnostic>& faults_;
    int documents_ = 0;
    std::size_t nodes_ = 0;
    bool told_of_alias_ = false;
    std::vector<Open> stack_;
};

}  // namespace

Node::Node() = default;
Node::Node(const Node& other) = default;
Node::Node(Node&& other) noexcept = default;
Node& Node::operator=(const Node& other) = default;
Node& Node::operator=(Node&& other) noexcept = default;
Node::~Node() = default;

const Node* Node::find(std::string_view key) const
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.first.scalar == key; });
    return found == entries.end() ? nullptr : &found->second;
}

std::optional<Node> read_document(const SourceText& source, std::vector<Diagnostic>& faults)
{
    if (auto fault = fault_of_size(source)) {
        faults.push_back(std::move(*fault));
        return std::nullopt;
    }
    const Places places(source);
    if (auto fault = fault_of_bytes(places)) {
        faults.push_back(std::move(*fault));
        return std::nullopt;
    }
    std::string_view text = source.text();
    if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
    TreeBuilder builder(places, faults);
    try {
        std::istringstream in{std::string(text)};
        YAML::Parser parser(in);
        while (parser.HandleNextDocument(builder)) {}
    } catch (const Stop& stop) {
        faults.push_back(stop.diagnostic);
        return std::nullopt;
    } catch (const YAML::Exception& problem) {
        faults.push_back(syntax_fault(problem.msg, builder.offset(problem.mark), places, builder.open_bracket()));
        return std::nullopt;
    }
    if (!builder.root || builder.root->kind == Node::Kind::empty) {
        if (!has_errors(faults))
            faults.push_back({.rule = "empty-file", .where = {.file = source.name(), .line = 0, .column = 0, .length = 0},
                              .message = "there is nothing in this file", .hint = "a script begins with `format: first-visit/1`"});
        return std::nullopt;
    }
    return std::move(builder.root);
}

Loaded<Node> parse_document(const SourceText& source)
{
    Loaded<Node> result;
    result.value = read_document(source, result.diagnostics);
    if (has_errors(result.diagnostics)) result.value.reset();
    return result;
}

SourceSpan span_inside(const Node& scalar, const SourceText& source, std::size_t offset, std::size_t length)
{
    const std::size_t first = scalar.offset + (scalar.quoted ? 1 : 0);
    const std::string_view shown = source.text().substr(std::min(first, source.text().size()), scalar.scalar.size());
    if (scalar.block || shown != scalar.scalar || offset > shown.size()) return scalar.where;
    SourceSpan span = scalar.where;
    span.column += characters_in(shown.substr(0, offset)) + (scalar.quoted ? 1 : 0);
    span.length = std::max(1U, characters_in(shown.substr(offset, length)));
    return span;
}

}  // namespace fv

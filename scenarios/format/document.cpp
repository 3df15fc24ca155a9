#include "scenarios/format/document.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <sstream>
#include <yaml-cpp/emitterstyle.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

namespace fv {
namespace {

constexpr std::size_t deepest_nesting = 64;

/// Ends the parse at the first thing that must not be read further.
struct Stop {
    Diagnostic diagnostic;
};

/// From yaml-cpp's marks (0-based, the column in bytes) to spans as people count.
class Places {
public:
    explicit Places(const SourceText& source) : source_(source)
    {
        const std::string_view text = source.text();
        starts_.push_back(0);
        for (std::size_t i = 0; i < text.size(); ++i)
            if (text[i] == '\n') starts_.push_back(i + 1);
    }

    [[nodiscard]] std::size_t offset(const YAML::Mark& mark) const
    {
        const auto line = static_cast<std::size_t>(std::max(mark.line, 0));
        if (line >= starts_.size()) return source_.text().size();
        return std::min(starts_[line] + static_cast<std::size_t>(std::max(mark.column, 0)), source_.text().size());
    }

    [[nodiscard]] SourceSpan span(const YAML::Mark& mark, std::size_t bytes = 1) const { return span_at(offset(mark), bytes); }

    [[nodiscard]] SourceSpan span_at(std::size_t at, std::size_t bytes) const
    {
        const auto after = std::upper_bound(starts_.begin(), starts_.end(), at);
        const auto line = static_cast<std::size_t>(after - starts_.begin());  // from 1
        const std::size_t start = starts_[line - 1];
        std::string_view marked = source_.text().substr(at, std::max<std::size_t>(bytes, 1));
        marked = marked.substr(0, marked.find('\n'));
        return {.file = source_.name(),
                .line = static_cast<std::uint32_t>(line),
                .column = characters_in(source_.text().substr(start, at - start)) + 1,
                .length = std::max(1U, characters_in(marked))};
    }

    [[nodiscard]] char at(const YAML::Mark& mark) const
    {
        const std::size_t place = offset(mark);
        return place < source_.text().size() ? source_.text()[place] : '\0';
    }

private:
    const SourceText& source_;
    std::vector<std::size_t> starts_;
};

/// Builds our own tree from yaml-cpp's events, so that nothing is expanded and no key is lost.
class TreeBuilder : public YAML::EventHandler {
public:
    explicit TreeBuilder(const SourceText& source) : places_(source) {}

    void OnDocumentStart(const YAML::Mark& mark) override
    {
        if (++documents_ > 1)
            stop(mark, "second-document", "a second document begins here", "one file holds one document; take the \"---\" line out");
    }
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override
    {
        refuse_anchor(mark, anchor);
        add(Node{.kind = Node::Kind::empty, .where = places_.span(mark)});
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override
    {
        stop(mark, "alias", "an alias (\"*name\") stands here", "write the text out where it is needed; text that begins with * needs quotation marks");
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, const std::string& value) override
    {
        refuse_anchor(mark, anchor);
        const char first = places_.at(mark);
        const bool empty_plain = value.empty() && tag == "?";
        Node node{.kind = empty_plain ? Node::Kind::empty : Node::Kind::scalar, .where = {}, .scalar = value};
        node.quoted = first == '"' || first == '\'';
        node.block = first == '|' || first == '>';
        node.where = places_.span(mark, node.block ? 1 : value.size() + (node.quoted ? 2 : 0));
        add(std::move(node));
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        refuse_anchor(mark, anchor);
        open(Node{.kind = Node::Kind::list, .where = places_.span(mark)}, mark);
    }
    void OnSequenceEnd() override { close(); }
    void OnMapStart(const YAML::Mark& mark, const std::string&, YAML::anchor_t anchor, YAML::EmitterStyle::value) override
    {
        refuse_anchor(mark, anchor);
        open(Node{.kind = Node::Kind::map, .where = places_.span(mark)}, mark);
    }
    void OnMapEnd() override { close(); }

    [[nodiscard]] const Places& places() const { return places_; }
    std::optional<Node> root;
    std::vector<Diagnostic> faults;

private:
    struct Open {
        Node node;
        std::optional<Node> key;  ///< of a map: read, its value not yet
    };

    [[noreturn]] void stop(const YAML::Mark& mark, std::string_view rule, std::string message, std::string hint) const
    {
        throw Stop{{.rule = rule, .where = places_.span(mark), .message = std::move(message), .hint = std::move(hint)}};
    }
    void refuse_anchor(const YAML::Mark& mark, YAML::anchor_t anchor) const
    {
        if (anchor != 0)
            stop(mark, "alias", "an anchor (\"&name\") stands here", "write the text out where it is needed; text that begins with & needs quotation marks");
    }

    void open(Node node, const YAML::Mark& mark)
    {
        if (stack_.size() >= deepest_nesting)
            stop(mark, "nested-too-deep", fmt::format("lists and keys are nested more than {} deep here", deepest_nesting),
                 "no part of a script needs more than ten; a bracket may not be closed");
        stack_.push_back({std::move(node), std::nullopt});
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
            parent.node.items.push_back(std::move(node));
        } else if (!parent.key) {
            parent.key = std::move(node);
        } else {
            add_entry(parent.node, std::move(*parent.key), std::move(node));
            parent.key.reset();
        }
    }

    void add_entry(Node& map, Node key, Node value)
    {
        if (key.kind != Node::Kind::scalar) {
            faults.push_back({.rule = "wrong-type", .where = key.where, .message = "a key must be a word here", .hint = "a line such as `title: The kitchen table` has a key, a colon and a value"});
            return;
        }
        if (const Node* first = map.find(key.scalar)) {
            faults.push_back({.rule = "duplicate-key", .where = key.where, .message = fmt::format("\"{}\" stands here a second time", key.scalar),
                              .hint = fmt::format("the first is in line {}; take one of them out", first->where.line)});
            return;
        }
        map.entries.emplace_back(std::move(key), std::move(value));
    }

    Places places_;
    int documents_ = 0;
    std::vector<Open> stack_;
};

SourceSpan whole_file(const SourceText& source) { return {.file = source.name(), .line = 0, .column = 0, .length = 0}; }

/// What can be said without reading the text as YAML.
std::optional<Diagnostic> fault_of_bytes(const SourceText& source, const Places& places)
{
    const std::string_view text = source.text();
    const auto fault = [](std::string_view rule, SourceSpan where, std::string message, std::string hint) {
        return Diagnostic{.rule = rule, .where = std::move(where), .message = std::move(message), .hint = std::move(hint)};
    };
    if (text.size() > largest_document)
        return fault("too-large", whole_file(source), fmt::format("this file is larger than {} MB", largest_document / (1024 * 1024)),
                     "a script of an hour's visit has 0.2 MB; is this the right file?");
    if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF"))
        return fault("not-utf-8", whole_file(source), "this file is written in UTF-16", "save it as UTF-8 (in Notepad: Save as, Encoding: UTF-8)");
    if (const std::size_t at = text.find('\0'); at != std::string_view::npos)
        return fault("not-text", places.span_at(at, 1), "a zero byte stands here, so this is not a text file", "open the right file, or save it as plain text in UTF-8");
    if (const std::size_t at = first_invalid_utf8(text); at != std::string_view::npos)
        return fault("not-utf-8", places.span_at(at, 1), "a character here is not written in UTF-8", "save the file as UTF-8 in your editor");
    return std::nullopt;
}

/// A tab in the indentation: the fault people meet most, and yaml-cpp's message for it helps nobody.
std::optional<Diagnostic> tab_in_indentation(const SourceText& source, const Places& places)
{
    const std::string_view text = source.text();
    for (std::size_t start = 0; start < text.size();) {
        const std::size_t first = std::min(text.find_first_not_of(' ', start), text.size());
        if (first < text.size() && text[first] == '\t') {
            const std::size_t content = text.find_first_not_of(" \t", first);
            if (content != std::string_view::npos && text[content] != '\n' && text[content] != '\r')
                return Diagnostic{.rule = "tab", .where = places.span_at(first, 1), .message = "a tab stands in the indentation of this line", .hint = "use spaces; most editors can turn tabs into spaces"};
        }
        const std::size_t end = text.find('\n', start);
        if (end == std::string_view::npos) break;
        start = end + 1;
    }
    return std::nullopt;
}

Diagnostic syntax_fault(const YAML::Exception& problem, const SourceText& source, const Places& places)
{
    if (auto tab = tab_in_indentation(source, places)) return *tab;
    const auto line = places.span(problem.mark).line;
    const std::string_view text = source.line(line);
    std::string hint = "look at this line and the one above: a missing quotation mark, bracket, colon or a different indentation";
    if (text.find(": ") != text.rfind(": ")) hint = "a text with a colon in it needs quotation marks around it";
    if (text.find("?]") != std::string_view::npos || text.find("?,") != std::string_view::npos || text.find("?}") != std::string_view::npos)
        hint = "inside [ ] or { } a text that ends in a question mark needs quotation marks";
    return {.rule = "yaml-syntax", .where = places.span(problem.mark), .message = "this can't be read as YAML: " + problem.msg, .hint = hint};
}

}  // namespace

const Node* Node::find(std::string_view key) const
{
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const auto& entry) { return entry.first.scalar == key; });
    return found == entries.end() ? nullptr : &found->second;
}

Loaded<Node> parse_document(const SourceText& source)
{
    Loaded<Node> result;
    TreeBuilder builder(source);
    if (auto fault = fault_of_bytes(source, builder.places())) {
        result.diagnostics.push_back(std::move(*fault));
        return result;
    }
    std::string_view text = source.text();
    try {
        std::istringstream in{std::string(text)};
        YAML::Parser parser(in);
        while (parser.HandleNextDocument(builder)) {}
    } catch (const Stop& stop) {
        builder.faults.push_back(stop.diagnostic);
    } catch (const YAML::Exception& problem) {
        builder.faults.push_back(syntax_fault(problem, source, builder.places()));
    }
    result.diagnostics = std::move(builder.faults);
    if (!builder.root || builder.root->kind == Node::Kind::empty) {
        if (result.diagnostics.empty())
            result.diagnostics.push_back({.rule = "empty-file", .where = whole_file(source), .message = "there is nothing in this file", .hint = "a script begins with `format: first-visit/1`"});
        return result;
    }
    if (!has_errors(result.diagnostics)) result.value = std::move(builder.root);
    return result;
}

}  // namespace fv

// A YAML text as a tree with positions: what the scenario loader, the scoring framework and the
// interface's words are read from.
//
// One guarded way in: too large, not UTF-8, tabs, aliases, nesting and keys given twice are faults
// with a place, found before anything is expanded. No yaml-cpp type shows here.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "foundation/diagnostic.h"
#include "foundation/source_text.h"

namespace fv {

struct Node {
    enum class Kind { empty, scalar, list, map };
    // Out of line, since a Node holds pairs of Nodes: an older clang asks for the whole type otherwise.
    Node();
    Node(const Node& other);
    Node(Node&& other) noexcept;
    Node& operator=(const Node& other);
    Node& operator=(Node&& other) noexcept;
    ~Node();

    Kind kind = Kind::empty;
    SourceSpan where;                           ///< of a scalar: all of its first line; else where it begins
    std::size_t offset = 0;                     ///< the byte of the text at which it begins
    std::string scalar;                         ///< for a scalar: its text, quotes and folding undone
    bool quoted = false;                        ///< a scalar in quotation marks is always text
    bool block = false;                         ///< a scalar in `|` or `>` form: columns inside it can't be told
    std::vector<Node> items;                    ///< of a list
    std::vector<std::pair<Node, Node>> entries; ///< of a map, in the order of the file; keys are scalars

    /// The value under a key, or nullptr. Valid as long as this node.
    [[nodiscard]] const Node* find(std::string_view key) const;
};

/// Files larger than this are refused; a caller may stop reading a file there.
inline constexpr std::size_t largest_document = 4U * 1024U * 1024U;
/// Lists and maps inside each other.
inline constexpr std::size_t deepest_document = 64;
/// Texts, lists and maps in one file.
inline constexpr std::size_t most_nodes = 200'000;

[[nodiscard]] Loaded<Node> parse_document(const SourceText& source);

/// As parse_document, for a reader that wants to find its own faults in the same run: the tree is
/// there also when only a key given twice or an alias was wrong. Faults are added to `faults`.
[[nodiscard]] std::optional<Node> read_document(const SourceText& source, std::vector<Diagnostic>& faults);

/// The span of `length` bytes at byte `offset` of a scalar's text, as far as the file shows it as it
/// is (on one line, without escapes); else the whole scalar's.
[[nodiscard]] SourceSpan span_inside(const Node& scalar, const SourceText& source, std::size_t offset, std::size_t length);

}  // namespace fv

// Walking a document and saying what is wrong with it: what the scenario loader and the framework
// loader share. Nothing here throws; a value that is not as wanted is a fault and a default.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/diagnostic.h"
#include "scenarios/format/document.h"

namespace fv {

/// `in line 12`, or where it is seen from another file `in car-talk.part.yaml, line 12`.
[[nodiscard]] std::string where_in_words(const SourceSpan& where, const SourceSpan& seen_from);

class Reading {
public:
    explicit Reading(std::vector<Diagnostic>& diagnostics) : diagnostics_(diagnostics) {}

    void fault(std::string_view rule, const SourceSpan& where, std::string message, std::string hint = {});
    void warning(std::string_view rule, const SourceSpan& where, std::string message, std::string hint = {});

    /// So much is wrong that nobody reads on: a loader may stop looking.
    [[nodiscard]] bool has_enough() const { return diagnostics_.size() >= most_faults; }
    static constexpr std::size_t most_faults = 300;

    /// Whether `node` is a map; every key of it that is not in `allowed` is a fault. `what` names it in messages.
    bool map(const Node& node, std::string_view what, std::initializer_list<std::string_view> allowed);
    bool list(const Node& node, std::string_view what);
    /// A scalar's text, or nullopt with a fault. Empty text is a fault, too.
    std::optional<std::string> text(const Node& node, std::string_view what);
    /// A whole number from `lowest` to `highest`.
    std::optional<int> number(const Node& node, std::string_view what, int lowest, int highest);
    std::optional<double> share(const Node& node, std::string_view what);  ///< 0 … 1
    std::optional<bool> yes_or_no(const Node& node, std::string_view what);
    /// A kebab-case word.
    std::optional<std::string> id(const Node& node, std::string_view what);
    bool is_id(const Node& key, std::string_view what);
    /// One of `words`; else a fault of `rule` with a suggestion.
    bool one_of(const Node& node, std::string_view rule, std::string_view what, const std::vector<std::string>& words);

    /// The value under `key`; a fault where it is missing.
    const Node* needed(const Node& map, std::string_view key, std::string_view what);
    /// Texts under a key, or the empty text: for what may be left out.
    std::string text_or_empty(const Node& map, std::string_view key);
    std::string needed_text(const Node& map, std::string_view key, std::string_view what);
    /// A text that is shown during a visit, so that it may hold names in braces: noted for names_in_texts().
    std::string shown(const Node& node, std::string_view what);
    std::string shown_or_empty(const Node& map, std::string_view key);
    /// Every text that was shown()n so far.
    [[nodiscard]] const std::vector<const Node*>& shown_texts() const { return shown_texts_; }
    /// A list of words, or a single one.
    std::vector<const Node*> words(const Node& node, std::string_view what);

private:
    std::vector<Diagnostic>& diagnostics_;
    std::vector<const Node*> shown_texts_;
};

}  // namespace fv

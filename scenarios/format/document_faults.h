// What can be wrong with a text before it is a tree: its bytes, and its shape as YAML. Private to format.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/diagnostic.h"
#include "foundation/source_text.h"

namespace fv {

/// From bytes to lines and columns as people count them, quickly when asked in the file's order. A
/// byte order mark at the beginning is no character of the first line.
class Places {
public:
    explicit Places(const SourceText& source);

    /// The byte at a line and column that count from 0, the column in bytes.
    [[nodiscard]] std::size_t offset(int line, int column) const;
    [[nodiscard]] SourceSpan span(std::size_t offset, std::size_t bytes = 1) const;
    [[nodiscard]] std::string_view text() const { return source_.text(); }
    [[nodiscard]] std::string_view line_around(std::size_t offset) const;
    [[nodiscard]] const std::string& file() const { return source_.name(); }

private:
    const SourceText& source_;
    std::vector<std::size_t> starts_;
    mutable std::size_t last_line_ = 0, last_offset_ = 0;  ///< the place asked for last, from 0 …
    mutable std::uint32_t last_column_ = 1;                ///< … and its column
};

inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Larger than anybody's script: nothing else of it is looked at.
[[nodiscard]] std::optional<Diagnostic> fault_of_size(const SourceText& source);

/// The first fault that can be seen without reading the text as YAML: how it is written down.
[[nodiscard]] std::optional<Diagnostic> fault_of_bytes(const Places& places);

/// A fault for what the YAML parser could not go on from, in words for people who write scripts.
/// `open_bracket` is where the innermost [ or { that is still open stands, or npos.
[[nodiscard]] Diagnostic syntax_fault(std::string_view parsers_words, std::size_t offset, const Places& places, std::size_t open_bracket);

/// Where the quotation mark at `offset` is closed (the byte of the closing one), or npos.
[[nodiscard]] std::size_t closing_quote(std::string_view text, std::size_t offset);

}  // namespace fv

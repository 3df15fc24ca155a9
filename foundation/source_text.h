// A text a person wrote, with its name, and positions in it as people count them.
//
// Lines and columns start at 1; a column is a character (code point), not a byte, so that a fault
// to the right of an "é" is pointed at where an editor shows it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace fv {

/// Where something stands. line 0: nowhere in particular (the whole file).
struct SourceSpan {
    std::string file;
    std::uint32_t line = 0;
    std::uint32_t column = 0;
    std::uint32_t length = 1;  ///< in characters, within the line

    friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

class SourceText {
public:
    SourceText(std::string name, std::string text);

    [[nodiscard]] const std::string& name() const { return name_; }
    [[nodiscard]] std::string_view text() const { return text_; }
    /// The line without its end; empty for a line that is not there.
    [[nodiscard]] std::string_view line(std::uint32_t number) const;
    /// The span of `length` bytes that begins at byte `offset`; past the end gives the end.
    [[nodiscard]] SourceSpan span_at(std::size_t offset, std::size_t length = 1) const;

private:
    std::string name_;
    std::string text_;
};

/// How many characters (code points) a UTF-8 text has; a broken byte counts as one.
[[nodiscard]] std::uint32_t characters_in(std::string_view utf8);

/// The offset of the first byte that is not UTF-8, or npos.
[[nodiscard]] std::size_t first_invalid_utf8(std::string_view text);

}  // namespace fv

// What is wrong with something a person wrote, where, and how to mend it.
//
// Faults in files and forms are values, many at once, never exceptions. One printer makes every
// text of them, for `check`, for the author's screen and for the tests.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/source_text.h"

namespace fv {

struct Diagnostic {
    enum class Severity : std::uint8_t { note, warning, error };
    Severity severity = Severity::error;
    std::string_view rule;  ///< stable word, `unknown-scene`; always a literal; docs/diagnostics/ explains it
    SourceSpan where;
    std::string message;  ///< what is so: `there is no scene "kitchn"`
    std::string hint;     ///< how to mend it: `did you mean "kitchen"?`; may be empty
};

/// `value` is there exactly when no diagnostic is an error.
template <class T>
struct Loaded {
    std::optional<T> value;
    std::vector<Diagnostic> diagnostics;
};

[[nodiscard]] bool has_errors(const std::vector<Diagnostic>& diagnostics);

/// Orders by file, position, then rule; drops exact repeats.
void sort_by_position(std::vector<Diagnostic>& diagnostics);

/// `file:line:column: error: message [rule]`, the line itself, and a caret with the hint below it.
/// `source` may be null: then the line and caret are left out and the hint follows the message.
[[nodiscard]] std::string printed(const Diagnostic& diagnostic, const SourceText* source);

/// `2 errors, 1 warning in kitchen-table.yaml.`
[[nodiscard]] std::string summary(const std::vector<Diagnostic>& diagnostics, std::string_view file);

[[nodiscard]] std::string_view word_of(Diagnostic::Severity severity);  ///< "error", "warning", "note"

}  // namespace fv

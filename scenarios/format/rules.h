// Every rule that a diagnostic of scripts and frameworks can name. docs/diagnostics/ has a page for
// each; a test keeps the two in step.
#pragma once

#include <array>
#include <string_view>

namespace fv {

inline constexpr std::array rules = std::to_array<std::string_view>({
    "alias", "bad-condition", "bad-effect", "bad-file-name", "bad-id", "best-is-first", "best-is-longest",
    "broken-bundle", "child-interprets", "circle-of-passages", "circular-include", "condition-always-true",
    "condition-never-true", "does-not-belong", "duplicate-id", "duplicate-key", "empty-file", "empty-text",
    "ending-never-reached", "expectation-ending", "expectation-holds", "expectation-passes", "expectation-route",
    "explored-in-part", "hard-to-read", "last-ending-has-when", "last-way-has-when", "length-tells", "long-line",
    "long-option", "missing-file", "missing-key", "missing-translation", "missing-why", "must-be-offered",
    "name-not-in-original", "named-by-deficit", "needless-repair", "needs-newer-program", "nested-too-deep",
    "never-mended", "never-met", "no-exit", "no-way-on", "not-text", "not-utf-8", "one-obvious-answer", "out-of-range",
    "passes-without-reading", "phonetic-dialect", "questions-tell", "school-business", "scores-nothing",
    "second-document", "stale-translation", "tab", "too-easy-to-pass", "too-few", "too-large", "too-many",
    "unknown-competency", "unknown-fact", "unknown-format", "unknown-indicator", "unknown-item", "unknown-key",
    "unknown-meter", "unknown-name", "unknown-option", "unknown-place", "unknown-rule", "unknown-scene",
    "unknown-speaker", "unknown-value", "unknown-visit", "unknown-word", "unreachable-line", "unreachable-option",
    "unreachable-scene", "unreadable-file", "unstamped-translation", "unused-part", "wrong-type", "yaml-syntax",
    "yaml-tag",
});

/// Those of them that are warnings about a script: it may switch them off under `allow`.
inline constexpr std::array warning_rules = std::to_array<std::string_view>({
    "best-is-first", "best-is-longest", "child-interprets", "condition-always-true", "condition-never-true",
    "ending-never-reached", "explored-in-part", "hard-to-read", "length-tells", "long-line", "long-option",
    "missing-why", "named-by-deficit", "needless-repair", "never-mended", "one-obvious-answer",
    "passes-without-reading", "phonetic-dialect", "questions-tell", "school-business", "too-easy-to-pass",
    "unreachable-line", "unreachable-option", "unreachable-scene",
});

}  // namespace fv

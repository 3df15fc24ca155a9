// Every rule that a diagnostic of scripts and frameworks can name. docs/diagnostics/ has a page for
// each; a test keeps the two in step.
#pragma once

#include <array>
#include <string_view>

namespace fv {

inline constexpr std::array rules = std::to_array<std::string_view>({
    "alias", "bad-condition", "bad-effect", "bad-id", "circle-of-passages", "condition-always-true", "condition-never-true",
    "duplicate-id", "duplicate-key", "empty-file", "empty-text", "ending-never-reached", "explored-in-part",
    "last-ending-has-when", "last-way-has-when", "missing-key", "missing-why", "needless-repair", "nested-too-deep",
    "no-exit", "no-way-on", "not-text", "not-utf-8", "out-of-range", "passes-without-reading", "scores-nothing",
    "second-document", "tab", "too-easy-to-pass", "too-few", "too-large", "too-many", "unknown-competency", "unknown-fact",
    "unknown-format", "unknown-indicator", "unknown-key", "unknown-meter", "unknown-option", "unknown-place",
    "unknown-scene", "unknown-speaker", "unknown-word", "unreachable-line", "unreachable-option", "unreachable-scene",
    "unreadable-file", "wrong-type", "yaml-syntax", "yaml-tag",
});

}  // namespace fv

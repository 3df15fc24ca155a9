// Every rule that a diagnostic of scripts and frameworks can name. docs/diagnostics/ has a page for
// each; a test keeps the two in step.
#pragma once

#include <array>
#include <string_view>

namespace fv {

inline constexpr std::array rules = std::to_array<std::string_view>({
    "alias", "bad-condition", "bad-effect", "bad-file-name", "bad-id", "broken-bundle", "circle-of-passages",
    "circular-include", "condition-always-true", "condition-never-true", "does-not-belong", "duplicate-id",
    "duplicate-key", "empty-file", "empty-text", "ending-never-reached", "explored-in-part", "last-ending-has-when",
    "last-way-has-when", "missing-file", "missing-key", "missing-translation", "missing-why", "must-be-offered",
    "name-not-in-original", "needless-repair", "needs-newer-program", "nested-too-deep", "no-exit", "no-way-on",
    "not-text", "not-utf-8", "out-of-range", "passes-without-reading", "scores-nothing", "second-document",
    "stale-translation", "tab", "too-easy-to-pass", "too-few", "too-large", "too-many", "unknown-competency",
    "unknown-fact", "unknown-format", "unknown-indicator", "unknown-item", "unknown-key", "unknown-meter",
    "unknown-name", "unknown-option", "unknown-place", "unknown-scene", "unknown-speaker", "unknown-value",
    "unknown-visit", "unknown-word", "unreachable-line", "unreachable-option", "unreachable-scene", "unreadable-file",
    "unstamped-translation", "unused-part", "wrong-type", "yaml-syntax", "yaml-tag",
});

}  // namespace fv

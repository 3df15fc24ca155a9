// The plainest YAML, read fast: one `key: value` of a script's head whose value is a plain text, a list
// or a map in brackets of such. Whatever is not beyond doubt is left to the real parser (document.h).
// Private to this folder.
#pragma once

#include <optional>
#include <string_view>

#include "scenarios/format/document.h"

namespace fv {

/// What stands after `key:`, on one line, without the line's end. nullopt: not plain. Places are not told.
[[nodiscard]] std::optional<Node> plain_value(std::string_view text);

}  // namespace fv

// Which of First Visit's formats a text says it is of, told from its `format:` line without reading the
// rest: a caller then reads it once, as what it is.
#pragma once

#include <cstdint>

#include "foundation/source_text.h"

namespace fv {

enum class DocumentKind : std::uint8_t { script, pack, part, translation, guide, framework, programme };

/// A text that says nothing, or something unknown, is taken for a script, whose loader says what is missing.
[[nodiscard]] DocumentKind kind_of(const SourceText& source);

}  // namespace fv

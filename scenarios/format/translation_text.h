// What the program writes of a translation's file: the skeleton that a translator fills, and the stamps
// at its end that say what each text was translated from.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "foundation/source_text.h"
#include "scenarios/format/translation.h"

namespace fv {

/// A translation into `language` with every key, `~` for each text, and above it the original as a comment.
[[nodiscard]] std::string translation_template(const Scenario& scenario, std::string_view language);

struct Stamped {
    std::string text;                 ///< the whole file; all but its last block is as it was
    std::vector<std::string> fresh;   ///< stamped for the first time
    std::vector<std::string> revised; ///< were stale, and now count as translated from today's text
    std::vector<std::string> kept;    ///< stale, and left so
};

/// Stamps each text that is translated by today's original. A stale text that belongs elsewhere now
/// (TranslationReport::moved) stays stale, and so does every stale one if `keep_stale`. `translation` was
/// loaded from `source` for `scenario`.
[[nodiscard]] Stamped stamped(const SourceText& source, const Translation& translation, const Scenario& scenario, bool keep_stale);

}  // namespace fv

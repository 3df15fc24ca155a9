// A script's texts in another language: the overlay beside it (`kitchen-table.es.yaml`;
// docs/format/packs-and-translations.md).
//
// An overlay changes no id, no condition and no number: the scenario in its language is played, scored
// and replayed as the original. It may fall behind its script: what is missing is shown in the original,
// marked; what was translated from an earlier text is shown and listed.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "foundation/diagnostic.h"
#include "foundation/source_text.h"
#include "scenarios/engine/scenario.h"

namespace fv {

struct Translation {
    std::string of;        ///< the script's id
    std::string language;  ///< `es`
    std::string file;      ///< for diagnostics
    std::unordered_map<std::string, std::string> texts;      ///< by key (texts.h); what is not translated yet is left out
    std::unordered_map<std::string, std::string> originals;  ///< by key: stamp_of() the text it was translated from
};

/// What is wrong in itself, and, where `of` is given, what does not fit that script. `of` is the script
/// that the overlay stands beside; null: it can't be told.
[[nodiscard]] Loaded<Translation> load_translation(const SourceText& source, const Scenario* of);

/// `es`, `fil`, `pt-BR`
[[nodiscard]] bool is_language_code(std::string_view code);

/// By what a text is known: the first eight digits of its content hash.
[[nodiscard]] std::string stamp_of(std::string_view original);

/// How far a translation has come. Keys stand in the script's order.
struct TranslationReport {
    struct Moved {
        std::string key, to;  ///< the text that was translated there now stands here
    };
    std::size_t total = 0;               ///< texts of the script that are to be translated
    std::vector<std::string> missing;    ///< not translated yet
    std::vector<std::string> stale;      ///< translated from an earlier text
    std::vector<std::string> unstamped;  ///< translated from nobody knows which text
    std::vector<Moved> moved;            ///< those of `stale` that belong elsewhere now

    /// Of those to be translated, how many are there; 100 only if all are.
    [[nodiscard]] int percent() const;
};
[[nodiscard]] TranslationReport report_on(const Translation& translation, const Scenario& scenario);

/// At most one warning for what is missing and one for what is stale, and a note for what has no stamp.
void tell(const TranslationReport& report, const Translation& translation, std::vector<Diagnostic>& diagnostics);

/// The scenario in the translation's language. Any version of it: a text takes the translation that was
/// made from it, wherever that stands now, else the one under its key. What has none is the original
/// after the code of its language: `(en) Come in.`
[[nodiscard]] Scenario translated(const Scenario& scenario, const Translation& translation);

}  // namespace fv

// Everything wrong with files that people write: scripts with what they stand on, packs, parts,
// translations, guides, frameworks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "foundation/diagnostic.h"
#include "scenarios/format/bundle.h"
#include "scenarios/format/translation.h"
#include "scenarios/format/vocabulary.h"
#include "trainer/session/files.h"

namespace fv {

/// What was found in one file.
struct CheckedFile {
    std::string file;
    std::vector<Diagnostic> diagnostics;  ///< of a script also those in its parts, unless they were told before
    Bundle texts{SourceText({}, {}), {}}; ///< what they point into

    /// Of a translation that fits its script: how far it has come.
    struct Progress {
        std::string of, language;
        TranslationReport report;
    };
    std::optional<Progress> progress;
};

/// `named` are files and folders; none: everything that came with the program. A folder is checked with
/// all that stands in it and below it; what no script of it includes is told.
[[nodiscard]] std::vector<CheckedFile> check_files(const std::vector<std::string>& named, const DataFolders& folders, const Vocabulary& vocabulary);

}  // namespace fv

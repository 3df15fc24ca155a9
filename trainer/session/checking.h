// Everything wrong with files that people write: scripts with what they stand on, packs, parts,
// translations, guides, expectations, frameworks.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "foundation/diagnostic.h"
#include "scenarios/format/bundle.h"
#include "scenarios/format/script_statistics.h"
#include "scenarios/format/translation.h"
#include "scoring/framework.h"
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

    std::string title;                           ///< of a script that can be played
    std::optional<ScriptStatistics> statistics;  ///< of such a script, where they are wanted
};

/// What is wanted beyond faults and warnings.
struct CheckWish {
    bool explore = false;     ///< walk every way through each script, too
    bool statistics = false;
};

/// `named` are files and folders; none: everything that came with the program. A folder is checked with
/// all that stands in it and below it; what no script of it includes is told. Expectations, in a script
/// or beside it, are played; `framework` says what passes and which words ratings may use.
[[nodiscard]] std::vector<CheckedFile> check_files(const std::vector<std::string>& named, const DataFolders& folders, const Framework& framework,
                                                   CheckWish wish = {});

}  // namespace fv

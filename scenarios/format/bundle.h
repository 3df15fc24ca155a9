// A script with the files it stands on: the pack of its folder where it uses it, and the parts that it
// includes.
//
// No file is opened here: texts are handed in. A bundle is also ONE text, by which records keep a
// script: the script's own text, and each other file after a line `#%% file: NAME`. A script that stands
// on no other file is its own bundle text, so that its content hash is that of its file.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/diagnostic.h"
#include "foundation/source_text.h"
#include "scenarios/engine/scenario.h"
#include "scenarios/format/checks.h"
#include "scenarios/format/document.h"
#include "scenarios/format/vocabulary.h"

namespace fv {

struct BundleFile {
    std::string name;   ///< as the script names it, `shared/car-talk.part.yaml`
    SourceText source;  ///< its own name is the one that stands in diagnostics
};

struct Bundle {
    SourceText script;
    std::vector<BundleFile> files;  ///< by name

    /// The text that a diagnostic points into; nullptr: none of these.
    [[nodiscard]] const SourceText* source(std::string_view file) const;
};

/// The text of a file beside a script, by a name that fault_of_file_name() let pass; nullopt: there is none.
using FileReader = std::function<std::optional<SourceText>(const std::string& name)>;
/// For a script that stands alone.
[[nodiscard]] std::optional<SourceText> nothing_beside(const std::string& name);

struct LoadedScript {
    Bundle bundle;  ///< the script, and each file that was there when it asked for it
    Loaded<Scenario> scenario;
    Positions positions;    ///< where the parts of the scenario stand
};

/// Reads a script and, through `read`, what it stands on. Diagnostics come by file, then in its order.
[[nodiscard]] LoadedScript load_script(SourceText script, const FileReader& read, const Vocabulary& vocabulary);
[[nodiscard]] Loaded<Scenario> load_scenario(const Bundle& bundle, const Vocabulary& vocabulary);

/// The names of the files that a script or a part asks for itself: `pack.yaml`, parts. None twice, and
/// none that fault_of_file_name() refuses.
[[nodiscard]] std::vector<std::string> files_wanted(const Node& script);

/// What is wrong with a part by itself: names in it are looked up in the scripts that include it.
[[nodiscard]] std::vector<Diagnostic> faults_of_part(const SourceText& source);

/// Why a script can't ask for a file by this name; nullopt: it can. Only files in or below its folder.
[[nodiscard]] std::optional<std::string> fault_of_file_name(std::string_view name);

/// The same for equal bundles; reads back as what it was.
[[nodiscard]] std::string bundle_text(const Bundle& bundle);
/// `name` is the script's, for diagnostics; the other files have the names that stand in the text.
[[nodiscard]] Loaded<Bundle> read_bundle(const std::string& name, std::string_view text);

/// As for one text (document.h), in whichever of the bundle's the scalar stands.
[[nodiscard]] SourceSpan span_inside(const Node& scalar, const Bundle& bundle, std::size_t offset, std::size_t length);

/// Each with the line of the file that it points into.
[[nodiscard]] std::string printed(const std::vector<Diagnostic>& diagnostics, const Bundle& bundle);

/// Scripts, parts and bundles are together at most so deep, and so many files.
inline constexpr std::size_t deepest_include = 8;
inline constexpr std::size_t most_files = 64;

}  // namespace fv

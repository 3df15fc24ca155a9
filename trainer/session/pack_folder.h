// The files of a folder of scripts, by what they are: what the library is filled from, and what `check`
// looks through.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "scenarios/format/bundle.h"
#include "trainer/session/library.h"

namespace fv {

/// By their names: `pack.yaml`, `x.part.yaml`, `x.guide.yaml`, `x.es.yaml`; every other word before the
/// ending (`x.draft.yaml`) makes a file that is passed over; the rest are scripts.
struct PackFolder {
    std::filesystem::path folder;
    std::optional<std::filesystem::path> pack;
    std::vector<std::filesystem::path> scripts, parts, translations, guides;  ///< by name
};

/// Each folder below `root`, and itself, in which there is any of these; by path.
[[nodiscard]] std::vector<PackFolder> pack_folders_below(const std::filesystem::path& root);

/// Reads what a script of this folder asks for.
[[nodiscard]] FileReader files_beside(const std::filesystem::path& script);

/// The script that a translation or a guide stands beside: `x.yaml` for `x.es.yaml`. It may not be there.
[[nodiscard]] std::filesystem::path script_beside(const std::filesystem::path& file);

/// The translations and the guide that stand beside a script, by name.
[[nodiscard]] std::vector<std::filesystem::path> translations_beside(const std::filesystem::path& script);
[[nodiscard]] std::optional<std::filesystem::path> guide_beside(const std::filesystem::path& script);

/// Reads the folder into the library; what can't be read is told by it.
void add_folder(Library& library, const PackFolder& folder);

}  // namespace fv

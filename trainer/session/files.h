// Where the program's own files and a person's records are, and reading them: the only place above
// the stores that opens a file.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/source_text.h"
#include "scenarios/format/document.h"

namespace fv {

/// The folders the program reads. In an installed program they stand under share/first-visit beside
/// the executable's folder; in a build, in the source tree.
struct DataFolders {
    std::filesystem::path packs, frameworks, programmes, language, diagnostics, fonts;
};

/// What a variable of the environment names; nullopt: it is not set, or empty.
[[nodiscard]] std::optional<std::filesystem::path> path_in_environment(const char* name);

/// FIRST_VISIT_DATA (an installed share/first-visit), else beside the executable, else `source_tree`.
[[nodiscard]] DataFolders data_folders(const std::filesystem::path& executable, const std::filesystem::path& source_tree);

/// $XDG_DATA_HOME/first-visit/records.db, else ~/.local/share/first-visit/records.db.
[[nodiscard]] std::filesystem::path default_records_file();

/// The text of a file, at most `limit` bytes and one more (so that the reader can tell it was longer).
/// nullopt: it can't be read; `why_not` says so in plain words.
[[nodiscard]] std::optional<SourceText> read_text(const std::filesystem::path& file, std::string& why_not,
                                                  std::size_t limit = largest_document);

/// Writes a whole file in the place of what stood there; that stays as it was if this fails. False:
/// `why_not` says so in plain words.
[[nodiscard]] bool write_text(const std::filesystem::path& file, std::string_view text, std::string& why_not);

/// By its ending, `.yaml` or `.yml`.
[[nodiscard]] bool is_yaml(const std::filesystem::path& file);

/// The `.yaml` files below a folder, by name; files that stand beside a script (`x.es.yaml`,
/// `x.guide.yaml`, `pack.yaml`) are left out.
[[nodiscard]] std::vector<std::filesystem::path> scripts_below(const std::filesystem::path& folder);

/// The `.yaml` files in a folder, by name.
[[nodiscard]] std::vector<std::filesystem::path> yaml_files_in(const std::filesystem::path& folder);

}  // namespace fv

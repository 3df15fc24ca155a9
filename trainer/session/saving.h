// Saving a file for the person: into their documents, under a name that is free, and told where.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "trainer/session/changes.h"
#include "trainer/words/words.h"

namespace fv {

/// The person's documents: XDG_DOCUMENTS_DIR from the environment or from user-dirs.dirs, else
/// ~/Documents, else the home folder; the first of them that is there.
[[nodiscard]] std::filesystem::path documents_folder();

/// `name` as the name of a file: what a file system can't take becomes a space, and a long one is cut
/// so that there is room for a number and the `ending`.
[[nodiscard]] std::string file_name_of(std::string_view name, std::string_view ending);

struct Saved {
    std::filesystem::path file;
    std::string why_not;  ///< empty: it is saved
};

/// Writes a new file; one that is there already stays as it is (`name (2).pdf` is written then).
/// On failure nothing of it is left behind.
[[nodiscard]] Saved save_new(const std::filesystem::path& folder, const FileToSave& file);
/// Writes `file` whatever stands there; a failure leaves what stood there as it was.
[[nodiscard]] Saved save_over(const std::filesystem::path& file, std::string_view bytes);

/// Saves it with the person's documents. What to tell them: where it is, or why it could not be.
[[nodiscard]] Notice save_for_person(const FileToSave& file, const Words& words);

}  // namespace fv

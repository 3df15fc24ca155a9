// What a recovery has come to, written down before the damaged file is moved: a program that is killed
// after that is finished by the next one, which tells the person the same. Private to this store.
#pragma once

#include <filesystem>
#include <optional>

#include "facilitator/stores/sqlite/recovery.h"

namespace fv {

/// The folder beside the records in which they are mended.
[[nodiscard]] std::filesystem::path recovery_folder(const std::filesystem::path& records);
[[nodiscard]] std::filesystem::path mended_file(const std::filesystem::path& records);

/// Both reach the disk. Throws StoreError.
void write_plan(const std::filesystem::path& records, const Recovery& recovery);
/// nullopt: there is none, or none that can be read.
[[nodiscard]] std::optional<Recovery> read_plan(const std::filesystem::path& records);

}  // namespace fv

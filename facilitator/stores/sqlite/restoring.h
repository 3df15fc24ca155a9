// Going back to a backup, and taking an erased person out of the backups too.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "facilitator/records/event_store.h"

namespace fv {

struct Restored {
    std::size_t events = 0;                        ///< that the records have now
    std::optional<std::filesystem::path> kept_as;  ///< the records as they were before; nullopt: there were none
    std::size_t erased = 0;                        ///< events of the backup that belonged to people erased since
};

/// Makes the records what the backup is, but for people who were erased since: they stay erased. The
/// records as they were are kept as a backup; a file that can't be read any more is set aside. All or
/// nothing, also for other programs that have the records open: what they record or erase until the change is
/// in what is kept, or stays erased. `meanwhile` is called before the change. Throws StoreError.
Restored restore(const std::filesystem::path& records, const std::filesystem::path& backup, const std::function<void()>& meanwhile = {});

struct BackupsCleaned {
    std::size_t files = 0;
    std::vector<std::filesystem::path> not_cleaned;  ///< can't be opened or written
    std::vector<std::filesystem::path> set_aside;    ///< damaged files, which nobody can clean
    bool log_in_use = false;                         ///< somebody reads the records: their log goes when the last program closes them
};

/// Buries these in every backup of the records that lacks any of them; `files` are those that did.
BackupsCleaned erase_in_backups(const std::filesystem::path& records, std::span<const Tombstone> tombstones);

/// Damaged files that were set aside, by name.
[[nodiscard]] std::vector<std::filesystem::path> files_set_aside(const std::filesystem::path& records);

/// `records.db.damaged`, then `records.db.damaged-2`: a name that no file has.
[[nodiscard]] std::filesystem::path free_name_aside(const std::filesystem::path& records);
/// Renames what is there of the records and their log; they can still be opened under the new name. `at` is told
/// after each file. Throws StoreError.
void move_with_log(const std::filesystem::path& records, const std::filesystem::path& aside, const std::function<void(std::string_view)>& at = [](std::string_view) {});

}  // namespace fv

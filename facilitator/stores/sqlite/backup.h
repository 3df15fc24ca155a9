// Copies of a file of records as it is at one moment, while others go on reading and writing it.
//
// Backups stand in a folder beside the records (`records.db.backups`): one for each day on which
// something changed, and one before each step that could not be taken back (a migration, a restoring).
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "facilitator/records/event_store.h"

namespace fv {

/// Copies the records to `to`, which is there whole or not at all: a file that stood there stays until
/// the copy is on disk. `go_on` is asked now and then; where it says no, nothing is left and false is
/// returned. Throws StoreError.
bool back_up(const std::filesystem::path& records, const std::filesystem::path& to, const std::function<bool()>& go_on = {});

/// The same for a backup that stands beside its records: whoever is erased in them while it is copied is not in it.
bool back_up_beside(const std::filesystem::path& records, const std::filesystem::path& to, const std::function<bool()>& go_on = {});

/// Makes the content of `to`, which may be open elsewhere, that of `from`: at once, for everybody. From
/// `when_locked` on nobody else can write to `to`; `from` may still be changed in it. Throws StoreError.
void copy_over(const std::filesystem::path& from, const std::filesystem::path& to, const std::function<void()>& when_locked);

/// In the order of ids, whatever schema the file has. Throws StoreError.
[[nodiscard]] std::vector<Tombstone> tombstones_in(const std::filesystem::path& file);

[[nodiscard]] std::filesystem::path backups_folder(const std::filesystem::path& records);
/// A name in that folder that no file has: `before-restoring.db`, `before-restoring-2.db`.
[[nodiscard]] std::filesystem::path free_backup_name(const std::filesystem::path& records, std::string_view stem);

/// All backups that stand there: those of days first, the newest first, then the others by name.
[[nodiscard]] std::vector<std::filesystem::path> backups_of(const std::filesystem::path& records);

/// Unfinished copies of programs that were killed: whoever is erased would stay in them.
void remove_left_copies(const std::filesystem::path& records);

/// Keeps seven days, fewer where they take more than half a gigabyte together; the newest always. Only
/// backups of days are removed.
void prune_daily_backups(const std::filesystem::path& records);

/// Whether there is none of this day yet, and something was recorded since the last one. Throws StoreError.
[[nodiscard]] bool is_backup_due(const std::filesystem::path& records, std::chrono::year_month_day today);

/// Today's, if it is due. nullopt: it was not, or `go_on` said no. Throws StoreError.
std::optional<std::filesystem::path> back_up_today(const std::filesystem::path& records, std::chrono::year_month_day today, const std::function<bool()>& go_on = {});

}  // namespace fv

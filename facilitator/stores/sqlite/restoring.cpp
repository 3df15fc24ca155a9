#include "facilitator/stores/sqlite/restoring.h"

#include <algorithm>
#include <fmt/format.h>
#include <sqlite3.h>

#include "facilitator/stores/sqlite/backup.h"
#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/file_lock.h"
#include "facilitator/stores/sqlite/recovery.h"
#include "facilitator/stores/sqlite/sqlite_store.h"
#include "facilitator/stores/sqlite/statements.h"

namespace fv {
namespace {

namespace fs = std::filesystem;
using Trouble = StoreError::Trouble;

constexpr std::chrono::seconds patience{60};  // somebody else mends or restores a large file
constexpr std::string_view endings[] = {"", "-wal", "-shm"};

/// A copy to work on; it goes away with this.
struct Scratch {
    explicit Scratch(fs::path name) : file(std::move(name)) { remove(); }
    ~Scratch() { remove(); }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    void remove() const
    {
        std::error_code ignored;
        for (const std::string_view ending : endings) fs::remove(file.string() + std::string(ending), ignored);
    }
    fs::path file;
};

std::size_t events_in(const fs::path& records) { return static_cast<std::size_t>(Database(records.string(), Access::write).number("SELECT count(*) FROM event")); }

/// How many events went.
std::size_t buried_in(const fs::path& copy, std::span<const Tombstone> stones)
{
    const std::size_t before = events_in(copy);
    SqliteStore(SqliteStore::OwnCopy{copy}).bury(stones);
    return before - events_in(copy);
}

/// The backup as this program would have it, whole and with `stones` buried.
std::size_t prepare(const fs::path& backup, const fs::path& copy, std::span<const Tombstone> stones)
{
    if (std::error_code error; !fs::exists(backup, error)) throw StoreError(Trouble::other, fmt::format("There is no backup \"{}\".", backup.string()), "The records are as they were.", "`first-visit records info` lists the backups.");
    if (std::error_code error; fs::file_size(backup, error) == 0) throw StoreError(Trouble::not_records, fmt::format("\"{}\" is empty.", backup.string()), "The records are as they were.", "`first-visit records info` lists the backups.");
    back_up(backup, copy);
    const auto faults = SqliteStore(SqliteStore::OwnCopy{copy}).faults();
    if (!faults.empty())
        throw StoreError(Trouble::damaged, fmt::format("The backup \"{}\" is damaged: {}", backup.string(), faults.front()), "The records are as they were.", "Choose an older backup; `first-visit records info` lists them.");
    return buried_in(copy, stones);
}

/// The tombstones of the records; nullopt: they can't be read.
std::optional<std::vector<Tombstone>> tombstones_of(const fs::path& records)
{
    std::error_code error;
    if (!fs::exists(records, error) || fs::file_size(records, error) == 0) return std::vector<Tombstone>{};
    try {
        return SqliteStore(records).tombstones();
    } catch (const StoreError& trouble) {
        if (trouble.trouble() == Trouble::damaged || trouble.trouble() == Trouble::not_records) return std::nullopt;
        throw;
    }
}

/// Whether it may hold what is under one of these. A backup that lacks none is left as it is.
bool lacks(const fs::path& backup, std::span<const Tombstone> stones)
{
    try {
        Database database(backup.string(), Access::read);
        Statement stone(database, sql::tombstone_by_id);
        return !std::all_of(stones.begin(), stones.end(), [&](const Tombstone& wanted) {
            const bool there = stone.bind(":id", wanted.id).step();
            stone.reset();
            return there;
        });
    } catch (const StoreError&) {
        return true;
    }
}

/// What was removed may stand in the log until it is emptied; that can't be done while somebody reads.
bool log_was_emptied(const fs::path& records)
{
    try {
        Database database(records.string(), Access::write);
        sqlite3_busy_timeout(database.handle(), 0);  // erasing has waited already
        Statement emptying(database, "PRAGMA wal_checkpoint(TRUNCATE)");
        return emptying.step() && emptying.number(0) == 0;
    } catch (const StoreError&) {
        return false;
    }
}

}  // namespace

fs::path free_name_aside(const fs::path& records)
{
    std::error_code error;
    fs::path name = records.string() + ".damaged";
    for (int number = 2; fs::exists(name, error); ++number) name = fmt::format("{}.damaged-{}", records.string(), number);
    return name;
}

void move_with_log(const fs::path& records, const fs::path& aside, const std::function<void(std::string_view)>& at)
{
    for (const std::string_view ending : endings) {
        const std::string from = records.string() + std::string(ending);
        std::error_code error;
        if (!fs::exists(from, error)) continue;
        fs::rename(from, aside.string() + std::string(ending), error);
        if (error) throw StoreError(Trouble::not_writable, fmt::format("\"{}\" can't be renamed: {}.", from, error.message()), "It was left as it is.", "Ask for the right to write its folder.");
        at("moved");
    }
}

Restored restore(const fs::path& records, const fs::path& backup, const std::function<void()>& meanwhile)
{
    if (recovery_was_broken_off(records)) (void)open_carefully(records);
    const FileLock lock(lock_of(records), patience);
    if (lock.outcome() == FileLock::Outcome::busy)
        throw StoreError(Trouble::in_use, fmt::format("Another program is mending or restoring the records \"{}\".", records.string()), "They are kept.", "Wait until it has finished, then do it again.");
    const auto stones = tombstones_of(records);
    const Scratch copy(records.string() + ".restoring");
    Restored restored;
    restored.erased = prepare(backup, copy.file, stones.value_or(std::vector<Tombstone>{}));
    if (meanwhile) meanwhile();
    std::error_code error;
    const bool there = fs::exists(records, error) && fs::file_size(records, error) > 0;
    if (there && stones) {
        copy_over(copy.file, records, [&] {
            // What others recorded or erased until now counts; from now on they wait.
            restored.erased += buried_in(copy.file, tombstones_in(records));
            restored.kept_as = free_backup_name(records, "before-restoring");
            back_up_beside(records, *restored.kept_as);
            restored.events = events_in(copy.file);
        });
        return restored;
    }
    if (there) {
        restored.kept_as = free_name_aside(records);
        move_with_log(records, *restored.kept_as);
    }
    restored.events = events_in(copy.file);
    // A log of records that are not there any more would be played over the backup.
    for (const std::string_view ending : {"-wal", "-shm"}) fs::remove(records.string() + std::string(ending), error);
    back_up(copy.file, records);
    return restored;
}

std::vector<fs::path> files_set_aside(const fs::path& records)
{
    std::vector<fs::path> files;
    std::error_code error;
    const fs::path folder = records.parent_path().empty() ? fs::path(".") : records.parent_path();
    const std::string beginning = records.filename().string() + ".damaged";
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        if (name.starts_with(beginning) && !name.ends_with("-wal") && !name.ends_with("-shm")) files.push_back(it->path());
    }
    std::sort(files.begin(), files.end());
    return files;
}

BackupsCleaned erase_in_backups(const fs::path& records, std::span<const Tombstone> tombstones)
{
    BackupsCleaned cleaned;
    std::optional<FileLock> lock;
    std::error_code error;
    if (fs::exists(backups_folder(records), error)) lock.emplace(backups_folder(records), patience);  // a copy that is finished meanwhile waits, and cleans itself
    remove_left_copies(records);
    for (const fs::path& file : backups_of(records)) {
        if (!lacks(file, tombstones)) continue;
        try {
            SqliteStore(SqliteStore::OwnCopy{file}).bury(tombstones);
            Database(file.string(), Access::write).run("PRAGMA journal_mode = DELETE");
            ++cleaned.files;
        } catch (const StoreError&) {
            cleaned.not_cleaned.push_back(file);
        }
    }
    cleaned.set_aside = files_set_aside(records);
    cleaned.log_in_use = !tombstones.empty() && !log_was_emptied(records);
    return cleaned;
}

}  // namespace fv

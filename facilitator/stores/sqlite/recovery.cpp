#include "facilitator/stores/sqlite/recovery.h"

#include <algorithm>
#include <fcntl.h>
#include <fmt/format.h>
#include <map>
#include <set>
#include <sqlite3.h>
#include <unistd.h>

#include "facilitator/records/merge.h"
#include "facilitator/stores/sqlite/backup.h"
#include "facilitator/stores/sqlite/file_lock.h"
#include "facilitator/stores/sqlite/recovery_plan.h"
#include "facilitator/stores/sqlite/restoring.h"
#include "facilitator/stores/sqlite/salvage.h"

namespace fv {
namespace {

namespace fs = std::filesystem;
using Trouble = StoreError::Trouble;

fs::path mark_of(const fs::path& records) { return records.string() + seen_damaged; }

/// Whoever has an SQLite file in WAL mode open holds a lock on these bytes (SQLite's file format, "locking").
bool is_open_elsewhere(const fs::path& records)
{
    const int handle = ::open(records.c_str(), O_RDWR | O_CLOEXEC);
    if (handle < 0) return false;
    struct flock lock {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = 0x40000002;
    lock.l_len = 510;
    const bool held = ::fcntl(handle, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
    ::close(handle);
    return held;
}

/// A folder beside the records for the copy that is read and the store that is made; it goes away with this,
/// unless it holds what is to be finished.
struct Workshop {
    explicit Workshop(const fs::path& records) : folder(recovery_folder(records)), mended(mended_file(records))
    {
        std::error_code error;
        fs::remove_all(folder, error);
        fs::create_directories(folder, error);
        fs::permissions(folder, fs::perms::owner_all, error);
        for (const char* ending : {"", "-wal"}) {
            const std::string from = records.string() + ending;
            if (!fs::exists(from, error)) continue;
            fs::copy_file(from, damaged().string() + ending, error);
            if (error) throw StoreError(Trouble::disk_full, fmt::format("The damaged records \"{}\" can't be copied: {}.", records.string(), error.message()), "The file was left as it is.", "Make room on the disk, then start again.");
        }
    }
    ~Workshop()
    {
        std::error_code ignored;
        if (!to_be_finished) fs::remove_all(folder, ignored);
    }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;
    [[nodiscard]] fs::path damaged() const { return folder / "damaged.db"; }
    fs::path folder, mended;
    bool to_be_finished = false;
};

/// All that a backup has; one that is itself damaged gives nothing.
void take_backup(const fs::path& backup, const fs::path& scratch, SqliteStore& into, Recovery& recovery)
{
    try {
        back_up(backup, scratch);
        const SqliteStore from(SqliteStore::OwnCopy{scratch});
        if (!damage_in(scratch)->empty()) return;
        merge(from, into);
        recovery.backups.push_back(backup);
    } catch (const StoreError& trouble) {
        if (trouble.trouble() == Trouble::disk_full) throw;
    }
}

/// Everything that can be read, made into the store `workshop.mended`.
Recovery mend(const fs::path& records, const Workshop& workshop)
{
    Recovery recovery;
    recovery.damage = damage_in(workshop.damaged()).value_or("");
    SqliteStore mended(SqliteStore::OwnCopy{workshop.mended});
    Salvage salvage(workshop.damaged());
    mended.bury(salvage.tombstones());
    // Events never change: where a backup has one, its words are the right ones. So backups go first.
    for (const fs::path& backup : backups_of(records))
        if (!backup.filename().string().starts_with("before-restoring")) take_backup(backup, workshop.folder / "backup.db", mended, recovery);
    salvage.texts([&](std::string_view hash, std::string_view text) { mended.keep_text(hash, text); });
    std::set<Uuid> read;
    salvage.events([&](std::span<const Event> events) {
        for (const Event& event : events) read.insert(event.id);
        mended.append(events);
    });
    recovery.kept = mended.event_count();
    mended.read([&](const Event& event) { return recovery.from_backups += read.contains(event.id) ? 0U : 1U, true; });
    for (LostEvent& lost : salvage.lost()) {
        const bool gone = mended.lacking(std::span(&lost.id, 1)).size() == 1;
        const auto stones = gone ? mended.tombstones() : std::vector<Tombstone>{};
        const bool erased = std::any_of(stones.begin(), stones.end(), [&](const Tombstone& stone) { return stone.id == lost.about; });
        if (gone && !erased) recovery.lost.push_back(std::move(lost));
    }
    recovery.lists_unreadable = salvage.lists_unreadable();
    return recovery;
}

/// From the plan on: the damaged file goes aside, what was mended takes its place, the rest is cleared away.
/// What an earlier program has done of it is not done again. Throws StoreError; the next start tries again.
void finish(const fs::path& records, const Recovery& recovery, const AtStep& at)
{
    move_with_log(records, recovery.set_aside, at);
    std::error_code error;
    fs::rename(mended_file(records), records, error);
    if (error) throw StoreError(Trouble::not_writable, fmt::format("What was recovered can't be put at \"{}\": {}.", records.string(), error.message()), fmt::format("The damaged file is {}.", recovery.set_aside.string()), "Ask for the right to write its folder.");
    at("mended in place");
    fs::remove(mark_of(records), error);
    at("mark removed");
    fs::remove_all(recovery_folder(records), error);
    at("cleared away");
}

/// What a program that was killed while it mended has left. The damaged file still in its place: all is done
/// anew, since somebody may have written to it. nullopt: nothing to tell of.
std::optional<Recovery> finish_leftover(const fs::path& records, const AtStep& at)
{
    std::error_code error;
    if (!fs::exists(recovery_folder(records), error)) return std::nullopt;
    std::optional<Recovery> plan = read_plan(records);
    const bool is_there = fs::exists(records, error), mended = fs::exists(mended_file(records), error);
    if (!is_there && mended) {
        // An earlier First Visit wrote no plan; it moved the damaged file when all was mended.
        if (!plan) {
            const auto aside = files_set_aside(records);
            plan.emplace();
            plan->set_aside = aside.empty() ? free_name_aside(records) : aside.back();
            plan->lists_unreadable = true;
            plan->kept = SqliteStore(SqliteStore::OwnCopy{mended_file(records)}).event_count();
        }
        finish(records, *plan, at);
        return plan;
    }
    if (is_there && plan && !mended) {
        fs::remove(mark_of(records), error);
        fs::remove_all(recovery_folder(records), error);
        return plan;
    }
    fs::remove_all(recovery_folder(records), error);
    return std::nullopt;
}

Recovery recover(const fs::path& records, const AtStep& at)
{
    if (is_open_elsewhere(records))
        throw StoreError(Trouble::in_use, fmt::format("The records \"{}\" are damaged, and another program has them open.", records.string()), "They were left as they are.", "Close every window of First Visit, then start it again.");
    Workshop workshop(records);
    at("copied");
    Recovery recovery = mend(records, workshop);
    at("mended");
    recovery.set_aside = free_name_aside(records);
    write_plan(records, recovery);
    workshop.to_be_finished = true;
    at("planned");
    finish(records, recovery, at);
    return recovery;
}

}  // namespace

std::optional<std::string> damage_in(const fs::path& records, const std::function<bool()>& go_on)
{
    try {
        Database database(records.string(), Access::write);
        database.check(sqlite3_db_config(database.handle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr));  // looking changes nothing
        const auto asked = [](void* asking) { return (*static_cast<const std::function<bool()>*>(asking))() ? 0 : 1; };
        if (go_on) sqlite3_progress_handler(database.handle(), 10'000, asked, const_cast<std::function<bool()>*>(&go_on));
        Statement check(database, "PRAGMA quick_check(5)");
        std::string found;
        while (check.step())
            if (check.text(0) != "ok") found += (found.empty() ? "" : "; ") + std::string(check.text(0));
        std::replace(found.begin(), found.end(), '\n', ' ');
        return found;
    } catch (const StoreError& trouble) {
        if (go_on && !go_on()) return std::nullopt;
        if (trouble.trouble() == Trouble::damaged || trouble.trouble() == Trouble::not_records) return trouble.problem();
        throw;
    }
}

bool recovery_was_broken_off(const fs::path& records)
{
    std::error_code error;
    return fs::exists(mended_file(records), error);
}

CarefullyOpened open_carefully(const fs::path& records, const AtStep& at)
{
    constexpr std::chrono::seconds patience{60};  // somebody else mends a large file
    CarefullyOpened opened;
    std::error_code error;
    std::optional<FileLock> lock;
    if (fs::exists(records, error) || fs::exists(recovery_folder(records), error)) {
        lock.emplace(lock_of(records), patience);
        if (lock->outcome() == FileLock::Outcome::busy)
            throw StoreError(Trouble::in_use, fmt::format("Another program is mending or restoring the records \"{}\".", records.string()), "They are kept.", "Wait until it has finished, then start again.");
    }
    opened.recovery = finish_leftover(records, at);
    const bool is_there = fs::exists(records, error), seen = is_there && fs::exists(mark_of(records), error);
    // Backups beside it tell that an empty or unreadable file was ours.
    const bool was_ours = !backups_of(records).empty();
    const bool emptied = was_ours && is_there && fs::file_size(records, error) == 0;
    if (emptied || (seen && !damage_in(records)->empty())) opened.recovery = recover(records, at);
    fs::remove(mark_of(records), error);
    try {
        opened.store = std::make_unique<SqliteStore>(records);
    } catch (const StoreError& trouble) {
        const bool unreadable = trouble.trouble() == Trouble::not_records && was_ours && !damage_in(records)->empty();
        if (opened.recovery || (trouble.trouble() != Trouble::damaged && !unreadable)) throw;
        opened.recovery = recover(records, at);
        opened.store = std::make_unique<SqliteStore>(records);
    }
    return opened;
}

std::string Recovery::text() const
{
    std::string out = fmt::format("The records were damaged.\nThe damaged file was set aside, as it is: {}\n{} events were kept", set_aside.string(), kept);
    if (from_backups > 0) out += fmt::format(", {} of them from backups, the newest of which is {}", from_backups, backups.front().filename().string());
    out += ".\n";
    const std::string said = damage.empty() ? "The file was empty.\n" : fmt::format("What SQLite says of it: {}\n", damage);
    if (lost.empty()) return out + (lists_unreadable ? "What was recorded after the last backup may be lost: the file's own lists could not be read.\n" : "Nothing is lost.\n") + said;
    constexpr std::size_t told = 20;
    out += fmt::format("{} events are lost{}:\n", lost.size(), lists_unreadable ? ", and perhaps more that can't be named" : "");
    for (std::size_t i = 0; i < std::min(told, lost.size()); ++i) out += fmt::format("  {}, step {} of {}\n", lost[i].kind.empty() ? "an event" : lost[i].kind, lost[i].step, lost[i].about.text());
    if (lost.size() > told) out += fmt::format("  and {} more\n", lost.size() - told);
    return out + said;
}

}  // namespace fv

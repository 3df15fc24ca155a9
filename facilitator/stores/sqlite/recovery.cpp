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

/// A folder beside the records for the copy that is read and the store that is made; it goes away with this.
struct Workshop {
    explicit Workshop(const fs::path& records) : folder(records.string() + ".recovering")
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
        fs::remove_all(folder, ignored);
    }
    Workshop(const Workshop&) = delete;
    Workshop& operator=(const Workshop&) = delete;
    [[nodiscard]] fs::path damaged() const { return folder / "damaged.db"; }
    [[nodiscard]] fs::path mended() const { return folder / "mended.db"; }
    fs::path folder;
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

}  // namespace

std::optional<std::string> damage_in(const fs::path& records, const std::function<bool()>& go_on)
{
    try {
        Database database(records.string(), Access::write);
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

Recovery recover(const fs::path& records)
{
    if (is_open_elsewhere(records))
        throw StoreError(Trouble::in_use, fmt::format("The records \"{}\" are damaged, and another program has them open.", records.string()), "They were left as they are.", "Close every window of First Visit, then start it again.");
    Recovery recovery;
    const Workshop workshop(records);
    recovery.damage = damage_in(workshop.damaged()).value_or("");
    {
        SqliteStore mended(SqliteStore::OwnCopy{workshop.mended()});
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
    }
    recovery.set_aside = set_aside(records);
    std::error_code error;
    fs::rename(workshop.mended(), records, error);
    if (error) throw StoreError(Trouble::not_writable, fmt::format("What was recovered can't be put at \"{}\": {}.", records.string(), error.message()), fmt::format("The damaged file is {}.", recovery.set_aside.string()), "Ask for the right to write its folder.");
    fs::remove(mark_of(records), error);
    return recovery;
}

CarefullyOpened open_carefully(const fs::path& records)
{
    CarefullyOpened opened;
    std::error_code error;
    const bool seen = fs::exists(mark_of(records), error);
    // Backups beside it tell that an empty or unreadable file was ours.
    const bool was_ours = !backups_of(records).empty();
    const bool emptied = was_ours && fs::exists(records, error) && fs::file_size(records, error) == 0;
    if (emptied || (seen && !damage_in(records)->empty())) opened.recovery = recover(records);
    if (seen) fs::remove(mark_of(records), error);
    try {
        opened.store = std::make_unique<SqliteStore>(records);
    } catch (const StoreError& trouble) {
        const bool unreadable = trouble.trouble() == Trouble::not_records && was_ours && !damage_in(records)->empty();
        if (opened.recovery || (trouble.trouble() != Trouble::damaged && !unreadable)) throw;
        opened.recovery = recover(records);
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

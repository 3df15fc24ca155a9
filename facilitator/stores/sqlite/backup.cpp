#include "facilitator/stores/sqlite/backup.h"

#include <algorithm>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "facilitator/records/event_store.h"
#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/file_lock.h"
#include "facilitator/stores/sqlite/sqlite_store.h"
#include "facilitator/stores/sqlite/statements.h"
#include "foundation/calendar_date.h"

namespace fv {
namespace {

namespace fs = std::filesystem;

constexpr int pages_at_once = 256;                            // a megabyte, then `go_on` is asked
constexpr std::size_t days_kept = 7;
constexpr std::uintmax_t room_for_days = std::uintmax_t{512} << 20U;

constexpr const char* unfinished = ".partial";
constexpr std::chrono::seconds patience{60};  // somebody else cleans large backups

[[noreturn]] void cannot_write(const fs::path& file, const std::string& reason)
{
    throw StoreError(StoreError::Trouble::not_writable, fmt::format("The backup \"{}\" can't be written: {}.", file.string(), reason), "The records are as they were.", "Make room, or choose another place.");
}

/// A file or a folder reaches the disk; a folder that can't be opened for that is left to the system.
void reach_disk(const fs::path& path)
{
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) return;
    ::fsync(handle);
    ::close(handle);
}

void remove_with_log(const fs::path& partial)
{
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm", "-journal"}) fs::remove(partial.string() + ending, ignored);
}

/// An unfinished copy goes away with this. It is locked meanwhile, so that others tell it from one that a
/// program which was killed has left.
class Partial {
public:
    explicit Partial(fs::path file) : file_(std::move(file))
    {
        remove_with_log(file_);
        const int made = ::open(file_.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
        if (made < 0) cannot_write(file_, std::error_code(errno, std::generic_category()).message());
        ::close(made);
        lock_.emplace(file_, std::chrono::milliseconds{0});
    }
    ~Partial() { remove_with_log(file_); }
    Partial(const Partial&) = delete;
    Partial& operator=(const Partial&) = delete;
    [[nodiscard]] const fs::path& file() const { return file_; }

private:
    fs::path file_;
    std::optional<FileLock> lock_;
};

/// Finishes or breaks off with this; either way the connections are free again.
struct Copying {
    Copying(Database& source, Database& copy) : handle(sqlite3_backup_init(copy.handle(), "main", source.handle(), "main"))
    {
        if (handle == nullptr) copy.check(sqlite3_errcode(copy.handle()));
    }
    ~Copying() { sqlite3_backup_finish(handle); }
    Copying(const Copying&) = delete;
    Copying& operator=(const Copying&) = delete;
    sqlite3_backup* handle;
};

/// Page by page out of one moment: the source's transaction holds it, and nobody waits for us.
bool copy_pages(Database& source, Database& copy, const std::function<bool()>& go_on)
{
    source.run("BEGIN; SELECT count(*) FROM sqlite_schema");
    int code = SQLITE_OK;
    bool asked_to_stop = false;
    {
        const Copying copying(source, copy);
        while (code == SQLITE_OK && !asked_to_stop) {
            code = sqlite3_backup_step(copying.handle, pages_at_once);
            asked_to_stop = code == SQLITE_OK && go_on && !go_on();
        }
    }
    source.run("ROLLBACK");
    copy.check(code);
    return !asked_to_stop;
}

/// Copies, lets `last` see to the copy, and puts it in its place.
bool copy_to(const fs::path& records, const fs::path& to, const std::function<bool()>& go_on, const std::function<void(const fs::path&)>& last)
{
    std::error_code error;
    const fs::path folder = to.parent_path().empty() ? fs::path(".") : to.parent_path();
    if (!fs::exists(folder, error)) {
        fs::create_directories(folder, error);
        if (error) cannot_write(to, error.message());
        fs::permissions(folder, fs::perms::owner_all, error);
    }
    const Partial partial(to.string() + unfinished);
    {
        Database source(records.string(), Access::write), copy(partial.file().string(), Access::write);
        if (!copy_pages(source, copy, go_on)) return false;
        copy.run("PRAGMA journal_mode = DELETE");  // one file, that can be carried away
    }
    last(partial.file());
    reach_disk(partial.file());
    fs::rename(partial.file(), to, error);
    if (error) cannot_write(to, error.message());
    reach_disk(folder);
    return true;
}

/// Whoever was erased in the records since the copy was begun.
void bury_since(const fs::path& records, const fs::path& copy)
{
    const auto stones = tombstones_in(records);
    if (tombstones_in(copy) == stones) return;
    SqliteStore(SqliteStore::OwnCopy{copy}).bury(stones);
    Database(copy.string(), Access::write).run("PRAGMA journal_mode = DELETE");
}

bool is_daily(const fs::path& file) { return file.extension() == ".db" && parse_date(file.stem().string()).has_value(); }

fs::path daily_name(const fs::path& records, std::chrono::year_month_day day) { return backups_folder(records) / (iso_text(day) + ".db"); }

/// What is the same in two files exactly when nothing was recorded or erased in between.
std::vector<std::int64_t> growth_of(const fs::path& file, Access access)
{
    Database database(file.string(), access);
    std::vector<std::int64_t> marks;
    for (const char* mark : {"SELECT max(rowid) FROM event", "SELECT max(rowid) FROM text", "SELECT count(*) FROM tombstone", "SELECT sum(count) FROM tombstone"}) marks.push_back(database.number(mark));
    return marks;
}

bool differs(const fs::path& records, const fs::path& backup)
{
    try {
        return growth_of(backup, Access::read) != growth_of(records, Access::write);
    } catch (const StoreError&) {
        return true;  // one that can't be read is none
    }
}

}  // namespace

std::vector<Tombstone> tombstones_in(const fs::path& file)
{
    Database database(file.string(), Access::write);
    Statement statement(database, sql::tombstones);
    std::vector<Tombstone> stones;
    while (statement.step()) stones.push_back({statement.id(0), static_cast<std::uint64_t>(statement.number(1))});
    return stones;
}

bool back_up(const fs::path& records, const fs::path& to, const std::function<bool()>& go_on)
{
    return copy_to(records, to, go_on, [](const fs::path&) {});
}

bool back_up_beside(const fs::path& records, const fs::path& to, const std::function<bool()>& go_on)
{
    std::optional<FileLock> lock;
    return copy_to(records, to, go_on, [&](const fs::path& copy) {
        lock.emplace(backups_folder(records), patience);
        bury_since(records, copy);
    });
}

void copy_over(const fs::path& from, const fs::path& to, const std::function<void()>& when_locked)
{
    Database source(from.string(), Access::write), target(to.string(), Access::write);
    target.run("PRAGMA synchronous = FULL");
    int code = SQLITE_OK;
    {
        const Copying copying(source, target);
        code = sqlite3_backup_step(copying.handle, 0);  // takes the lock, copies nothing
        if (code == SQLITE_OK) when_locked();
        while (code == SQLITE_OK) code = sqlite3_backup_step(copying.handle, pages_at_once);
    }
    target.check(code);
}

fs::path backups_folder(const fs::path& records) { return records.string() + ".backups"; }

fs::path free_backup_name(const fs::path& records, std::string_view stem)
{
    const fs::path folder = backups_folder(records);
    fs::path name = folder / fmt::format("{}.db", stem);
    std::error_code error;
    for (int number = 2; fs::exists(name, error); ++number) name = folder / fmt::format("{}-{}.db", stem, number);
    return name;
}

std::vector<fs::path> backups_of(const fs::path& records)
{
    std::vector<fs::path> files;
    std::error_code error;
    for (fs::directory_iterator it(backups_folder(records), error), end; !error && it != end; it.increment(error))
        if (it->path().extension() == ".db") files.push_back(it->path());
    std::sort(files.begin(), files.end(), [](const fs::path& a, const fs::path& b) {
        const bool daily = is_daily(a);
        if (daily != is_daily(b)) return daily;
        return daily ? a.filename() > b.filename() : a.filename() < b.filename();
    });
    return files;
}

void remove_left_copies(const fs::path& records)
{
    std::error_code error;
    for (fs::directory_iterator it(backups_folder(records), error), end; !error && it != end; it.increment(error)) {
        if (it->path().extension() != unfinished) continue;
        const FileLock lock(it->path(), std::chrono::milliseconds{0});
        if (lock.outcome() == FileLock::Outcome::held) remove_with_log(it->path());
    }
}

void prune_daily_backups(const fs::path& records)
{
    std::uintmax_t room = 0;
    std::size_t kept = 0;
    for (const fs::path& file : backups_of(records)) {
        if (!is_daily(file)) continue;
        std::error_code error;
        room += fs::file_size(file, error);
        if (kept > 0 && (kept >= days_kept || room > room_for_days)) fs::remove(file, error);
        else ++kept;
    }
}

bool is_backup_due(const fs::path& records, std::chrono::year_month_day today)
{
    std::error_code error;
    if (fs::exists(daily_name(records, today), error) || !fs::exists(records, error)) return false;
    if (Database(records.string(), Access::write).number("SELECT count(*) FROM (SELECT 1 FROM event LIMIT 1)") == 0) return false;  // a first start
    for (const fs::path& file : backups_of(records))
        if (is_daily(file)) return differs(records, file);  // the newest
    return true;
}

std::optional<fs::path> back_up_today(const fs::path& records, std::chrono::year_month_day today, const std::function<bool()>& go_on)
{
    if (!is_backup_due(records, today)) return std::nullopt;
    fs::path file = daily_name(records, today);
    if (!back_up_beside(records, file, go_on)) return std::nullopt;
    remove_left_copies(records);
    prune_daily_backups(records);
    return file;
}

}  // namespace fv

// Erasing while others are at the records: nothing of whoever was erased comes back, or waits in a copy.
#include <fstream>
#include <sqlite3.h>

#include "facilitator/stores/sqlite/backup.h"
#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/file_lock.h"
#include "facilitator/stores/sqlite/restoring.h"
#include "facilitator/stores/sqlite/sqlite_store.h"
#include "support/random_history.h"
#include "support/scratch_folder.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

constexpr std::chrono::year_month_day today = std::chrono::year{2026} / 11 / 24;

/// Forty long events of two people: more than what is copied at once.
void fill(SqliteStore& store)
{
    for (unsigned id = 1; id <= 40; ++id) store.append(test::event(id, id % 2 + 1, id, "long", std::string(100'000, 'x'), id % 2 + 1));
}

std::size_t events_by(unsigned person, const fs::path& file)
{
    std::size_t found = 0;
    SqliteStore(SqliteStore::OwnCopy{file}).read_author(test::person_numbered(person), [&](const Event&) { return ++found > 0; });
    return found;
}

}  // namespace

TEST_CASE("Who is erased while the day's backup is copied is not in it", "[sqlite][backup][erasing]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db";
    SqliteStore store(file);
    fill(store);
    bool erased = false;
    REQUIRE(back_up_today(file, today, [&] {
        if (!std::exchange(erased, true)) {
            store.erase_person(test::person_numbered(1));
            CHECK(erase_in_backups(file, store.tombstones()).files == 0);  // there is none yet
        }
        return true;
    }));
    REQUIRE(erased);
    const fs::path backup = backups_of(file).at(0);
    CHECK(events_by(1, backup) == 0);
    CHECK(events_by(2, backup) == 20);
    CHECK(std::distance(fs::directory_iterator(backups_folder(file)), {}) == 1);  // one file, without a log
}

TEST_CASE("A copy that a program which was killed has left goes when somebody is erased, one under way stays", "[sqlite][backup][erasing]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db";
    SqliteStore store(file);
    fill(store);
    back_up_today(file, today);
    const fs::path left = backups_folder(file) / "2026-11-23.db.partial", under_way = backups_folder(file) / "2026-11-25.db.partial";
    for (const fs::path& partial : {left, under_way}) fs::copy_file(backups_of(file)[0], partial);
    const FileLock copying(under_way, std::chrono::milliseconds{0});
    store.erase_person(test::person_numbered(1));
    CHECK(erase_in_backups(file, store.tombstones()).files == 1);
    CHECK_FALSE(fs::exists(left));
    CHECK(fs::exists(under_way));
}

TEST_CASE("Who is erased, and what is recorded, while a backup is brought back stays erased and is kept", "[sqlite][backup][erasing]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db", backup = folder.path / "b.db";
    SqliteStore store(file);
    fill(store);
    back_up(file, backup);
    const Restored restored = restore(file, backup, [&] {
        store.erase_person(test::person_numbered(1));
        store.append(test::event(900, 9, 1, "late", "{}", 9));
    });
    CHECK(restored.events == 20);
    CHECK(restored.erased == 20);
    CHECK(store.event_count() == 20);
    CHECK(store.tombstones().size() == 1);
    REQUIRE(restored.kept_as.has_value());
    CHECK(events_by(9, *restored.kept_as) == 1);
    CHECK(events_by(1, *restored.kept_as) == 0);
}

TEST_CASE("While one file takes the content of another, nobody else writes to it", "[sqlite][backup]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db", other = folder.path / "o.db";
    SqliteStore store(file);
    fill(store);
    back_up(file, other);
    copy_over(other, file, [&] {
        Database late(file.string());
        sqlite3_busy_timeout(late.handle(), 0);
        CHECK_THROWS_AS(late.run("BEGIN IMMEDIATE"), StoreError);
        CHECK(tombstones_in(file).empty());  // reading goes on
    });
    CHECK(store.event_count() == 40);
    CHECK_THROWS_AS(copy_over(other, file, [] { throw std::runtime_error("no"); }), std::runtime_error);
    store.append(test::event(900, 9, 1));
    CHECK(store.event_count() == 41);
}

TEST_CASE("Where somebody reads, it is told that the log could not be emptied", "[sqlite][erasing]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db";
    SqliteStore store(file);
    store.erase_person(test::person_numbered(1));
    store.append(test::event(2, 7, 1, "a", "{}", 2));
    {
        Database reader(file.string());
        reader.run("BEGIN; SELECT count(*) FROM event");
        store.append(test::event(3, 7, 2, "a", "{}", 2));
        CHECK(erase_in_backups(file, store.tombstones()).log_in_use);
    }
    CHECK_FALSE(erase_in_backups(file, store.tombstones()).log_in_use);
}

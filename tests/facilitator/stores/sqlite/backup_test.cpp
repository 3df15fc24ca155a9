#include "facilitator/stores/sqlite/backup.h"

#include <fstream>
#include <sys/stat.h>
#include <thread>

#include "facilitator/records/lines.h"
#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/restoring.h"
#include "facilitator/stores/sqlite/sqlite_store.h"
#include "facilitator/stores/sqlite/upkeep.h"
#include "support/random_history.h"
#include "support/scratch_folder.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

std::chrono::year_month_day day(unsigned number) { return std::chrono::sys_days{std::chrono::year{2026} / 11 / 1} + std::chrono::days{number - 1}; }

std::string lines_of(const EventStore& store)
{
    std::ostringstream out;
    write_lines(store, out);
    return out.str();
}

std::vector<std::string> names(const std::vector<fs::path>& files)
{
    std::vector<std::string> all;
    for (const fs::path& file : files) all.push_back(file.filename().string());
    return all;
}

std::string bytes_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

}  // namespace

TEST_CASE("A backup is the whole store, for its owner's eyes alone, in one file", "[sqlite][backup]")
{
    const test::ScratchFolder folder;
    SqliteStore store(folder.path / "r.db");
    store.append(test::random_history(1).events);
    const fs::path copy = folder.path / "deep" / "copy.db";
    CHECK(back_up(folder.path / "r.db", copy));
    struct stat facts {};
    REQUIRE(stat(copy.c_str(), &facts) == 0);
    CHECK((facts.st_mode & 077U) == 0);
    CHECK(std::distance(fs::directory_iterator(copy.parent_path()), {}) == 1);
    CHECK(lines_of(SqliteStore(copy)) == lines_of(store));
}

TEST_CASE("A backup that is taken while others write is one moment of the store", "[sqlite][backup]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db";
    { SqliteStore(file).append(test::event(1, 1, 1)); }
    std::atomic<bool> enough = false;
    std::thread writer([&] {
        SqliteStore store(file);
        for (unsigned id = 2; !enough; id += 2) store.append(std::vector<Event>{test::event(id, 1, id, "pair", std::string(2000, 'x')), test::event(id + 1, 1, id + 1, "pair")});
    });
    for (int round = 0; round < 20; ++round) {
        REQUIRE(back_up(file, folder.path / "copy.db"));
        const auto events = test::all_of(SqliteStore(folder.path / "copy.db"));
        CHECK(events.size() % 2 == 1);  // the first, and whole pairs
        CHECK(events.back().step == (events.size() == 1 ? 1 : events.size()));
    }
    enough = true;
    writer.join();
}

TEST_CASE("A backup that is told to stop leaves nothing", "[sqlite][backup]")
{
    const test::ScratchFolder folder;
    SqliteStore store(folder.path / "r.db");
    for (unsigned id = 1; id < 40; ++id) store.append(test::event(id, 1, id, "long", std::string(100'000, 'x')));
    int asked = 0;
    CHECK_FALSE(back_up(folder.path / "r.db", folder.path / "b" / "copy.db", [&] { return ++asked < 2; }));
    CHECK(fs::is_empty(folder.path / "b"));
}

TEST_CASE("Each day on which something changed has its backup, and seven days are kept", "[sqlite][backup]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db";
    SqliteStore store(file);
    for (unsigned n = 1; n <= 9; ++n) {
        store.append(test::event(n, 1, n));
        CHECK(back_up_today(file, day(n)).has_value());
        CHECK_FALSE(back_up_today(file, day(n)).has_value());
    }
    CHECK(names(backups_of(file)) == std::vector<std::string>{"2026-11-09.db", "2026-11-08.db", "2026-11-07.db", "2026-11-06.db", "2026-11-05.db", "2026-11-04.db", "2026-11-03.db"});
    CHECK_FALSE(back_up_today(file, day(10)).has_value());  // nothing has changed
    store.append(test::event(100, 1, 100));
    // The clock is set back: there is one of that day already, and it stays as it is.
    CHECK_FALSE(back_up_today(file, day(5)).has_value());
    CHECK(test::all_of(SqliteStore(backups_folder(file) / "2026-11-05.db")).size() == 5);
    CHECK(back_up_today(file, day(10)).has_value());
}

TEST_CASE("The day's backup is taken beside the work, and the program need not wait", "[sqlite][backup]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db";
    SqliteStore store(file);
    store.append(test::random_history(1).events);
    { const Upkeep upkeep(file, day(3)); }
    REQUIRE(names(backups_of(file)) == std::vector<std::string>{"2026-11-03.db"});
    CHECK(lines_of(SqliteStore(backups_of(file)[0])) == lines_of(store));
    { const Upkeep upkeep(folder.path / "none.db", day(3)); }
    CHECK_FALSE(fs::exists(folder.path / "none.db"));
}

TEST_CASE("Going back to a backup keeps what was there, and other programs see it at once", "[sqlite][backup]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db";
    SqliteStore store(file);
    store.append(test::random_history(1).events);
    const std::string before = lines_of(store);
    back_up(file, folder.path / "b.db");
    store.append(test::event(9001, 90, 1));
    const std::string after = lines_of(store);
    const auto revision = store.revision();
    const Restored restored = restore(file, folder.path / "b.db");
    CHECK(lines_of(store) == before);
    CHECK(store.revision() != revision);
    REQUIRE(restored.kept_as.has_value());
    CHECK(lines_of(SqliteStore(*restored.kept_as)) == after);
    const std::size_t again = restore(file, *restored.kept_as).events;
    CHECK(again == test::all_of(store).size());
    CHECK(lines_of(store) == after);
}

TEST_CASE("Going back to a backup does not bring an erased person back", "[sqlite][backup]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db";
    SqliteStore store(file);
    store.append(std::vector<Event>{test::event(1, 1, 1, "a", "{}", 1), test::event(2, 2, 1, "a", "{}", 2)});
    back_up(file, folder.path / "b.db");
    store.erase_person(test::person_numbered(1));
    CHECK(restore(file, folder.path / "b.db").erased == 1);
    CHECK(test::all_of(store).size() == 1);
    CHECK(store.tombstones().size() == 1);
}

TEST_CASE("What is no backup, or a damaged one, changes nothing", "[sqlite][backup]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db";
    SqliteStore store(file);
    store.append(test::event(1, 1, 1));
    std::ofstream(folder.path / "list.txt") << std::string(5000, 'm');
    CHECK_THROWS_AS(restore(file, folder.path / "list.txt"), StoreError);
    CHECK_THROWS_AS(restore(file, folder.path / "nothing.db"), StoreError);
    CHECK(test::all_of(store).size() == 1);
    CHECK(backups_of(file).empty());
}

TEST_CASE("Records that are gone come back from a backup", "[sqlite][backup]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db";
    { SqliteStore(file).append(test::event(1, 1, 1)); }
    back_up(file, folder.path / "b.db");
    fs::remove(file);
    CHECK_FALSE(restore(file, folder.path / "b.db").kept_as.has_value());
    CHECK(test::all_of(SqliteStore(file)).size() == 1);
}

TEST_CASE("Of an erased person nothing is left in the file, its log or its backups", "[sqlite][backup][erasing]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db";
    SqliteStore store(file);
    const std::string secret = "Xochitl Quetzalli";
    for (unsigned n = 1; n <= 50; ++n) store.append(test::event(n, n % 5, n, "draft-saved", json_of(DraftSaved{"q", secret + std::string(n * 40, '.')}), n % 5));
    back_up_today(file, day(1));
    REQUIRE(bytes_of(file).find(secret) + bytes_of(file.string() + "-wal").find(secret) != 2 * std::string::npos);
    for (unsigned person = 0; person < 5; ++person) store.erase_person(test::person_numbered(person));
    const BackupsCleaned cleaned = erase_in_backups(file, store.tombstones());
    CHECK(cleaned.files == 1);
    CHECK(cleaned.not_cleaned.empty());
    std::size_t files = 0;
    for (const auto& entry : fs::recursive_directory_iterator(folder.path)) {
        if (!entry.is_regular_file()) continue;
        INFO(entry.path());
        ++files;
        CHECK(bytes_of(entry.path()).find(secret) == std::string::npos);
    }
    CHECK(files == 4);  // records, log, its index, one backup
}

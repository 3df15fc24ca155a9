// A disk that is full, for real: two megabytes of memory as a file system, seen by this program alone.
// Where that can't be had, the program says so and ends with 77, which ctest tells as skipped.
#include <fstream>
#include <iostream>
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include "facilitator/records/verify.h"
#include "facilitator/stores/sqlite/backup.h"
#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/migrations.h"
#include "facilitator/stores/sqlite/restoring.h"
#include "facilitator/stores/sqlite/sqlite_store.h"
#include "support/random_history.h"
#include "support/scratch_folder.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

class SmallDisk {
public:
    SmallDisk() : path(folder_.path / "disk")
    {
        static const bool own = unshare(CLONE_NEWNS) == 0 || unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
        fs::create_directories(path);
        if (own) (void)mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr);
        if (!own || mount("tmpfs", path.c_str(), "tmpfs", 0, "size=2m") != 0) {
            std::cout << "SKIPPED: no small file system can be made here (that needs root, or namespaces); a full disk was not tried.\n";
            std::exit(77);
        }
    }
    ~SmallDisk() { umount(path.c_str()); }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

    /// Leaves `bytes` free.
    void fill(std::uintmax_t bytes = 0) const
    {
        std::ofstream out(path / "filler", std::ios::binary);
        for (const std::string block(1024, 'x'); fs::space(path).available > bytes && out.write(block.data(), static_cast<std::streamsize>(block.size())).flush();) {
        }
    }
    void make_room() const { fs::remove(path / "filler"); }

private:
    test::ScratchFolder folder_;

public:
    fs::path path;
};

template <class Work>
void check_says_disk_full(const Work& work)
{
    try {
        work();
        FAIL("there was room");
    } catch (const StoreError& trouble) {
        INFO(trouble.what());
        CHECK(trouble.trouble() == StoreError::Trouble::disk_full);
        CHECK_FALSE(trouble.hint().empty());
    }
}

}  // namespace

TEST_CASE("On a full disk what is recorded before is kept, what can't be kept is told, and with room it goes on", "[sqlite][fault]")
{
    const SmallDisk disk;
    SqliteStore store(disk.path / "r.db");
    std::vector<Event> kept;
    unsigned number = 0;
    disk.fill(400'000);
    check_says_disk_full([&] {
        for (;;) {
            ++number;
            const Event next = test::event(number, number % 9, number, "draft-saved", json_of(DraftSaved{"q", std::string(3000, 'd')}));
            store.append(next);
            kept.push_back(next);
        }
    });
    CHECK(kept.size() > 10);
    CHECK(test::all_of(store).size() == kept.size());
    CHECK(verify(store).faults.empty());
    disk.make_room();
    store.append(test::event(9000, 90, 1));
    CHECK(test::all_of(store).size() == kept.size() + 1);
    CHECK(test::all_of(SqliteStore(disk.path / "r.db")).size() == kept.size() + 1);
}

TEST_CASE("New records on a full disk are told not to be possible", "[sqlite][fault]")
{
    const SmallDisk disk;
    disk.fill();
    check_says_disk_full([&] { SqliteStore(disk.path / "r.db").append(test::event(1, 1, 1)); });
    disk.make_room();
    CHECK(SqliteStore(disk.path / "r.db").append(test::event(1, 1, 1)).added == 1);
}

TEST_CASE("A backup for which there is no room leaves nothing, and the records go on", "[sqlite][fault]")
{
    const SmallDisk disk;
    const fs::path file = disk.path / "r.db";
    SqliteStore store(file);
    store.append(test::random_history(1).events);
    disk.fill(60'000);
    check_says_disk_full([&] { back_up(file, disk.path / "copy.db"); });
    CHECK_FALSE(fs::exists(disk.path / "copy.db"));
    CHECK_FALSE(fs::exists(disk.path / "copy.db.partial"));
    CHECK(verify(store).faults.empty());
}

TEST_CASE("Going back to a backup without the room for it changes nothing", "[sqlite][fault]")
{
    const SmallDisk disk;
    const fs::path file = disk.path / "r.db";
    SqliteStore store(file);
    store.append(test::random_history(1).events);
    back_up(file, disk.path / "copy.db");
    store.append(test::event(9000, 90, 1));
    const auto before = test::all_of(store);
    for (const std::uintmax_t room : {20'000U, 150'000U, 280'000U}) {
        disk.fill(room);
        check_says_disk_full([&] { restore(file, disk.path / "copy.db"); });
        CHECK(test::all_of(store) == before);
        disk.make_room();
    }
    restore(file, disk.path / "copy.db");
    CHECK(test::all_of(store).size() == before.size() - 1);
}

TEST_CASE("Older records without room for the backup stay as they are, and are brought up to date when there is", "[sqlite][fault]")
{
    const SmallDisk disk;
    const fs::path file = disk.path / "r.db";
    fs::copy_file(fs::path(FV_SOURCE_DIR) / "tests/facilitator/stores/sqlite/older/schema-1.db", file);
    disk.fill(70'000);
    check_says_disk_full([&] { const SqliteStore store(file); });
    CHECK(Database(file.string()).number("PRAGMA user_version") == 1);
    disk.make_room();
    CHECK(test::all_of(SqliteStore(file)).size() == 20);
}

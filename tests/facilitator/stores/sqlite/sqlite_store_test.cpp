#include "facilitator/stores/sqlite/sqlite_store.h"

#include <fstream>
#include <random>
#include <sys/stat.h>
#include <unistd.h>

#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/migrations.h"
#include "support/event_store_contract.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

struct Folder {
    Folder()
    {
        std::random_device random;
        path = fs::temp_directory_path() / ("fv-store-" + std::to_string(random()));
        fs::create_directories(path);
    }
    ~Folder() { fs::remove_all(path); }
    fs::path path;
};

StoreError::Trouble trouble_with(const fs::path& file)
{
    try {
        SqliteStore store(file);
    } catch (const StoreError& trouble) {
        CHECK(trouble.problem().find(file.filename().string()) != std::string::npos);
        CHECK_FALSE(trouble.hint().empty());
        return trouble.trouble();
    }
    FAIL("no trouble");
    return {};
}

}  // namespace

TEST_CASE("A store in a file keeps what a store promises", "[store]")
{
    const Folder folder;
    int stores = 0;
    test::check_event_store_contract([&] { return std::make_unique<SqliteStore>(folder.path / ("records-" + std::to_string(++stores) + ".db")); });
}

TEST_CASE("What was recorded is there when the file is opened again", "[sqlite]")
{
    const Folder folder;
    { SqliteStore(folder.path / "r.db").append(test::event(1, 1, 1)); }
    CHECK(test::all_of(SqliteStore(folder.path / "r.db")) == std::vector{test::event(1, 1, 1)});
}

TEST_CASE("Two programs on one file see each other's events", "[sqlite]")
{
    const Folder folder;
    SqliteStore one(folder.path / "r.db"), other(folder.path / "r.db");
    const auto before = other.revision();
    one.append(test::event(1, 1, 1));
    CHECK(other.revision() != before);
    CHECK(test::all_of(other).size() == 1);
    other.append(test::event(2, 1, 2));
    CHECK(test::all_of(one).size() == 2);
}

TEST_CASE("The folder is made, and the file is for its owner's eyes alone", "[sqlite]")
{
    const Folder folder;
    const fs::path file = folder.path / "deep" / "er" / "r.db";
    SqliteStore store(file);
    store.append(test::event(1, 1, 1));
    for (const char* ending : {"", "-wal", "-shm"}) {
        struct stat facts {};
        REQUIRE(stat((file.string() + ending).c_str(), &facts) == 0);
        CHECK((facts.st_mode & 077U) == 0);
    }
}

TEST_CASE("A confirmed event is on disk: WAL, and synchronous FULL", "[sqlite]")
{
    const Folder folder;
    SqliteStore store(folder.path / "r.db");
    Database look((folder.path / "r.db").string());
    Statement mode(look, "PRAGMA journal_mode");
    REQUIRE(mode.step());
    CHECK(mode.text(0) == "wal");
    CHECK(look.number("PRAGMA application_id") == 0x46565231);
    CHECK(look.number("PRAGMA user_version") == newest_schema);
}

TEST_CASE("A file that is something else is left as it is, and said to be so", "[sqlite]")
{
    const Folder folder;
    const std::string shopping(5000, 'm');
    std::ofstream(folder.path / "list.db") << shopping;
    CHECK(trouble_with(folder.path / "list.db") == StoreError::Trouble::not_records);
    CHECK(fs::file_size(folder.path / "list.db") == shopping.size());
    Database((folder.path / "music.db").string()).run("CREATE TABLE song (title TEXT)");
    CHECK(trouble_with(folder.path / "music.db") == StoreError::Trouble::not_records);
}

TEST_CASE("Records of a newer program are not touched", "[sqlite]")
{
    const Folder folder;
    { SqliteStore(folder.path / "r.db").append(test::event(1, 1, 1)); }
    Database((folder.path / "r.db").string()).run("PRAGMA user_version = 99");
    CHECK(trouble_with(folder.path / "r.db") == StoreError::Trouble::too_new);
}

TEST_CASE("A folder where nothing can be written is said to be so", "[sqlite]")
{
    CHECK(trouble_with("/proc/first-visit/r.db") == StoreError::Trouble::not_writable);
}

TEST_CASE("A file that another program holds is waited for, then said to be in use", "[sqlite]")
{
    const Folder folder;
    SqliteStore store(folder.path / "r.db");
    Database other((folder.path / "r.db").string());
    const Transaction holds(other);
    try {
        store.append(test::event(1, 1, 1));
        FAIL("it was not in use");
    } catch (const StoreError& trouble) {
        CHECK(trouble.trouble() == StoreError::Trouble::in_use);
    }
    CHECK(test::all_of(store).empty());
}

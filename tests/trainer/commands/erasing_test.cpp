// Whoever was erased is gone from the backups too, also where a command broke off half-way.
#include <filesystem>

#include "facilitator/records/attempt.h"
#include "facilitator/stores/sqlite/backup.h"
#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/sqlite_store.h"
#include "support/catch.h"
#include "support/command_bench.h"

using namespace fv;

namespace {

/// From now on the file takes no event.
constexpr const char* no_event = "CREATE TRIGGER no_event BEFORE INSERT ON event BEGIN SELECT RAISE(ABORT, 'the disk is gone'); END";

/// A school in whose backup Ana and Ben are, and other records that know Ana as erased.
struct SchoolAndOffice {
    test::CommandBench school, office;

    SchoolAndOffice()
    {
        for (const char* name : {"Ana", "Ben"}) REQUIRE(school.run({"play", school.path("small-visit.yaml"), "--as", name, "--choices", "show-attendance,apologise"}).status == 0);
        std::filesystem::remove_all(backups_folder(school.path("records.db")));  // taken when Ben began
        REQUIRE(school.run({"score", "last"}).status == 0);                      // the day's backup, with both
        REQUIRE(school.run({"records", "backup", office.path("records.db")}).status == 0);
        REQUIRE(office.run({"people", "erase", "Ana", "--yes"}).status == 0);
        REQUIRE(office.run({"play", office.path("small-visit.yaml"), "--as", "Cem", "--choices", "show-attendance,apologise"}).status == 0);
        REQUIRE(in_backup() == std::vector<std::string>{"Ana", "Ben"});
    }
    [[nodiscard]] std::vector<std::string> in_backup() const
    {
        const auto backups = backups_of(school.path("records.db"));
        REQUIRE(backups.size() == 1);
        std::vector<std::string> names;
        for (const Person& person : people(SqliteStore(SqliteStore::OwnCopy{backups[0]}))) names.push_back(person.name);
        return names;
    }
};

const std::vector<std::string> only_ben = {"Ben"};

}  // namespace

TEST_CASE("Who was erased elsewhere goes from the backups, also where the next file can't be merged", "[command][records][erasing]")
{
    SchoolAndOffice at;
    CHECK(at.school.run({"records", "merge", at.office.path("records.db"), at.school.path("nothing.db")}).status == 3);
    CHECK(at.in_backup() == only_ben);
}

TEST_CASE("Who was erased elsewhere goes from the backups, also where a merge breaks off", "[command][records][erasing]")
{
    SchoolAndOffice at;
    Database(at.school.path("records.db")).run(no_event);
    CHECK(at.school.run({"records", "merge", at.office.path("records.db")}).status == 3);
    CHECK(at.in_backup() == only_ben);
}

TEST_CASE("Who was erased elsewhere goes from the backups, also where sending breaks off", "[command][records][erasing]")
{
    SchoolAndOffice at;
    REQUIRE(at.school.run({"play", at.school.path("small-visit.yaml"), "--as", "Ben", "--choices", "show-attendance,apologise"}).status == 0);
    Database(at.office.path("records.db")).run(no_event);
    CHECK(at.school.run({"records", "send", at.office.path("records.db")}).status == 3);
    CHECK(at.in_backup() == only_ben);
}

TEST_CASE("Who was erased elsewhere goes from the backups, also where an import breaks off", "[command][records][erasing]")
{
    SchoolAndOffice at;
    const std::string lines = at.office.run({"records", "export"}).out;
    Database(at.school.path("records.db")).run(no_event);
    CHECK(at.school.run({"records", "import", "-"}, lines).status == 3);
    CHECK(at.in_backup() == only_ben);
}

TEST_CASE("Where the second entry of a person can't be erased, the first is gone from the backups", "[command][people][erasing]")
{
    SchoolAndOffice at;
    REQUIRE(at.school.run({"people", "join", "Ana", "Ben"}).status == 0);
    Database(at.school.path("records.db")).run("CREATE TRIGGER one_only BEFORE DELETE ON event WHEN (SELECT max(count) FROM tombstone) > 0 BEGIN SELECT RAISE(ABORT, 'the disk is gone'); END");
    CHECK(at.school.run({"people", "erase", "Ana", "--yes"}).status == 3);
    CHECK(at.in_backup().size() == 1);
}

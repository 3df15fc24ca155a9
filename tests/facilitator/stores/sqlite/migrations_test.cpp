// Files of older programs, kept in older/: each is brought up to date without loss, with a backup first.
#include "facilitator/stores/sqlite/migrations.h"

#include <filesystem>
#include <fstream>
#include <map>

#include "facilitator/records/merge.h"
#include "facilitator/records/memory_store.h"
#include "facilitator/records/verify.h"
#include "facilitator/stores/sqlite/backup.h"
#include "facilitator/stores/sqlite/sqlite_store.h"
#include "facilitator/stores/sqlite/statements.h"
#include "foundation/content_hash.h"
#include "support/random_history.h"
#include "support/scratch_folder.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

/// A copy of older/schema-<number>.db.
fs::path older(const test::ScratchFolder& folder, std::int64_t schema)
{
    const fs::path copy = folder.path / "records.db";
    fs::copy_file(fs::path(FV_SOURCE_DIR) / "tests/facilitator/stores/sqlite/older" / ("schema-" + std::to_string(schema) + ".db"), copy);
    return copy;
}

std::string told(const AttemptSummary& attempt, const EventStore& store)
{
    return person_on_record(store, attempt.person)->name + ": " + attempt.scenario + ", " + std::string(word_of(attempt.stage)) + ", " + std::to_string(attempt.decisions) + " decisions, " +
           attempt.ending.value_or("no ending");
}

std::vector<Event> rows_of(const fs::path& file)
{
    Database database(file.string(), Access::read);
    Statement all(database, sql::read_all);
    std::vector<Event> events;
    while (all.step())
        events.push_back({.id = all.id(0), .at = Instant{std::chrono::milliseconds{all.number(1)}}, .author = all.id(2), .device = all.id(3), .about = all.id(4),
                          .step = static_cast<std::uint32_t>(all.number(5)), .kind = std::string(all.text(6)), .body = std::string(all.text(7))});
    return events;
}

}  // namespace

/// What is in older/schema-<number>.db.
struct Older {
    std::int64_t schema;
    std::size_t events, texts, tombstones, attempts;
};

TEST_CASE("Records of every older program, and of this one, open with all that is in them", "[sqlite][migration]")
{
    const Older held = GENERATE(Older{1, 20, 2, 2, 3}, Older{2, 46, 2, 2, 4});
    const std::int64_t schema = held.schema;
    const test::ScratchFolder folder;
    const fs::path file = older(folder, schema);
    const std::vector<Event> before = rows_of(file);
    REQUIRE(Database(file.string()).number("PRAGMA user_version") == schema);
    REQUIRE(before.size() == held.events);
    const SqliteStore store(file);
    CHECK(test::all_of(store) == before);
    CHECK(store.text_hashes().size() == held.texts);
    CHECK(store.tombstones().size() == held.tombstones);
    const Verified verified = verify(store);
    CHECK(verified.faults.empty());
    CHECK(verified.attempts == held.attempts);
    Database look(file.string());
    CHECK(look.number("PRAGMA user_version") == newest_schema);
}

TEST_CASE("A backup is taken before older records are brought up to date, and it is the file as it was", "[sqlite][migration]")
{
    const test::ScratchFolder folder;
    const fs::path file = older(folder, 1);
    const std::vector<Event> before = rows_of(file);
    { const SqliteStore opened(file); }
    const auto backups = backups_of(file);
    REQUIRE(backups.size() == 1);
    CHECK(backups[0].filename() == "before-schema-2.db");
    CHECK(rows_of(backups[0]) == before);
    CHECK(Database(backups[0].string()).number("PRAGMA user_version") == 1);
    { const SqliteStore again(file); }
    CHECK(backups_of(file).size() == 1);
}

TEST_CASE("Where the backup can't be written, older records stay as they are", "[sqlite][migration]")
{
    const test::ScratchFolder folder;
    const fs::path file = older(folder, 1);
    std::ofstream(file.string() + ".backups") << "a file stands where the folder would be";
    CHECK_THROWS_AS(SqliteStore(file), StoreError);
    CHECK(Database(file.string()).number("PRAGMA user_version") == 1);
    CHECK(rows_of(file).size() == 20);
}

TEST_CASE("A migration that breaks off leaves the older schema", "[sqlite][migration]")
{
    const test::ScratchFolder folder;
    const fs::path file = older(folder, 1);
    Database(file.string()).run("CREATE TABLE attempt (somebody TEXT)");  // the step meets a table in its way
    CHECK_THROWS_AS(SqliteStore(file), StoreError);
    CHECK(Database(file.string()).number("PRAGMA user_version") == 1);
    CHECK(rows_of(file).size() == 20);
}

TEST_CASE("For each schema there is a file of it", "[sqlite][migration]")
{
    for (std::int64_t schema = 1; schema <= newest_schema; ++schema) {
        const test::ScratchFolder folder;
        CHECK(Database(older(folder, schema).string()).number("PRAGMA user_version") == schema);
    }
}

TEST_CASE("All that was said and played by the second schema's time is there", "[sqlite][migration]")
{
    const test::ScratchFolder folder;
    const SqliteStore store(older(folder, 2));
    std::map<std::string, int> kinds;
    store.read([&](const Event& event) { return ++kinds[event.kind] > 0; });
    CHECK(kinds == std::map<std::string, int>{{"assignment-dropped", 1}, {"attempt-begun", 4}, {"attempt-finished", 3}, {"cohort-entered", 3}, {"cohort-left", 1}, {"decision-made", 11}, {"from-the-future", 1},
                                              {"own-words-rated", 1}, {"pair-formed", 1}, {"person-added", 5}, {"person-described", 3}, {"person-joined", 1}, {"pin-set", 1}, {"preparing-done", 4},
                                              {"research-consent-given", 1}, {"role-given", 2}, {"visit-assigned", 2}, {"went-back", 1}});
    std::vector<std::string> all;
    for (const AttemptSummary& attempt : test::attempts_in(store)) all.push_back(told(attempt, store));
    CHECK(all == std::vector<std::string>{"Ana Ruiz: small-visit, reflecting, 2 decisions, second-chance", "Ben Li: every-kind, reflecting, 5 decisions, warm",
                                          "Ana Ruiz: small-visit, visiting, 1 decisions, no ending", "Ana Ruiz: small-visit, reflecting, 2 decisions, asked-back"});
    REQUIRE(store.tombstones().size() == 2);
    CHECK(store.tombstones()[0].count == 6);  // somebody who was erased
    CHECK(store.tombstones()[1].count == 0);  // and their attempt
    store.read_texts([](std::string_view hash, std::string_view text) { CHECK(content_hash(text) == hash); });
}

// What lists show is kept in the file: a change of the fold that changes it is a change of the schema.
// If this fails, add a step to migrations.cpp that rebuilds, and an older/schema-3.db.
TEST_CASE("The attempts of older records are listed as their events tell", "[sqlite][migration]")
{
    const test::ScratchFolder folder;
    const SqliteStore store(older(folder, 1));
    std::vector<std::string> all;
    for (const AttemptSummary& attempt : test::attempts_in(store)) all.push_back(told(attempt, store));
    CHECK(all == std::vector<std::string>{"Ana Ruiz: small-visit, reflecting, 2 decisions, second-chance", "Siobhán Nguyễn: small-visit, visiting, 1 decisions, no ending",
                                          "Ana Ruiz: every-kind, reflecting, 5 decisions, warm"});
}

TEST_CASE("What lists show is what the events say, after any history of appending and erasing", "[sqlite][property]")
{
    const auto seed = GENERATE(range(1U, 40U));
    const test::ScratchFolder folder;
    SqliteStore store(folder.path / "r.db");
    MemoryStore memory;
    test::Dice dice(seed);
    const test::History history = test::random_history(seed);
    for (std::size_t begin = 0; begin < history.events.size();) {
        const std::size_t count = std::min<std::size_t>(1 + dice(30), history.events.size() - begin);
        const auto part = std::span(history.events).subspan(begin, count);
        CHECK(store.append(part) == memory.append(part));
        begin += count;
        if (dice(4) != 0) continue;
        const Uuid erased = test::person_numbered(1 + dice(history.people));
        CHECK(store.erase_person(erased) == memory.erase_person(erased));
    }
    CHECK(test::all_of(store) == test::all_of(memory));
    CHECK(store.tombstones() == memory.tombstones());
    CHECK(test::attempts_in(store) == test::attempts_in(memory));
    const std::string kept = fingerprint_of_summaries(store);
    CHECK(verify(store).faults.empty());
    CHECK(store.rebuild().same);
    CHECK(fingerprint_of_summaries(store) == kept);
}

TEST_CASE("What was computed wrongly is found, and mended by computing it anew", "[sqlite]")
{
    const test::ScratchFolder folder;
    SqliteStore store(folder.path / "r.db");
    store.append(test::random_history(3).events);
    const std::string kept = fingerprint_of_summaries(store);
    const std::size_t attempts = test::attempts_in(store).size();
    REQUIRE(attempts == 25);
    Database other((folder.path / "r.db").string());
    other.run("UPDATE attempt SET decisions = 99 WHERE id = (SELECT min(id) FROM attempt); DELETE FROM attempt WHERE id = (SELECT max(id) FROM attempt)");
    CHECK(verify(store).fault_count == 2);
    CHECK_FALSE(store.rebuild().same);
    CHECK(verify(store).fault_count == 0);
    CHECK(fingerprint_of_summaries(store) == kept);
}

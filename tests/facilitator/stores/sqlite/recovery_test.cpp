// Files that a failing disk has damaged: what can be read is kept, what is lost is named, nothing is thrown away.
#include "facilitator/stores/sqlite/recovery.h"

#include <fstream>
#include <set>

#include "facilitator/records/verify.h"
#include "facilitator/stores/sqlite/backup.h"
#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/upkeep.h"
#include "support/random_history.h"
#include "support/scratch_folder.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t page = 4096;

/// Writes over one page (from 1), as a failing disk does: zeros, or noise.
void damage(const fs::path& file, std::size_t number, bool noise)
{
    std::string bytes(page, '\0');
    test::Dice dice(number);
    if (noise)
        for (char& byte : bytes) byte = static_cast<char>(dice(256));
    std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
    out.seekp(static_cast<std::streamoff>((number - 1) * page));
    out.write(bytes.data(), static_cast<std::streamsize>(page));
}

std::vector<Event> long_history()
{
    test::History history = test::random_history(11, 6, 60);
    for (unsigned n = 0; n < 10; ++n) history.events.push_back(test::event(9000 + n, 90, n + 1, "draft-saved", json_of(DraftSaved{"q", std::string(3000 + 1000 * n, 'w')})));
    return history.events;
}

/// A file with the history, closed, so that all of it is in the main file.
std::size_t make_records(const fs::path& file)
{
    { SqliteStore(file).append(long_history()); }
    return fs::file_size(file) / page;
}

}  // namespace

TEST_CASE("Whichever page of the file is damaged, each event is kept, or named as lost, or the person is told that more may be lost", "[sqlite][recovery][property]")
{
    const bool noise = GENERATE(false, true);
    const test::ScratchFolder folder;
    const fs::path whole = folder.path / "whole.db";
    const std::size_t pages = make_records(whole);
    REQUIRE(pages > 25);
    std::map<Uuid, Event> events;
    for (const Event& event : long_history()) events.emplace(event.id, event);
    std::size_t lost_somewhere = 0;
    for (std::size_t number = 2; number <= pages; ++number) {
        const fs::path file = folder.path / ("damaged-" + std::to_string(number) + ".db");
        fs::copy_file(whole, file);
        damage(file, number, noise);
        const std::string found = damage_in(file).value();
        mark_damaged(file.string());
        const CarefullyOpened opened = open_carefully(file);
        INFO("page " << number << ": " << found);
        CHECK(opened.recovery.has_value() == !found.empty());
        if (!opened.recovery) continue;  // a page that was free, or whose content no structure shows
        std::set<Uuid> kept, named;
        for (const Event& event : test::all_of(*opened.store)) {
            kept.insert(event.id);
            REQUIRE(events.contains(event.id));
            CHECK(events.at(event.id) == event);  // nothing is made up
        }
        for (const LostEvent& lost : opened.recovery->lost) named.insert(lost.id);
        for (const auto& [id, event] : events) CHECK((kept.contains(id) || named.contains(id) || opened.recovery->lists_unreadable));
        lost_somewhere += named.size();
        CHECK(verify(*opened.store).faults.empty());
        CHECK(fs::file_size(opened.recovery->set_aside) == pages * page);
        CHECK(opened.recovery->text().find(opened.recovery->set_aside.string()) != std::string::npos);
    }
    CHECK(lost_somewhere > 0);
}

TEST_CASE("What the damaged file has lost comes back from its backups", "[sqlite][recovery]")
{
    const test::ScratchFolder folder;
    const fs::path whole = folder.path / "whole.db";
    const std::size_t pages = make_records(whole);
    for (std::size_t number = 1; number <= pages; number += 3) {
        const fs::path file = folder.path / ("damaged-" + std::to_string(number) + ".db");
        fs::copy_file(whole, file);
        back_up_today(file, std::chrono::year{2026} / 11 / 24);
        { SqliteStore(file).append(test::event(9900, 99, 1)); }  // since then
        damage(file, number, true);
        mark_damaged(file.string());
        const CarefullyOpened opened = open_carefully(file);
        INFO("page " << number);
        CHECK(test::all_of(*opened.store).size() >= long_history().size());
        if (!opened.recovery) continue;
        CHECK(opened.recovery->backups.size() == 1);
        for (const LostEvent& lost : opened.recovery->lost) CHECK(lost.id == test::numbered(9900));
    }
}

TEST_CASE("Records whose file was emptied come back from the backup", "[sqlite][recovery]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db";
    make_records(file);
    back_up_today(file, std::chrono::year{2026} / 11 / 24);
    std::ofstream(file, std::ios::trunc).flush();
    const CarefullyOpened opened = open_carefully(file);
    REQUIRE(opened.recovery.has_value());
    CHECK(opened.recovery->from_backups == long_history().size());
    CHECK(test::all_of(*opened.store).size() == long_history().size());
    CHECK(opened.recovery->text().find("2026-11-24.db") != std::string::npos);
}

TEST_CASE("A file of another program is not taken for damaged records", "[sqlite][recovery]")
{
    const test::ScratchFolder folder;
    std::ofstream(folder.path / "list.db") << std::string(5000, 'm');
    CHECK_THROWS_AS(open_carefully(folder.path / "list.db"), StoreError);
    CHECK(fs::file_size(folder.path / "list.db") == 5000);
}

TEST_CASE("Damage that is seen beside the work is remembered, and yesterday's backup stays the last", "[sqlite][recovery]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db";
    const std::size_t pages = make_records(file);
    back_up_today(file, std::chrono::year{2026} / 11 / 23);
    { SqliteStore(file).append(test::event(9900, 99, 1)); }
    for (std::size_t number = 3; number <= pages; ++number) damage(file, number, true);
    {
        Upkeep upkeep(file, std::chrono::year{2026} / 11 / 24);
        for (int i = 0; i < 500 && !upkeep.saw_damage(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds{10});
        CHECK(upkeep.saw_damage());
    }
    CHECK(backups_of(file).size() == 1);
    CHECK(open_carefully(file).recovery.has_value());
    CHECK_FALSE(open_carefully(file).recovery.has_value());
}

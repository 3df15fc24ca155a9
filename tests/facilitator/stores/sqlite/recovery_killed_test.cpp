// A recovery that is killed at any step, or that two programs begin at once: nothing is lost, nothing is
// thrown away, and the person is told once the program starts again.
#include <csignal>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>

#include "facilitator/records/verify.h"
#include "facilitator/stores/sqlite/backup.h"
#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/recovery.h"
#include "facilitator/stores/sqlite/restoring.h"
#include "support/random_history.h"
#include "support/scratch_folder.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

std::string bytes_of(const fs::path& file)
{
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

/// Records with a backup and a damaged page, and with a log beside them, as a program that was killed leaves them.
struct DamagedRecords {
    test::ScratchFolder folder;
    fs::path file = folder.path / "r.db";
    std::vector<Event> events = test::random_history(11, 6, 60).events;
    std::string damaged, log;

    DamagedRecords()
    {
        { SqliteStore(file).append(events); }
        back_up_today(file, std::chrono::year{2026} / 11 / 24);
        {
            const fs::path other = folder.path / "other.db";
            fs::copy_file(file, other);
            SqliteStore store(other);
            store.append(test::event(9900, 99, 1));
            fs::copy_file(other.string() + "-wal", file.string() + "-wal");
        }
        for (const char* ending : {"", "-wal", "-shm"}) fs::remove((folder.path / "other.db").string() + ending);
        std::fstream out(file, std::ios::binary | std::ios::in | std::ios::out);
        out.seekp(2 * 4096);
        out << std::string(4096, 'x');
        out.close();
        damaged = bytes_of(file);
        log = bytes_of(file.string() + "-wal");
        mark_damaged(file.string());
    }
};

/// Opens the records in a program of its own, which is killed at the step of that number; false: it had fewer steps.
bool killed_at(unsigned number, const fs::path& file)
{
    const pid_t program = fork();
    if (program == 0) {
        unsigned step = 0;
        try {
            (void)open_carefully(file, [&](std::string_view) {
                if (step++ == number) raise(SIGKILL);
            });
        } catch (...) {
            _exit(2);
        }
        _exit(0);
    }
    int status = 0;
    waitpid(program, &status, 0);
    CHECK((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
    return WIFSIGNALED(status);
}

void check_is_mended(const DamagedRecords& records, const CarefullyOpened& opened)
{
    CHECK(test::all_of(*opened.store).size() >= records.events.size());
    CHECK(verify(*opened.store).faults.empty());
    const auto aside = files_set_aside(records.file);
    REQUIRE(aside.size() == 1);
    CHECK(bytes_of(aside[0]) == records.damaged);
    CHECK(bytes_of(aside[0].string() + "-wal") == records.log);
    CHECK_FALSE(fs::exists(records.file.string() + ".recovering"));
    CHECK_FALSE(fs::exists(records.file.string() + seen_damaged));
}

}  // namespace

TEST_CASE("A recovery that is killed at any step is finished at the next start, also where that is killed too", "[sqlite][recovery][fault]")
{
    const unsigned again = GENERATE(range(0U, 6U));  // the last: the second program is not killed
    unsigned steps = 0;
    for (bool killed = true; killed; ++steps) {
        const DamagedRecords records;
        INFO("killed at step " << steps << ", then at step " << again);
        killed = killed_at(steps, records.file);
        (void)killed_at(again, records.file);
        {
            const CarefullyOpened opened = open_carefully(records.file);
            check_is_mended(records, opened);
        }
        CHECK_FALSE(open_carefully(records.file).recovery.has_value());
    }
    CHECK(steps > 7);
}

TEST_CASE("Who starts the program after a recovery that was killed is told what happened", "[sqlite][recovery][fault]")
{
    std::string told;
    for (unsigned step = 0;; ++step) {
        const DamagedRecords records;
        const bool killed = killed_at(step, records.file);
        const CarefullyOpened opened = open_carefully(records.file);
        INFO("killed at step " << step);
        const bool was_cleared_away = opened.recovery == std::nullopt;
        CHECK((!was_cleared_away || !killed || step >= 7));  // nobody can be told twice of what is all done
        if (!killed) break;
        if (was_cleared_away) continue;
        std::string text = opened.recovery->text();
        for (std::size_t at = 0; (at = text.find(records.folder.path.string())) != std::string::npos;) text.erase(at, records.folder.path.string().size());
        if (told.empty()) told = text;
        CHECK(text == told);
    }
    CHECK(told.find("r.db.damaged") != std::string::npos);
}

TEST_CASE("Two programs that meet damaged records at one moment mend them once", "[sqlite][recovery]")
{
    const DamagedRecords records;
    std::vector<pid_t> programs;
    for (int number = 0; number < 4; ++number) {
        programs.push_back(fork());
        if (programs.back() != 0) continue;
        try {
            const CarefullyOpened opened = open_carefully(records.file, [](std::string_view) { usleep(20'000); });
            _exit(opened.recovery ? 1 : 0);
        } catch (...) {
            _exit(2);
        }
    }
    int mended = 0, failed = 0;
    for (const pid_t program : programs) {
        int status = 0;
        waitpid(program, &status, 0);
        mended += WEXITSTATUS(status) == 1 ? 1 : 0;
        failed += WEXITSTATUS(status) > 1 ? 1 : 0;
    }
    CHECK(mended == 1);
    CHECK(failed == 0);
    check_is_mended(records, open_carefully(records.file));
}

TEST_CASE("What an earlier First Visit left half mended is finished, and a note without a file keeps nobody out", "[sqlite][recovery]")
{
    const DamagedRecords records;
    fs::create_directories(records.file.string() + ".recovering");
    { SqliteStore(fs::path(records.file.string() + ".recovering") / "mended.db").append(records.events); }
    move_with_log(records.file, free_name_aside(records.file));
    {
        const CarefullyOpened opened = open_carefully(records.file);
        REQUIRE(opened.recovery.has_value());
        CHECK(opened.recovery->kept == records.events.size());
        check_is_mended(records, opened);
    }
    fs::remove(records.file);
    mark_damaged(records.file.string());
    CHECK(test::all_of(*open_carefully(records.file).store).empty());
}

// What goes wrong around a file: rights, other programs, clocks. A clear word, no loss, no crash.
#include <grp.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "facilitator/records/verify.h"
#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/sqlite_store.h"
#include "support/event_store_contract.h"
#include "support/scratch_folder.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

/// Runs `work` as a program of its own, and where the tests run as root, as somebody who may not do everything.
/// 100 and the trouble: a StoreError; 0: it went well.
template <class Work>
int in_another_program(const Work& work)
{
    const pid_t child = fork();
    if (child == 0) {
        constexpr unsigned nobody = 65534;
        if (geteuid() == 0 && (setgroups(0, nullptr) != 0 || setgid(nobody) != 0 || setuid(nobody) != 0)) _exit(99);
        try {
            work();
            _exit(0);
        } catch (const StoreError& trouble) {
            _exit(trouble.hint().empty() ? 98 : 100 + static_cast<int>(trouble.trouble()));
        } catch (...) {
            _exit(97);
        }
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

constexpr int not_writable = 100 + static_cast<int>(StoreError::Trouble::not_writable);
constexpr int in_use = 100 + static_cast<int>(StoreError::Trouble::in_use);

}  // namespace

TEST_CASE("A file that may only be read is said to be so, and stays as it is", "[sqlite][fault]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db";
    { SqliteStore(file).append(test::event(1, 1, 1)); }
    const auto bytes = fs::file_size(file);
    chmod(file.c_str(), 0444);
    chmod(folder.path.c_str(), 0755);
    CHECK(in_another_program([&] { SqliteStore(file).append(test::event(2, 1, 2)); }) == not_writable);
    chmod(folder.path.c_str(), 0777);  // the folder may be written, the file not
    CHECK(in_another_program([&] { SqliteStore(file).append(test::event(2, 1, 2)); }) == not_writable);
    chmod(file.c_str(), 0000);
    CHECK(in_another_program([&] { SqliteStore(file).append(test::event(2, 1, 2)); }) == not_writable);
    chmod(file.c_str(), 0600);
    CHECK(fs::file_size(file) == bytes);
    CHECK(test::all_of(SqliteStore(file)).size() == 1);
}

TEST_CASE("A file that another program holds is said to be in use, and goes on when it lets go", "[sqlite][fault]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db";
    SqliteStore store(file);
    store.append(test::event(1, 1, 1));
    chmod(folder.path.c_str(), 0777);
    for (const char* ending : {"", "-wal", "-shm"}) chmod((file.string() + ending).c_str(), 0666);
    {
        Database other(file.string());
        const Transaction holds(other);
        CHECK(in_another_program([&] { SqliteStore(file).append(test::event(2, 1, 2)); }) == in_use);
    }
    CHECK(in_another_program([&] { SqliteStore(file).append(test::event(2, 1, 2)); }) == 0);
    CHECK(test::all_of(store).size() == 2);
}

TEST_CASE("Three programs that write into one file at once lose nothing", "[sqlite][fault]")
{
    const test::ScratchFolder folder;
    const fs::path file = folder.path / "r.db";
    std::vector<pid_t> programs;
    for (unsigned program = 0; program < 3; ++program) {
        const pid_t child = fork();
        if (child == 0) {
            try {
                SqliteStore store(file);  // the first to come makes it
                for (unsigned n = 1; n <= 100; ++n) {
                    store.append(test::event(program * 1000 + n, n % 4, program * 1000 + n));
                    usleep(1000);  // even a fast hand lets go of the file in between
                }
                _exit(0);
            } catch (...) {
                _exit(1);
            }
        }
        programs.push_back(child);
    }
    for (const pid_t child : programs) {
        int status = 0;
        waitpid(child, &status, 0);
        CHECK(status == 0);
    }
    const SqliteStore store(file);
    CHECK(test::all_of(store).size() == 300);
    CHECK(verify(store).faults.empty());
}

TEST_CASE("A clock that was set back a day changes no order and loses no event", "[sqlite][fault]")
{
    const test::ScratchFolder folder;
    SqliteStore store(folder.path / "r.db");
    // Ids begin with the time (UUIDv7): those of the day before are smaller, though they were given later.
    std::vector<Event> events{test::begun_for(500, 7, 1, 1), test::event(501, 7, 2, "preparing-done")};
    store.append(events);
    for (unsigned step = 3; step <= 5; ++step) {
        Event late = test::event(step, 7, step, "decision-made", json_of(DecisionMade{.decision = "d", .option = "o" + std::to_string(step), .answer = {}, .said = {}}));
        late.at = events.front().at - std::chrono::hours{24};
        store.append(late);
        events.push_back(late);
    }
    CHECK(events_about(store, test::numbered(7, 4)) == events);
    const AttemptRecord record = attempt_record(store, test::numbered(7, 4));
    CHECK(record.choices == std::vector<std::string>{"o3", "o4", "o5"});
    CHECK(record.next_step == 6);
    CHECK(attempts_of(store, test::numbered(1, 2)).size() == 1);
}

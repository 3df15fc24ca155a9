// A writer killed at any moment: what it had confirmed is there, and the file is whole.
#include <csignal>
#include <filesystem>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/sqlite_store.h"
#include "support/event_store_contract.h"

using namespace fv;

namespace {

/// Appends one event after another, and tells each that was confirmed through the pipe. Never returns.
[[noreturn]] void write_for_ever(const std::filesystem::path& file, unsigned first, int pipe_end)
{
    SqliteStore store(file);
    for (unsigned id = first;; ++id) {
        store.append(test::event(id, 1, id));
        if (write(pipe_end, &id, sizeof id) != sizeof id) _exit(1);
    }
}

}  // namespace

TEST_CASE("A writer killed at forty random moments has lost nothing that it confirmed", "[sqlite]")
{
    const auto folder = std::filesystem::temp_directory_path() / ("fv-killed-" + std::to_string(getpid()));
    std::filesystem::create_directories(folder);
    const auto file = folder / "r.db";
    std::mt19937 chance(7);
    unsigned confirmed = 0;
    for (int round = 0; round < 40; ++round) {
        int ends[2];
        REQUIRE(pipe(ends) == 0);
        const pid_t writer = fork();
        if (writer == 0) {
            close(ends[0]);
            write_for_ever(file, confirmed + 100'000U * static_cast<unsigned>(round + 1), ends[1]);
        }
        close(ends[1]);
        usleep(std::uniform_int_distribution<unsigned>(500, 15'000)(chance));
        kill(writer, SIGKILL);
        waitpid(writer, nullptr, 0);
        std::vector<unsigned> ids;
        for (unsigned id = 0; read(ends[0], &id, sizeof id) == sizeof id;) ids.push_back(id);
        close(ends[0]);
        const SqliteStore store(file);
        std::size_t found = 0;
        store.read([&](const Event& e) { return found += std::count(ids.begin(), ids.end(), e.step) > 0 ? 1U : 0U, true; });
        CHECK(found == ids.size());
        Database look(file.string());
        Statement check(look, "PRAGMA integrity_check");
        REQUIRE(check.step());
        CHECK(check.text(0) == "ok");
    }
    std::filesystem::remove_all(folder);
}

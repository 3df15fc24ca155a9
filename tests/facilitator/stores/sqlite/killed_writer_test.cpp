// A writer killed at any moment: what it had confirmed is there, nothing is there by halves, who was erased
// is gone, and the file is whole.
#include <csignal>
#include <map>
#include <random>
#include <set>
#include <sys/wait.h>
#include <unistd.h>

#include "facilitator/records/verify.h"
#include "facilitator/stores/sqlite/sqlite_store.h"
#include "support/event_store_contract.h"
#include "support/scratch_folder.h"

using namespace fv;

namespace {

constexpr unsigned rounds = 200, persons_each = 999;

/// What the writer tells once the store has confirmed it.
struct Confirmed {
    enum class What : unsigned { began, erased } what;
    unsigned number;  ///< of the attempt, of the person
};

/// Each attempt is two events in one append.
std::vector<Event> attempt_numbered(unsigned number, unsigned person)
{
    return {test::begun_for(2 * number, number, person, person),
            test::event(2 * number + 1, number, 2, "decision-made", json_of(DecisionMade{.decision = "d", .option = std::string(number % 200, 'o'), .answer = {}, .said = {}}), person)};
}

unsigned person_of(unsigned attempt) { return 1 + attempt / 7; }
bool is_unlucky(unsigned person) { return person % 3 == 1; }

/// Begins attempts, and after every seventh erases the person of those seven, if they are unlucky. Never returns.
[[noreturn]] void write_for_ever(const std::filesystem::path& file, unsigned first, int pipe_end)
{
    SqliteStore store(file);
    const auto tell = [&](Confirmed confirmed) {
        if (write(pipe_end, &confirmed, sizeof confirmed) != sizeof confirmed) _exit(1);
    };
    for (unsigned number = first;; ++number) {
        store.append(attempt_numbered(number, person_of(number)));
        tell({Confirmed::What::began, number});
        if (number % 7 != 6 || !is_unlucky(person_of(number))) continue;
        store.erase_person(test::numbered(person_of(number), 2));
        tell({Confirmed::What::erased, person_of(number)});
    }
}

/// Starts the writer, and kills it a while after it has confirmed so many things (0: perhaps while it opens the file).
std::vector<Confirmed> killed_after(unsigned confirmations, unsigned microseconds, const std::filesystem::path& file, unsigned first)
{
    int ends[2];
    REQUIRE(pipe(ends) == 0);
    const pid_t writer = fork();
    if (writer == 0) {
        close(ends[0]);
        write_for_ever(file, first, ends[1]);
    }
    close(ends[1]);
    std::vector<Confirmed> told;
    const auto hear = [&] {
        Confirmed one{};
        if (read(ends[0], &one, sizeof one) != sizeof one) return false;
        told.push_back(one);
        return true;
    };
    while (told.size() < confirmations && hear()) {
    }
    usleep(microseconds);
    kill(writer, SIGKILL);
    waitpid(writer, nullptr, 0);
    while (hear()) {
    }
    close(ends[0]);
    return told;
}

}  // namespace

TEST_CASE("A writer killed at two hundred random moments has lost nothing that it confirmed", "[sqlite][fault]")
{
    const test::ScratchFolder folder;
    const auto file = folder.path / "r.db";
    std::mt19937 chance(7);
    std::set<unsigned> began, erased;
    for (unsigned round = 0; round < rounds; ++round) {
        const auto told = killed_after(std::uniform_int_distribution<unsigned>(0, 12)(chance), std::uniform_int_distribution<unsigned>(0, 4'000)(chance), file, 7 * persons_each * (round + 1));
        for (const Confirmed& one : told) (one.what == Confirmed::What::began ? began : erased).insert(one.number);
        const SqliteStore store(file);
        std::map<Uuid, std::size_t> halves;
        std::set<Uuid> writers;
        store.read([&](const Event& event) { return writers.insert(event.author), ++halves[event.about] > 0; });
        std::size_t lost = 0, there_by_halves = 0, brought_back = 0;
        for (const auto& [attempt, events] : halves) there_by_halves += events == 2 ? 0U : 1U;
        for (const unsigned number : began) {
            const auto found = halves.find(test::numbered(number, 4));
            const bool may_be_erased = is_unlucky(person_of(number)) && began.contains(number - number % 7 + 6);
            lost += found == halves.end() && !may_be_erased ? 1U : 0U;
        }
        for (const unsigned person : erased) brought_back += writers.contains(test::numbered(person, 2)) ? 1U : 0U;
        INFO("round " << round);
        CHECK(lost == 0);
        CHECK(there_by_halves == 0);
        CHECK(brought_back == 0);
        if (round % 10 == 9) CHECK(verify(store).faults.empty());
    }
    CHECK(began.size() > rounds);  // it did write
    CHECK(erased.size() > 10);
}

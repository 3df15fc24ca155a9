#include "facilitator/stores/postgres/postgres_store.h"

#include <atomic>
#include <thread>

#include "facilitator/stores/postgres/connection.h"
#include "support/merging_contract.h"
#include "support/moment_contract.h"
#include "support/postgres_cluster.h"

using namespace fv;

namespace {

std::unique_ptr<PostgresStore> fresh() { return std::make_unique<PostgresStore>(test::PostgresCluster::get().fresh_url()); }

StoreError::Trouble trouble_with(const std::string& url)
{
    try {
        PostgresStore store(url);
    } catch (const StoreError& trouble) {
        CHECK_FALSE(trouble.hint().empty());
        return trouble.trouble();
    }
    FAIL("no trouble");
    return {};
}

}  // namespace

TEST_CASE("A store on a server keeps what a store promises", "[store][postgres]")
{
    test::check_event_store_contract(fresh);
}

TEST_CASE("Laptops and servers that merge in any order come to the same records, erasures among them", "[postgres][merge][property]")
{
    test::check_merging_among(6, GENERATE(range(1U, 6U)), fresh);
}

TEST_CASE("What is read of a server in several steps is one moment of it", "[postgres][moment]")
{
    const std::string url = test::PostgresCluster::get().fresh_url();
    test::check_moments([&] { return std::make_unique<PostgresStore>(url); });
}

TEST_CASE("A server and a memory say the same after any history of appending and erasing", "[postgres][property]")
{
    const auto seed = GENERATE(range(1U, 12U));
    const auto store = fresh();
    MemoryStore memory;
    test::Dice dice(seed);
    const test::History history = test::random_history(seed);
    for (std::size_t begin = 0; begin < history.events.size();) {
        const std::size_t count = std::min<std::size_t>(1 + dice(40), history.events.size() - begin);
        const auto part = std::span(history.events).subspan(begin, count);
        CHECK(store->append(part) == memory.append(part));
        begin += count;
        if (dice(4) != 0) continue;
        const Uuid erased = test::person_numbered(1 + dice(history.people));
        CHECK(store->erase_person(erased) == memory.erase_person(erased));
    }
    CHECK(test::all_of(*store) == test::all_of(memory));
    CHECK(store->tombstones() == memory.tombstones());
    CHECK(test::attempts_in(*store) == test::attempts_in(memory));
    const std::string kept = fingerprint_of_summaries(*store);
    CHECK(store->rebuild().same);
    CHECK(fingerprint_of_summaries(*store) == kept);
    CHECK(verify(*store).faults.empty());
}

TEST_CASE("More than a page is read whole and in order, and an event met twice in one append is added once", "[postgres]")
{
    const auto store = fresh();
    std::vector<Event> events;
    for (unsigned n = 1; n <= 4500; ++n) events.push_back(test::event(n, n % 7, n, n % 2 == 0 ? "even" : "odd", "{}", n % 3));
    events.push_back(events.front());
    CHECK(store->append(events).added == 4500);
    const auto all = test::all_of(*store);
    CHECK(all.size() == 4500);
    CHECK(std::is_sorted(all.begin(), all.end(), comes_before));
    std::size_t even = 0, written = 0;
    store->read_kind("even", [&](const Event&) { return ++even > 0; });
    store->read_author(test::numbered(2, 2), [&](const Event&) { return ++written > 0; });
    CHECK(even == 2250);
    CHECK(written == 1500);
    int seen = 0;
    store->read([&](const Event& one) {
        CHECK(events_about(*store, one.about).size() > 600);  // a reader may read again
        return ++seen < 3;
    });
    CHECK(seen == 3);
}

TEST_CASE("Two who write at once into the same attempts lose nothing, and the server's refusals are tried again", "[postgres]")
{
    const std::string url = test::PostgresCluster::get().fresh_url();
    { const PostgresStore made(url); }
    std::atomic<std::uint64_t> tried_again = 0;
    std::atomic<unsigned> written = 0;
    const auto writes = [&](unsigned first) {
        PostgresStore store(url);
        for (unsigned n = 0; n < 1500 && (n < 100 || tried_again == 0); ++n, ++written) {
            store.append(std::vector<Event>{test::event(first + 2 * n, n % 3, first + 2 * n), test::event(first + 2 * n + 1, 5, first + 2 * n + 1)});
            if (n % 10 == 0) tried_again += store.tried_again();
        }
        tried_again += store.tried_again();
    };
    std::thread one(writes, 10'000), other(writes, 20'000);
    one.join();
    other.join();
    CHECK(tried_again > 0);
    const PostgresStore store(url);
    CHECK(test::all_of(store).size() == 2 * written);
    CHECK(verify(store).faults.empty());
}

TEST_CASE("Who is erased while others write about them does not stay by a hair's breadth", "[postgres]")
{
    for (int round = 0; round < 8; ++round) {
        const std::string url = test::PostgresCluster::get().fresh_url();
        PostgresStore store(url);
        std::atomic<bool> enough = false;
        std::atomic<unsigned> written = 0;
        std::thread writer([&] {
            PostgresStore other(url);
            for (unsigned n = 1; !enough && n < 5000; ++n) written += static_cast<unsigned>(other.append(std::vector<Event>{test::begun_for(n, 1000 + n, 1, 9), test::event(10'000 + n, 7, n, "note", "{}", 1)}).added);
        });
        while (written < 10) std::this_thread::yield();
        CHECK(store.erase_person(test::person_numbered(1)) >= 10);
        std::this_thread::sleep_for(std::chrono::milliseconds{20});
        enough = true;
        writer.join();
        CHECK(test::all_of(store).empty());
    }
}

TEST_CASE("Two programs on one server see each other's changes in the revision", "[postgres]")
{
    const std::string url = test::PostgresCluster::get().fresh_url();
    PostgresStore one(url), other(url);
    const auto before = other.revision();
    one.append(test::event(1, 1, 1));
    CHECK(other.revision() > before);
    CHECK(test::all_of(other).size() == 1);
}

TEST_CASE("A connection that is lost is made again, and what was being written is there once", "[postgres]")
{
    const auto store = fresh();
    store->append(test::event(1, 1, 1));
    test::PostgresCluster::get().sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'first-visit'");
    CHECK(store->append(test::event(2, 1, 2)).added == 1);
    test::PostgresCluster::get().sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'first-visit'");
    CHECK(test::all_of(*store).size() == 2);
}

TEST_CASE("A server that is away is said to be so, and nothing is lost", "[postgres]")
{
    const std::string url = test::PostgresCluster::get().fresh_url();
    PostgresStore store(url);
    store.append(test::event(1, 1, 1));
    test::PostgresCluster::get().stop();
    try {
        store.append(test::event(2, 1, 2));
        FAIL("it was there");
    } catch (const StoreError& trouble) {
        CHECK(trouble.trouble() == StoreError::Trouble::unreachable);
        CHECK(trouble.hint().find("records send") != std::string::npos);
    }
    CHECK(trouble_with(url) == StoreError::Trouble::unreachable);
    test::PostgresCluster::get().start();
    CHECK(store.append(test::event(2, 1, 2)).added == 1);
    CHECK(test::all_of(store).size() == 2);
}

TEST_CASE("Tables of another program, and of a newer one, are left as they are", "[postgres]")
{
    const std::string taken = test::PostgresCluster::get().fresh_url();
    Connection(taken).run_all("CREATE TABLE event (title text)");
    CHECK(trouble_with(taken) == StoreError::Trouble::not_records);
    const std::string newer = test::PostgresCluster::get().fresh_url();
    { const PostgresStore made(newer); }
    Connection(newer).run_all("UPDATE records_schema SET number = 99");
    CHECK(trouble_with(newer) == StoreError::Trouble::too_new);
}

TEST_CASE("Who may read and not write is told so", "[postgres]")
{
    const std::string url = test::PostgresCluster::get().fresh_url();
    { PostgresStore(url).append(test::event(1, 1, 1)); }
    PostgresStore store(url + "%20-cdefault_transaction_read_only%3Don");
    CHECK(test::all_of(store).size() == 1);
    try {
        store.append(test::event(2, 1, 2));
        FAIL("it could be written");
    } catch (const StoreError& trouble) {
        CHECK(trouble.trouble() == StoreError::Trouble::not_writable);
    }
}

TEST_CASE("Four programs that make the tables at once all get them", "[postgres]")
{
    for (int round = 0; round < 5; ++round) {
        const std::string url = test::PostgresCluster::get().fresh_url();
        std::atomic<int> opened = 0;
        std::vector<std::thread> programs;
        for (int i = 0; i < 4; ++i)
            programs.emplace_back([&, i] {
                PostgresStore store(url);
                opened += static_cast<int>(store.append(test::event(static_cast<unsigned>(i) + 1, 1, static_cast<unsigned>(i) + 1)).added);
            });
        for (std::thread& program : programs) program.join();
        CHECK(opened == 4);
    }
}

TEST_CASE("A password is not told in messages", "[postgres]")
{
    CHECK(without_password("postgresql://ana:secret@district/records") == "postgresql://ana:***@district/records");
    CHECK(without_password("postgresql://ana@district/records") == "postgresql://ana@district/records");
    CHECK(without_password("postgresql://district/records?password=secret&sslmode=require") == "postgresql://district/records?password=***&sslmode=require");
    CHECK(without_password("postgresql://district:5432/records") == "postgresql://district:5432/records");
    try {
        PostgresStore store("postgresql://ana:geheim@/postgres?host=/nowhere");
        FAIL("it was there");
    } catch (const StoreError& trouble) {
        CHECK(std::string(trouble.what()).find("geheim") == std::string::npos);
    }
}

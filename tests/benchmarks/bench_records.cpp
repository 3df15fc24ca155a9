// What records cost when there are many: recording a choice over what the disk itself needs, bulk import beside
// the sqlite3 shell with the same rows, opening, one person's page, and a cohort's overview.
//
//   bench_records                      10,000 attempts of 30 events
//   bench_records --attempts 1000000   a district's years; takes long, and some 60 GB beside it for the peers' copies
//   bench_records --folder DIR         on another disk than the temporary folder's
//   bench_records --without-bulk       no import and no merge beside their peers, which need most of the time and room
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "benchmarks/compare.h"
#include "facilitator/records/attempt.h"
#include "facilitator/records/lines.h"
#include "facilitator/records/merge.h"
#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/sqlite_store.h"
#include "facilitator/stores/sqlite/statements.h"
#include "support/many_attempts.h"

using namespace fv;
namespace fs = std::filesystem;

namespace {

double wall_seconds() { return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count(); }

/// Runs the shell on a file with these commands; seconds of processor time that it used.
double shell(const fs::path& database, const std::string& commands)
{
    const fs::path script = database.string() + ".sql";
    std::ofstream(script) << commands;
    rusage before{}, after{};
    getrusage(RUSAGE_CHILDREN, &before);
    const std::string command = "sqlite3 -bail '" + database.string() + "' < '" + script.string() + "' > /dev/null";
    if (std::system(command.c_str()) != 0) {
        std::cerr << "bench_records: the sqlite3 shell is not here, or failed (Debian: sqlite3)\n";
        std::exit(3);
    }
    getrusage(RUSAGE_CHILDREN, &after);
    const auto seconds = [](const rusage& u) { return static_cast<double>(u.ru_utime.tv_sec + u.ru_stime.tv_sec) + static_cast<double>(u.ru_utime.tv_usec + u.ru_stime.tv_usec) * 1e-6; };
    return seconds(after) - seconds(before);
}

void remove_store(const fs::path& file)
{
    for (const char* ending : {"", "-wal", "-shm", ".sql"}) fs::remove(file.string() + ending);
}

double at_percentile(std::vector<double> measured, double share)
{
    std::sort(measured.begin(), measured.end());
    return measured[static_cast<std::size_t>(share * static_cast<double>(measured.size() - 1))];
}

struct Bench {
    fs::path folder;
    test::ManyAttempts history;
    bench::Report report{"bench_records"};

    [[nodiscard]] fs::path store_file() const { return folder / "records.db"; }
    [[nodiscard]] fs::path lines_file() const { return folder / "records.jsonl"; }
    [[nodiscard]] std::size_t rounds() const { return history.attempts() > 50'000 ? 1 : 3; }
};

/// The same table and indexes as ours; ids as text where the shell reads them from text.
std::string peer_tables(bool ids_as_text)
{
    std::string schema(sql::schema_1);
    if (ids_as_text)
        for (std::size_t at = 0; (at = schema.find("BLOB", at)) != std::string::npos;) schema.replace(at, 4, "TEXT");
    for (std::size_t at = 0; ids_as_text && (at = schema.find("= 16", at)) != std::string::npos;) schema.replace(at, 4, "= 36");
    return "PRAGMA journal_mode = WAL;\nPRAGMA synchronous = FULL;\n" + schema + "DROP INDEX event_by_author;\nCREATE INDEX event_by_author ON event (author, about, step, id);\n";
}

void write_csv(const SqliteStore& store, const fs::path& file)
{
    std::ofstream out(file);
    const auto quoted = [](const std::string& text) {
        std::string all = "\"";
        for (const char c : text) all += c == '"' ? std::string("\"\"") : std::string(1, c);
        return all + '"';
    };
    store.read([&](const Event& e) {
        out << e.id.text() << ',' << e.at.time_since_epoch().count() << ',' << e.author.text() << ',' << e.device.text() << ',' << e.about.text() << ',' << e.step << ',' << e.kind << ',' << quoted(e.body) << '\n';
        return true;
    });
}

void measure_bulk(Bench& b)
{
    const fs::path copy = b.folder / "copy.db", peer = b.folder / "peer.db", csv = b.folder / "rows.csv";
    const auto ratio_of = [&](const auto& ours, const auto& theirs) {
        std::vector<double> ratios;
        for (std::size_t round = 0; round < b.rounds(); ++round) {
            remove_store(copy);
            const double us = bench::seconds_of(ours);
            remove_store(peer);
            ratios.push_back(us / theirs());
        }
        return bench::spread_of(ratios);
    };
    // From file to file: the shell copies rows as they are, without looking; we look at each for forks and for
    // what is erased, and keep lists of attempts.
    b.report.ratio("merge-to-shell-insert-select", bench::Limit{2.5}, [&] {
        const SqliteStore from(b.store_file());
        return ratio_of([&] { SqliteStore into(copy); merge(from, into); },
                        [&] { return shell(peer, peer_tables(false) + "ATTACH '" + b.store_file().string() + "' AS o;\nINSERT INTO event SELECT * FROM o.event ORDER BY about, step, id;\n"); });
    });
    write_csv(SqliteStore(b.store_file()), csv);
    b.report.ratio("import-to-shell-import", bench::Limit{2.0}, [&] {
        return ratio_of(
            [&] {
                SqliteStore into(copy);
                std::ifstream in(b.lines_file(), std::ios::binary);
                if (read_lines(in, into).added == 0) std::abort();
            },
            [&] { return shell(peer, peer_tables(true) + ".import --csv '" + csv.string() + "' event\n"); });
    });
    remove_store(copy);
    remove_store(peer);
    fs::remove(csv);
}

/// A choice is one event in one append; the disk's own time is writing as much to a log and waiting for it.
void measure_append(Bench& b)
{
    constexpr unsigned choices = 600;
    std::vector<double> ours, disk;
    SqliteStore store(b.store_file());
    const fs::path log = b.folder / "disk-alone";
    const int handle = open(log.c_str(), O_CREAT | O_RDWR | O_TRUNC | O_CLOEXEC, 0600);
    const std::string block(6 * 4096, 'x');  // what a choice adds to SQLite's log
    const Event last = events_about(store, test::ManyAttempts::attempt(b.history.attempts() / 2)).back();
    for (unsigned n = 1; n <= choices; ++n) {
        Event next = last;
        next.id.bytes[0] = 0xF0;
        std::memcpy(next.id.bytes.data() + 12, &n, sizeof n);
        next.step = last.step + n;
        double begun = wall_seconds();
        store.append(next);
        ours.push_back(1e3 * (wall_seconds() - begun));
        begun = wall_seconds();
        if (write(handle, block.data(), block.size()) < 0 || fdatasync(handle) != 0) std::abort();
        disk.push_back(1e3 * (wall_seconds() - begun));
    }
    close(handle);
    fs::remove(log);
    b.report.size("append-p99-over-disk-p99", std::max(0.0, at_percentile(ours, 0.99) - at_percentile(disk, 0.99)), "ms", bench::Limit{5.0});
    b.report.size("append-median-over-disk-median", std::max(0.0, at_percentile(ours, 0.5) - at_percentile(disk, 0.5)), "ms", bench::Limit{5.0});
}

template <class Run>
double milliseconds_of(const Run& run)
{
    constexpr std::size_t rounds = 15;
    std::vector<double> measured;
    for (std::size_t round = 0; round < rounds; ++round) measured.push_back(1e3 * bench::seconds_of(run));
    return bench::spread_of(measured).median;
}

void measure_reading(Bench& b)
{
    const fs::path empty = b.folder / "empty.db";
    { const SqliteStore made(empty); }
    b.report.ratio("opening-to-opening-empty", bench::Limit{1.5}, [&] {
        return bench::compare([&] { for (int i = 0; i < 20; ++i) const SqliteStore store(b.store_file()); }, [&] { for (int i = 0; i < 20; ++i) const SqliteStore store(empty); });
    });
    const SqliteStore store(b.store_file());
    std::size_t seen = 0;
    const Uuid person = test::ManyAttempts::person(b.history.people() / 2);
    b.report.size("persons-page", milliseconds_of([&] {
                      const auto attempts = attempts_of(store, person);  // the list, and the last one as it stands
                      seen += attempts.size() + attempt_record(store, attempts.front().id).choices.size() + person_on_record(store, person)->name.size();
                  }),
                  "ms", bench::Limit{10.0});
    const std::size_t cohort = std::min<std::size_t>(40, b.history.people());
    b.report.size("cohort-overview-of-" + std::to_string(cohort), milliseconds_of([&] {
                      for (std::size_t n = 0; n < cohort; ++n) {
                          const Uuid one = test::ManyAttempts::person(n * b.history.people() / cohort);
                          seen += person_on_record(store, one)->name.size();
                          for (const AttemptSummary& attempt : attempts_of(store, one)) seen += attempt.decisions + (attempt.ending ? 1U : 0U);
                      }
                  }),
                  "ms", bench::Limit{50.0});
    if (seen == 0) std::abort();
}

}  // namespace

int main(int argc, char** argv)
{
    std::size_t attempts = 10'000;
    fs::path folder = fs::temp_directory_path();
    bool bulk = true;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--without-bulk") == 0) bulk = false;
        else if (std::strcmp(argv[i], "--attempts") == 0 && i + 1 < argc) attempts = std::strtoull(argv[++i], nullptr, 10);
        else if (std::strcmp(argv[i], "--folder") == 0 && i + 1 < argc) folder = argv[++i];
        else return std::cerr << "usage: bench_records [--attempts NUMBER] [--folder DIR] [--without-bulk]\n", 2;
    }
    if (attempts < test::ManyAttempts::attempts_each) return std::cerr << "bench_records: fifty attempts at least\n", 2;
    Bench b{.folder = folder / ("fv-bench-" + std::to_string(getpid())), .history = test::ManyAttempts(attempts)};
    fs::create_directories(b.folder);
    const double begun = wall_seconds();
    {
        SqliteStore store(b.store_file());
        b.history.each_portion(10'000, [&](std::span<const Event> events) { store.append(events); });
        std::ofstream out(b.lines_file(), std::ios::binary);
        if (bulk) write_lines(store, out);
    }
    std::cerr << attempts << " attempts made in " << static_cast<int>(wall_seconds() - begun) << " s, " << fs::file_size(b.store_file()) / 1'000'000 << " MB\n";
    measure_reading(b);
    measure_append(b);
    if (bulk) measure_bulk(b);
    fs::remove_all(b.folder);
    std::cout << b.report.text();
    return b.report.exit_status();
}

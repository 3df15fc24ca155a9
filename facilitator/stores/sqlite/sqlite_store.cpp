#include "facilitator/stores/sqlite/sqlite_store.h"

#include <algorithm>
#include <fcntl.h>
#include <fmt/format.h>
#include <set>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unordered_map>
#include <utility>

#include "facilitator/records/erasure.h"
#include "facilitator/records/event_bodies.h"
#include "facilitator/records/verify.h"
#include "facilitator/stores/sqlite/attempt_cache.h"
#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/migrations.h"
#include "facilitator/stores/sqlite/statements.h"

namespace fv {
namespace {

namespace fs = std::filesystem;

/// The folder and the file, for their owner's eyes alone; SQLite gives -wal and -shm the file's rights.
void make_private(const fs::path& file)
{
    std::error_code error;
    const fs::path folder = file.parent_path();
    if (!folder.empty() && !fs::exists(folder, error)) {
        fs::create_directories(folder, error);
        if (!error) fs::permissions(folder, fs::perms::owner_all, error);
    }
    const int made = ::open(file.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (made >= 0) ::close(made);
}

void read_rows(Statement& statement, const EventStore::Visit& visit)
{
    while (statement.step())
        if (!visit(event_in(statement))) return;
}

void read_rows(Statement& statement, const EventStore::VisitAttempt& visit)
{
    while (statement.step())
        if (!visit(attempt_in(statement))) return;
}

}  // namespace

/// The connection, and the statements that are used at every step.
struct SqliteStore::Inside {
    Inside(const fs::path& file, BackupFirst backup_first)
        : database(opened(file, backup_first)), add(database, sql::append_event), find(database, sql::event_by_id), stone(database, sql::tombstone_by_id), attempts(database)
    {
    }

    static Database opened(const fs::path& file, BackupFirst backup_first)
    {
        Database database(file.string());
        // What is erased is overwritten, not only let go of.
        database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16000");
        bring_up_to_date(database, backup_first);
        return database;
    }

    [[nodiscard]] bool is_erased(const Uuid& id)
    {
        const bool there = stone.bind(":id", id).step();
        stone.reset();
        return there;
    }

    /// Adds tombstones; those that were not there before.
    std::vector<Uuid> bury(std::span<const Tombstone> all)
    {
        std::vector<Uuid> fresh;
        Statement statement(database, sql::bury);
        for (const Tombstone& tombstone : all) {
            if (!is_erased(tombstone.id)) fresh.push_back(tombstone.id);
            statement.bind(":id", tombstone.id).bind(":count", static_cast<std::int64_t>(tombstone.count)).run();
        }
        return fresh;
    }

    /// Removes what is under tombstones that are new, with the attempts that go with them; returns how many events.
    std::size_t sweep(std::vector<Uuid> fresh)
    {
        if (fresh.empty()) return 0;
        std::vector<Tombstone> going;
        Statement beginnings(database, sql::read_kind);
        beginnings.bind(":kind", AttemptBegun::kind);
        while (beginnings.step())
            if (const auto attempt = attempt_that_goes(event_in(beginnings), [&](const Uuid& id) { return is_erased(id); })) going.push_back({*attempt, 0});
        for (const Uuid& attempt : bury(going)) fresh.push_back(attempt);

        std::set<Uuid> touched;
        std::size_t removed = 0;
        Statement written_about(database, sql::abouts_by_author), by(database, sql::sweep_author), about(database, sql::sweep_about);
        for (const Uuid& id : fresh) {
            written_about.bind(":author", id);
            while (written_about.step()) touched.insert(written_about.id(0));
            written_about.reset();
            for (Statement* sweeping : {&by, &about}) {
                sweeping->bind(":id", id).run();
                removed += static_cast<std::size_t>(database.changed_rows());
            }
        }
        attempts.refresh(touched);
        return removed;
    }

    /// A transaction that reads can't become one that writes.
    void check_no_moment() const
    {
        if (moments > 0) throw std::logic_error("nothing is written to records while one moment of them is read");
    }

    /// What was erased does not wait in the log for the next time that it is emptied.
    void empty_log() { database.run("PRAGMA wal_checkpoint(TRUNCATE)"); }

    Database database;
    Statement add, find, stone;
    AttemptCache attempts;
    std::unique_ptr<Statement> reading_about;  ///< null: in use, or not yet made
    std::uint64_t own_changes = 0;
    std::size_t moments = 0;  ///< that stand
};

SqliteStore::SqliteStore(const fs::path& file)
{
    make_private(file);
    inside_ = std::make_unique<Inside>(file, BackupFirst::yes);
}

SqliteStore::SqliteStore(const OwnCopy& copy)
{
    make_private(copy.file);
    inside_ = std::make_unique<Inside>(copy.file, BackupFirst::no);
}

SqliteStore::~SqliteStore() = default;

Appended SqliteStore::append(std::span<const Event> events)
{
    check_complete(events);
    Appended result;
    if (events.empty()) return result;
    Inside& in = *inside_;
    in.check_no_moment();
    Transaction transaction(in.database);
    std::unordered_map<Uuid, bool> erased;  // a merge brings thousands of events by few people
    const auto is_erased = [&](const Uuid& id) {
        const auto [known, is_new] = erased.try_emplace(id);
        if (is_new) known->second = in.is_erased(id);
        return known->second;
    };
    const std::vector<Uuid> buried = in.bury(attempts_that_go(events, is_erased));
    (void)in.sweep(buried);
    for (const Uuid& attempt : buried) erased[attempt] = true;
    std::set<Uuid> touched;
    for (const Event& event : events) {
        if (is_erased(event.author) || is_erased(event.about)) continue;
        in.add.bind(":id", event.id).bind(":at", std::int64_t{event.at.time_since_epoch().count()}).bind(":author", event.author).bind(":device", event.device);
        in.add.bind(":about", event.about).bind(":step", std::int64_t{event.step}).bind(":kind", event.kind).bind(":body", event.body).run();
        if (in.database.changed_rows() > 0) {
            ++result.added;
            touched.insert(touched.end(), event.about);
            continue;
        }
        in.find.bind(":id", event.id);
        if (in.find.step() && !(event_in(in.find) == event)) result.conflicting.push_back(event.id);
        in.find.reset();
    }
    in.attempts.refresh(touched);
    transaction.commit();
    if (result.added > 0 || !buried.empty()) ++in.own_changes;
    return result;
}

void SqliteStore::read(const Visit& visit) const
{
    Statement statement(inside_->database, sql::read_all);
    read_rows(statement, visit);
}

void SqliteStore::read_about(const Uuid& about, const Visit& visit) const
{
    // Asked for again and again; a reader that reads again meanwhile gets another.
    std::unique_ptr<Statement> statement = std::exchange(inside_->reading_about, nullptr);
    if (statement == nullptr) statement = std::make_unique<Statement>(inside_->database, sql::read_about);
    read_rows(statement->bind(":about", about), visit);
    statement->reset();
    inside_->reading_about = std::move(statement);
}

void SqliteStore::read_kind(std::string_view kind, const Visit& visit) const
{
    Statement statement(inside_->database, sql::read_kind);
    read_rows(statement.bind(":kind", kind), visit);
}

void SqliteStore::read_author(const Uuid& author, const Visit& visit) const
{
    Statement statement(inside_->database, sql::read_author);
    read_rows(statement.bind(":author", author), visit);
}

void SqliteStore::read_attempts_of(const Uuid& person, const VisitAttempt& visit) const
{
    Statement statement(inside_->database, sql::read_attempts_of);
    read_rows(statement.bind(":person", person), visit);
}

void SqliteStore::read_attempts(const VisitAttempt& visit) const
{
    Statement statement(inside_->database, sql::read_attempts);
    read_rows(statement, visit);
}

std::size_t SqliteStore::event_count() const { return static_cast<std::size_t>(inside_->database.number(sql::count_events)); }

std::vector<Uuid> SqliteStore::lacking(std::span<const Uuid> events) const
{
    std::vector<Uuid> out;
    for (const Uuid& id : events) {
        if (!inside_->find.bind(":id", id).step()) out.push_back(id);
        inside_->find.reset();
    }
    return out;
}

std::unique_ptr<EventStore::Moment> SqliteStore::one_moment() const
{
    struct Reading final : Moment {
        explicit Reading(Inside& in) : inside(in)
        {
            // The moment is that of the first reading within the transaction.
            if (inside.moments == 0) inside.database.run("BEGIN; SELECT count(*) FROM sqlite_schema");
            ++inside.moments;
        }
        ~Reading() override
        {
            if (--inside.moments == 0) sqlite3_exec(inside.database.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
        }
        Inside& inside;
    };
    return std::make_unique<Reading>(*inside_);
}

Rebuilt SqliteStore::rebuild()
{
    inside_->check_no_moment();
    Transaction transaction(inside_->database);
    const std::string before = fingerprint_of_summaries(*this);
    inside_->attempts.rebuild();
    Rebuilt rebuilt{.attempts = 0, .same = fingerprint_of_summaries(*this) == before};
    read_attempts([&](const AttemptSummary&) { return ++rebuilt.attempts > 0; });
    transaction.commit();
    ++inside_->own_changes;
    return rebuilt;
}

std::vector<std::string> SqliteStore::faults() const
{
    std::vector<std::string> found;
    Statement whole(inside_->database, "PRAGMA integrity_check");
    while (whole.step())
        if (whole.text(0) != "ok") found.push_back(fmt::format("the file is damaged: {}.", whole.text(0)));
    Statement foreign(inside_->database, "PRAGMA foreign_key_check");
    while (foreign.step()) found.push_back(fmt::format("table {}, row {}: what it refers to is not there.", foreign.text(0), foreign.text(1)));
    return found;
}

/// data_version moves with what other connections commit; our own changes are counted here.
std::uint64_t SqliteStore::revision() const
{
    return (static_cast<std::uint64_t>(inside_->database.number("PRAGMA data_version")) << 32U) + inside_->own_changes;
}

std::size_t SqliteStore::erase_person(const Uuid& person)
{
    inside_->check_no_moment();
    Transaction transaction(inside_->database);
    const Tombstone stone{person, 0};
    const std::size_t removed = inside_->sweep(inside_->bury(std::span(&stone, 1)));
    const Tombstone counted{person, removed};
    (void)inside_->bury(std::span(&counted, 1));
    transaction.commit();
    inside_->empty_log();
    ++inside_->own_changes;
    return removed;
}

void SqliteStore::keep_text(std::string_view hash, std::string_view text)
{
    check_text(hash, text);
    inside_->check_no_moment();
    Statement statement(inside_->database, sql::keep_text);
    statement.bind(":hash", hash).bind(":text", text).run();
    if (inside_->database.changed_rows() > 0) ++inside_->own_changes;
}

std::optional<std::string> SqliteStore::text(std::string_view hash) const
{
    Statement statement(inside_->database, sql::text_by_hash);
    if (!statement.bind(":hash", hash).step()) return std::nullopt;
    return std::string(statement.text(0));
}

void SqliteStore::read_texts(const std::function<void(std::string_view, std::string_view)>& visit) const
{
    Statement statement(inside_->database, sql::read_texts);
    while (statement.step()) visit(statement.text(0), statement.text(1));
}

std::vector<std::string> SqliteStore::text_hashes() const
{
    std::vector<std::string> hashes;
    Statement statement(inside_->database, sql::text_hashes);
    while (statement.step()) hashes.emplace_back(statement.text(0));
    return hashes;
}

std::vector<Tombstone> SqliteStore::tombstones() const
{
    std::vector<Tombstone> all;
    Statement statement(inside_->database, sql::tombstones);
    while (statement.step()) all.push_back({statement.id(0), static_cast<std::uint64_t>(statement.number(1))});
    return all;
}

void SqliteStore::bury(std::span<const Tombstone> tombstones)
{
    if (tombstones.empty()) return;
    inside_->check_no_moment();
    Transaction transaction(inside_->database);
    const std::size_t removed = inside_->sweep(inside_->bury(tombstones));
    transaction.commit();
    if (removed > 0) inside_->empty_log();
    ++inside_->own_changes;
}

}  // namespace fv

#include "facilitator/stores/sqlite/sqlite_store.h"

#include <algorithm>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "facilitator/records/event_bodies.h"
#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/statements.h"
#include "foundation/content_hash.h"

namespace fv {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t newest_schema = 1;
constexpr std::int64_t application_id = 0x46565231;  // "FVR1": what `file` can tell these records by

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

Event event_in(const Statement& row)
{
    return {.id = row.id(0), .at = Instant{std::chrono::milliseconds{row.number(1)}}, .author = row.id(2), .device = row.id(3),
            .about = row.id(4), .step = static_cast<std::uint32_t>(row.number(5)), .kind = std::string(row.text(6)), .body = std::string(row.text(7))};
}

void read_rows(Statement& statement, const EventStore::Visit& visit)
{
    while (statement.step())
        if (!visit(event_in(statement))) return;
}

void bring_up_to_date(Database& database)
{
    const std::int64_t version = database.number("PRAGMA user_version");
    if (version > newest_schema)
        throw StoreError(StoreError::Trouble::too_new, fmt::format("The records \"{}\" were written by a newer First Visit.", database.file()), "They were left as they are.", "Use the newer program, or choose another file with --records.");
    if (version == newest_schema) return;
    if (version == 0 && database.number("SELECT count(*) FROM sqlite_schema") > 0)
        throw StoreError(StoreError::Trouble::not_records, fmt::format("\"{}\" is a database of another program.", database.file()), "It was left as it is.", "Choose another file with --records.");
    Transaction transaction(database);
    if (database.number("PRAGMA user_version") == 0) {  // nobody else was faster
        database.run(sql::schema_1);
        database.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", application_id, newest_schema));
    }
    transaction.commit();
}

}  // namespace

/// The connection, and the statements that are used at every step.
struct SqliteStore::Inside {
    explicit Inside(const fs::path& file) : database(file.string())
    {
        database.run("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
        bring_up_to_date(database);
    }

    [[nodiscard]] std::size_t sweep()
    {
        const std::int64_t before = database.number("SELECT total_changes()");
        database.run(sql::sweep_authors);
        database.run(sql::sweep_subjects);
        return static_cast<std::size_t>(database.number("SELECT total_changes()") - before);
    }

    void bury(std::span<const Tombstone> all)
    {
        Statement statement(database, sql::bury);
        for (const Tombstone& tombstone : all) {
            statement.bind(":id", tombstone.id).bind(":count", static_cast<std::int64_t>(tombstone.count)).step();
            statement.reset();
        }
    }

    Database database;
    std::uint64_t own_changes = 0;
};

SqliteStore::SqliteStore(const fs::path& file)
{
    make_private(file);
    inside_ = std::make_unique<Inside>(file);
}

SqliteStore::~SqliteStore() = default;

Appended SqliteStore::append(std::span<const Event> events)
{
    for (const Event& event : events)
        if (event.id.is_nil() || event.about.is_nil() || event.step == 0 || event.kind.empty()) throw std::logic_error("an event needs id, about, step and kind");
    Appended result;
    if (events.empty()) return result;
    Transaction transaction(inside_->database);
    Statement add(inside_->database, sql::append_event), find(inside_->database, sql::event_by_id);
    for (const Event& event : events) {
        const std::int64_t before = inside_->database.number("SELECT total_changes()");
        add.bind(":id", event.id).bind(":at", std::int64_t{event.at.time_since_epoch().count()}).bind(":author", event.author).bind(":device", event.device);
        add.bind(":about", event.about).bind(":step", std::int64_t{event.step}).bind(":kind", event.kind).bind(":body", event.body).step();
        add.reset();
        if (inside_->database.number("SELECT total_changes()") > before) {
            ++result.added;
            continue;
        }
        find.bind(":id", event.id);
        if (find.step() && !(event_in(find) == event)) result.conflicting.push_back(event.id);
        find.reset();
    }
    transaction.commit();
    if (result.added > 0) ++inside_->own_changes;
    return result;
}

void SqliteStore::read(const Visit& visit) const
{
    Statement statement(inside_->database, sql::read_all);
    read_rows(statement, visit);
}

void SqliteStore::read_about(const Uuid& about, const Visit& visit) const
{
    Statement statement(inside_->database, sql::read_about);
    read_rows(statement.bind(":about", about), visit);
}

void SqliteStore::read_kind(std::string_view kind, const Visit& visit) const
{
    Statement statement(inside_->database, sql::read_kind);
    read_rows(statement.bind(":kind", kind), visit);
}

/// data_version moves with what other connections commit; our own changes are counted here.
std::uint64_t SqliteStore::revision() const
{
    return (static_cast<std::uint64_t>(inside_->database.number("PRAGMA data_version")) << 32U) + inside_->own_changes;
}

std::size_t SqliteStore::erase_person(const Uuid& person)
{
    std::vector<Tombstone> buried{{person, 0}};
    read_kind(AttemptBegun::kind, [&](const Event& event) {
        const auto body = from_json<AttemptBegun>(event.body);
        if (body && body->person == person) buried.push_back({event.about, 0});
        return true;
    });
    Transaction transaction(inside_->database);
    inside_->bury(buried);
    const std::size_t removed = inside_->sweep();
    const Tombstone counted{person, removed};
    inside_->bury(std::span(&counted, 1));
    transaction.commit();
    ++inside_->own_changes;
    return removed;
}

void SqliteStore::keep_text(std::string_view hash, std::string_view text)
{
    if (content_hash(text) != hash) throw std::logic_error("a text is kept under its own content hash");
    Statement statement(inside_->database, sql::keep_text);
    statement.bind(":hash", hash).bind(":text", text).step();
    ++inside_->own_changes;
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
    Transaction transaction(inside_->database);
    inside_->bury(tombstones);
    (void)inside_->sweep();
    transaction.commit();
    ++inside_->own_changes;
}

}  // namespace fv

#include "facilitator/stores/sqlite/database.h"

#include <chrono>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <sqlite3.h>
#include <thread>

#include "facilitator/records/event_store.h"

namespace fv {
namespace {

constexpr int patience_ms = 5000;  // another program on the same file: a backup, a merge

/// Looks again after 1 to 8 milliseconds. SQLite's own waiting looks every tenth of a second in the end, and
/// hardly ever meets the moment at which a busy writer lets go.
int look_again(void*, int times)
{
    constexpr int steps = 8, mean_times_two = 9;
    if (times * mean_times_two / 2 >= patience_ms) return 0;
    std::this_thread::sleep_for(std::chrono::milliseconds{1 + times * 5 % steps});
    return 1;
}

/// SQLite's result in words that a teacher can act on.
[[noreturn]] void trouble(sqlite3* handle, int code, const std::string& file)
{
    using Trouble = StoreError::Trouble;
    const std::string kept = "What was recorded before is safe.";
    const std::string said = handle == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(handle);
    switch (code & 0xFF) {
    case SQLITE_FULL: throw StoreError(Trouble::disk_full, fmt::format("The disk is full: \"{}\" can't grow.", file), kept, "Make room on the disk, then do it again.");
    case SQLITE_READONLY:
    case SQLITE_PERM: throw StoreError(Trouble::not_writable, fmt::format("The records \"{}\" may not be written.", file), kept, "Ask for the right to write this file, or choose another with --records.");
    case SQLITE_CANTOPEN: throw StoreError(Trouble::not_writable, fmt::format("The records \"{}\" can't be opened.", file), {}, "Look at the folder's rights, or choose another file with --records.");
    case SQLITE_BUSY:
    case SQLITE_LOCKED: throw StoreError(Trouble::in_use, fmt::format("Another program is using the records \"{}\".", file), kept, "Close it, then do it again.");
    case SQLITE_NOTADB: throw StoreError(Trouble::not_records, fmt::format("\"{}\" is not a file of records.", file), "It was left as it is.", "Choose another file with --records.");
    case SQLITE_CORRUPT:
        mark_damaged(file);
        throw StoreError(Trouble::damaged, fmt::format("The records \"{}\" are damaged: {}.", file, said), "The file was left as it is.", "Start First Visit again: it sets the file aside and keeps all that can be read.");
    default: throw StoreError(Trouble::other, fmt::format("The records \"{}\" can't be used: {}.", file, said), kept, {});
    }
}

}  // namespace

void mark_damaged(const std::string& file) { std::ofstream(file + seen_damaged) << "Damage was seen in these records; First Visit looks at them when it starts.\n"; }

void Database::Close::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }
void Statement::Finalize::operator()(sqlite3_stmt* handle) const { sqlite3_finalize(handle); }

Database::Database(const std::string& file, Access access) : file_(file)
{
    sqlite3* handle = nullptr;
    const int flags = access == Access::read ? SQLITE_OPEN_READONLY : access == Access::write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags | SQLITE_OPEN_EXRESCODE, nullptr);
    handle_.reset(handle);
    if (code != SQLITE_OK) trouble(handle, code, file_);
    sqlite3_busy_handler(handle, look_again, nullptr);
}

void Database::run(std::string_view sql)
{
    const int code = sqlite3_exec(handle_.get(), std::string(sql).c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) trouble(handle_.get(), code, file_);
}

std::int64_t Database::number(std::string_view sql)
{
    Statement statement(*this, sql);
    return statement.step() ? statement.number(0) : 0;
}

std::int64_t Database::changed_rows() const { return sqlite3_changes(handle_.get()); }

void Database::check(int code) const
{
    if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW) trouble(handle_.get(), code, file_);
}

Statement::Statement(Database& database, std::string_view sql) : database_(database)
{
    sqlite3_stmt* handle = nullptr;
    const int code = sqlite3_prepare_v2(database.handle(), sql.data(), static_cast<int>(sql.size()), &handle, nullptr);
    handle_.reset(handle);
    if (code != SQLITE_OK) trouble(database.handle(), code, database.file());
}

int Statement::parameter(const char* name)
{
    const int place = sqlite3_bind_parameter_index(handle_.get(), name);
    if (place == 0) throw std::logic_error(std::string("a statement has no parameter ") + name);
    return place;
}

/// A value that is not taken would leave the one from before in its place.
void Statement::bound(int code)
{
    if (code != SQLITE_OK) trouble(database_.handle(), code, database_.file());
}

Statement& Statement::bind(const char* name, std::string_view text)
{
    bound(sqlite3_bind_text64(handle_.get(), parameter(name), text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bind(const char* name, std::int64_t number)
{
    bound(sqlite3_bind_int64(handle_.get(), parameter(name), number));
    return *this;
}

Statement& Statement::bind(const char* name, const Uuid& id)
{
    bound(sqlite3_bind_blob(handle_.get(), parameter(name), id.bytes.data(), static_cast<int>(id.bytes.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bind_nothing(const char* name)
{
    bound(sqlite3_bind_null(handle_.get(), parameter(name)));
    return *this;
}

bool Statement::step()
{
    const int code = sqlite3_step(handle_.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    // Kept statements are used again: one that failed must not go on with the values of before.
    try {
        trouble(database_.handle(), code, database_.file());
    } catch (...) {
        sqlite3_reset(handle_.get());
        throw;
    }
    return false;
}

std::string_view Statement::text(int column) const
{
    const auto* bytes = reinterpret_cast<const char*>(sqlite3_column_text(handle_.get(), column));
    return bytes == nullptr ? std::string_view{} : std::string_view(bytes, static_cast<std::size_t>(sqlite3_column_bytes(handle_.get(), column)));
}

std::int64_t Statement::number(int column) const { return sqlite3_column_int64(handle_.get(), column); }

Uuid Statement::id(int column) const
{
    Uuid id;
    if (sqlite3_column_bytes(handle_.get(), column) == static_cast<int>(id.bytes.size()))
        std::memcpy(id.bytes.data(), sqlite3_column_blob(handle_.get(), column), id.bytes.size());
    return id;
}

bool Statement::is_nothing(int column) const { return sqlite3_column_type(handle_.get(), column) == SQLITE_NULL; }

void Statement::reset() { sqlite3_reset(handle_.get()); }

void Statement::run()
{
    while (step()) {
    }
    reset();
}

Transaction::~Transaction()
{
    if (open_) sqlite3_exec(database_.handle(), "ROLLBACK", nullptr, nullptr, nullptr);
}

void Transaction::commit()
{
    database_.run("COMMIT");
    open_ = false;
}

}  // namespace fv

// SQLite as values that clean up: a connection, a statement, a transaction. Private to this store
// and its tests; errors come as StoreError in plain words.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "foundation/ids.h"

struct sqlite3;
struct sqlite3_stmt;

namespace fv {

/// Added to a file's name: damage was seen in it. recovery.h looks for it at the next opening.
inline constexpr const char* seen_damaged = ".seen-damaged";
void mark_damaged(const std::string& file);

enum class Access : std::uint8_t { write_and_make, write, read };

class Database {
public:
    /// Opens the file, or makes it where that is asked for. Throws StoreError.
    explicit Database(const std::string& file, Access access = Access::write_and_make);
    [[nodiscard]] sqlite3* handle() const { return handle_.get(); }
    void run(std::string_view sql);  ///< one or more statements without parameters
    [[nodiscard]] std::int64_t number(std::string_view sql);  ///< the first column of the first row
    [[nodiscard]] std::int64_t changed_rows() const;          ///< by the last statement, without what cascades
    void check(int code) const;                               ///< throws StoreError for what is no success
    [[nodiscard]] const std::string& file() const { return file_; }

private:
    struct Close {
        void operator()(sqlite3* handle) const;
    };
    std::string file_;
    std::unique_ptr<sqlite3, Close> handle_;
};

class Statement {
public:
    Statement(Database& database, std::string_view sql);  ///< throws StoreError with SQLite's own words
    Statement& bind(const char* name, std::string_view text);  ///< `:name`; text is copied
    Statement& bind(const char* name, std::int64_t number);
    Statement& bind(const char* name, const Uuid& id);
    Statement& bind_nothing(const char* name);         ///< NULL
    bool step();                                       ///< true: a row stands ready
    [[nodiscard]] std::string_view text(int column) const;  ///< valid until the next step()
    [[nodiscard]] std::int64_t number(int column) const;
    [[nodiscard]] Uuid id(int column) const;
    [[nodiscard]] bool is_nothing(int column) const;   ///< NULL
    void reset();
    void run();                                         ///< to its end, ready for the next time

private:
    int parameter(const char* name);
    void bound(int code);
    struct Finalize {
        void operator()(sqlite3_stmt* handle) const;
    };
    Database& database_;
    std::unique_ptr<sqlite3_stmt, Finalize> handle_;
};

/// Begins at once with the right to write; rolls back unless committed.
class Transaction {
public:
    explicit Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }
    ~Transaction();
    Transaction(const Transaction&) = delete;
    Transaction& operator=(const Transaction&) = delete;
    void commit();

private:
    Database& database_;
    bool open_ = true;
};

}  // namespace fv

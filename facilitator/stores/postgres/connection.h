// PostgreSQL as values that clean up: a connection, parameters, rows, a transaction that is tried again.
// Private to this store and its tests; errors come as StoreError in plain words.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitator/stores/postgres/postgres_store.h"
#include "foundation/ids.h"

struct pg_conn;
struct pg_result;

namespace fv {

/// Parameters of a statement, $1 first, as text.
class Parameters {
public:
    Parameters& add(std::string_view text);
    Parameters& add(std::int64_t number);
    Parameters& add(const Uuid& id);
    Parameters& add_nothing();  ///< NULL
    [[nodiscard]] const std::vector<std::optional<std::string>>& all() const { return all_; }

private:
    std::vector<std::optional<std::string>> all_;
};

class Rows {
public:
    explicit Rows(pg_result* result) : result_(result) {}
    [[nodiscard]] int count() const;
    [[nodiscard]] std::size_t changed() const;  ///< how many rows the statement changed
    [[nodiscard]] bool is_nothing(int row, int column) const;
    [[nodiscard]] std::string_view text(int row, int column) const;
    [[nodiscard]] std::int64_t number(int row, int column) const;
    [[nodiscard]] Uuid id(int row, int column) const;

private:
    struct Clear {
        void operator()(pg_result* result) const;
    };
    std::unique_ptr<pg_result, Clear> result_;
};

/// `{rows}` becomes `count` rows of `width` parameters; `{list}` a list of `count`.
[[nodiscard]] std::string with_places(std::string_view sql, std::size_t count, std::size_t width = 1);

class Connection {
public:
    /// Throws StoreError.
    explicit Connection(std::string url);

    /// One statement. Outside of a transaction a connection that was lost is made again once. Throws
    /// StoreError, or within transact() what makes it try again.
    Rows run(std::string_view sql, const Parameters& parameters = {});
    /// Several statements without parameters.
    void run_all(std::string_view sql);

    /// Runs `work` in a serializable transaction, again when the server asks for that (SQLSTATE 40001, 40P01)
    /// or when the connection was lost: `work` must come to the same when it is repeated. Throws StoreError,
    /// and then nothing was changed, or it can't be known, and doing it again does no harm.
    void transact(const std::function<void()>& work) { transact("SERIALIZABLE", work); }
    /// The same for work that first waits for all others and holds them up (hold_all_stripes.sql): each of
    /// its statements then sees all that was written before. A long work would never come through otherwise.
    void transact_alone(const std::function<void()>& work) { transact("READ COMMITTED", work); }

    /// From here until as many ends as beginnings, what run() reads is one moment of the server; transact() is
    /// then a bug of the caller. A connection that is lost meanwhile is told as StoreError, not made again.
    void begin_moment();
    void end_moment();

    [[nodiscard]] std::uint64_t tried_again() const { return tried_again_; }  ///< how often so far
    [[nodiscard]] std::string name() const { return without_password(url_); }

private:
    struct Close {
        void operator()(pg_conn* connection) const;
    };
    void transact(std::string_view isolation, const std::function<void()>& work);
    Rows checked(pg_result* result);
    Rows within_moment(const std::function<Rows()>& once);
    [[nodiscard]] bool is_lost() const;
    bool connect_again();
    void wait_before_trying_again(int tries);

    std::string url_;
    std::unique_ptr<pg_conn, Close> connection_;
    bool in_transaction_ = false;
    std::size_t moments_ = 0;  ///< that stand
    std::uint64_t tried_again_ = 0;
    std::uint64_t chance_;
};

}  // namespace fv

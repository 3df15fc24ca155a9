// The steps that transactions on a server are made of. Private to this store.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "facilitator/records/event_store.h"
#include "facilitator/stores/postgres/connection.h"

namespace fv {

constexpr std::size_t at_once = 500;  // events or ids in one statement

/// A row of `event`, and one of `attempt`, in the order of columns that every statement of sql/ has.
[[nodiscard]] Event event_in(const Rows& rows, int row);
[[nodiscard]] AttemptSummary attempt_in(const Rows& rows, int row);
[[nodiscard]] Parameters list_of(std::span<const Uuid> ids);

/// Calls `part` with at most `at_once` of them at a time.
template <class T, class Part>
void in_parts(std::span<const T> all, const Part& part)
{
    for (std::size_t from = 0; from < all.size(); from += at_once) part(all.subspan(from, std::min(at_once, all.size() - from)));
}

class ServerRecords {
public:
    explicit ServerRecords(const std::string& url);  ///< connects and makes the tables where there are none. Throws StoreError
    /// Writes one thing: others may write at the same time.
    void write(const std::function<void()>& work);
    /// Works through everything while nobody else writes.
    void write_alone(const std::function<void()>& work);
    /// Which of these have a tombstone.
    std::set<Uuid> erased_among(const std::set<Uuid>& ids);
    std::vector<Tombstone> tombstones();
    /// Adds tombstones; those that were not there before.
    std::vector<Uuid> bury(std::span<const Tombstone> stones);
    /// Attempts that go with people who were erased just now.
    std::vector<Tombstone> attempts_going(std::span<const Uuid> fresh);
    /// Removes what is under tombstones that are new, with the attempts that go with them; returns how many events.
    std::size_t sweep(std::vector<Uuid> fresh);
    /// Keeps attempts as lists show them.
    void keep(std::span<const AttemptSummary> attempts);
    /// Computes anew the attempts whose events came or went.
    void refresh(const std::set<Uuid>& abouts);
    /// Adds events that nobody's erasing keeps out.
    void add(std::span<const Event> events, Appended& result, std::set<Uuid>& touched);
    /// Says to all that something changed: the revision grows.
    void changed();
    /// Page after page in the order of replay: no page is open while it is looked at.
    void pages(std::string_view sql, const std::function<void(Parameters&)>& more, const EventStore::Visit& visit);

    Connection connection;

private:
    std::optional<std::int64_t> schema_number();  ///< nullopt: there are no tables of ours
    void open_tables();

    std::int64_t stripe_;  ///< of `change_count`
};

}  // namespace fv

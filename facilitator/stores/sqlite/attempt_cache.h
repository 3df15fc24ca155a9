// The table `attempt`: what lists show, computed from events within the transaction that changes them.
// Private to this store.
#pragma once

#include <functional>
#include <set>

#include "facilitator/records/event_store.h"
#include "facilitator/stores/sqlite/database.h"

namespace fv {

/// A row of `event`, in the order of columns that every statement of sql/ has.
[[nodiscard]] Event event_in(const Statement& row);
/// A row of `attempt`.
[[nodiscard]] AttemptSummary attempt_in(const Statement& row);

class AttemptCache {
public:
    explicit AttemptCache(Database& database);

    /// Computes anew those whose events came or went.
    void refresh(const std::set<Uuid>& abouts);
    /// Computes all anew; within a transaction of the caller.
    void rebuild();

private:
    void keep(std::span<const Event> events, const Uuid& about);

    Database& database_;
    Statement read_, keep_, drop_;
    std::vector<Event> events_;  ///< of one attempt; kept for its memory
};

}  // namespace fv

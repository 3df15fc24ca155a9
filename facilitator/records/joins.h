// The same person entered on two laptops: who was joined with whom.
//
// A join is an event, and undoing it is another that names it. So it does not matter in which order
// joins, undoings and merges came: the joins in force are those that nobody undid, and whoever they
// connect is one person, known by the id that was made first.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "facilitator/records/event_store.h"

namespace fv {

class Joins {
public:
    struct Join {
        Uuid event, one, other;
        friend auto operator<=>(const Join&, const Join&) = default;
    };

    Joins() = default;
    /// `in_force`: joins that nobody undid; `undone`: those that somebody did.
    Joins(std::vector<Join> in_force, std::vector<Join> undone);

    [[nodiscard]] bool empty() const { return in_force_.empty(); }
    /// The id by which this person is known: the smallest of theirs. Somebody never joined is their own.
    [[nodiscard]] Uuid of(const Uuid& id) const;
    /// All ids of this person, the one made first first.
    [[nodiscard]] std::vector<Uuid> all(const Uuid& id) const;
    [[nodiscard]] bool same(const Uuid& a, const Uuid& b) const { return of(a) == of(b); }
    [[nodiscard]] const std::vector<Join>& in_force() const { return in_force_; }
    /// Whether somebody said once that these two are not the same.
    [[nodiscard]] bool was_undone(const Uuid& a, const Uuid& b) const;

private:
    std::vector<Join> in_force_, undone_;
    std::map<Uuid, Uuid> known_as_;              ///< only of those who are joined
    std::map<Uuid, std::vector<Uuid>> together_; ///< by the id they are known by
};

/// From the events of joining and undoing, in any order; `gone` are erased, and join nobody.
[[nodiscard]] Joins joins_of(std::span<const Event> events, std::span<const Tombstone> gone = {});
[[nodiscard]] Joins joins(const EventStore& store);

}  // namespace fv

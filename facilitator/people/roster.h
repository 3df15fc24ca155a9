// Everybody on record as they now stand: a fold over what was said about people.
//
// Events may come in any order: they are taken in the order of replay, and where two devices wrote at
// one step, both count. Who was entered twice and joined is one person (records/joins.h).
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facilitator/people/roles.h"
#include "facilitator/records/event_store.h"
#include "facilitator/records/joins.h"

namespace fv {

/// Of somebody joined: given only where all who said something gave it.
enum class Consent : std::uint8_t { not_asked, given, withdrawn };
[[nodiscard]] std::string_view word_of(Consent consent);  ///< `not-asked`

struct Pair {
    Uuid formed;  ///< the event that formed it
    Uuid written; ///< the person it was written about
    Uuid with;    ///< the other, by the id that they are known by
    friend auto operator<=>(const Pair&, const Pair&) = default;
};

struct RosterPerson {
    Uuid id;                ///< by which they are known: of those joined, the one made first
    std::vector<Uuid> ids;  ///< all of them
    std::string name;
    std::string school, email, roster_id;  ///< empty: not said
    std::vector<std::string> roster_ids;   ///< of all who were joined
    Roles roles;
    std::vector<std::string> cohorts;      ///< by name
    std::vector<Pair> pairs;               ///< with whom they visit
    Consent research = Consent::not_asked;
    std::string pin_hash;                  ///< empty: picking the name is enough
    unsigned pin_refused = 0;              ///< wrong ones since the last right one
    Instant pin_refused_at;                ///< the last of these
    Instant added_at;
    friend bool operator==(const RosterPerson&, const RosterPerson&) = default;
};

class Roster {
public:
    Roster() = default;
    Roster(std::vector<RosterPerson> people, Joins joins);

    /// By name, then id.
    [[nodiscard]] const std::vector<RosterPerson>& people() const { return people_; }
    /// By any of their ids; nullptr: nobody.
    [[nodiscard]] const RosterPerson* find(const Uuid& id) const;
    /// All whose name folds to the same: `jose nunez` finds José Núñez. Who is written exactly so is found alone.
    [[nodiscard]] std::vector<const RosterPerson*> named(std::string_view name) const;
    /// Cohorts that somebody is in, by name.
    [[nodiscard]] std::vector<std::string> cohorts() const;
    [[nodiscard]] std::vector<const RosterPerson*> in_cohort(std::string_view cohort) const;
    [[nodiscard]] const Joins& joins() const { return joins_; }
    friend bool operator==(const Roster& a, const Roster& b) { return a.people_ == b.people_; }

private:
    std::vector<RosterPerson> people_;
    std::map<Uuid, std::size_t> by_id_;
    Joins joins_;
};

/// `gone`: tombstones of the erased.
[[nodiscard]] Roster roster_of(std::vector<Event> events, std::span<const Tombstone> gone = {});
[[nodiscard]] Roster roster(const EventStore& store);

}  // namespace fv

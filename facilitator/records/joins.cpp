#include "facilitator/records/joins.h"

#include <algorithm>
#include <set>

#include "facilitator/records/event_bodies.h"

namespace fv {

Joins::Joins(std::vector<Join> in_force, std::vector<Join> undone) : in_force_(std::move(in_force)), undone_(std::move(undone))
{
    std::sort(in_force_.begin(), in_force_.end());
    std::sort(undone_.begin(), undone_.end());
    for (const Join& join : in_force_) {
        const Uuid one = of(join.one), other = of(join.other);
        if (one == other) continue;
        std::vector<Uuid> all = this->all(one);
        for (const Uuid& id : this->all(other)) all.push_back(id);
        std::sort(all.begin(), all.end());
        together_.erase(one);
        together_.erase(other);
        for (const Uuid& id : all) known_as_[id] = all.front();
        together_[all.front()] = std::move(all);
    }
}

Uuid Joins::of(const Uuid& id) const
{
    const auto known = known_as_.find(id);
    return known == known_as_.end() ? id : known->second;
}

std::vector<Uuid> Joins::all(const Uuid& id) const
{
    const auto found = together_.find(of(id));
    return found == together_.end() ? std::vector{id} : found->second;
}

bool Joins::was_undone(const Uuid& a, const Uuid& b) const
{
    return std::any_of(undone_.begin(), undone_.end(), [&](const Join& join) { return (join.one == a && join.other == b) || (join.one == b && join.other == a); });
}

Joins joins_of(std::span<const Event> events, std::span<const Tombstone> gone)
{
    std::set<Uuid> undone_ids, erased;
    for (const Tombstone& stone : gone) erased.insert(stone.id);
    for (const Event& event : events)
        if (event.kind == PersonUnjoined::kind)
            if (const auto body = from_json<PersonUnjoined>(event.body)) undone_ids.insert(body->join);
    std::vector<Joins::Join> in_force, undone;
    for (const Event& event : events) {
        const auto body = event.kind == PersonJoined::kind ? from_json<PersonJoined>(event.body) : std::nullopt;
        if (!body || body->with == event.about || erased.contains(body->with) || erased.contains(event.about)) continue;
        (undone_ids.contains(event.id) ? undone : in_force).push_back({event.id, event.about, body->with});
    }
    return {std::move(in_force), std::move(undone)};
}

Joins joins(const EventStore& store)
{
    std::vector<Event> events;
    const auto take = [&](const Event& event) { return events.push_back(event), true; };
    store.read_kind(PersonJoined::kind, take);
    if (events.empty()) return {};
    store.read_kind(PersonUnjoined::kind, take);
    return joins_of(events, store.tombstones());
}

}  // namespace fv

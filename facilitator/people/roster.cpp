#include "facilitator/people/roster.h"

#include <algorithm>
#include <array>
#include <set>

#include "facilitator/people/folding.h"
#include "facilitator/people/person_bodies.h"

namespace fv {
namespace {

/// What was said about one id, before joining.
struct Entry {
    bool added = false;
    std::string name;
    std::optional<std::string> school, email, roster_id;
    Roles roles;
    std::map<std::string, std::string> cohorts;  ///< folded name to name
    Consent research = Consent::not_asked;
    std::optional<std::string> pin_hash;
    unsigned pin_refused = 0;
    Instant pin_refused_at, added_at;
};

class Fold {
public:
    void take(const Event& event)
    {
        const SaidFields said(event);
        if (!said.readable()) return;
        const auto is = [&](std::string_view kind) { return event.kind == kind; };
        Entry& entry = entries_[event.about];
        if (is(PersonAdded::kind)) added(entry, event, said);
        else if (is(PersonDescribed::kind)) described(entry, said);
        else if (is(RoleGiven::kind) || is(RoleTaken::kind)) role(entry, said, is(RoleGiven::kind));
        else if (is(CohortEntered::kind) || is(CohortLeft::kind)) cohort(entry, said, is(CohortEntered::kind));
        else if (is(ConsentGiven::kind)) entry.research = Consent::given;
        else if (is(ConsentWithdrawn::kind)) entry.research = Consent::withdrawn;
        else if (is(PinSet::kind)) pin(entry, said);
        else if (is(PinRefused::kind)) refused(entry, event);
        else if (is(PinAccepted::kind)) entry.pin_refused = 0;
        else if (is(PairFormed::kind)) formed(event, said);
        else if (is(PairParted::kind)) parted(said);
    }

    Roster roster(Joins joins)
    {
        std::map<Uuid, RosterPerson> people;
        for (auto& [id, entry] : entries_)  // those made first come first, and their word counts
            if (entry.added) add(people[joins.of(id)], id, entry);
        pair(people, joins);
        std::vector<RosterPerson> all;
        for (auto& [id, person] : people) {
            std::sort(person.pairs.begin(), person.pairs.end());
            std::sort(person.cohorts.begin(), person.cohorts.end());
            person.id = person.ids.front();
            all.push_back(std::move(person));
        }
        return {std::move(all), std::move(joins)};
    }

private:
    static void added(Entry& entry, const Event& event, const SaidFields& said)
    {
        const auto name = said.text("name");
        if (!name) return;
        if (!entry.added) entry.added_at = event.at;
        entry.added = true;
        entry.name = *name;
    }
    static void described(Entry& entry, const SaidFields& said)
    {
        if (const auto school = said.text("school")) entry.school = *school;
        if (const auto email = said.text("email")) entry.email = *email;
        if (const auto id = said.text("roster_id")) entry.roster_id = *id;
    }
    static void role(Entry& entry, const SaidFields& said, bool given)
    {
        const auto role = role_named(said.text("role").value_or(""));
        if (!role) return;
        given ? entry.roles.give(*role) : entry.roles.take(*role);
    }
    static void cohort(Entry& entry, const SaidFields& said, bool entered)
    {
        const std::string name = trimmed(said.text("cohort").value_or(""));
        if (name.empty()) return;
        if (entered) entry.cohorts[folded(name)] = name;
        else entry.cohorts.erase(folded(name));
    }
    static void pin(Entry& entry, const SaidFields& said)
    {
        const auto hash = said.text("hash");
        if (!hash) return;
        entry.pin_hash = *hash;
        entry.pin_refused = 0;
    }
    static void refused(Entry& entry, const Event& event)
    {
        ++entry.pin_refused;
        entry.pin_refused_at = event.at;
    }
    void formed(const Event& event, const SaidFields& said)
    {
        if (const auto with = said.id("with")) pairs_.push_back({event.id, event.about, *with});
    }
    void parted(const SaidFields& said)
    {
        if (const auto pair = said.id("pair")) parted_.insert(*pair);
    }

    static void add(RosterPerson& person, const Uuid& id, Entry& entry)
    {
        const auto fill = [](std::string& field, const std::optional<std::string>& said) {
            if (field.empty() && said) field = *said;
        };
        const bool first = person.ids.empty();
        person.ids.push_back(id);
        if (first) {
            person.name = entry.name;
            person.added_at = entry.added_at;
        }
        fill(person.school, entry.school);
        fill(person.email, entry.email);
        fill(person.roster_id, entry.roster_id);
        if (entry.roster_id && !entry.roster_id->empty()) person.roster_ids.push_back(*entry.roster_id);
        person.roles.add(entry.roles);
        for (const auto& [key, name] : entry.cohorts)
            if (std::none_of(person.cohorts.begin(), person.cohorts.end(), [&](const std::string& known) { return folded(known) == key; })) person.cohorts.push_back(name);
        if (entry.research == Consent::withdrawn || person.research == Consent::not_asked) person.research = entry.research;
        if (person.pin_hash.empty() && entry.pin_hash && !entry.pin_hash->empty()) person.pin_hash = *entry.pin_hash;
        person.pin_refused += entry.pin_refused;
        person.pin_refused_at = std::max(person.pin_refused_at, entry.pin_refused_at);
    }

    void pair(std::map<Uuid, RosterPerson>& people, const Joins& joins)
    {
        for (const Pair& formed : pairs_) {
            const auto one = people.find(joins.of(formed.written)), other = people.find(joins.of(formed.with));
            if (parted_.contains(formed.formed) || one == people.end() || other == people.end() || one == other) continue;
            one->second.pairs.push_back({formed.formed, formed.written, other->second.ids.front()});
            other->second.pairs.push_back({formed.formed, formed.written, one->second.ids.front()});
        }
    }

    std::map<Uuid, Entry> entries_;
    std::vector<Pair> pairs_;  ///< `with` as it was written
    std::set<Uuid> parted_;
};

constexpr std::array<std::string_view, 15> kinds = {
    PersonAdded::kind, PersonJoined::kind, PersonUnjoined::kind, PersonDescribed::kind, RoleGiven::kind, RoleTaken::kind, CohortEntered::kind,
    CohortLeft::kind, PairFormed::kind, PairParted::kind, ConsentGiven::kind, ConsentWithdrawn::kind, PinSet::kind, PinRefused::kind, PinAccepted::kind};

}  // namespace

std::string_view word_of(Consent consent)
{
    constexpr std::array<std::string_view, 3> words = {"not-asked", "given", "withdrawn"};
    return words[static_cast<std::size_t>(consent)];
}

Roster::Roster(std::vector<RosterPerson> people, Joins joins) : people_(std::move(people)), joins_(std::move(joins))
{
    std::sort(people_.begin(), people_.end(), [](const RosterPerson& a, const RosterPerson& b) {
        const std::string one = folded(a.name), other = folded(b.name);
        return one != other ? one < other : a.id < b.id;
    });
    for (std::size_t i = 0; i < people_.size(); ++i)
        for (const Uuid& id : people_[i].ids) by_id_[id] = i;
}

const RosterPerson* Roster::find(const Uuid& id) const
{
    const auto found = by_id_.find(id);
    return found == by_id_.end() ? nullptr : &people_[found->second];
}

std::vector<const RosterPerson*> Roster::named(std::string_view name) const
{
    std::vector<const RosterPerson*> exactly, alike;
    const std::string wanted = folded(name);
    for (const RosterPerson& person : people_) {
        if (person.name == name) exactly.push_back(&person);
        else if (folded(person.name) == wanted) alike.push_back(&person);
    }
    return exactly.empty() ? alike : exactly;
}

std::vector<std::string> Roster::cohorts() const
{
    std::map<std::string, std::string> all;
    for (const RosterPerson& person : people_)
        for (const std::string& cohort : person.cohorts) all.try_emplace(folded(cohort), cohort);
    std::vector<std::string> names;
    for (auto& [key, name] : all) names.push_back(std::move(name));
    return names;
}

std::vector<const RosterPerson*> Roster::in_cohort(std::string_view cohort) const
{
    std::vector<const RosterPerson*> members;
    const std::string wanted = folded(cohort);
    for (const RosterPerson& person : people_)
        if (std::any_of(person.cohorts.begin(), person.cohorts.end(), [&](const std::string& name) { return folded(name) == wanted; })) members.push_back(&person);
    return members;
}

Roster roster_of(std::vector<Event> events, std::span<const Tombstone> gone)
{
    std::sort(events.begin(), events.end(), comes_before);
    Fold fold;
    for (const Event& event : events) fold.take(event);
    return fold.roster(joins_of(events, gone));
}

Roster roster(const EventStore& store)
{
    std::vector<Event> events;
    const auto take = [&](const Event& event) { return events.push_back(event), true; };
    for (const std::string_view kind : kinds) store.read_kind(kind, take);
    return roster_of(std::move(events), store.tombstones());
}

}  // namespace fv

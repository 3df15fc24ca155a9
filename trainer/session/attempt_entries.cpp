#include "trainer/session/attempt_entries.h"

#include <algorithm>
#include <map>

#include "facilitator/records/joins.h"
#include "trainer/session/sitting.h"
#include "trainer/session/telling.h"

namespace fv {
namespace {

using std::chrono::milliseconds;

Day day_of(Instant at, const Session& session) { return telling::local_day(at, session.world().utc_offset_minutes); }

/// Whether the person themselves did something just then.
bool is_own(const Event& event) { return event.kind != OwnWordsRated::kind; }

std::vector<AttemptSummary> chosen(const Session& session, const EventStore& store, const AttemptFilter& filter)
{
    std::vector<AttemptSummary> out;
    const auto take = [&](const AttemptSummary& attempt) {
        const Day begun = day_of(attempt.begun_at, session);
        const bool in_time = (!filter.at || begun <= *filter.at) && (!filter.from || begun >= *filter.from) && (!filter.to || begun <= *filter.to);
        if (in_time && (filter.visit.empty() || attempt.scenario == filter.visit)) out.push_back(attempt);
        return true;
    };
    if (!filter.people) store.read_attempts(take);
    else
        for (const Uuid& person : *filter.people)
            for (const Uuid& id : joins(store).all(person)) store.read_attempts_of(id, take);
    std::sort(out.begin(), out.end(), [](const AttemptSummary& a, const AttemptSummary& b) { return a.begun_at != b.begun_at ? a.begun_at < b.begun_at : a.id < b.id; });
    return out;
}

/// The event that reached the first ending; nullptr: none did.
const Event* first_ending(const std::vector<Event>& events)
{
    for (std::size_t i = 0; i < events.size(); ++i)  // one that does not fit is passed over by the fold
        if (events[i].kind == AttemptFinished::kind && attempt_record(std::span(events).first(i + 1)).ending) return &events[i];
    return nullptr;
}

AttemptEntry entry(Session& session, const Uuid& attempt, const AttemptFilter& filter)
{
    AttemptEntry out;
    session.store().read_about(attempt, [&](const Event& event) {
        if (!filter.at || day_of(event.at, session) <= *filter.at) out.events.push_back(event);
        return true;
    });
    out.record = attempt_record(out.events);
    const StandingAttempt* standing = session.attempt(attempt, &out.why_not);
    if (standing != nullptr) out.scenario = standing->scenario;
    out.at_it = time_at_it(out.events);
    out.sitting = first_sitting(out.record);
    if (!out.sitting) return out;
    out.ended = first_ending(out.events);
    if (out.ended != nullptr) out.at_it_to_ending = time_at_it({out.events.data(), static_cast<std::size_t>(out.ended - out.events.data()) + 1});
    if (out.scenario != nullptr) out.score = score(out.scenario->scenario, session.framework(), out.sitting->seed, out.sitting->choices, out.sitting->company, counting(out.sitting->ratings));
    return out;
}

}  // namespace

milliseconds time_at_it(std::span<const Event> events)
{
    milliseconds sum{0};
    const Event* before = nullptr;
    for (const Event& event : events) {
        if (!is_own(event)) continue;
        if (before != nullptr) sum += std::clamp(event.at - before->at, milliseconds{0}, milliseconds{longest_pause});
        before = &event;
    }
    return sum;
}

std::size_t read_attempts(Session& session, const AttemptFilter& filter, const std::function<bool(const AttemptEntry&)>& visit)
{
    std::map<Uuid, std::string> names;
    for (Person& person : people(session.store())) names.emplace(person.id, std::move(person.name));
    const Joins known = joins(session.store());
    std::size_t shown = 0;
    for (const AttemptSummary& summary : chosen(session, session.store(), filter)) {
        AttemptEntry one = entry(session, summary.id, filter);
        if (!one.record.begun) continue;  // on that day there was nothing of it yet
        one.record.person = known.of(one.record.person);  // who was entered twice is one person
        if (const auto name = names.find(one.record.person); name != names.end()) one.person = name->second;
        ++shown;
        if (!visit(one)) break;
    }
    return shown;
}

}  // namespace fv

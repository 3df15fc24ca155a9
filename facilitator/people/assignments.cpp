#include "facilitator/people/assignments.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <tuple>

#include "facilitator/people/folding.h"
#include "facilitator/people/person_bodies.h"
#include "facilitator/records/attempt.h"
#include "foundation/content_hash.h"

namespace fv {

Uuid assignment_id(std::string_view cohort, std::string_view visit)
{
    // A UUID of version 8 (RFC 9562 §5.8) made of the hash of what it is.
    const std::string hash = content_hash("assignment\n" + folded(cohort) + "\n" + std::string(visit));
    Uuid id;
    for (std::size_t i = 0; i < id.bytes.size(); ++i) std::from_chars(hash.data() + 2 * i, hash.data() + 2 * i + 2, id.bytes[i], 16);
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0FU) | 0x80U);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3FU) | 0x80U);
    return id;
}

std::vector<Assignment> assignments_of(std::vector<Event> events, Instant until)
{
    std::sort(events.begin(), events.end(), comes_before);
    std::map<Uuid, Assignment> all;
    std::map<Uuid, bool> dropped;
    for (const Event& event : events) {
        const bool drops = event.kind == AssignmentDropped::kind;
        if (event.at > until || (!drops && event.kind != VisitAssigned::kind)) continue;
        Assignment& one = all[event.about];
        if (one.id.is_nil()) one.id = event.about;
        else ++one.changed;
        one.assigned_at = event.at;
        dropped[event.about] = drops;
        if (drops) continue;
        const SaidFields said(event);
        const auto cohort = said.text("cohort"), visit = said.text("visit");
        const auto due = parse_date(said.text("due").value_or(""));
        if (!cohort || !visit || !due) continue;
        one.cohort = *cohort;
        one.visit = *visit;
        one.due = *due;
    }
    std::vector<Assignment> out;
    for (auto& [id, one] : all)
        if (!dropped[id] && !one.visit.empty()) out.push_back(std::move(one));
    std::sort(out.begin(), out.end(), [](const Assignment& a, const Assignment& b) { return std::tie(a.due, a.cohort, a.visit, a.id) < std::tie(b.due, b.cohort, b.visit, b.id); });
    return out;
}

std::vector<Assignment> assignments(const EventStore& store, Instant until)
{
    std::vector<Event> events;
    const auto take = [&](const Event& event) { return events.push_back(event), true; };
    store.read_kind(VisitAssigned::kind, take);
    store.read_kind(AssignmentDropped::kind, take);
    return assignments_of(std::move(events), until);
}

std::string_view word_of(Progress progress)
{
    constexpr std::array<std::string_view, 3> words = {"not-begun", "begun", "finished"};
    return words[static_cast<std::size_t>(progress)];
}

Progress progress_of(std::span<const AttemptSummary> attempts, std::string_view visit, Instant until)
{
    Progress progress = Progress::not_begun;
    for (const AttemptSummary& attempt : attempts) {
        if (attempt.scenario != visit || attempt.begun_at > until) continue;
        const bool finished = attempt.ending.has_value() && attempt.last_at <= until;
        progress = std::max(progress, finished ? Progress::finished : Progress::begun);
    }
    return progress;
}

std::vector<AssignedPerson> assigned_people(const Assignment& assignment, const Roster& roster, const EventStore& store, Instant until)
{
    std::vector<AssignedPerson> out;
    for (const RosterPerson* person : roster.in_cohort(assignment.cohort)) {
        std::vector<AttemptSummary> attempts;
        for (const Uuid& id : person->ids) store.read_attempts_of(id, [&](const AttemptSummary& attempt) { return attempts.push_back(attempt), true; });
        out.push_back({person->id, progress_of(attempts, assignment.visit, until)});
    }
    return out;
}

}  // namespace fv

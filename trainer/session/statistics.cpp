#include "trainer/session/statistics.h"

#include <algorithm>

#include "facilitator/records/joins.h"
#include "trainer/session/sitting.h"

namespace fv {
namespace {

/// In the order in which they were begun; found by the store's lists, so that no event of another visit is read.
std::vector<AttemptSummary> attempts_at(const EventStore& store, std::string_view scenario)
{
    std::vector<AttemptSummary> found;
    store.read_attempts([&](const AttemptSummary& attempt) {
        if (attempt.scenario == scenario) found.push_back(attempt);
        return true;
    });
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.begun_at != b.begun_at ? a.begun_at < b.begun_at : a.id < b.id; });
    return found;
}

}  // namespace

VisitStatistics visit_statistics(Session& session, const ScenarioHandle& visit)
{
    VisitStatistics out;
    std::vector<Sitting> sittings;
    const Joins known = joins(session.store());
    for (const AttemptSummary& attempt : attempts_at(session.store(), visit->scenario.id)) {
        AttemptRecord record = attempt_record(session.store(), attempt.id);
        record.person = known.of(record.person);  // who was entered twice is counted once
        if (record.scenario_hash != visit->scenario.content_hash) {
            ++out.other_versions;
            continue;
        }
        if (record.parent) {
            ++out.from_the_middle;
            continue;
        }
        if (auto one = first_sitting(record)) sittings.push_back(std::move(*one));
        else ++out.unfinished;
    }
    out.figures = instrument_statistics(visit->scenario, session.framework(), sittings);
    return out;
}

}  // namespace fv

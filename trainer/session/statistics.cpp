#include "trainer/session/statistics.h"

#include <algorithm>

#include "facilitator/records/joins.h"
#include "trainer/session/sitting.h"

namespace fv {
namespace {

std::vector<AttemptRecord> attempts_at(const EventStore& store, std::string_view scenario)
{
    std::vector<Uuid> ids;
    store.read_kind(AttemptBegun::kind, [&](const Event& event) {
        const auto body = from_json<AttemptBegun>(event.body);
        if (body && body->scenario == scenario && (ids.empty() || ids.back() != event.about)) ids.push_back(event.about);
        return true;
    });
    std::vector<AttemptRecord> records;
    const Joins known = joins(store);
    for (const Uuid& id : ids) {
        AttemptRecord record = attempt_record(store, id);
        record.person = known.of(record.person);  // who was entered twice is counted once
        if (record.begun && record.scenario == scenario) records.push_back(std::move(record));
    }
    std::stable_sort(records.begin(), records.end(), [](const auto& a, const auto& b) { return a.begun_at != b.begun_at ? a.begun_at < b.begun_at : a.id < b.id; });
    return records;
}

}  // namespace

VisitStatistics visit_statistics(Session& session, const ScenarioHandle& visit)
{
    VisitStatistics out;
    std::vector<Sitting> sittings;
    for (const AttemptRecord& record : attempts_at(session.store(), visit->scenario.id)) {
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

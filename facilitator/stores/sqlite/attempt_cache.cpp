#include "facilitator/stores/sqlite/attempt_cache.h"

#include "facilitator/records/attempt.h"
#include "facilitator/stores/sqlite/statements.h"

namespace fv {
namespace {

std::int64_t milliseconds(Instant instant) { return instant.time_since_epoch().count(); }
Instant instant(std::int64_t milliseconds) { return Instant{std::chrono::milliseconds{milliseconds}}; }

}  // namespace

Event event_in(const Statement& row)
{
    return {.id = row.id(0), .at = instant(row.number(1)), .author = row.id(2), .device = row.id(3), .about = row.id(4),
            .step = static_cast<std::uint32_t>(row.number(5)), .kind = std::string(row.text(6)), .body = std::string(row.text(7))};
}

AttemptSummary attempt_in(const Statement& row)
{
    AttemptSummary attempt{.id = row.id(0), .person = row.id(1), .beginning = row.id(2), .scenario = std::string(row.text(3)),
                           .stage = attempt_stage(row.text(4)).value_or(AttemptStage::preparing), .decisions = static_cast<std::size_t>(row.number(5)),
                           .ending = {}, .parent = {}, .begun_at = instant(row.number(8)), .last_at = instant(row.number(9))};
    if (!row.is_nothing(6)) attempt.ending = std::string(row.text(6));
    if (!row.is_nothing(7)) attempt.parent = row.id(7);
    return attempt;
}

AttemptCache::AttemptCache(Database& database)
    : database_(database), read_(database, sql::read_about), keep_(database, sql::keep_attempt), drop_(database, sql::drop_attempt)
{
}

void AttemptCache::keep(std::span<const Event> events, const Uuid& about)
{
    const AttemptRecord record = attempt_record(events);
    if (!record.begun) {
        drop_.bind(":id", about).run();
        return;
    }
    const AttemptSummary attempt = summary_of(record);
    keep_.bind(":id", attempt.id).bind(":person", attempt.person).bind(":beginning", attempt.beginning).bind(":scenario", attempt.scenario);
    keep_.bind(":stage", word_of(attempt.stage)).bind(":decisions", static_cast<std::int64_t>(attempt.decisions));
    attempt.ending ? keep_.bind(":ending", *attempt.ending) : keep_.bind_nothing(":ending");
    attempt.parent ? keep_.bind(":parent", *attempt.parent) : keep_.bind_nothing(":parent");
    keep_.bind(":begun_at", milliseconds(attempt.begun_at)).bind(":last_at", milliseconds(attempt.last_at)).run();
}

void AttemptCache::refresh(const std::set<Uuid>& abouts)
{
    for (const Uuid& about : abouts) {
        events_.clear();
        read_.bind(":about", about);
        while (read_.step()) events_.push_back(event_in(read_));
        read_.reset();
        keep(events_, about);
    }
}

void AttemptCache::rebuild()
{
    database_.run("DELETE FROM attempt");
    Statement all(database_, sql::read_all);
    events_.clear();
    while (all.step()) {
        Event event = event_in(all);
        if (!events_.empty() && events_.back().about != event.about) {
            keep(events_, events_.back().about);
            events_.clear();
        }
        events_.push_back(std::move(event));
    }
    if (!events_.empty()) keep(events_, events_.back().about);
}

}  // namespace fv

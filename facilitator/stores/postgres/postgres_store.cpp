#include "facilitator/stores/postgres/postgres_store.h"

#include <algorithm>
#include <set>
#include <utility>

#include "facilitator/records/attempt.h"
#include "facilitator/records/erasure.h"
#include "facilitator/records/event_bodies.h"
#include "facilitator/records/verify.h"
#include "facilitator/stores/postgres/server_records.h"
#include "facilitator/stores/postgres/statements.h"

namespace fv {
bool names_a_server(std::string_view records) { return records.starts_with("postgresql://") || records.starts_with("postgres://"); }

struct PostgresStore::Inside : ServerRecords {
    using ServerRecords::ServerRecords;
};

PostgresStore::PostgresStore(const std::string& url) : inside_(std::make_unique<Inside>(url)) {}
PostgresStore::~PostgresStore() = default;
std::string PostgresStore::name() const { return inside_->connection.name(); }
std::uint64_t PostgresStore::tried_again() const { return inside_->connection.tried_again(); }

Appended PostgresStore::append(std::span<const Event> events)
{
    check_complete(events);
    Appended result;
    if (events.empty()) return result;
    Inside& in = *inside_;
    in.write([&] {
        result = {};
        std::set<Uuid> named, touched;
        for (const Event& event : events) {
            named.insert(event.author);
            named.insert(event.about);
            if (event.kind != AttemptBegun::kind) continue;
            if (const auto body = from_json<AttemptBegun>(event.body)) named.insert(body->person);
        }
        std::set<Uuid> erased = in.erased_among(named);
        const std::vector<Uuid> buried = in.bury(attempts_that_go(events, [&](const Uuid& id) { return erased.contains(id); }));
        (void)in.sweep(buried);
        erased.insert(buried.begin(), buried.end());
        std::vector<Event> fit;
        std::copy_if(events.begin(), events.end(), std::back_inserter(fit), [&](const Event& event) { return !erased.contains(event.author) && !erased.contains(event.about); });
        in_parts<Event>(fit, [&](std::span<const Event> part) { in.add(part, result, touched); });
        in.refresh(touched);
        if (result.added > 0 || !buried.empty()) in.changed();
    });
    return result;
}

void PostgresStore::read(const Visit& visit) const { inside_->pages(pg_sql::read_all, {}, visit); }

void PostgresStore::read_about(const Uuid& about, const Visit& visit) const
{
    const Rows rows = inside_->connection.run(with_places(pg_sql::events_about, 1), Parameters().add(about));
    for (int row = 0; row < rows.count(); ++row)
        if (!visit(event_in(rows, row))) return;
}

void PostgresStore::read_kind(std::string_view kind, const Visit& visit) const
{
    inside_->pages(pg_sql::read_kind, [&](Parameters& parameters) { parameters.add(kind); }, visit);
}

void PostgresStore::read_author(const Uuid& author, const Visit& visit) const
{
    inside_->pages(pg_sql::read_author, [&](Parameters& parameters) { parameters.add(author); }, visit);
}

void PostgresStore::read_attempts_of(const Uuid& person, const VisitAttempt& visit) const
{
    const Rows rows = inside_->connection.run(pg_sql::read_attempts_of, Parameters().add(person));
    for (int row = 0; row < rows.count(); ++row)
        if (!visit(attempt_in(rows, row))) return;
}

void PostgresStore::read_attempts(const VisitAttempt& visit) const
{
    Uuid last;
    for (;;) {
        const Rows rows = inside_->connection.run(pg_sql::read_attempts, Parameters().add(last));
        if (rows.count() == 0) return;
        for (int row = 0; row < rows.count(); ++row) {
            const AttemptSummary attempt = attempt_in(rows, row);
            last = attempt.id;
            if (!visit(attempt)) return;
        }
    }
}

std::size_t PostgresStore::event_count() const { return static_cast<std::size_t>(inside_->connection.run(pg_sql::count_events).number(0, 0)); }

std::vector<Uuid> PostgresStore::lacking(std::span<const Uuid> events) const
{
    std::set<Uuid> held;
    in_parts<Uuid>(events, [&](std::span<const Uuid> part) {
        const Rows rows = inside_->connection.run(with_places(pg_sql::ids_held, part.size()), list_of(part));
        for (int row = 0; row < rows.count(); ++row) held.insert(rows.id(row, 0));
    });
    std::vector<Uuid> out;
    std::copy_if(events.begin(), events.end(), std::back_inserter(out), [&](const Uuid& id) { return !held.contains(id); });
    return out;
}

std::unique_ptr<EventStore::Moment> PostgresStore::one_moment() const
{
    struct Reading final : Moment {
        explicit Reading(Connection& at) : connection(at) { connection.begin_moment(); }
        ~Reading() override { connection.end_moment(); }
        Connection& connection;
    };
    return std::make_unique<Reading>(inside_->connection);
}

Rebuilt PostgresStore::rebuild()
{
    Inside& in = *inside_;
    Rebuilt rebuilt;
    in.write_alone([&] {
        const std::string before = fingerprint_of_summaries(*this);
        rebuilt = {};
        in.connection.run(pg_sql::drop_all_attempts);
        std::vector<AttemptSummary> waiting;
        std::vector<Event> of_one;
        const auto ends = [&] {
            const AttemptRecord record = attempt_record(of_one);
            of_one.clear();
            if (record.begun) waiting.push_back(summary_of(record));
            if (waiting.size() >= at_once) in.keep(std::exchange(waiting, {}));
        };
        in.pages(pg_sql::read_all, {}, [&](const Event& event) {
            if (!of_one.empty() && of_one.back().about != event.about) ends();
            of_one.push_back(event);
            return true;
        });
        ends();
        in.keep(waiting);
        rebuilt.same = fingerprint_of_summaries(*this) == before;
        read_attempts([&](const AttemptSummary&) { return ++rebuilt.attempts > 0; });
    });
    return rebuilt;
}

std::vector<std::string> PostgresStore::faults() const { return {}; }  // the server looks after its files itself

std::uint64_t PostgresStore::revision() const
{
    const Rows rows = inside_->connection.run(pg_sql::changes);
    return static_cast<std::uint64_t>(rows.number(0, 0));
}

std::size_t PostgresStore::erase_person(const Uuid& person)
{
    std::size_t removed = 0;
    Inside& in = *inside_;
    in.write_alone([&] {
        const Tombstone stone{person, 0};
        removed = in.sweep(in.bury(std::span(&stone, 1)));
        const Tombstone counted{person, removed};
        (void)in.bury(std::span(&counted, 1));
    });
    return removed;
}

void PostgresStore::keep_text(std::string_view hash, std::string_view text)
{
    check_text(hash, text);
    inside_->write([&] {
        if (inside_->connection.run(pg_sql::keep_text, Parameters().add(hash).add(text)).count() > 0) inside_->changed();
    });
}

std::optional<std::string> PostgresStore::text(std::string_view hash) const
{
    const Rows rows = inside_->connection.run(pg_sql::text_by_hash, Parameters().add(hash));
    if (rows.count() == 0) return std::nullopt;
    return std::string(rows.text(0, 0));
}

void PostgresStore::read_texts(const std::function<void(std::string_view, std::string_view)>& visit) const
{
    for (const std::string& hash : text_hashes())
        if (const auto kept = text(hash)) visit(hash, *kept);
}

std::vector<std::string> PostgresStore::text_hashes() const
{
    const Rows rows = inside_->connection.run(pg_sql::text_hashes);
    std::vector<std::string> hashes;
    for (int row = 0; row < rows.count(); ++row) hashes.emplace_back(rows.text(row, 0));
    std::sort(hashes.begin(), hashes.end());  // by bytes, whatever the server's language is
    return hashes;
}

std::vector<Tombstone> PostgresStore::tombstones() const { return inside_->tombstones(); }

void PostgresStore::bury(std::span<const Tombstone> tombstones)
{
    if (tombstones.empty()) return;
    inside_->write_alone([&] {
        (void)inside_->sweep(inside_->bury(tombstones));
    });
}

}  // namespace fv

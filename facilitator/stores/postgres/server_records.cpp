#include "facilitator/stores/postgres/server_records.h"

#include <algorithm>
#include <fmt/format.h>
#include <random>

#include "facilitator/records/attempt.h"
#include "facilitator/records/erasure.h"
#include "facilitator/records/event_bodies.h"
#include "facilitator/stores/postgres/statements.h"

namespace fv {
namespace {

using Trouble = StoreError::Trouble;

constexpr std::int64_t newest_schema = 1;
constexpr std::uint64_t stripes = 16;  // rows in which changes are counted; schema_1.sql makes them
constexpr std::size_t few = 8;           // erased people of whom the server looks for attempts one by one

Instant instant(std::int64_t milliseconds) { return Instant{std::chrono::milliseconds{milliseconds}}; }
std::int64_t milliseconds(Instant instant) { return instant.time_since_epoch().count(); }

}  // namespace

Event event_in(const Rows& rows, int row)
{
    return {.id = rows.id(row, 0), .at = instant(rows.number(row, 1)), .author = rows.id(row, 2), .device = rows.id(row, 3), .about = rows.id(row, 4),
            .step = static_cast<std::uint32_t>(rows.number(row, 5)), .kind = std::string(rows.text(row, 6)), .body = std::string(rows.text(row, 7))};
}

AttemptSummary attempt_in(const Rows& rows, int row)
{
    AttemptSummary attempt{.id = rows.id(row, 0), .person = rows.id(row, 1), .beginning = rows.id(row, 2), .scenario = std::string(rows.text(row, 3)),
                           .stage = attempt_stage(rows.text(row, 4)).value_or(AttemptStage::preparing), .decisions = static_cast<std::size_t>(rows.number(row, 5)),
                           .ending = {}, .parent = {}, .begun_at = instant(rows.number(row, 8)), .last_at = instant(rows.number(row, 9))};
    if (!rows.is_nothing(row, 6)) attempt.ending = std::string(rows.text(row, 6));
    if (!rows.is_nothing(row, 7)) attempt.parent = rows.id(row, 7);
    return attempt;
}

Parameters list_of(std::span<const Uuid> ids)
{
    Parameters parameters;
    for (const Uuid& id : ids) parameters.add(id);
    return parameters;
}

ServerRecords::ServerRecords(const std::string& url) : connection(url), stripe_(static_cast<std::int64_t>(std::random_device{}() % stripes)) { open_tables(); }

std::optional<std::int64_t> ServerRecords::schema_number()
{
    const Rows there = connection.run("SELECT count(*) FROM information_schema.tables WHERE table_name = 'records_schema' AND table_schema = current_schema()");
    if (there.number(0, 0) == 0) return std::nullopt;
    const Rows rows = connection.run(pg_sql::schema_number);
    return rows.count() == 1 ? std::optional(rows.number(0, 0)) : std::nullopt;
}

void ServerRecords::open_tables()
{
    auto number = schema_number();
    if (!number) {
        try {
            connection.transact([&] { connection.run_all(pg_sql::schema_1); });
        } catch (const StoreError& trouble) {
            if (trouble.trouble() != Trouble::other) throw;
            number = schema_number();  // somebody else was faster, or these are tables of another program
            if (!number)
                throw StoreError(Trouble::not_records, fmt::format("The database \"{}\" holds tables of another program, or may not be written.", connection.name()), "They were left as they are.",
                                 "Give First Visit a database or a schema of its own (docs/district.md).");
        }
        if (!number) number = newest_schema;
    }
    if (*number > newest_schema)
        throw StoreError(Trouble::too_new, fmt::format("The records on \"{}\" were written by a newer First Visit.", connection.name()), "They were left as they are.", "Use the newer program.");
}

void ServerRecords::write(const std::function<void()>& work)
{
    connection.transact([&] {
        connection.run(pg_sql::hold_stripe, Parameters().add(stripe_));
        work();
    });
}

void ServerRecords::write_alone(const std::function<void()>& work)
{
    connection.transact_alone([&] {
        connection.run(pg_sql::hold_all_stripes);
        work();
        connection.run(pg_sql::count_everywhere);
    });
}

std::set<Uuid> ServerRecords::erased_among(const std::set<Uuid>& ids)
{
    std::set<Uuid> erased;
    const std::vector<Uuid> all(ids.begin(), ids.end());
    in_parts<Uuid>(all, [&](std::span<const Uuid> part) {
        const Rows rows = connection.run(with_places(pg_sql::tombstones_among, part.size()), list_of(part));
        for (int row = 0; row < rows.count(); ++row) erased.insert(rows.id(row, 0));
    });
    return erased;
}

std::vector<Tombstone> ServerRecords::tombstones()
{
    const Rows rows = connection.run(pg_sql::tombstones);
    std::vector<Tombstone> all;
    for (int row = 0; row < rows.count(); ++row) all.push_back({rows.id(row, 0), static_cast<std::uint64_t>(rows.number(row, 1))});
    return all;
}

std::vector<Uuid> ServerRecords::bury(std::span<const Tombstone> stones)
{
    std::map<Uuid, std::uint64_t> largest;  // one statement may not meet an id twice
    std::set<Uuid> ids;
    for (const Tombstone& stone : stones) {
        largest[stone.id] = std::max(largest[stone.id], stone.count);
        ids.insert(stone.id);
    }
    const std::set<Uuid> known = erased_among(ids);
    std::vector<Tombstone> all;
    for (const auto& [id, count] : largest) all.push_back({id, count});
    in_parts<Tombstone>(all, [&](std::span<const Tombstone> part) {
        Parameters parameters;
        for (const Tombstone& stone : part) parameters.add(stone.id).add(static_cast<std::int64_t>(stone.count));
        connection.run(with_places(pg_sql::bury, part.size(), 2), parameters);
    });
    std::vector<Uuid> fresh;
    for (const Uuid& id : ids)
        if (!known.contains(id)) fresh.push_back(id);
    return fresh;
}

std::vector<Tombstone> ServerRecords::attempts_going(std::span<const Uuid> fresh)
{
    std::set<Uuid> erased;
    for (const Tombstone& stone : tombstones()) erased.insert(stone.id);
    std::vector<Tombstone> going;
    const auto look = [&](const Event& event) {
        if (const auto attempt = attempt_that_goes(event, [&](const Uuid& id) { return erased.contains(id); })) going.push_back({*attempt, 0});
        return true;
    };
    if (fresh.size() > few) {
        pages(pg_sql::read_kind, [](Parameters& p) { p.add(AttemptBegun::kind); }, look);
        return going;
    }
    for (const Uuid& id : fresh) {
        const Rows rows = connection.run(pg_sql::beginnings_naming, Parameters().add(id).add('%' + id.text() + '%'));
        for (int row = 0; row < rows.count(); ++row) look(event_in(rows, row));
    }
    return going;
}

std::size_t ServerRecords::sweep(std::vector<Uuid> fresh)
{
    if (fresh.empty()) return 0;
    for (const Uuid& attempt : bury(attempts_going(fresh))) fresh.push_back(attempt);
    std::set<Uuid> touched;
    std::size_t removed = 0;
    in_parts<Uuid>(fresh, [&](std::span<const Uuid> part) {
        const Parameters ids = list_of(part);
        const Rows rows = connection.run(with_places(pg_sql::abouts_by_author, part.size()), ids);
        for (int row = 0; row < rows.count(); ++row) touched.insert(rows.id(row, 0));
        removed += connection.run(with_places(pg_sql::sweep_authors, part.size()), ids).changed();
        removed += connection.run(with_places(pg_sql::sweep_abouts, part.size()), ids).changed();
    });
    refresh(touched);
    return removed;
}

void ServerRecords::keep(std::span<const AttemptSummary> attempts)
{
    in_parts<AttemptSummary>(attempts, [&](std::span<const AttemptSummary> part) {
        Parameters p;
        for (const AttemptSummary& a : part) {
            p.add(a.id).add(a.person).add(a.beginning).add(a.scenario).add(word_of(a.stage)).add(static_cast<std::int64_t>(a.decisions));
            a.ending ? p.add(*a.ending) : p.add_nothing();
            a.parent ? p.add(*a.parent) : p.add_nothing();
            p.add(milliseconds(a.begun_at)).add(milliseconds(a.last_at));
        }
        connection.run(with_places(pg_sql::keep_attempts, part.size(), 10), p);
    });
}

void ServerRecords::refresh(const std::set<Uuid>& abouts)
{
    const std::vector<Uuid> all(abouts.begin(), abouts.end());
    in_parts<Uuid>(all, [&](std::span<const Uuid> part) {
        const Rows rows = connection.run(with_places(pg_sql::events_about, part.size()), list_of(part));
        std::vector<AttemptSummary> begun;
        std::vector<Event> of_one;
        std::set<Uuid> rest(part.begin(), part.end());
        for (int row = 0; row < rows.count(); ++row) {
            of_one.push_back(event_in(rows, row));
            if (row + 1 < rows.count() && rows.id(row + 1, 4) == of_one.back().about) continue;
            const AttemptRecord record = attempt_record(of_one);
            of_one.clear();
            if (!record.begun) continue;
            begun.push_back(summary_of(record));
            rest.erase(record.id);
        }
        keep(begun);
        const std::vector<Uuid> dropped(rest.begin(), rest.end());
        if (!dropped.empty()) connection.run(with_places(pg_sql::drop_attempts, dropped.size()), list_of(dropped));
    });
}

void ServerRecords::add(std::span<const Event> events, Appended& result, std::set<Uuid>& touched)
{
    Parameters parameters;
    std::map<Uuid, const Event*> given;  // one statement may not meet an id twice
    std::vector<const Event*> again;
    for (const Event& e : events) {
        if (!given.try_emplace(e.id, &e).second) {
            again.push_back(&e);
            continue;
        }
        parameters.add(e.id).add(milliseconds(e.at)).add(e.author).add(e.device).add(e.about).add(std::int64_t{e.step}).add(e.kind).add(e.body);
    }
    const Rows added = connection.run(with_places(pg_sql::append_events, given.size(), 8), parameters);
    result.added += static_cast<std::size_t>(added.count());
    std::map<Uuid, const Event*> held = given;
    for (int row = 0; row < added.count(); ++row) {
        const auto found = held.find(added.id(row, 0));
        touched.insert(found->second->about);
        held.erase(found);
    }
    for (const Event* e : again)
        if (!(*given.at(e->id) == *e)) result.conflicting.push_back(e->id);
    if (held.empty()) return;
    std::vector<Uuid> ids;
    for (const auto& [id, event] : held) ids.push_back(id);
    const Rows there = connection.run(with_places(pg_sql::events_by_id, ids.size()), list_of(ids));
    for (int row = 0; row < there.count(); ++row) {
        const Event other = event_in(there, row);
        if (!(other == *held.at(other.id))) result.conflicting.push_back(other.id);
    }
}

void ServerRecords::changed() { connection.run(pg_sql::count_change, Parameters().add(stripe_)); }

void ServerRecords::pages(std::string_view sql, const std::function<void(Parameters&)>& more, const EventStore::Visit& visit)
{
    Event last;  // before all
    for (;;) {
        Parameters parameters;
        parameters.add(last.about).add(std::int64_t{last.step}).add(last.id);
        if (more) more(parameters);
        const Rows rows = connection.run(sql, parameters);
        if (rows.count() == 0) return;
        for (int row = 0; row < rows.count(); ++row) {
            last = event_in(rows, row);
            if (!visit(last)) return;
        }
    }
}

}  // namespace fv

// What every event store promises, whatever it keeps events in: run over each of them.
#pragma once

#include <algorithm>
#include <memory>

#include "facilitator/records/attempt.h"
#include "facilitator/records/event_bodies.h"
#include "facilitator/records/event_store.h"
#include "foundation/content_hash.h"
#include "support/catch.h"

namespace fv::test {

inline Uuid numbered(unsigned number, std::uint8_t family = 1)
{
    Uuid id;
    id.bytes[0] = family;
    for (unsigned i = 0; i < 4; ++i) id.bytes[15 - i] = static_cast<std::uint8_t>(number >> (8 * i));
    return id;
}

inline Event event(unsigned id, unsigned about, std::uint32_t step, std::string kind = "decision-made", std::string body = "{}", unsigned author = 1)
{
    return {.id = numbered(id), .at = Instant{std::chrono::milliseconds{1000 + id}}, .author = numbered(author, 2), .device = numbered(1, 3),
            .about = numbered(about, 4), .step = step, .kind = std::move(kind), .body = std::move(body)};
}

inline std::vector<Event> all_of(const EventStore& store)
{
    std::vector<Event> events;
    store.read([&](const Event& e) {
        events.push_back(e);
        return true;
    });
    return events;
}

/// `make` gives an empty store.
template <class Make>
void check_storing(const Make& make)
{
    SECTION("events come back whole, in the order of replay and not of arrival")
    {
        auto store = make();
        const std::vector<Event> events{event(3, 1, 2), event(1, 2, 1, "person-added", R"({"name":"Ñandú ' \" ế"})"), event(2, 1, 1)};
        CHECK(store->append(events).added == 3);
        CHECK(store->event_count() == 3);
        CHECK(all_of(*store) == std::vector<Event>{events[2], events[0], events[1]});
        CHECK(events_about(*store, numbered(1, 4)) == std::vector<Event>{events[2], events[0]});
    }
    SECTION("an event held already is skipped, and one of the same id with other content is reported")
    {
        auto store = make();
        CHECK(store->append(event(1, 1, 1)).added == 1);
        CHECK(store->append(event(1, 1, 1)) == Appended{});
        const Appended other = store->append(event(1, 1, 1, "decision-made", R"({"other":true})"));
        CHECK(other.added == 0);
        CHECK(other.conflicting == std::vector{numbered(1)});
        CHECK(all_of(*store) == std::vector{event(1, 1, 1)});
    }
    SECTION("an append with a fault in it adds nothing")
    {
        auto store = make();
        Event nameless = event(2, 1, 2);
        nameless.kind.clear();
        CHECK_THROWS_AS(store->append(std::vector<Event>{event(1, 1, 1), nameless}), std::logic_error);
        CHECK(all_of(*store).empty());
    }
    SECTION("the revision grows with what was added, and only then")
    {
        auto store = make();
        const auto before = store->revision();
        store->append(event(1, 1, 1));
        const auto after = store->revision();
        CHECK(after > before);
        store->append(event(1, 1, 1));
        CHECK(store->revision() == after);
    }
}

template <class Make>
void check_reading_and_erasing(const Make& make)
{
    SECTION("reading stops when the reader has enough, and kinds are told apart")
    {
        auto store = make();
        store->append(std::vector<Event>{event(1, 1, 1, "a"), event(2, 1, 2, "b"), event(3, 2, 1, "a")});
        int seen = 0;
        store->read([&](const Event&) { return ++seen < 2; });
        CHECK(seen == 2);
        std::vector<Uuid> of_kind;
        store->read_kind("a", [&](const Event& e) { return of_kind.push_back(e.id), true; });
        CHECK(of_kind == std::vector{numbered(1), numbered(3)});
    }
    SECTION("erasing removes what a person wrote and their attempts, and keeps it out")
    {
        auto store = make();
        const Uuid ana = numbered(1, 2);
        const Event begun = event(10, 7, 1, "attempt-begun", json_of(AttemptBegun{.person = ana, .scenario = "s", .scenario_hash = "h", .seed = 1, .language = "en", .parent = {}}), 9);
        store->append(std::vector<Event>{event(1, 1, 1), begun, event(11, 7, 2, "decision-made", "{}", 9), event(2, 8, 1, "other", "{}", 5)});
        CHECK(store->erase_person(ana) == 3);
        CHECK(all_of(*store).size() == 1);
        CHECK(store->append(begun).added == 0);
        CHECK(store->append(event(12, 1, 2)).added == 0);
        const auto stones = store->tombstones();
        CHECK(std::find(stones.begin(), stones.end(), Tombstone{ana, 3}) != stones.end());
    }
    SECTION("a text is kept under its content hash, once")
    {
        auto store = make();
        const std::string text = "format: first-visit/1\ntitle: ¿Quién?\n";
        store->keep_text(content_hash(text), text);
        store->keep_text(content_hash(text), text);
        CHECK(store->text(content_hash(text)) == text);
        CHECK(store->text_hashes() == std::vector{content_hash(text)});
        CHECK_FALSE(store->text(content_hash("other")).has_value());
        CHECK_THROWS_AS(store->keep_text(content_hash("other"), text), std::logic_error);
    }
}

inline Event begun_for(unsigned id, unsigned attempt, unsigned person, unsigned author)
{
    return event(id, attempt, 1, "attempt-begun", json_of(AttemptBegun{.person = numbered(person, 2), .scenario = "s", .scenario_hash = "h", .seed = 1, .language = "en", .parent = {}}), author);
}

inline std::vector<Uuid> ids_of(const std::vector<AttemptSummary>& attempts)
{
    std::vector<Uuid> ids;
    for (const AttemptSummary& attempt : attempts) ids.push_back(attempt.id);
    return ids;
}

template <class Make>
void check_attempts(const Make& make)
{
    SECTION("lists of attempts say what the events say, whatever order they came in")
    {
        auto store = make();
        const Event begun = begun_for(1, 7, 1, 1), decided = event(2, 7, 2, "decision-made", json_of(DecisionMade{.decision = "d", .option = "o", .answer = {}, .said = {}}));
        store->append(decided);
        CHECK(attempts_of(*store, numbered(1, 2)).empty());
        store->append(begun);
        CHECK(attempts_of(*store, numbered(1, 2)) == std::vector{summary_of(attempt_record(std::vector{begun, decided}))});
        store->append(event(3, 7, 3, "attempt-finished", R"({"ending":"warm"})"));
        const auto attempts = attempts_of(*store, numbered(1, 2));
        REQUIRE(attempts.size() == 1);
        CHECK(attempts[0].ending == "warm");
        CHECK(attempts[0].decisions == 1);
        CHECK(attempts[0].stage == AttemptStage::reflecting);
        CHECK(attempts_of(*store, numbered(2, 2)).empty());
        store->rebuild();
        CHECK(attempts_of(*store, numbered(1, 2)) == attempts);
    }
    SECTION("what one person wrote is found, and what a store lacks is told")
    {
        auto store = make();
        store->append(std::vector<Event>{event(1, 2, 1, "a", "{}", 5), event(2, 1, 1, "a", "{}", 6), event(3, 1, 2, "a", "{}", 5)});
        std::vector<Uuid> written;
        store->read_author(numbered(5, 2), [&](const Event& e) { return written.push_back(e.id), true; });
        CHECK(written == std::vector{numbered(3), numbered(1)});
        CHECK(store->lacking(std::vector{numbered(9), numbered(1), numbered(8)}) == std::vector{numbered(9), numbered(8)});
        CHECK(store->lacking({}).empty());
    }
    SECTION("words that are no text are refused, and nothing is added")
    {
        auto store = make();
        CHECK_THROWS_AS(store->append(std::vector<Event>{event(1, 1, 1), event(2, 1, 2, "decision-made", "\xFF")}), std::logic_error);
        CHECK_THROWS_AS(store->append(event(2, 1, 2, "decision-made", std::string("{\0}", 3))), std::logic_error);
        CHECK(all_of(*store).empty());
    }
}

template <class Make>
void check_erasing(const Make& make)
{
    SECTION("who rates and is erased takes the ratings along, not the attempt that was rated")
    {
        auto store = make();
        const Event begun = begun_for(1, 7, 1, 1), late = event(2, 7, 2, "attempt-finished", R"({"ending":"warm"})", 5);
        store->append(std::vector<Event>{begun, late});
        CHECK(store->erase_person(numbered(5, 2)) == 1);
        CHECK(all_of(*store) == std::vector{begun});
        CHECK(attempts_of(*store, numbered(1, 2)) == std::vector{summary_of(attempt_record(std::vector{begun}))});
    }
    SECTION("an attempt that was begun for an erased person goes too, with what was there before its beginning came")
    {
        auto store = make();
        store->append(event(2, 7, 2, "decision-made", "{}", 9));
        store->erase_person(numbered(1, 2));
        CHECK(all_of(*store).size() == 1);  // nobody can know yet whose it is
        const auto before = store->revision();
        CHECK(store->append(begun_for(1, 7, 1, 9)).added == 0);
        CHECK(store->revision() > before);
        CHECK(all_of(*store).empty());
        CHECK(store->append(event(3, 7, 3, "decision-made", "{}", 9)).added == 0);
        CHECK(ids_of(attempts_of(*store, numbered(1, 2))).empty());
        CHECK(store->tombstones() == std::vector<Tombstone>{{numbered(1, 2), 0}, {numbered(7, 4), 0}});
    }
    SECTION("of a person erased twice, the larger count stays")
    {
        auto store = make();
        store->append(event(1, 1, 1));
        store->append(event(2, 1, 2));
        CHECK(store->erase_person(numbered(1, 2)) == 2);
        CHECK(store->erase_person(numbered(1, 2)) == 0);
        CHECK(store->tombstones() == std::vector<Tombstone>{{numbered(1, 2), 2}});
        store->bury(std::vector<Tombstone>{{numbered(1, 2), 1}, {numbered(3, 2), 4}});
        CHECK(store->tombstones() == std::vector<Tombstone>{{numbered(1, 2), 2}, {numbered(3, 2), 4}});
    }
}

template <class Make>
void check_event_store_contract(const Make& make)
{
    check_storing(make);
    check_reading_and_erasing(make);
    check_attempts(make);
    check_erasing(make);
}

}  // namespace fv::test

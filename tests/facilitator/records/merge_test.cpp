#include "facilitator/records/merge.h"

#include "facilitator/records/memory_store.h"
#include "support/merging_contract.h"

using namespace fv;
using test::event;

namespace {

struct Fleet {
    std::vector<std::unique_ptr<MemoryStore>> stores;
};

/// A history of `count` events by five people, dealt out to three laptops, with erasures on some.
Fleet random_fleet(unsigned seed)
{
    unsigned state = seed;
    const auto roll = [&](unsigned sides) {
        state = state * 1664525U + 1013904223U;
        return (state >> 8U) % sides;
    };
    Fleet fleet;
    for (int i = 0; i < 3; ++i) fleet.stores.push_back(std::make_unique<MemoryStore>());
    for (unsigned i = 1; i <= 60; ++i) {
        const Event one = event(i, 1 + roll(6), i, roll(2) == 0 ? "decision-made" : "from-the-future", "{}", 1 + roll(5));
        for (auto& store : fleet.stores)
            if (roll(2) == 0) store->append(one);
    }
    for (auto& store : fleet.stores) {
        const std::string text = "text " + std::to_string(roll(4));
        store->keep_text(content_hash(text), text);
        if (roll(3) == 0) store->erase_person(test::numbered(1 + roll(5), 2));
    }
    return fleet;
}

std::unique_ptr<MemoryStore> copy_of(const MemoryStore& store)
{
    auto copy = std::make_unique<MemoryStore>();
    merge(store, *copy);
    return copy;
}

std::vector<Uuid> erased_ids(const EventStore& store)
{
    std::vector<Uuid> ids;
    for (const Tombstone& stone : store.tombstones()) ids.push_back(stone.id);
    return ids;
}

void check_same(const EventStore& a, const EventStore& b)
{
    CHECK(test::all_of(a) == test::all_of(b));
    CHECK(erased_ids(a) == erased_ids(b));
}

}  // namespace

TEST_CASE("Merging is a union: any order, any number of times, the same result", "[merge][property]")
{
    const Fleet fleet = random_fleet(GENERATE(range(1U, 120U)));
    const MemoryStore &a = *fleet.stores[0], &b = *fleet.stores[1], &c = *fleet.stores[2];
    auto ab = copy_of(a), ba = copy_of(b);
    merge(b, *ab);
    merge(a, *ba);
    check_same(*ab, *ba);
    auto ab_c = copy_of(*ab), bc = copy_of(b), a_bc = copy_of(a);
    merge(c, *ab_c);
    merge(c, *bc);
    merge(*bc, *a_bc);
    check_same(*ab_c, *a_bc);
    const auto before = test::all_of(*ab_c);
    merge(a, *ab_c);
    merge(*ab_c, *ab_c);
    CHECK(test::all_of(*ab_c) == before);
}

TEST_CASE("A laptop that was away does not bring an erased person back", "[merge]")
{
    MemoryStore school, laptop;
    school.append(event(1, 1, 1));
    merge(school, laptop);
    laptop.append(event(2, 1, 2));
    school.erase_person(test::numbered(1, 2));
    merge(laptop, school);
    CHECK(test::all_of(school).empty());
    merge(school, laptop);
    CHECK(test::all_of(laptop).empty());
}

TEST_CASE("One id with two contents is reported, and each side keeps its own", "[merge]")
{
    MemoryStore one, other;
    one.append(event(1, 1, 1, "a"));
    other.append(event(1, 1, 1, "b"));
    CHECK(merge(one, other).conflicting == std::vector{test::numbered(1)});
    CHECK(test::all_of(other).front().kind == "b");
}

TEST_CASE("Two laptops that went on with one attempt are a fork: both kept, and reported", "[merge]")
{
    MemoryStore one, other;
    one.append(event(1, 1, 1));
    other.append(event(2, 1, 1));
    const Merged merged = merge(one, other);
    CHECK(merged.forks == std::vector{Fork{test::numbered(1, 4), 1}});
    CHECK(test::all_of(other).size() == 2);
}

TEST_CASE("Twenty laptops that merge in any order come to the same records, erasures among them", "[merge][property]")
{
    test::check_merging_among(20, GENERATE(range(1U, 61U)), [] { return std::make_unique<MemoryStore>(); });
}

TEST_CASE("A laptop sends what the server lacks, and never twice", "[merge]")
{
    MemoryStore server, laptop;
    const test::History history = test::random_history(5);
    const auto half = history.events.size() / 2;
    server.append(std::span(history.events).first(half));
    laptop.append(history.events);
    laptop.keep_text(content_hash("a"), "a");
    Sent sent = send(laptop, server);
    CHECK(sent.events == history.events.size() - half);
    CHECK(sent.texts == 1);
    CHECK(test::all_of(server) == test::all_of(laptop));
    sent = send(laptop, server);
    CHECK(sent.events == 0);
    CHECK(sent.texts == 0);
}

TEST_CASE("Who was erased on the server while a laptop was away is erased there too, and not sent", "[merge]")
{
    MemoryStore server, laptop;
    laptop.append(std::vector<Event>{event(1, 1, 1, "a", "{}", 1), event(2, 2, 1, "a", "{}", 2)});
    server.erase_person(test::numbered(1, 2));
    laptop.erase_person(test::numbered(3, 2));
    const Sent sent = send(laptop, server);
    CHECK(sent.events == 1);
    CHECK(sent.erased_here == 1);
    CHECK(sent.erased_there == 1);
    CHECK(test::all_of(laptop) == test::all_of(server));
    CHECK(laptop.tombstones() == server.tombstones());
}

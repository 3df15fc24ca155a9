// A history split at random among many laptops, people erased on some of them, merged in random order and
// again and again: in the end all have the same, and nobody erased is anywhere. Run over each kind of store.
#pragma once

#include <numeric>

#include "facilitator/records/merge.h"
#include "facilitator/records/memory_store.h"
#include "facilitator/records/verify.h"
#include "support/random_history.h"

namespace fv::test {

inline std::vector<Uuid> erased_in(const EventStore& store)
{
    std::vector<Uuid> ids;
    for (const Tombstone& stone : store.tombstones()) ids.push_back(stone.id);
    return ids;
}

/// What every laptop must come to: the whole history with these people erased.
inline std::unique_ptr<MemoryStore> told_at_once(const History& history, const std::vector<Uuid>& erased)
{
    auto store = std::make_unique<MemoryStore>();
    store->append(history.events);
    for (const Uuid& person : erased) store->erase_person(person);
    return store;
}

template <class Make>
void check_merging_among(std::size_t count, std::uint64_t seed, const Make& make)
{
    Dice dice(seed);
    const History history = random_history(seed);
    std::vector<decltype(make())> stores;
    for (std::size_t i = 0; i < count; ++i) stores.push_back(make());
    // Each event is on one laptop, now and then on three; what one laptop has arrives in two portions.
    std::vector<std::vector<Event>> dealt(count);
    for (const Event& event : history.events)
        for (unsigned copies = dice(3) == 0 ? 3 : 1; copies > 0; --copies) dealt[dice(static_cast<unsigned>(count))].push_back(event);
    std::vector<Uuid> erased;
    for (std::size_t i = 0; i < count; ++i) {
        const std::span all(dealt[i]);
        stores[i]->append(all.first(all.size() / 2));
        if (dice(static_cast<unsigned>(count)) < 2) {
            erased.push_back(person_numbered(1 + dice(history.people)));
            stores[i]->erase_person(erased.back());
        }
        stores[i]->append(all.subspan(all.size() / 2));
        const std::string text = "text " + std::to_string(dice(4));
        stores[i]->keep_text(content_hash(text), text);
    }
    // Any of them into any other, then all into one and that one into all, in an order thrown anew.
    for (std::size_t i = 0; i < count; ++i) merge(*stores[dice(static_cast<unsigned>(count))], *stores[dice(static_cast<unsigned>(count))]);
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    for (std::size_t i = count - 1; i > 0; --i) std::swap(order[i], order[dice(static_cast<unsigned>(i + 1))]);
    EventStore& hub = *stores[order[0]];
    for (const std::size_t i : order) merge(*stores[i], hub);
    for (const std::size_t i : order) merge(hub, *stores[i]);

    const auto wanted = told_at_once(history, erased);
    const auto events = all_of(*wanted);
    for (const auto& store : stores) {
        CHECK(all_of(*store) == events);
        CHECK(erased_in(*store) == erased_in(*wanted));
        CHECK(store->tombstones() == hub.tombstones());
        CHECK(store->text_hashes() == hub.text_hashes());
        CHECK(attempts_in(*store) == attempts_in(*wanted));
    }
    CHECK(merge(hub, *stores[order.back()]).added == 0);
    CHECK(verify(*stores[order.back()]).faults.empty());
}

}  // namespace fv::test

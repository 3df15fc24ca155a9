#include "facilitator/records/merge.h"

#include <algorithm>

#include "facilitator/records/erasure.h"
#include "facilitator/records/event_bodies.h"
#include "foundation/content_hash.h"

namespace fv {
namespace {

constexpr std::size_t batch = 4000;  // events in one append: a long merge holds no lock for long

template <class T>
void add_to(std::vector<T>& all, const std::vector<T>& more) { all.insert(all.end(), more.begin(), more.end()); }

/// Those of `from` that `into` does not have, or has with a smaller count.
std::vector<Tombstone> new_tombstones(const EventStore& from, const EventStore& into)
{
    const std::vector<Tombstone> there = into.tombstones();
    std::vector<Tombstone> fresh;
    for (const Tombstone& stone : from.tombstones()) {
        const auto same = std::lower_bound(there.begin(), there.end(), stone, [](const Tombstone& a, const Tombstone& b) { return a.id < b.id; });
        if (same == there.end() || same->id != stone.id || same->count < stone.count) fresh.push_back(stone);
    }
    return fresh;
}

void forks_about(const EventStore& store, const Uuid& about, std::vector<Fork>& found)
{
    std::uint32_t last = 0;
    store.read_about(about, [&](const Event& event) {
        const Fork here{about, event.step};
        if (all_count(event.kind)) return true;
        if (event.step == last && (found.empty() || found.back() != here)) found.push_back(here);
        last = event.step;
        return true;
    });
}

/// Texts that `into` lacks; returns how many came.
std::size_t merge_texts(const EventStore& from, EventStore& into, std::vector<std::string>* damaged)
{
    const std::vector<std::string> here = from.text_hashes(), there = into.text_hashes();
    std::size_t came = 0;
    for (const std::string& hash : here) {
        const bool wanted = !std::binary_search(there.begin(), there.end(), hash);
        if (!wanted && damaged == nullptr) continue;
        const auto text = from.text(hash);
        const bool whole = text && content_hash(*text) == hash && is_fit_text(*text);
        if (!whole && damaged != nullptr) damaged->push_back(hash);
        if (!whole || !wanted) continue;
        into.keep_text(hash, *text);
        ++came;
    }
    return came;
}

}  // namespace

Merged merge(const EventStore& from, EventStore& into)
{
    const auto moment = &from == &into ? nullptr : from.one_moment();  // with itself: nothing comes of it
    Merged result;
    const std::vector<Tombstone> stones = new_tombstones(from, into);
    result.erased = stones.size();
    into.bury(stones);
    (void)merge_texts(from, into, &result.damaged_texts);
    std::vector<Event> waiting;
    std::vector<Uuid> abouts;
    const auto flush = [&] {
        const Appended appended = into.append(waiting);
        result.added += appended.added;
        add_to(result.conflicting, appended.conflicting);
        waiting.clear();
    };
    from.read([&](const Event& event) {
        if (!why_unfit(event).empty()) return result.damaged_events.push_back(event.id), true;
        if (abouts.empty() || abouts.back() != event.about) abouts.push_back(event.about);
        waiting.push_back(event);
        if (waiting.size() == batch) flush();
        return true;
    });
    flush();
    std::sort(result.conflicting.begin(), result.conflicting.end());
    for (const Uuid& about : abouts) forks_about(into, about, result.forks);
    return result;
}

Sent send(EventStore& laptop, EventStore& server)
{
    Sent sent;
    const std::vector<Tombstone> coming = new_tombstones(server, laptop);
    laptop.bury(coming);
    const std::vector<Tombstone> going = new_tombstones(laptop, server);
    server.bury(going);
    sent.erased_here = coming.size();
    sent.erased_there = going.size();
    const auto moment = laptop.one_moment();
    sent.texts = merge_texts(laptop, server, nullptr);
    std::vector<Event> waiting;
    const auto flush = [&] {
        std::vector<Uuid> ids;
        for (const Event& event : waiting) ids.push_back(event.id);
        std::vector<Uuid> lacking = server.lacking(ids);
        std::sort(lacking.begin(), lacking.end());
        std::erase_if(waiting, [&](const Event& event) { return !std::binary_search(lacking.begin(), lacking.end(), event.id); });
        const Appended appended = server.append(waiting);
        sent.events += appended.added;
        add_to(sent.conflicting, appended.conflicting);
        waiting.clear();
    };
    laptop.read([&](const Event& event) {
        if (!why_unfit(event).empty()) return sent.damaged_events.push_back(event.id), true;
        waiting.push_back(event);
        if (waiting.size() == batch) flush();
        return true;
    });
    flush();
    return sent;
}

std::vector<Fork> forks(const EventStore& store)
{
    std::vector<Fork> found;
    Fork last;
    store.read([&](const Event& event) {
        if (all_count(event.kind)) return true;
        const Fork here{event.about, event.step};
        if (here == last && (found.empty() || found.back() != here)) found.push_back(here);
        last = here;
        return true;
    });
    return found;
}

}  // namespace fv

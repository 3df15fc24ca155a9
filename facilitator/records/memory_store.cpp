#include "facilitator/records/memory_store.h"

#include <algorithm>
#include <stdexcept>

#include "facilitator/records/erasure.h"
#include "foundation/content_hash.h"

namespace fv {

Appended MemoryStore::append(std::span<const Event> events)
{
    check_complete(events);
    bury(attempts_that_go(events, [&](const Uuid& id) { return tombstones_.contains(id); }));
    Appended result;
    for (const Event& event : events) {
        if (tombstones_.contains(event.author) || tombstones_.contains(event.about)) continue;
        if (const auto held = by_id_.find(event.id); held != by_id_.end()) {
            if (!(*held->second == event)) result.conflicting.push_back(event.id);
            continue;
        }
        by_id_[event.id] = events_.insert(event).first;
        ++result.added;
    }
    if (result.added > 0) ++revision_;
    return result;
}

void MemoryStore::read(const Visit& visit) const
{
    for (const Event& event : events_)
        if (!visit(event)) return;
}

void MemoryStore::read_about(const Uuid& about, const Visit& visit) const
{
    Event first;  // nil id, step 0: before all that is about it
    first.about = about;
    for (auto it = events_.lower_bound(first); it != events_.end() && it->about == about; ++it)
        if (!visit(*it)) return;
}

void MemoryStore::read_kind(std::string_view kind, const Visit& visit) const
{
    for (const Event& event : events_)
        if (event.kind == kind && !visit(event)) return;
}

/// Removes what is under a tombstone, with the attempts that go with it; returns how many events.
std::size_t MemoryStore::sweep()
{
    const auto is_erased = [&](const Uuid& id) { return tombstones_.contains(id); };
    std::vector<Uuid> attempts;
    for (const Event& event : events_)
        if (const auto attempt = attempt_that_goes(event, is_erased)) attempts.push_back(*attempt);
    for (const Uuid& attempt : attempts) tombstones_.try_emplace(attempt, 0);

    std::size_t removed = 0;
    for (auto it = events_.begin(); it != events_.end();) {
        if (!is_erased(it->author) && !is_erased(it->about)) {
            ++it;
            continue;
        }
        by_id_.erase(it->id);
        it = events_.erase(it);
        ++removed;
    }
    return removed;
}

std::size_t MemoryStore::erase_person(const Uuid& person)
{
    std::uint64_t& count = tombstones_[person];
    const std::size_t removed = sweep();
    count = std::max<std::uint64_t>(count, removed);
    ++revision_;
    return removed;
}

void MemoryStore::keep_text(std::string_view hash, std::string_view text)
{
    if (content_hash(text) != hash) throw std::logic_error("a text is kept under its own content hash");
    if (texts_.try_emplace(std::string(hash), text).second) ++revision_;
}

std::optional<std::string> MemoryStore::text(std::string_view hash) const
{
    const auto found = texts_.find(hash);
    return found == texts_.end() ? std::nullopt : std::optional(found->second);
}

void MemoryStore::read_texts(const std::function<void(std::string_view, std::string_view)>& visit) const
{
    for (const auto& [hash, text] : texts_) visit(hash, text);
}

std::vector<Tombstone> MemoryStore::tombstones() const
{
    std::vector<Tombstone> all;
    for (const auto& [id, count] : tombstones_) all.push_back({id, count});
    return all;
}

void MemoryStore::bury(std::span<const Tombstone> tombstones)
{
    if (tombstones.empty()) return;
    for (const Tombstone& tombstone : tombstones) {
        std::uint64_t& count = tombstones_[tombstone.id];
        count = std::max(count, tombstone.count);
    }
    sweep();
    ++revision_;
}

}  // namespace fv

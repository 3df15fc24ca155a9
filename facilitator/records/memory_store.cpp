#include "facilitator/records/memory_store.h"

#include <algorithm>

#include "facilitator/records/attempt.h"
#include "facilitator/records/erasure.h"

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

void MemoryStore::read_author(const Uuid& author, const Visit& visit) const
{
    for (const Event& event : events_)
        if (event.author == author && !visit(event)) return;
}

void MemoryStore::read_attempts(const VisitAttempt& visit) const
{
    std::vector<Event> of_one;
    const auto told = [&] {
        const AttemptRecord record = attempt_record(of_one);
        of_one.clear();
        return !record.begun || visit(summary_of(record));
    };
    for (const Event& event : events_) {
        if (!of_one.empty() && of_one.back().about != event.about && !told()) return;
        of_one.push_back(event);
    }
    (void)told();
}

void MemoryStore::read_attempts_of(const Uuid& person, const VisitAttempt& visit) const
{
    read_attempts([&](const AttemptSummary& attempt) { return attempt.person != person || visit(attempt); });
}

std::vector<Uuid> MemoryStore::lacking(std::span<const Uuid> events) const
{
    std::vector<Uuid> out;
    for (const Uuid& id : events)
        if (!by_id_.contains(id)) out.push_back(id);
    return out;
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

Rebuilt MemoryStore::rebuild()
{
    Rebuilt rebuilt;
    read_attempts([&](const AttemptSummary&) { return ++rebuilt.attempts > 0; });
    return rebuilt;
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
    check_text(hash, text);
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

std::vector<std::string> MemoryStore::text_hashes() const
{
    std::vector<std::string> hashes;
    for (const auto& [hash, text] : texts_) hashes.push_back(hash);
    return hashes;
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

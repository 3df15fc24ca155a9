#include "facilitator/records/verify.h"

#include <algorithm>
#include <fmt/format.h>

#include "facilitator/records/attempt.h"
#include "facilitator/records/erasure.h"
#include "facilitator/records/event_bodies.h"
#include "foundation/content_hash.h"

namespace fv {
namespace {

class Looking {
public:
    explicit Looking(const EventStore& store) : store_(store), moment_(store.one_moment()), stones_(store.tombstones()) {}

    Verified look()
    {
        result_.tombstones = stones_.size();
        for (const std::string& fault : store_.faults()) add(fault);
        store_.read_attempts([&](const AttemptSummary& attempt) { return kept_.push_back(attempt), true; });
        store_.read([&](const Event& event) { return take(event), true; });
        attempt_ends();
        for (; next_ < kept_.size(); ++next_) add(fmt::format("attempt {}: it is in the lists, and no event tells of it.", kept_[next_].id.text()));
        texts();
        return std::move(result_);
    }

private:
    void add(std::string fault)
    {
        if (++result_.fault_count <= Verified::most_faults) result_.faults.push_back(std::move(fault));
    }
    [[nodiscard]] bool is_erased(const Uuid& id) const
    {
        const auto found = std::lower_bound(stones_.begin(), stones_.end(), id, [](const Tombstone& stone, const Uuid& wanted) { return stone.id < wanted; });
        return found != stones_.end() && found->id == id;
    }
    void take(const Event& event)
    {
        if (!of_one_.empty() && of_one_.back().about != event.about) attempt_ends();
        ++result_.events;
        const auto named = [&] { return fmt::format("event {} ({}, step {} of {})", event.id.text(), event.kind, event.step, event.about.text()); };
        if (const std::string fault = why_unfit(event); !fault.empty()) add(fmt::format("{}: {}.", named(), fault));
        if (is_erased(event.author) || is_erased(event.about)) add(fmt::format("{}: it belongs to somebody who was erased.", named()));
        else if (attempt_that_goes(event, [&](const Uuid& id) { return is_erased(id); })) add(fmt::format("{}: it began an attempt of somebody who was erased.", named()));
        if (!of_one_.empty() && of_one_.back().step == event.step && !all_count(event.kind)) ++result_.forks;
        of_one_.push_back(event);
    }
    /// What the lists say of the attempt whose events were read last.
    void attempt_ends()
    {
        if (of_one_.empty()) return;
        const AttemptRecord record = attempt_record(of_one_);
        of_one_.clear();
        for (; next_ < kept_.size() && kept_[next_].id < record.id; ++next_) add(fmt::format("attempt {}: it is in the lists, and no event tells of it.", kept_[next_].id.text()));
        const bool listed = next_ < kept_.size() && kept_[next_].id == record.id;
        if (!record.begun) {
            if (listed) add(fmt::format("attempt {}: it is in the lists, and was never begun.", kept_[next_++].id.text()));
            return;
        }
        ++result_.attempts;
        if (!listed) return add(fmt::format("attempt {}: the lists do not have it. `first-visit records rebuild` mends this.", record.id.text()));
        if (!(kept_[next_++] == summary_of(record))) add(fmt::format("attempt {}: the lists say something else than its events. `first-visit records rebuild` mends this.", record.id.text()));
    }
    void texts()
    {
        for (const std::string& hash : store_.text_hashes()) {
            ++result_.texts;
            const auto text = store_.text(hash);
            if (!text || content_hash(*text) != hash) add(fmt::format("the scenario's text {} is not the text of that name any more.", hash));
        }
    }

    const EventStore& store_;
    std::unique_ptr<EventStore::Moment> moment_;
    std::vector<Tombstone> stones_;
    std::vector<AttemptSummary> kept_;
    std::size_t next_ = 0;
    std::vector<Event> of_one_;
    Verified result_;
};

}  // namespace

Verified verify(const EventStore& store) { return Looking(store).look(); }

std::string fingerprint_of_summaries(const EventStore& store)
{
    std::string chain;
    store.read_attempts([&](const AttemptSummary& a) {
        // A hash of the last hash and this attempt: no list of a million has to be held.
        chain = content_hash(fmt::format("{}\n{} {} {} {} {} {} {}{} {} {} {}\n", chain, a.id.text(), a.person.text(), a.beginning.text(), a.scenario, word_of(a.stage), a.decisions,
                                         a.ending ? "ended " : "", a.ending.value_or(""), a.parent ? a.parent->text() : "-", a.begun_at.time_since_epoch().count(), a.last_at.time_since_epoch().count()));
        return true;
    });
    return chain;
}

}  // namespace fv

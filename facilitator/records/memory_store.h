// Events in memory: for tests, and for a visit that leaves no trace.
#pragma once

#include <map>
#include <set>
#include <string>

#include "facilitator/records/event_store.h"

namespace fv {

class MemoryStore : public EventStore {
public:
    using EventStore::append;
    Appended append(std::span<const Event> events) override;
    void read(const Visit& visit) const override;
    void read_about(const Uuid& about, const Visit& visit) const override;
    void read_kind(std::string_view kind, const Visit& visit) const override;
    void read_author(const Uuid& author, const Visit& visit) const override;
    void read_attempts_of(const Uuid& person, const VisitAttempt& visit) const override;
    void read_attempts(const VisitAttempt& visit) const override;
    [[nodiscard]] std::size_t event_count() const override { return events_.size(); }
    [[nodiscard]] std::vector<Uuid> lacking(std::span<const Uuid> events) const override;
    [[nodiscard]] std::unique_ptr<Moment> one_moment() const override { return std::make_unique<Moment>(); }  ///< nobody else writes
    Rebuilt rebuild() override;  ///< nothing is computed ahead
    [[nodiscard]] std::vector<std::string> faults() const override { return {}; }
    [[nodiscard]] std::uint64_t revision() const override { return revision_; }
    std::size_t erase_person(const Uuid& person) override;
    void keep_text(std::string_view hash, std::string_view text) override;
    [[nodiscard]] std::optional<std::string> text(std::string_view hash) const override;
    void read_texts(const std::function<void(std::string_view, std::string_view)>& visit) const override;
    [[nodiscard]] std::vector<std::string> text_hashes() const override;
    [[nodiscard]] std::vector<Tombstone> tombstones() const override;
    void bury(std::span<const Tombstone> tombstones) override;

private:
    struct InOrder {
        bool operator()(const Event& a, const Event& b) const { return comes_before(a, b); }
    };
    using Events = std::set<Event, InOrder>;

    std::size_t sweep();

    Events events_;
    std::map<Uuid, Events::const_iterator> by_id_;
    std::map<std::string, std::string, std::less<>> texts_;
    std::map<Uuid, std::uint64_t> tombstones_;
    std::uint64_t revision_ = 0;
};

}  // namespace fv

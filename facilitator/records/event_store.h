// Where events are kept: in memory (memory_store.h), in a file (stores/sqlite), on a server
// (stores/postgres).
//
// What append() has returned from is on disk. Nothing is updated or deleted, but for erase_person().
// Used from one thread; several programs may have the same file open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "facilitator/records/attempt_summary.h"
#include "facilitator/records/event.h"

namespace fv {

/// The store can't go on. what() says it whole; the parts are there for screens that translate.
class StoreError : public std::runtime_error {
public:
    enum class Trouble : std::uint8_t {
        disk_full,     ///< no room, or a quota is used up
        not_writable,  ///< file or folder may not be written
        in_use,        ///< another program held the file for too long
        damaged,       ///< the file's content is broken
        not_records,   ///< the file is something else
        too_new,       ///< written by a newer First Visit
        unreachable,   ///< the server does not answer
        other
    };
    StoreError(Trouble trouble, std::string problem, std::string kept, std::string hint);

    [[nodiscard]] Trouble trouble() const { return trouble_; }
    [[nodiscard]] const std::string& problem() const { return problem_; }  ///< what failed
    [[nodiscard]] const std::string& kept() const { return kept_; }        ///< what is safe; may be empty
    [[nodiscard]] const std::string& hint() const { return hint_; }        ///< what to do; may be empty

private:
    Trouble trouble_;
    std::string problem_, kept_, hint_;
};

/// What an append came to.
struct Appended {
    std::size_t added = 0;          ///< how many were new
    std::vector<Uuid> conflicting;  ///< ids already held with other content: a fault. What was held stays

    friend bool operator==(const Appended&, const Appended&) = default;
};

/// What is left of an erased person, or of an attempt of theirs: events by or about this id stay out.
struct Tombstone {
    Uuid id;
    std::uint64_t count = 0;  ///< events removed where the erasing was asked for; 0 for an attempt

    friend auto operator<=>(const Tombstone&, const Tombstone&) = default;
};

/// What computing anew came to.
struct Rebuilt {
    std::size_t attempts = 0;
    bool same = true;  ///< as it was before
};

class EventStore {
public:
    /// Gets one event at a time, valid during the call; returns false to stop. It may read the store
    /// again, but not change it.
    using Visit = std::function<bool(const Event&)>;

    /// All or nothing, durable on return. An event already held, or of a person erased, is skipped.
    /// Throws StoreError, and then nothing was added. An event without id, about, step or kind, or whose
    /// words are not UTF-8, is a bug of the caller: std::logic_error.
    virtual Appended append(std::span<const Event> events) = 0;
    Appended append(const Event& event) { return append(std::span(&event, 1)); }

    /// All events in the order (about, step, id), the same on every machine.
    virtual void read(const Visit& visit) const = 0;
    /// The events of one attempt, person ..., in the order (step, id).
    virtual void read_about(const Uuid& about, const Visit& visit) const = 0;
    /// The events of one kind, in the order (about, step, id).
    virtual void read_kind(std::string_view kind, const Visit& visit) const = 0;

    /// What one person wrote, in the order (about, step, id).
    virtual void read_author(const Uuid& author, const Visit& visit) const = 0;

    /// The attempts of one person, or all that are on record, in the order of their ids.
    using VisitAttempt = std::function<bool(const AttemptSummary&)>;
    virtual void read_attempts_of(const Uuid& person, const VisitAttempt& visit) const = 0;
    virtual void read_attempts(const VisitAttempt& visit) const = 0;

    [[nodiscard]] virtual std::size_t event_count() const = 0;

    /// Which of these events are not held, in the order given: what to send to a store that is far away.
    [[nodiscard]] virtual std::vector<Uuid> lacking(std::span<const Uuid> events) const = 0;

    /// As long as it stands, everything that is read here is one moment of the store, whatever others write.
    /// To write through this store meanwhile is a bug of the caller: std::logic_error.
    class Moment {
    public:
        Moment() = default;
        Moment(const Moment&) = delete;
        Moment& operator=(const Moment&) = delete;
        virtual ~Moment() = default;
    };
    /// For whoever reads with more than one call: verify, export, merge. They may stand within each other; the
    /// first counts. Throws StoreError.
    [[nodiscard]] virtual std::unique_ptr<Moment> one_moment() const = 0;

    /// Makes anew whatever the store has computed from events, while nobody else writes. Nothing that was
    /// recorded changes.
    virtual Rebuilt rebuild() = 0;
    /// What is wrong with the store as such, a sentence each (verify.h looks at what is in it). May take long.
    [[nodiscard]] virtual std::vector<std::string> faults() const = 0;

    /// Grows with each change that anybody made: what a cached view compares itself with.
    [[nodiscard]] virtual std::uint64_t revision() const = 0;

    /// Removes all that `person` wrote, that is about them, or that is about an attempt of theirs, and
    /// returns how many events that were. Tombstones stay, so that no later merge brings them back.
    virtual std::size_t erase_person(const Uuid& person) = 0;

    /// Keeps a scenario's text under content_hash(text). Any other hash is a bug of the caller.
    virtual void keep_text(std::string_view hash, std::string_view text) = 0;
    [[nodiscard]] virtual std::optional<std::string> text(std::string_view hash) const = 0;
    virtual void read_texts(const std::function<void(std::string_view hash, std::string_view text)>& visit) const = 0;
    [[nodiscard]] virtual std::vector<std::string> text_hashes() const = 0;

    /// For merge.h: tombstones by id; bury() adds them, removing what they cover. Of two counts the
    /// larger stays.
    [[nodiscard]] virtual std::vector<Tombstone> tombstones() const = 0;
    virtual void bury(std::span<const Tombstone> tombstones) = 0;

    EventStore() = default;
    EventStore(const EventStore&) = delete;
    EventStore& operator=(const EventStore&) = delete;
    virtual ~EventStore() = default;
};

/// The events of one attempt, person ... as a list.
[[nodiscard]] std::vector<Event> events_about(const EventStore& store, const Uuid& about);

}  // namespace fv

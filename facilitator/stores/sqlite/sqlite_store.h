// Events in one SQLite file: what a teacher's laptop keeps. WAL with synchronous=FULL, so that what
// append() has returned from survives a loss of power.
#pragma once

#include <filesystem>

#include "facilitator/records/event_store.h"

namespace fv {

class SqliteStore final : public EventStore {
public:
    /// Opens the file, or makes it and its folder, readable by their owner alone. A file of an older
    /// program is backed up, then brought up to date. A file of a newer program or of another one is left
    /// as it is. Throws StoreError.
    explicit SqliteStore(const std::filesystem::path& file);
    /// The same for a copy of ours that needs no backup of its own.
    struct OwnCopy {
        std::filesystem::path file;
    };
    explicit SqliteStore(const OwnCopy& copy);
    ~SqliteStore() override;

    using EventStore::append;
    Appended append(std::span<const Event> events) override;
    void read(const Visit& visit) const override;
    void read_about(const Uuid& about, const Visit& visit) const override;
    void read_kind(std::string_view kind, const Visit& visit) const override;
    void read_author(const Uuid& author, const Visit& visit) const override;
    void read_attempts_of(const Uuid& person, const VisitAttempt& visit) const override;
    void read_attempts(const VisitAttempt& visit) const override;
    [[nodiscard]] std::size_t event_count() const override;
    [[nodiscard]] std::vector<Uuid> lacking(std::span<const Uuid> events) const override;
    [[nodiscard]] std::unique_ptr<Moment> one_moment() const override;
    Rebuilt rebuild() override;
    [[nodiscard]] std::vector<std::string> faults() const override;
    [[nodiscard]] std::uint64_t revision() const override;
    std::size_t erase_person(const Uuid& person) override;
    void keep_text(std::string_view hash, std::string_view text) override;
    [[nodiscard]] std::optional<std::string> text(std::string_view hash) const override;
    void read_texts(const std::function<void(std::string_view, std::string_view)>& visit) const override;
    [[nodiscard]] std::vector<std::string> text_hashes() const override;
    [[nodiscard]] std::vector<Tombstone> tombstones() const override;
    void bury(std::span<const Tombstone> tombstones) override;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace fv

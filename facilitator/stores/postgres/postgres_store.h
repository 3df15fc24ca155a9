// Events on a PostgreSQL server: what a district's laptops share. Ids are the events' own, no query
// depends on a sequence, transactions are serializable and tried again: servers that only speak
// PostgreSQL's language will do (docs/district.md).
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "facilitator/records/event_store.h"

namespace fv {

/// Whether a place of records is a server's address and not a file.
[[nodiscard]] bool names_a_server(std::string_view records);

/// The address without a password in it, for messages.
[[nodiscard]] std::string without_password(std::string_view url);

class PostgresStore final : public EventStore {
public:
    /// Connects, and makes the tables where there are none. Tables of a newer program or of another one
    /// are left as they are. Throws StoreError.
    explicit PostgresStore(const std::string& url);
    ~PostgresStore() override;

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

    /// The address without its password.
    [[nodiscard]] std::string name() const;
    /// How often a transaction was tried again because others wrote at the same time.
    [[nodiscard]] std::uint64_t tried_again() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace fv

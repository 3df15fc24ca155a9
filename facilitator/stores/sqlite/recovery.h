// A damaged file of records: it is set aside as it is, what can be read of it is kept together with what
// its backups have, and what is lost is named.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "facilitator/stores/sqlite/sqlite_store.h"

namespace fv {

/// An event of which only the place is known: its words could not be read, and no backup has them.
struct LostEvent {
    Uuid id, about;
    std::uint32_t step = 0;
    std::string kind;
};

struct Recovery {
    std::filesystem::path set_aside;              ///< the damaged file under its new name
    std::size_t kept = 0;                         ///< events that the records have now
    std::size_t from_backups = 0;                 ///< of these, those that only backups had
    std::vector<std::filesystem::path> backups;   ///< that were read
    std::vector<LostEvent> lost;                  ///< known by the file's own lists; what no list names can't be counted
    bool lists_unreadable = false;                ///< so more may be lost than `lost` says
    std::string damage;                           ///< in SQLite's words

    [[nodiscard]] std::string text() const;       ///< all of it, for the person
};

/// What is wrong with the file's structure; empty: nothing. Reads all of it. `go_on`, asked now and then,
/// may say no: then nullopt.
[[nodiscard]] std::optional<std::string> damage_in(const std::filesystem::path& records, const std::function<bool()>& go_on = {});

/// Throws StoreError: another program has the file open, or there is no room for the copy. Then everything is as it was.
Recovery recover(const std::filesystem::path& records);

struct CarefullyOpened {
    std::unique_ptr<SqliteStore> store;
    std::optional<Recovery> recovery;  ///< the file was damaged
};
/// Opens the records; damaged ones, or ones that were seen to be, are recovered first. Throws StoreError.
[[nodiscard]] CarefullyOpened open_carefully(const std::filesystem::path& records);

}  // namespace fv

// A damaged file of records: it is set aside as it is, what can be read of it is kept together with what
// its backups have, and what is lost is named.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
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

/// Told of each step that was taken; so tests can be killed at each.
using AtStep = std::function<void(std::string_view step)>;

struct CarefullyOpened {
    std::unique_ptr<SqliteStore> store;
    std::optional<Recovery> recovery;  ///< the file was damaged
};
/// Opens the records; damaged ones, or ones that were seen to be, are recovered first, by one program at a
/// time. What a program that was killed meanwhile has left is finished. Throws StoreError: another program has
/// a damaged file open, or there is no room for the copy; then everything is as it was.
[[nodiscard]] CarefullyOpened open_carefully(const std::filesystem::path& records, const AtStep& at = [](std::string_view) {});

/// The records are not in their place, and the next opening puts them there.
[[nodiscard]] bool recovery_was_broken_off(const std::filesystem::path& records);

}  // namespace fv

// Reads what can still be read of a damaged file, from both ends and around the holes. Private to this store.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/recovery.h"

namespace fv {

class Salvage {
public:
    /// `copy` may be written to by SQLite. A file that can't be opened at all has nothing to give.
    explicit Salvage(const std::filesystem::path& copy);

    [[nodiscard]] std::vector<Tombstone> tombstones();
    void texts(const std::function<void(std::string_view hash, std::string_view text)>& take);
    /// All readable events, in portions.
    void events(const std::function<void(std::span<const Event>)>& take);

    /// After events(): those that the file's lists name, and that could not be read.
    [[nodiscard]] std::vector<LostEvent> lost() { return std::move(lost_); }
    [[nodiscard]] bool lists_unreadable() const { return lists_unreadable_; }

private:
    using Row = std::function<void(const Statement&)>;
    /// All rows until the end (true) or until something broken.
    bool rows(std::string_view sql, const Row& take);
    /// From the first and, where that breaks off, from the last backwards. `{}` in the statement: the direction.
    bool rows_from_both_ends(std::string_view sql, const Row& take);
    void rows_of_lists();

    std::unique_ptr<Database> database_;
    std::vector<std::pair<std::int64_t, LostEvent>> named_;  ///< by the lists, with their row, while looking for what is missing
    std::vector<LostEvent> lost_;
    bool lists_unreadable_ = false;
};

}  // namespace fv

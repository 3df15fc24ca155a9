// One program at a time at what more than one file is about: mending, restoring, backups. The lock goes
// away with its holder, also where that is killed. Private to this store and its tests.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>

namespace fv {

class FileLock {
public:
    enum class Outcome : std::uint8_t {
        held,
        busy,       ///< somebody else held it all the time
        impossible  ///< the file can't be made or locked there
    };
    /// Locks a file, which is made, or a folder that is there; waits for at most `patience`.
    FileLock(const std::filesystem::path& path, std::chrono::milliseconds patience);
    ~FileLock();
    FileLock(const FileLock&) = delete;
    FileLock& operator=(const FileLock&) = delete;
    [[nodiscard]] Outcome outcome() const { return outcome_; }

private:
    int handle_ = -1;
    Outcome outcome_ = Outcome::impossible;
};

/// Beside the records: whoever opens, mends or restores them holds it meanwhile. Nobody removes it.
[[nodiscard]] std::filesystem::path lock_of(const std::filesystem::path& records);

}  // namespace fv

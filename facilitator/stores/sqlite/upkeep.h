// What is done for a file of records once a day, beside the person's work: it is looked through for
// damage, and backed up. A thread of its own with a connection of its own; nothing waits for it.
#pragma once

#include <atomic>
#include <chrono>
#include <filesystem>
#include <thread>

namespace fv {

class Upkeep {
public:
    /// Begins at once, and comes back at once.
    Upkeep(std::filesystem::path records, std::chrono::year_month_day today);
    /// A small file is looked after to the end, which takes a moment; of a large one what is not finished is left for the next time.
    ~Upkeep();
    Upkeep(const Upkeep&) = delete;
    Upkeep& operator=(const Upkeep&) = delete;

    /// Damage was seen: the next opening sets the file aside and recovers what can be read (recovery.h).
    [[nodiscard]] bool saw_damage() const { return damaged_; }

private:
    void look_after(const std::filesystem::path& records, std::chrono::year_month_day today);

    std::atomic<bool> leaving_ = false, damaged_ = false;
    std::thread thread_;
};

}  // namespace fv

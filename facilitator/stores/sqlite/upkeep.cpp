#include "facilitator/stores/sqlite/upkeep.h"

#include "facilitator/records/event_store.h"
#include "facilitator/stores/sqlite/backup.h"
#include "facilitator/stores/sqlite/database.h"
#include "facilitator/stores/sqlite/recovery.h"

namespace fv {
namespace {
constexpr std::uintmax_t small = std::uintmax_t{8} << 20U;  // bytes: read and copied in well under a second
}

Upkeep::Upkeep(std::filesystem::path records, std::chrono::year_month_day today)
    : thread_([this, records = std::move(records), today] { look_after(records, today); })
{
}

Upkeep::~Upkeep()
{
    leaving_ = true;
    thread_.join();
}

void Upkeep::look_after(const std::filesystem::path& records, std::chrono::year_month_day today)
{
    try {
        if (!is_backup_due(records, today)) return;
        std::error_code error;
        const bool to_the_end = std::filesystem::file_size(records, error) < small;
        const auto go_on = [this, to_the_end] { return to_the_end || !leaving_; };
        const auto damage = damage_in(records, go_on);
        if (!damage) return;
        if (!damage->empty()) {
            mark_damaged(records.string());
            damaged_ = true;
            return;  // yesterday's backup is worth more than one of this
        }
        back_up_today(records, today, go_on);
    } catch (const StoreError& trouble) {
        if (trouble.trouble() == StoreError::Trouble::damaged) {
            mark_damaged(records.string());
            damaged_ = true;
        }
    } catch (const std::exception&) {
        // No room, or somebody else is at the file: tomorrow, or at the next start. The records are as they were.
    }
}

}  // namespace fv

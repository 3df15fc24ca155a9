#include "trainer/commands/backups_cleaning.h"

#include <exception>
#include <fmt/format.h>
#include <ostream>

namespace fv {

BackupsCleaned BackupsCleaning::clean()
{
    done_ = true;
    return opened_.file ? erase_in_backups(*opened_.file, opened_.store->tombstones()) : BackupsCleaned{};
}

BackupsCleaning::~BackupsCleaning()
{
    if (done_) return;
    try {
        const BackupsCleaned cleaned = clean();
        if (cleaned.log_in_use) console_.err << "Another program is reading the records: whoever was erased is overwritten in their log when every First Visit is closed.\n";
        for (const auto& file : cleaned.not_cleaned) console_.err << fmt::format("first-visit: who was erased may still be in the backup {}, which can't be written.\n", file.string());
    } catch (const std::exception& trouble) {
        console_.err << fmt::format("first-visit: who was erased may still be in the backups, which could not be cleaned: {}\n", trouble.what());
    }
}

}  // namespace fv

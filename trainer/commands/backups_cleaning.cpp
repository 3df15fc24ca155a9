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
        for (const auto& file : cleaned.not_cleaned) console_.err << fmt::format("first-visit: who was erased may still be in the backup {}, which can't be written.\n", file.string());
    } catch (const std::exception& trouble) {
        console_.err << fmt::format("first-visit: who was erased may still be in the backups, which could not be cleaned: {}\n", trouble.what());
    }
}

}  // namespace fv

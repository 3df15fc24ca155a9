// Who was erased in the records goes from their backups too, whichever way a command ends: also where
// it breaks off half-way, after tombstones came in.
#pragma once

#include "facilitator/stores/sqlite/restoring.h"
#include "trainer/commands/store_opening.h"

namespace fv {

class BackupsCleaning {
public:
    /// Both must outlive this.
    BackupsCleaning(const OpenStore& opened, Console& console) : opened_(opened), console_(console) {}
    /// Cleans unless that was done, and tells `console.err` of what could not be cleaned.
    ~BackupsCleaning();
    BackupsCleaning(const BackupsCleaning&) = delete;
    BackupsCleaning& operator=(const BackupsCleaning&) = delete;

    /// Cleans now; the caller tells. Records that are in no file have no backups of ours.
    [[nodiscard]] BackupsCleaned clean();

private:
    const OpenStore& opened_;
    Console& console_;
    bool done_ = false;
};

}  // namespace fv

// From the schema that a file has to the newest, step by step, with a backup first.
// Private to this store and its tests.
#pragma once

#include <cstdint>

#include "facilitator/stores/sqlite/database.h"

namespace fv {

constexpr std::int64_t newest_schema = 2;
constexpr std::int64_t application_id = 0x46565231;  // "FVR1": what `file` can tell these records by

enum class BackupFirst : bool { no, yes };

/// Makes a new file's tables, or brings an older one up to date: all steps or none. Throws StoreError for
/// a file of a newer program, of another program, or where the backup can't be written; the file is then
/// as it was.
void bring_up_to_date(Database& database, BackupFirst backup_first);

}  // namespace fv

#include "facilitator/stores/sqlite/migrations.h"

#include <array>
#include <fmt/format.h>

#include "facilitator/records/event_store.h"
#include "facilitator/stores/sqlite/attempt_cache.h"
#include "facilitator/stores/sqlite/backup.h"
#include "facilitator/stores/sqlite/statements.h"

namespace fv {
namespace {

using Trouble = StoreError::Trouble;

/// Step n leads from schema n to n + 1.
void take_step(Database& database, std::int64_t step)
{
    const std::array<std::string_view, newest_schema> tables = {sql::schema_1, sql::schema_2};
    database.run(tables[static_cast<std::size_t>(step)]);
    if (step == 1) AttemptCache(database).rebuild();
}

std::int64_t schema_of(Database& database)
{
    const std::int64_t version = database.number("PRAGMA user_version");
    if (version > newest_schema)
        throw StoreError(Trouble::too_new, fmt::format("The records \"{}\" were written by a newer First Visit.", database.file()), "They were left as they are.", "Use the newer program, or choose another file with --records.");
    const bool ours = version > 0 && database.number("PRAGMA application_id") == application_id;
    if (!ours && database.number("SELECT count(*) FROM sqlite_schema") > 0)
        throw StoreError(Trouble::not_records, fmt::format("\"{}\" is a database of another program.", database.file()), "It was left as it is.", "Choose another file with --records.");
    return version;
}

}  // namespace

void bring_up_to_date(Database& database, BackupFirst backup_first)
{
    const std::int64_t found = schema_of(database);
    if (found == newest_schema) return;
    if (found > 0 && backup_first == BackupFirst::yes)
        back_up_beside(database.file(), free_backup_name(database.file(), fmt::format("before-schema-{}", newest_schema)));
    Transaction transaction(database);
    for (std::int64_t step = schema_of(database); step < newest_schema; ++step) take_step(database, step);  // somebody else may have been faster
    database.run(fmt::format("PRAGMA application_id = {}; PRAGMA user_version = {}", application_id, newest_schema));
    transaction.commit();
}

}  // namespace fv

#include "trainer/commands/store_opening.h"

#include <chrono>
#include <cstdlib>
#include <fmt/format.h>
#include <ostream>

#include "facilitator/stores/postgres/postgres_store.h"
#include "facilitator/stores/sqlite/backup.h"
#include "facilitator/stores/sqlite/sqlite_store.h"
#include "trainer/commands/opening.h"
#include "trainer/session/files.h"

namespace fv {

namespace fs = std::filesystem;

std::string records_named(const CommonOptions& options)
{
    if (!options.records.empty()) return options.records;
    const auto named = path_in_environment("FIRST_VISIT_RECORDS");
    return named ? named->string() : default_records_file().string();
}

bool records_are_there(const CommonOptions& options)
{
    const std::string name = records_named(options);
    std::error_code error;
    return names_a_server(name) || fs::exists(name, error) || recovery_was_broken_off(name);
}

void tell_recovery(const OpenStore& opened, Console& console)
{
    if (opened.recovery) console.err << opened.recovery->text();
}

OpenStore open_store(const CommonOptions& options)
{
    OpenStore opened{.name = records_named(options), .file = {}, .store = {}, .recovery = {}};
    if (names_a_server(opened.name)) {
        auto server = std::make_unique<PostgresStore>(opened.name);
        opened.name = server->name();
        opened.store = std::move(server);
        return opened;
    }
    opened.file = opened.name;
    CarefullyOpened careful = open_carefully(*opened.file);
    opened.store = std::move(careful.store);
    opened.recovery = std::move(careful.recovery);
    return opened;
}

std::optional<OpenStore> open_store_that_is_there(const CommonOptions& options, Console& console)
{
    const std::string name = records_named(options);
    if (!records_are_there(options)) {
        console.err << fmt::format("first-visit: there are no records at \"{}\" yet.\n", name);
        if (const auto backups = backups_of(name); !backups.empty()) console.err << fmt::format("  There are backups of some: `first-visit records restore {}` brings them back.\n", backups.front().string());
        return std::nullopt;
    }
    OpenStore opened = open_store(options);
    tell_recovery(opened, console);
    return opened;
}

std::unique_ptr<Upkeep> look_after(const OpenStore& opened)
{
    if (!opened.file) return nullptr;
    return std::make_unique<Upkeep>(*opened.file, std::chrono::year_month_day{std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now())});
}

OtherRecords::OtherRecords(const std::string& name)
{
    if (names_a_server(name)) {
        store_ = std::make_unique<PostgresStore>(name);
        return;
    }
    std::error_code error;
    if (!fs::exists(name, error)) throw StoreError(StoreError::Trouble::other, fmt::format("There are no records at \"{}\".", name), {}, "Look at how it is written.");
    std::string folder = (fs::temp_directory_path() / "first-visit-XXXXXX").string();
    if (mkdtemp(folder.data()) == nullptr) throw StoreError(StoreError::Trouble::not_writable, fmt::format("No folder can be made in \"{}\".", fs::temp_directory_path().string()), {}, "Make room there, or name another place with TMPDIR.");
    folder_ = folder;
    try {
        back_up(name, folder_ / "copy.db");
        store_ = std::make_unique<SqliteStore>(SqliteStore::OwnCopy{folder_ / "copy.db"});
    } catch (...) {
        fs::remove_all(folder_, error);
        throw;
    }
}

OtherRecords::~OtherRecords()
{
    store_.reset();
    std::error_code ignored;
    if (!folder_.empty()) fs::remove_all(folder_, ignored);
}

}  // namespace fv

// Opening records for a command: the person's own, or those that the command line names besides.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "facilitator/records/event_store.h"
#include "facilitator/stores/sqlite/recovery.h"
#include "facilitator/stores/sqlite/upkeep.h"
#include "trainer/commands/console.h"

namespace fv {

struct CommonOptions;

/// --records, else FIRST_VISIT_RECORDS, else the person's own file.
[[nodiscard]] std::string records_named(const CommonOptions& options);
/// Whether there is such a file; a server is taken at its word.
[[nodiscard]] bool records_are_there(const CommonOptions& options);

struct OpenStore {
    std::string name;                           ///< as the person would write it
    std::optional<std::filesystem::path> file;  ///< nullopt: they are not in a file
    std::unique_ptr<EventStore> store;
    std::optional<Recovery> recovery;           ///< the file was damaged and is mended: what the person must know
};
/// Tells `console.err` what was recovered, if that was needed.
void tell_recovery(const OpenStore& opened, Console& console);
/// Makes the records where there are none. Throws StoreError.
[[nodiscard]] OpenStore open_store(const CommonOptions& options);
/// The same for a command that only looks: nullopt, and `console.err` was told, where there are none.
[[nodiscard]] std::optional<OpenStore> open_store_that_is_there(const CommonOptions& options, Console& console);

/// Daily backup and check of a file, from now until it goes away; nothing for records that are in none.
[[nodiscard]] std::unique_ptr<Upkeep> look_after(const OpenStore& opened);

/// Records of somebody else, read from a copy, so that nothing of theirs changes. Throws StoreError; a
/// name of nothing is a StoreError too.
class OtherRecords {
public:
    explicit OtherRecords(const std::string& name);
    ~OtherRecords();
    OtherRecords(const OtherRecords&) = delete;
    OtherRecords& operator=(const OtherRecords&) = delete;
    [[nodiscard]] EventStore& store() { return *store_; }

private:
    std::filesystem::path folder_;  ///< of the copy; empty: there is none
    std::unique_ptr<EventStore> store_;
};

}  // namespace fv

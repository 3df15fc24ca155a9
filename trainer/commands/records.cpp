#include "trainer/commands/records.h"

#include <filesystem>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "facilitator/records/attempt.h"
#include "facilitator/records/verify.h"
#include "facilitator/stores/sqlite/backup.h"
#include "facilitator/stores/sqlite/restoring.h"
#include "trainer/commands/store_opening.h"

namespace fv {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

std::string size_of(std::uintmax_t bytes)
{
    constexpr double thousand = 1000.0;
    const auto n = static_cast<double>(bytes);
    if (n < thousand) return fmt::format("{} bytes", bytes);
    return n < thousand * thousand ? fmt::format("{:.0f} kB", n / thousand) : fmt::format("{:.1f} MB", n / (thousand * thousand));
}

struct Facts {
    std::size_t events = 0, attempts = 0, people = 0, texts = 0, tombstones = 0;
};

Facts facts_of(const EventStore& store)
{
    Facts facts{.events = store.event_count(), .attempts = 0, .people = people(store).size(), .texts = store.text_hashes().size(), .tombstones = store.tombstones().size()};
    store.read_attempts([&](const AttemptSummary&) { return ++facts.attempts > 0; });
    return facts;
}

}  // namespace

int run_records_info(const CommonOptions& common, Console& console)
{
    const auto opened = open_store_that_is_there(common, console);
    if (!opened) return ExitStatus::answer_is_no;
    const Facts facts = facts_of(*opened->store);
    const auto backups = opened->file ? backups_of(*opened->file) : std::vector<fs::path>{};
    const auto aside = opened->file ? files_set_aside(*opened->file) : std::vector<fs::path>{};
    std::error_code error;
    if (common.json) {
        Json document{{"schema", "first-visit/records-info/1"}, {"records", opened->name}, {"events", facts.events}, {"attempts", facts.attempts}, {"people", facts.people},
                      {"texts", facts.texts}, {"tombstones", facts.tombstones}, {"backups", Json::array()}, {"set_aside", Json::array()}};
        for (const fs::path& file : backups) document["backups"].push_back({{"file", file.string()}, {"bytes", fs::file_size(file, error)}});
        for (const fs::path& file : aside) document["set_aside"].push_back(file.string());
        console.out << document.dump(2) << '\n';
        return ExitStatus::done;
    }
    console.out << fmt::format("{}{}\n", opened->name, opened->file ? ", " + size_of(fs::file_size(*opened->file, error)) : "");
    console.out << fmt::format("people {}, attempts {}, events {}, texts of visits {}, erased {}\n", facts.people, facts.attempts, facts.events, facts.texts, facts.tombstones);
    if (opened->file) console.out << (backups.empty() ? "no backups yet: one is taken each day on which something changed\n" : "backups:\n");
    for (const fs::path& file : backups) console.out << fmt::format("  {}  {}\n", file.string(), size_of(fs::file_size(file, error)));
    for (const fs::path& file : aside) console.out << fmt::format("set aside, because it was damaged: {}\n", file.string());
    return ExitStatus::done;
}

int run_records_verify(const CommonOptions& common, Console& console)
{
    const auto opened = open_store_that_is_there(common, console);
    if (!opened) return ExitStatus::answer_is_no;
    const Verified verified = verify(*opened->store);
    const int status = verified.fault_count == 0 ? ExitStatus::done : ExitStatus::answer_is_no;
    if (common.json) {
        const Json document{{"schema", "first-visit/records-verify/1"}, {"events", verified.events}, {"attempts", verified.attempts}, {"texts", verified.texts}, {"tombstones", verified.tombstones},
                            {"forks", verified.forks}, {"fault_count", verified.fault_count}, {"faults", verified.faults}};
        console.out << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
        return status;
    }
    for (const std::string& fault : verified.faults) console.out << fault << '\n';
    if (verified.fault_count > verified.faults.size()) console.out << fmt::format("... and {} more\n", verified.fault_count - verified.faults.size());
    if (!common.quiet)
        console.out << fmt::format("{} events, {} attempts, {} texts looked through: {}\n", verified.events, verified.attempts, verified.texts,
                                   verified.fault_count == 0 ? "no fault" : fmt::format("{} faults", verified.fault_count));
    if (!common.quiet && verified.forks > 0) console.out << fmt::format("At {} steps two devices went on with one attempt: both are kept, the first counts.\n", verified.forks);
    return status;
}

int run_records_rebuild(const CommonOptions& common, Console& console)
{
    const auto opened = open_store_that_is_there(common, console);
    if (!opened) return ExitStatus::answer_is_no;
    const auto [attempts, same] = opened->store->rebuild();
    if (common.json) console.out << Json{{"schema", "first-visit/records-rebuild/1"}, {"attempts", attempts}, {"same_as_before", same}}.dump(2) << '\n';
    else if (!common.quiet) console.out << fmt::format("{} attempts computed anew: {}.\n", attempts, same ? "the same as before" : "the lists were wrong, and are right now");
    return ExitStatus::done;
}

}  // namespace fv

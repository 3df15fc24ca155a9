#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "facilitator/records/lines.h"
#include "facilitator/records/merge.h"
#include "facilitator/stores/postgres/postgres_store.h"
#include "trainer/commands/backups_cleaning.h"
#include "trainer/commands/records.h"
#include "trainer/commands/store_opening.h"

namespace fv {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Json texts_of(const std::vector<Uuid>& ids)
{
    Json all = Json::array();
    for (const Uuid& id : ids) all.push_back(id.text());
    return all;
}

bool is_same(const std::string& one, const std::string& other)
{
    std::error_code error;
    return one == other || fs::equivalent(one, other, error);
}

/// What a merge found wrong, in words.
void tell_faults(const Merged& merged, const std::string& name, Console& console)
{
    for (const Uuid& id : merged.conflicting) console.err << fmt::format("{}: event {} says something else there than here; each side keeps its own.\n", name, id.text());
    for (const Uuid& id : merged.damaged_events) console.err << fmt::format("{}: event {} can't be read as text; it was left out.\n", name, id.text());
    for (const std::string& hash : merged.damaged_texts) console.err << fmt::format("{}: the text {} is not the text of that name any more; it was left out.\n", name, hash);
    for (const Fork& fork : merged.forks) console.err << fmt::format("{}: two devices went on with attempt {} at step {}; both are kept, the first counts.\n", name, fork.about.text(), fork.step);
}

/// As it is told: a server's password never is.
std::string shown(const std::string& name) { return names_a_server(name) ? without_password(name) : name; }

}  // namespace

int run_records_merge(const RecordsArguments& arguments, const CommonOptions& common, Console& console)
{
    const OpenStore opened = open_store(common);
    tell_recovery(opened, console);
    for (const std::string& other : arguments.others) {
        if (!is_same(other, opened.name)) continue;
        console.err << fmt::format("first-visit: \"{}\" are these very records; name those of another laptop.\n", shown(other));
        return ExitStatus::wrong_usage;
    }
    int status = ExitStatus::done;
    Json document{{"schema", "first-visit/records-merge/1"}, {"merged", Json::array()}};
    const BackupsCleaning cleaning(opened, console);
    for (const std::string& name : arguments.others) {
        OtherRecords other(name);
        const Merged merged = merge(other.store(), *opened.store);
        if (!merged.conflicting.empty() || !merged.damaged_events.empty() || !merged.damaged_texts.empty()) status = ExitStatus::answer_is_no;
        tell_faults(merged, shown(name), console);
        Json forks = Json::array();
        for (const Fork& fork : merged.forks) forks.push_back({{"about", fork.about.text()}, {"step", fork.step}});
        document["merged"].push_back({{"from", shown(name)}, {"added", merged.added}, {"erased", merged.erased}, {"conflicting", texts_of(merged.conflicting)}, {"damaged_events", texts_of(merged.damaged_events)},
                                      {"damaged_texts", merged.damaged_texts}, {"forks", std::move(forks)}});
        if (!common.json && !common.quiet) console.out << fmt::format("{}: {} new events.\n", shown(name), merged.added);
    }
    if (common.json) console.out << document.dump(2) << '\n';
    return status;
}

int run_records_send(const RecordsArguments& arguments, const CommonOptions& common, Console& console)
{
    const auto opened = open_store_that_is_there(common, console);
    if (!opened) return ExitStatus::answer_is_no;
    if (is_same(arguments.file, opened->name)) {
        console.err << fmt::format("first-visit: \"{}\" are these very records; name those to send to.\n", shown(arguments.file));
        return ExitStatus::wrong_usage;
    }
    CommonOptions there = common;
    there.records = arguments.file;
    const auto target = open_store_that_is_there(there, console);
    if (!target) return ExitStatus::could_not;
    const BackupsCleaning here(*opened, console), over_there(*target, console);
    const Sent sent = send(*opened->store, *target->store);
    for (const Uuid& id : sent.conflicting) console.err << fmt::format("event {} says something else there than here; each side keeps its own.\n", id.text());
    for (const Uuid& id : sent.damaged_events) console.err << fmt::format("event {} can't be read as text; it was not sent.\n", id.text());
    if (common.json)
        console.out << Json{{"schema", "first-visit/records-send/1"}, {"to", target->name}, {"events", sent.events}, {"texts", sent.texts}, {"erased_here", sent.erased_here}, {"erased_there", sent.erased_there},
                            {"conflicting", texts_of(sent.conflicting)}, {"damaged_events", texts_of(sent.damaged_events)}}
                           .dump(2)
                    << '\n';
    else if (!common.quiet) console.out << fmt::format("{} events sent; {} people and attempts erased there since are erased here too.\n", sent.events, sent.erased_here);
    return sent.conflicting.empty() && sent.damaged_events.empty() ? ExitStatus::done : ExitStatus::answer_is_no;
}

int run_records_export(const RecordsArguments& arguments, const CommonOptions& common, Console& console)
{
    const auto opened = open_store_that_is_there(common, console);
    if (!opened) return ExitStatus::answer_is_no;
    LineCounts counts;
    if (arguments.file.empty() || arguments.file == "-") {
        counts = write_lines(*opened->store, console.out);
        console.out.flush();
        if (!console.out) throw StoreError(StoreError::Trouble::disk_full, "The export could not be written to its end.", "The records are as they were.", "Make room, then do it again.");
        return ExitStatus::done;
    }
    if (std::error_code unknown; !names_a_server(opened->name) && fs::equivalent(arguments.file, opened->name, unknown)) {
        console.err << fmt::format("first-visit: \"{}\" are these very records; choose another name for the export.\n", arguments.file);
        return ExitStatus::wrong_usage;
    }
    const fs::path partial = arguments.file + ".partial";
    std::ofstream out(partial, std::ios::binary | std::ios::trunc);
    std::error_code error;
    fs::permissions(partial, fs::perms::owner_read | fs::perms::owner_write, error);
    counts = write_lines(*opened->store, out);
    out.close();
    if (out) fs::rename(partial, arguments.file, error);
    if (!out || error) {
        fs::remove(partial, error);
        throw StoreError(StoreError::Trouble::not_writable, fmt::format("\"{}\" can't be written.", arguments.file), "The records are as they were.", "Make room, or choose another place.");
    }
    if (common.json) console.out << Json{{"schema", "first-visit/records-export/1"}, {"file", arguments.file}, {"events", counts.events}, {"texts", counts.texts}, {"tombstones", counts.tombstones}}.dump(2) << '\n';
    else if (!common.quiet) console.out << fmt::format("{} events, {} texts and {} tombstones written to {}.\n", counts.events, counts.texts, counts.tombstones, arguments.file);
    return ExitStatus::done;
}

int run_records_import(const RecordsArguments& arguments, const CommonOptions& common, Console& console)
{
    std::ifstream file;
    std::stringstream all;
    const bool from_input = arguments.file == "-";
    if (from_input) all << console.in.rdbuf();
    else file.open(arguments.file, std::ios::binary);
    if (!from_input && !file) throw StoreError(StoreError::Trouble::other, fmt::format("\"{}\" can't be opened.", arguments.file), "The records are as they were.", "Look at how it is written.");
    const OpenStore opened = open_store(common);
    tell_recovery(opened, console);
    const BackupsCleaning cleaning(opened, console);
    const Imported imported = read_lines(from_input ? static_cast<std::istream&>(all) : file, *opened.store);
    for (const LineFault& fault : imported.faults) console.err << fmt::format("{}{}: {}\n", from_input ? "standard input" : arguments.file, fault.line == 0 ? "" : fmt::format(":{}", fault.line), fault.message);
    if (imported.fault_count > imported.faults.size()) console.err << fmt::format("... and {} more\n", imported.fault_count - imported.faults.size());
    for (const Uuid& id : imported.conflicting) console.err << fmt::format("event {} says something else there than here; the records keep their own.\n", id.text());
    if (common.json) {
        Json faults = Json::array();
        for (const LineFault& fault : imported.faults) faults.push_back({{"line", fault.line}, {"message", fault.message}});
        console.out << Json{{"schema", "first-visit/records-import/1"}, {"events", imported.read.events}, {"added", imported.added}, {"texts", imported.read.texts}, {"tombstones", imported.read.tombstones},
                            {"conflicting", texts_of(imported.conflicting)}, {"fault_count", imported.fault_count}, {"faults", std::move(faults)}}
                           .dump(2, ' ', false, Json::error_handler_t::replace)
                    << '\n';
    } else if (imported.fault_count > 0) {
        console.err << fmt::format("{} faults: nothing was added.\n", imported.fault_count);
    } else if (!common.quiet) {
        console.out << fmt::format("{} of {} events were new.\n", imported.added, imported.read.events);
    }
    return imported.fault_count == 0 && imported.conflicting.empty() ? ExitStatus::done : ExitStatus::answer_is_no;
}

}  // namespace fv

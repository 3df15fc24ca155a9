#include "facilitator/stores/sqlite/recovery_plan.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <fstream>
#include <nlohmann/json.hpp>
#include <unistd.h>

namespace fv {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;

fs::path plan_file(const fs::path& records) { return recovery_folder(records) / "plan.json"; }

bool reaches_disk(const fs::path& path)
{
    const int handle = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) return false;
    const bool done = ::fsync(handle) == 0;
    ::close(handle);
    return done;
}

}  // namespace

fs::path recovery_folder(const fs::path& records) { return records.string() + ".recovering"; }
fs::path mended_file(const fs::path& records) { return recovery_folder(records) / "mended.db"; }

void write_plan(const fs::path& records, const Recovery& recovery)
{
    Json plan{{"set_aside", recovery.set_aside.string()}, {"kept", recovery.kept}, {"from_backups", recovery.from_backups}, {"backups", Json::array()}, {"lost", Json::array()},
              {"lists_unreadable", recovery.lists_unreadable}, {"damage", recovery.damage}};
    for (const fs::path& backup : recovery.backups) plan["backups"].push_back(backup.string());
    for (const LostEvent& lost : recovery.lost) plan["lost"].push_back({{"id", lost.id.text()}, {"about", lost.about.text()}, {"step", lost.step}, {"kind", lost.kind}});
    const fs::path partial = plan_file(records).string() + ".partial";
    std::ofstream out(partial, std::ios::binary | std::ios::trunc);
    out << plan.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    out.close();
    std::error_code error;
    const bool kept = out && reaches_disk(partial) && reaches_disk(mended_file(records));
    if (kept) fs::rename(partial, plan_file(records), error);
    if (!kept || error || !reaches_disk(recovery_folder(records)))
        throw StoreError(StoreError::Trouble::disk_full, fmt::format("What was recovered of \"{}\" does not reach the disk.", records.string()), "The file was left as it is.", "Make room on the disk, then start again.");
}

std::optional<Recovery> read_plan(const fs::path& records)
{
    std::ifstream in(plan_file(records), std::ios::binary);
    if (!in) return std::nullopt;
    try {
        const Json plan = Json::parse(in);
        Recovery recovery;
        recovery.set_aside = plan.at("set_aside").get<std::string>();
        recovery.kept = plan.at("kept").get<std::size_t>();
        recovery.from_backups = plan.at("from_backups").get<std::size_t>();
        for (const Json& backup : plan.at("backups")) recovery.backups.emplace_back(backup.get<std::string>());
        for (const Json& lost : plan.at("lost"))
            recovery.lost.push_back({parse_uuid(lost.at("id").get<std::string>()).value_or(Uuid{}), parse_uuid(lost.at("about").get<std::string>()).value_or(Uuid{}), lost.at("step").get<std::uint32_t>(), lost.at("kind").get<std::string>()});
        recovery.lists_unreadable = plan.at("lists_unreadable").get<bool>();
        recovery.damage = plan.at("damage").get<std::string>();
        return recovery;
    } catch (const Json::exception&) {
        return std::nullopt;
    }
}

}  // namespace fv

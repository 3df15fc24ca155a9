#include "facilitator/stores/sqlite/salvage.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <unordered_set>
#include <utility>

#include "facilitator/records/erasure.h"
#include "facilitator/stores/sqlite/attempt_cache.h"
#include "foundation/content_hash.h"

namespace fv {
namespace {
constexpr std::size_t portion = 1000;
}

Salvage::Salvage(const std::filesystem::path& copy)
{
    try {
        database_ = std::make_unique<Database>(copy.string(), Access::write);
        (void)database_->number("SELECT count(*) FROM sqlite_schema");
    } catch (const StoreError&) {
        database_.reset();
        lists_unreadable_ = true;
    }
}

bool Salvage::rows(std::string_view sql, const Row& take)
{
    if (database_ == nullptr) return false;
    try {
        Statement statement(*database_, sql);
        while (statement.step()) take(statement);
        return true;
    } catch (const StoreError&) {
        return false;
    }
}

bool Salvage::rows_from_both_ends(std::string_view sql, const Row& take)
{
    if (rows(fmt::format(fmt::runtime(sql), "ASC"), take)) return true;
    (void)rows(fmt::format(fmt::runtime(sql), "DESC"), take);
    return false;
}

std::vector<Tombstone> Salvage::tombstones()
{
    std::map<Uuid, std::uint64_t> all;
    (void)rows_from_both_ends("SELECT id, count FROM tombstone NOT INDEXED ORDER BY rowid {}", [&](const Statement& row) { all[row.id(0)] = static_cast<std::uint64_t>(std::max<std::int64_t>(0, row.number(1))); });
    all.erase(Uuid{});
    std::vector<Tombstone> stones;
    for (const auto& [id, count] : all) stones.push_back({id, count});
    return stones;
}

void Salvage::texts(const std::function<void(std::string_view, std::string_view)>& take)
{
    (void)rows_from_both_ends("SELECT hash, text FROM text NOT INDEXED ORDER BY rowid {}", [&](const Statement& row) {
        const std::string_view hash = row.text(0), text = row.text(1);
        if (content_hash(text) == hash && is_fit_text(text)) take(hash, text);
    });
}

/// What the two lists that name an event by more than its id have, whichever of them can be read.
void Salvage::rows_of_lists()
{
    std::map<std::int64_t, LostEvent> named;
    const auto take = [&](const Statement& row) {
        if (row.id(1).is_nil()) return;
        LostEvent& event = named[row.number(0)];
        event.id = row.id(1);
        event.about = row.id(2);
        event.step = static_cast<std::uint32_t>(row.number(3));
        if (!row.text(4).empty()) event.kind = std::string(row.text(4));
    };
    const bool by_kind = rows_from_both_ends("SELECT rowid, id, about, step, kind FROM event INDEXED BY event_by_kind ORDER BY kind {0}, about {0}, step {0}, id {0}", take);
    const bool in_order = rows_from_both_ends("SELECT rowid, id, about, step, '' FROM event INDEXED BY event_in_order ORDER BY about {0}, step {0}, id {0}", take);
    lists_unreadable_ = !by_kind && !in_order;
    named_.assign(named.begin(), named.end());
}

void Salvage::events(const std::function<void(std::span<const Event>)>& take)
{
    std::unordered_set<Uuid> read;
    std::vector<Event> waiting;
    const auto flush = [&] { take(std::exchange(waiting, {})); };
    const auto one = [&](const Statement& row) {
        Event event = event_in(row);
        if (!why_unfit(event).empty() || !read.insert(event.id).second) return;
        waiting.push_back(std::move(event));
        if (waiting.size() == portion) flush();
    };
    const std::string columns = "SELECT id, at, author, device, about, step, kind, body FROM event NOT INDEXED ";
    const bool all = rows_from_both_ends(columns + "ORDER BY rowid {}", one);
    rows_of_lists();
    if (all) lists_unreadable_ = false;  // the table itself was read to its end
    for (auto& [row, named] : named_) {
        if (read.contains(named.id)) continue;
        (void)rows(columns + fmt::format("WHERE rowid = {}", row), one);  // beside the hole
        if (!read.contains(named.id)) lost_.push_back(std::move(named));
    }
    named_.clear();
    flush();
}

}  // namespace fv

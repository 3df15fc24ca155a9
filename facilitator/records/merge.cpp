#include "facilitator/records/merge.h"

#include <algorithm>

#include "foundation/content_hash.h"

namespace fv {
namespace {
constexpr std::size_t batch = 1000;  // events in one append: a long merge holds no lock for long
}

Merged merge(const EventStore& from, EventStore& into)
{
    Merged result;
    into.bury(from.tombstones());
    from.read_texts([&](std::string_view hash, std::string_view text) {
        if (content_hash(text) == hash) into.keep_text(hash, text);
        else result.damaged_texts.emplace_back(hash);
    });
    std::vector<Event> waiting;
    const auto flush = [&] {
        const Appended appended = into.append(waiting);
        result.added += appended.added;
        result.conflicting.insert(result.conflicting.end(), appended.conflicting.begin(), appended.conflicting.end());
        waiting.clear();
    };
    from.read([&](const Event& event) {
        waiting.push_back(event);
        if (waiting.size() == batch) flush();
        return true;
    });
    flush();
    std::sort(result.conflicting.begin(), result.conflicting.end());
    result.forks = forks(into);
    return result;
}

std::vector<Fork> forks(const EventStore& store)
{
    std::vector<Fork> found;
    Fork last;
    store.read([&](const Event& event) {
        const Fork here{event.about, event.step};
        if (here == last && (found.empty() || found.back() != here)) found.push_back(here);
        last = here;
        return true;
    });
    return found;
}

}  // namespace fv

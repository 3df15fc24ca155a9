#include "facilitator/records/event_store.h"

#include <utility>

namespace fv {

StoreError::StoreError(Trouble trouble, std::string problem, std::string kept, std::string hint)
    : std::runtime_error(problem + (kept.empty() ? "" : " " + kept) + (hint.empty() ? "" : " " + hint)),
      trouble_(trouble), problem_(std::move(problem)), kept_(std::move(kept)), hint_(std::move(hint))
{
}

std::vector<Event> events_about(const EventStore& store, const Uuid& about)
{
    std::vector<Event> events;
    store.read_about(about, [&](const Event& event) {
        events.push_back(event);
        return true;
    });
    return events;
}

}  // namespace fv

#include "facilitator/records/erasure.h"

#include <fmt/format.h>

#include "facilitator/records/event_bodies.h"

namespace fv {

std::optional<Uuid> attempt_that_goes(const Event& event, const IsErased& is_erased)
{
    if (event.kind != AttemptBegun::kind || is_erased(event.about)) return std::nullopt;
    if (is_erased(event.author)) return event.about;
    const auto body = from_json<AttemptBegun>(event.body);
    return body && is_erased(body->person) ? std::optional(event.about) : std::nullopt;
}

std::vector<Tombstone> attempts_that_go(std::span<const Event> events, const IsErased& is_erased)
{
    std::vector<Tombstone> going;
    for (const Event& event : events)
        if (const auto attempt = attempt_that_goes(event, is_erased)) going.push_back({*attempt, 0});
    return going;
}

void check_complete(std::span<const Event> events)
{
    for (const Event& event : events)
        if (event.id.is_nil() || event.about.is_nil() || event.step == 0 || event.kind.empty())
            throw std::logic_error(fmt::format("event {} of kind \"{}\": an event needs an id, what it is about, a step from 1 and a kind", event.id.text(), event.kind));
}

}  // namespace fv

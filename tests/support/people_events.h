// What was said about people, as events of a test: numbered ids, steps that count by themselves.
#pragma once

#include <map>
#include <vector>

#include "facilitator/people/person_bodies.h"
#include "facilitator/people/roster.h"
#include "support/event_store_contract.h"

namespace fv::test {

inline Uuid someone(unsigned number) { return numbered(number, 2); }

/// Says things, and keeps them.
class Saying {
public:
    explicit Saying(unsigned first_event = 1) : next_(first_event) {}

    template <class Body>
    Uuid say(const Uuid& about, const Body& body)
    {
        const Said said = said_of(about, body);
        events.push_back({.id = numbered(next_), .at = Instant{std::chrono::seconds{1000 + next_}}, .author = about, .device = numbered(1, 3), .about = about, .step = ++steps_[about], .kind = said.kind, .body = said.body});
        ++next_;
        return events.back().id;
    }
    Uuid add(unsigned person, const std::string& name, const PersonDescribed& described = {})
    {
        say(someone(person), PersonAdded{name});
        if (!(described == PersonDescribed{})) say(someone(person), described);
        return someone(person);
    }
    [[nodiscard]] Roster roster() const { return roster_of(events); }

    std::vector<Event> events;

private:
    unsigned next_;
    std::map<Uuid, std::uint32_t> steps_;
};

}  // namespace fv::test

// What the log of visits and payroll hold of one person: for `people export`, beside the events that are theirs.
// A visit belongs to two, and a line for payroll to its period, so neither is among what is about a person.
#pragma once

#include <string>
#include <vector>

#include "facilitator/compensation/pay_line.h"
#include "facilitator/records/event_store.h"

namespace fv {

/// A line that was handed to payroll.
struct HandedLine {
    Uuid closing;
    std::string programme, period;
    PayLine line;
};
struct PersonVisits {
    std::vector<Event> events;      ///< of visits that name them, whole, in the order of replay
    std::vector<HandedLine> lines;
    [[nodiscard]] bool empty() const { return events.empty() && lines.empty(); }
};
/// `ids`: all by which they are on record.
[[nodiscard]] PersonVisits visits_naming(const EventStore& store, const std::vector<Uuid>& ids);

/// A line for each, without names.
[[nodiscard]] std::string text_of(const HandedLine& line);

}  // namespace fv

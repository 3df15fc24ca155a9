#include "trainer/commands/people_visits.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

#include "facilitator/compensation/visit_log.h"

namespace fv {

PersonVisits visits_naming(const EventStore& store, const std::vector<Uuid>& ids)
{
    PersonVisits out;
    std::set<Uuid> theirs;
    std::vector<Event> all;
    for (const std::string_view kind : visit_kinds())
        store.read_kind(kind, [&](const Event& event) {
            const std::string educators = SaidFields(event).text("educators").value_or("");
            if (std::any_of(ids.begin(), ids.end(), [&](const Uuid& id) { return educators.find(id.text()) != std::string::npos; })) theirs.insert(event.about);
            return all.push_back(event), true;
        });
    std::copy_if(all.begin(), all.end(), std::back_inserter(out.events), [&](const Event& event) { return theirs.contains(event.about); });
    std::sort(out.events.begin(), out.events.end(), comes_before);
    store.read_kind(PeriodClosed::kind, [&](const Event& event) {
        const SaidFields said(event);
        for (PayLine& line : read_lines(said.text("lines").value_or("")).value_or(std::vector<PayLine>{}))
            if (std::find(ids.begin(), ids.end(), line.educator) != ids.end()) out.lines.push_back({event.id, said.text("programme").value_or(""), said.text("period").value_or(""), std::move(line)});
        return true;
    });
    return out;
}

std::string text_of(const HandedLine& one)
{
    const PayLine& line = one.line;
    return fmt::format("{} {}: visit of {} at {} ({}), {} minutes, {} in cents{}{}", one.programme, one.period, iso_text(std::chrono::year_month_day{line.date}), clock_text(line.start), line.visit.text(), line.minutes, line.cents,
                       line.school.empty() ? "" : ", " + line.school, line.note.empty() ? "" : ", " + line.note);
}

}  // namespace fv

#include "facilitator/people/assignments.h"

#include "facilitator/people/calendar_file.h"
#include "facilitator/records/memory_store.h"
#include "foundation/source_text.h"
#include "support/people_events.h"

using namespace fv;
using namespace std::chrono;
using test::someone;

namespace {

AttemptSummary attempt(const std::string& visit, Instant begun, bool finished)
{
    AttemptSummary out;
    out.scenario = visit;
    out.begun_at = begun;
    out.last_at = begun + minutes{10};
    if (finished) out.ending = "asked-back";
    return out;
}

std::string unfolded(std::string text)
{
    for (std::size_t at = 0; (at = text.find("\r\n ", at)) != std::string::npos;) text.erase(at, 3);
    return text;
}

bool has(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }

}  // namespace

TEST_CASE("What a cohort is asked to rehearse can be moved and dropped", "[people][assignments]")
{
    test::Saying saying;
    const Uuid id = assignment_id("Fall 2026", "kitchen-table");
    CHECK(id == assignment_id("  fall 2026", "kitchen-table"));  // on another laptop, in small letters
    CHECK(id != assignment_id("Fall 2026", "the-graph"));
    saying.say(id, VisitAssigned{"Fall 2026", "kitchen-table", "2026-12-01"});
    const Instant first = saying.events.back().at;
    saying.say(assignment_id("Fall 2026", "the-graph"), VisitAssigned{"Fall 2026", "the-graph", "2026-11-30"});
    std::vector<Assignment> all = assignments_of(saying.events);
    REQUIRE(all.size() == 2);
    CHECK(all[0].visit == "the-graph");
    CHECK(all[1].due == 2026y / 12 / 1);
    saying.say(id, VisitAssigned{"Fall 2026", "kitchen-table", "2026-11-15"});
    all = assignments_of(saying.events);
    CHECK(all[0].due == 2026y / 11 / 15);
    CHECK(all[0].changed == 1);
    CHECK(assignments_of(saying.events, first).size() == 1);
    CHECK(assignments_of(saying.events, first)[0].due == 2026y / 12 / 1);
    saying.say(id, AssignmentDropped{});
    CHECK(assignments_of(saying.events).size() == 1);
    saying.say(id, VisitAssigned{"Fall 2026", "kitchen-table", "no day"});
    CHECK(assignments_of(saying.events)[0].due == 2026y / 11 / 15);  // what can't be read changes nothing
}

TEST_CASE("Who has not begun is told, on any day", "[people][assignments]")
{
    const Instant monday = sys_days{2026y / 11 / 23}, tuesday = sys_days{2026y / 11 / 24};
    const std::vector<AttemptSummary> attempts = {attempt("the-graph", monday, true), attempt("kitchen-table", tuesday, false)};
    CHECK(progress_of(attempts, "kitchen-table") == Progress::begun);
    CHECK(progress_of(attempts, "kitchen-table", monday) == Progress::not_begun);
    CHECK(progress_of(attempts, "the-graph") == Progress::finished);
    CHECK(progress_of(attempts, "the-graph", monday + minutes{5}) == Progress::begun);
    CHECK(progress_of(attempts, "in-the-rain") == Progress::not_begun);
}

TEST_CASE("Somebody entered twice has begun when one of the two has", "[people][assignments][joins]")
{
    MemoryStore store;
    test::Saying saying;
    for (unsigned n = 1; n <= 3; ++n) saying.say(saying.add(n, n < 3 ? "Ana" : "Ben"), CohortEntered{"Fall"});
    saying.say(someone(2), PersonJoined{someone(1)});
    store.append(saying.events);
    store.append(test::event(900, 1, 1, "attempt-begun", json_of(AttemptBegun{.person = someone(2), .scenario = "kitchen-table", .scenario_hash = "h", .seed = 1, .language = "en", .parent = {}}), 2));
    const Assignment assignment{.id = {}, .cohort = "fall", .visit = "kitchen-table", .due = 2026y / 12 / 1, .assigned_at = {}, .changed = 0};
    CHECK(assigned_people(assignment, roster(store), store) == std::vector<AssignedPerson>{{someone(1), Progress::begun}, {someone(3), Progress::not_begun}});
}

TEST_CASE("A calendar file has lines that every calendar reads", "[people][calendar]")
{
    const std::string summary = "¿Qué esperanza? " + std::string(40, 'x') + " La mesa, la cocina; y más \\ ñandúes ñandúes ñandúes ñandúes\nzwei";
    const std::string file = calendar_file(std::vector<CalendarDay>{{.uid = "a-b", .sequence = 2, .day = 2026y / 12 / 31, .summary = summary, .description = "D"}}, Instant{sys_days{2026y / 11 / 24} + hours{9}});
    std::size_t lines = 0;
    for (std::size_t at = 0, end = 0; (end = file.find("\r\n", at)) != std::string::npos; at = end + 2, ++lines) {
        CHECK(end - at <= 75);
        CHECK(first_invalid_utf8(file.substr(at, end - at)) == std::string::npos);
    }
    CHECK(file.ends_with("END:VCALENDAR\r\n"));
    const std::string whole = unfolded(file);
    CHECK(whole.find('\n') == whole.find("\r\n") + 1);
    CHECK(has(whole, "SUMMARY:¿Qué esperanza? " + std::string(40, 'x') + " La mesa\\, la cocina\\; y más \\\\ ñandúes ñandúes ñandúes ñandúes\\nzwei\r\n"));
    CHECK(has(whole, "UID:a-b\r\n"));
    CHECK(has(whole, "DTSTAMP:20261124T090000Z\r\nSEQUENCE:2\r\nDTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101\r\n"));
    CHECK(has(calendar_file({}, Instant{}), "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
}

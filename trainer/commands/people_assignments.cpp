#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "facilitator/people/calendar_file.h"
#include "facilitator/people/folding.h"
#include "facilitator/people/table.h"
#include "trainer/commands/people_commands.h"
#include "trainer/session/growth.h"
#include "trainer/session/people.h"

namespace fv {
namespace {

using Json = nlohmann::ordered_json;

struct Listed {
    Assignment assignment;
    std::string title;
    std::vector<AssignedPerson> people;
    bool is_over = false;

    [[nodiscard]] std::size_t not_begun() const
    {
        return static_cast<std::size_t>(std::count_if(people.begin(), people.end(), [](const AssignedPerson& one) { return one.progress == Progress::not_begun; }));
    }
};

std::string title_of(const std::string& visit, Session& session)
{
    const ScenarioHandle found = session.library().find(visit);
    return found == nullptr ? visit : session.in_language(found)->scenario.title;
}

std::vector<Listed> listed(const PeopleArguments& arguments, const Roster& all, Day day, Instant until, Session& session)
{
    std::vector<Listed> out;
    for (Assignment& one : assignments(session.store(), until)) {
        if (!arguments.cohort.empty() && folded(arguments.cohort) != folded(one.cohort)) continue;
        Listed listed{.assignment = one, .title = title_of(one.visit, session), .people = assigned_people(one, all, session.store(), until), .is_over = Day{one.due} < day};
        out.push_back(std::move(listed));
    }
    return out;
}

Json document_of(const std::vector<Listed>& all, const Roster& roster, Day day)
{
    Json document{{"schema", "first-visit/people-assignments/1"}, {"at", iso_text(std::chrono::year_month_day{day})}, {"assignments", Json::array()}};
    for (const Listed& one : all) {
        Json people = Json::array();
        for (const AssignedPerson& person : one.people) people.push_back({{"id", person.person.text()}, {"name", roster.find(person.person)->name}, {"progress", word_of(person.progress)}});
        document["assignments"].push_back({{"id", one.assignment.id.text()}, {"cohort", one.assignment.cohort}, {"visit", one.assignment.visit}, {"title", one.title}, {"due", iso_text(one.assignment.due)},
                                           {"overdue", one.is_over}, {"not_begun", one.not_begun()}, {"people", std::move(people)}});
    }
    return document;
}

void print(const std::vector<Listed>& all, const Roster& roster, Console& console)
{
    for (const Listed& one : all) {
        console.out << fmt::format("{}: {} ({}), due {}{}\n", one.assignment.cohort, one.title, one.assignment.visit, iso_text(one.assignment.due), one.is_over ? ", which is over" : "");
        if (one.people.empty()) console.out << "  nobody is in this cohort\n";
        else console.out << fmt::format("  not begun: {} of {}\n", one.not_begun(), one.people.size());
        for (const AssignedPerson& person : one.people)
            if (person.progress == Progress::not_begun) console.out << "    " << roster.find(person.person)->name << '\n';
    }
}

std::string calendar_of(const std::vector<Listed>& all, const Session& session)
{
    std::vector<CalendarDay> days;
    for (const Listed& one : all)
        days.push_back({.uid = one.assignment.id.text(), .sequence = one.assignment.changed, .day = one.assignment.due, .summary = session.words().with(Word::assignment_due, {{"title", one.title}}),
                        .description = session.words().with(Word::assignment_explained, {{"title", one.title}, {"cohort", one.assignment.cohort}})});
    return calendar_file(days, session.world().now());
}

std::string letters_for(const std::vector<Listed>& all, const Roster& roster)
{
    std::string out = table_line({"name", "email", "school", "cohort", "visit", "title", "due", "overdue"});
    for (const Listed& one : all)
        for (const AssignedPerson& assigned : one.people) {
            if (assigned.progress != Progress::not_begun) continue;
            const RosterPerson& person = *roster.find(assigned.person);
            out += table_line({person.name, person.email, person.school, one.assignment.cohort, one.assignment.visit, one.title, iso_text(one.assignment.due), one.is_over ? "yes" : "no"});
        }
    return out;
}

/// False: it could not be written, and `console.err` was told.
bool write_to(const std::string& file, const std::string& text, const CommonOptions& common, Console& console)
{
    if (file == "-") {
        console.out << text;
        return true;
    }
    std::string why_not;
    if (!write_text(file, text, why_not)) {
        console.err << "first-visit: " << why_not << ".\n";
        return false;
    }
    if (!common.quiet) console.err << fmt::format("Written: {}\n", file);
    return true;
}

std::optional<std::chrono::year_month_day> day_said(const std::string& text, Console& console)
{
    const auto day = parse_date(text);
    if (!day) console.err << fmt::format("first-visit: \"{}\" is no day; write it like 2026-12-01.\n", text);
    return day;
}

}  // namespace

int run_people_assign(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console)
{
    if (arguments.due.empty() && !arguments.take_away) return console.err << "first-visit: say until when: --due 2026-12-01, or --drop to ask no more.\n", ExitStatus::wrong_usage;
    const std::vector<std::string> cohorts = roster(session.store()).cohorts();
    const auto known = std::find_if(cohorts.begin(), cohorts.end(), [&](const std::string& name) { return folded(name) == folded(arguments.cohort); });
    const std::string cohort = known == cohorts.end() ? trimmed(arguments.cohort) : *known;
    bool changed = false;
    std::string sentence = fmt::format("{} is not asked to rehearse {}.", cohort, arguments.visit);
    if (arguments.take_away) {
        changed = drop_assignment(cohort, arguments.visit, session);
    } else {
        const auto due = day_said(arguments.due, console);
        if (!due) return ExitStatus::wrong_usage;
        if (known == cohorts.end()) return console.err << fmt::format("first-visit: nobody is in a cohort \"{}\"; `first-visit people list` shows the cohorts.\n", arguments.cohort), ExitStatus::answer_is_no;
        if (names_a_file(arguments.visit)) return console.err << "first-visit: a visit is assigned by its id, so that everybody's program finds it (see `first-visit list`).\n", ExitStatus::wrong_usage;
        if (find_visit(arguments.visit, session, console) == nullptr) return ExitStatus::answer_is_no;
        changed = assign_visit(cohort, arguments.visit, *due, session);
        sentence = fmt::format("{} is asked to rehearse {} until {}.", cohort, arguments.visit, iso_text(*due));
    }
    if (common.json) console.out << Json{{"schema", "first-visit/people-assign/1"}, {"assignment", assignment_id(cohort, arguments.visit).text()}, {"cohort", cohort}, {"visit", arguments.visit}, {"due", arguments.due}, {"changed", changed}}.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    else if (!common.quiet) console.out << sentence << (changed ? "" : " It was so already.") << '\n';
    return ExitStatus::done;
}

int run_people_assignments(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console)
{
    Day day = today(session);
    Instant until = Instant::max();
    if (!arguments.at.empty()) {
        const auto at = day_said(arguments.at, console);
        if (!at) return ExitStatus::wrong_usage;
        day = Day{*at};
        until = end_of(day, session);
    }
    if (static_cast<int>(common.json) + static_cast<int>(arguments.calendar == "-") + static_cast<int>(arguments.mail_merge == "-") > 1)
        return console.err << "first-visit: only one of --json, --ics - and --mail-merge - can go to standard output.\n", ExitStatus::wrong_usage;
    const Roster all = roster(session.store());
    const std::vector<Listed> list = listed(arguments, all, day, until, session);
    if (!arguments.calendar.empty() && !write_to(arguments.calendar, calendar_of(list, session), common, console)) return ExitStatus::could_not;
    if (!arguments.mail_merge.empty() && !write_to(arguments.mail_merge, letters_for(list, all), common, console)) return ExitStatus::could_not;
    if (common.json) console.out << document_of(list, all, day).dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    else if (arguments.calendar.empty() && arguments.mail_merge.empty()) print(list, all, console);
    if (list.empty()) console.err << "Nothing is assigned.\n";
    return ExitStatus::done;
}

}  // namespace fv

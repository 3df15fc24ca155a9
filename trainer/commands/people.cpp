#include <algorithm>
#include <fmt/format.h>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>

#include "facilitator/records/attempt.h"
#include "facilitator/records/event_bodies.h"
#include "facilitator/records/joins.h"
#include "trainer/commands/backups_cleaning.h"
#include "trainer/commands/people_visits.h"
#include "trainer/commands/permission.h"
#include "trainer/commands/records.h"
#include "trainer/commands/store_opening.h"

namespace fv {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

struct Found {
    Uuid id;
    std::string name;  ///< empty: an id of which no name is on record
};

/// By name or id. nullopt: `console.err` was told why, and `status` is what to end with.
std::optional<Found> find_person(const std::string& name_or_id, const EventStore& store, Console& console, int& status)
{
    std::vector<Person> named;
    for (Person& person : people(store))
        if (person.name == name_or_id) named.push_back(std::move(person));
    if (named.size() == 1) return Found{named[0].id, named[0].name};
    if (const auto id = parse_uuid(name_or_id)) {
        const auto person = person_on_record(store, *id);
        return Found{*id, person ? person->name : std::string{}};
    }
    if (named.empty()) {
        console.err << fmt::format("first-visit: nobody called \"{}\" is on record.\n", name_or_id);
        status = ExitStatus::answer_is_no;
        return std::nullopt;
    }
    console.err << fmt::format("first-visit: {} people called \"{}\" are on record; say which one by the id:\n", named.size(), name_or_id);
    for (const Person& person : named) console.err << fmt::format("  {}  added {}\n", person.id.text(), iso_text(person.added_at));
    status = ExitStatus::wrong_usage;
    return std::nullopt;
}

Json parsed(const std::string& body)
{
    Json json = Json::parse(body, nullptr, false);
    return json.is_discarded() ? Json(body) : json;
}

/// `decision: doorstep, option: introduce-both`
std::string in_words(const std::string& body)
{
    const Json json = parsed(body);
    if (!json.is_object()) return body;
    std::string out;
    for (const auto& [key, value] : json.items()) out += (out.empty() ? "" : ", ") + key + ": " + (value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, Json::error_handler_t::replace));
    return out;
}

/// Names of all who wrote something here, asked for once each.
class Names {
public:
    explicit Names(const EventStore& store) : store_(store) {}
    const std::string& of(const Uuid& id)
    {
        const auto [known, is_new] = names_.try_emplace(id);
        if (is_new) {
            const auto person = person_on_record(store_, id);
            known->second = person ? person->name : id.text();
        }
        return known->second;
    }

private:
    const EventStore& store_;
    std::map<Uuid, std::string> names_;
};

void print_events(const std::vector<Event>& events, const Found& person, const EventStore& store, Console& console)
{
    Names names(store);
    console.out << fmt::format("Everything on record of {} ({}): {} events\n", person.name.empty() ? "a person without a name" : person.name, person.id.text(), events.size());
    Uuid about;
    for (const Event& event : events) {
        if (event.about != about) {
            about = event.about;
            const AttemptRecord attempt = attempt_record(store, about);
            if (about == person.id) console.out << "\nThe person\n";
            else if (attempt.begun) console.out << fmt::format("\nAttempt at {} by {}, begun {} ({})\n", attempt.scenario, names.of(attempt.person), iso_text(attempt.begun_at), about.text());
            else console.out << fmt::format("\nAbout {}\n", about.text());
        }
        console.out << fmt::format("  {:>3}  {}  {:<18} {}{}\n", event.step, iso_text(event.at), event.kind, in_words(event.body), event.author == person.id ? "" : fmt::format("  (by {})", names.of(event.author)));
    }
}

void print_visits(const PersonVisits& visits, Console& console)
{
    Uuid about;
    for (const Event& event : visits.events) {
        if (event.about != about) console.out << fmt::format("\nVisit to a family ({})\n", event.about.text());
        about = event.about;
        console.out << fmt::format("  {:>3}  {}  {:<18} {}\n", event.step, iso_text(event.at), event.kind, in_words(event.body));
    }
    if (!visits.lines.empty()) console.out << "\nHanded to payroll\n";
    for (const HandedLine& line : visits.lines) console.out << "  " << text_of(line) << '\n';
}

Json events_of(const PersonVisits& visits)
{
    Json out = Json::array();
    for (const Event& event : visits.events) out.push_back({{"event", event.id.text()}, {"at", iso_text(event.at)}, {"about", event.about.text()}, {"step", event.step}, {"kind", event.kind}, {"body", parsed(event.body)}});
    return out;
}

Json lines_of(const PersonVisits& visits)
{
    Json out = Json::array();
    for (const HandedLine& one : visits.lines)
        out.push_back({{"closing", one.closing.text()}, {"programme", one.programme}, {"period", one.period}, {"line", one.line.id.text()}, {"visit", one.line.visit.text()}, {"date", iso_text(std::chrono::year_month_day{one.line.date})},
                       {"minutes", one.line.minutes}, {"cents", one.line.cents}, {"school", one.line.school}, {"source", one.line.source}, {"adjusts", one.line.adjusts}, {"note", one.line.note}});
    return out;
}

Json document_of(const std::vector<Event>& events, const Found& person, const EventStore& store)
{
    Names names(store);
    Json document{{"schema", "first-visit/person/1"}, {"person", {{"id", person.id.text()}, {"name", person.name}}}, {"events", Json::array()}};
    for (const Event& event : events)
        document["events"].push_back({{"event", event.id.text()}, {"at", iso_text(event.at)}, {"author", event.author.text()}, {"author_name", names.of(event.author)}, {"device", event.device.text()},
                                      {"about", event.about.text()}, {"step", event.step}, {"kind", event.kind}, {"body", parsed(event.body)}});
    return document;
}

bool is_sure(const Found& person, std::size_t events, Console& console)
{
    console.err << fmt::format("This removes {} events of {} for good, here and in the backups. Type yes to do it: ", events, person.name.empty() ? person.id.text() : person.name) << std::flush;
    std::string answer;
    return std::getline(console.in, answer) && answer == "yes";
}

void tell_erased(std::size_t removed, const BackupsCleaned& cleaned, Console& console)
{
    console.out << fmt::format("{} events were removed; what stays is an id and this number, so that no merge brings them back.\n", removed);
    if (cleaned.files > 0) console.out << fmt::format("They were removed from {} backups too.\n", cleaned.files);
    if (cleaned.log_in_use) console.err << "Another program is reading the records: what was removed is overwritten in their log when every First Visit is closed.\n";
    for (const fs::path& file : cleaned.not_cleaned) console.err << fmt::format("The backup {} can't be written: remove it yourself.\n", file.string());
    for (const fs::path& file : cleaned.set_aside) console.err << fmt::format("{} was set aside because it was damaged, and may hold them still: remove it when you need it no more.\n", file.string());
}

}  // namespace

int run_people_export(const RecordsArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    const auto opened = open_store_that_is_there(common, console);
    if (!opened) return ExitStatus::answer_is_no;
    int status = ExitStatus::done;
    const auto person = find_person(arguments.person, *opened->store, console, status);
    if (!person) return status;
    if (!arguments.as.empty())
        if (const auto refusal = refused_unless_own(arguments.as, person->id, Permission::see_attempts, *open_session(common, program.folders).session, console)) return *refusal;
    const std::vector<Event> events = events_of_person(*opened->store, person->id);
    if (events.empty()) {
        console.err << fmt::format("first-visit: nothing is on record of {}.\n", arguments.person);
        return ExitStatus::answer_is_no;
    }
    const PersonVisits visits = visits_naming(*opened->store, joins(*opened->store).all(person->id));
    if (common.json) {
        Json document = document_of(events, *person, *opened->store);
        document["visits"] = events_of(visits);
        document["pay_lines"] = lines_of(visits);
        console.out << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    } else {
        print_events(events, *person, *opened->store, console);
        print_visits(visits, console);
    }
    return ExitStatus::done;
}

int run_people_erase(const RecordsArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    const auto opened = open_store_that_is_there(common, console);
    if (!opened) return ExitStatus::answer_is_no;
    int status = ExitStatus::done;
    const auto person = find_person(arguments.person, *opened->store, console, status);
    if (!person) return status;
    if (!arguments.as.empty())
        if (const auto refusal = refused(arguments.as, Permission::erase_people, *open_session(common, program.folders).session, console)) return *refusal;
    if (!arguments.yes) {
        if (!console.in_is_terminal) {
            console.err << "first-visit: erasing can't be undone; say --yes to do it.\n";
            return ExitStatus::wrong_usage;
        }
        if (!is_sure(*person, events_of_person(*opened->store, person->id).size(), console)) {
            console.err << "Nothing was removed.\n";
            return ExitStatus::answer_is_no;
        }
    }
    BackupsCleaning cleaning(*opened, console);
    std::size_t removed = 0;
    for (const Uuid& id : joins(*opened->store).all(person->id)) removed += opened->store->erase_person(id);  // all that was joined
    const BackupsCleaned cleaned = cleaning.clean();
    if (common.json) {
        Json document{{"schema", "first-visit/people-erase/1"}, {"person", person->id.text()}, {"events", removed}, {"backups_cleaned", cleaned.files}, {"not_cleaned", Json::array()}, {"set_aside", Json::array()}, {"log_in_use", cleaned.log_in_use}};
        for (const fs::path& file : cleaned.not_cleaned) document["not_cleaned"].push_back(file.string());
        for (const fs::path& file : cleaned.set_aside) document["set_aside"].push_back(file.string());
        console.out << document.dump(2) << '\n';
    } else if (!common.quiet) {
        tell_erased(removed, cleaned, console);
    }
    return cleaned.not_cleaned.empty() ? ExitStatus::done : ExitStatus::could_not;
}

}  // namespace fv

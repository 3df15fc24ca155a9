#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iostream>
#include <nlohmann/json.hpp>

#include "facilitator/people/duplicates.h"
#include "facilitator/people/folding.h"
#include "facilitator/people/pin.h"
#include "facilitator/people/roster_table.h"
#include "trainer/commands/people_commands.h"
#include "trainer/session/people.h"
#include "trainer/session/sign_in.h"

namespace fv {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> roles_of(const RosterPerson& person)
{
    std::vector<std::string> words;
    for (const Role role : person.roles.in_force()) words.emplace_back(word_of(role));
    return words;
}

Json document_of(const RosterPerson& person, const Roster& roster)
{
    Json out{{"id", person.id.text()}, {"name", person.name}, {"school", person.school}, {"email", person.email}, {"roster_id", person.roster_id}, {"roles", roles_of(person)}, {"cohorts", person.cohorts}};
    out["pairs"] = Json::array();
    for (const Pair& pair : person.pairs) out["pairs"].push_back({{"id", pair.with.text()}, {"name", roster.find(pair.with)->name}});
    out["research"] = word_of(person.research);
    out["pin"] = !person.pin_hash.empty();
    out["ids"] = Json::array();
    for (const Uuid& id : person.ids) out["ids"].push_back(id.text());
    return out;
}

std::string line_of(const RosterPerson& person, const Roster& roster)
{
    std::string out = person.name;
    const auto add = [&](const std::string& more) {
        if (!more.empty()) out += "  ·  " + more;
    };
    add(person.school);
    add(person.email);
    add(fmt::format("{}", fmt::join(roles_of(person), ", ")));
    add(fmt::format("{}", fmt::join(person.cohorts, ", ")));
    for (const Pair& pair : person.pairs) add("with " + roster.find(pair.with)->name);
    if (person.ids.size() > 1) add(fmt::format("{} entries joined", person.ids.size()));
    return out;
}

/// What one person's name, school or email may not be; told, then true.
bool told_unfit(const PeopleArguments& arguments, bool name_said, Console& console)
{
    const std::string why = name_said ? why_no_name(trimmed(arguments.name)) : std::string{};
    const std::string why_email = why_no_email(trimmed(arguments.email));
    for (const std::string& reason : {why, why_email})
        if (!reason.empty()) console.err << "first-visit: " << reason << ".\n";
    return !why.empty() || !why_email.empty();
}

}  // namespace

const RosterPerson* find_on_roster(const std::string& name_or_id, const Roster& roster, Console& console, int& status)
{
    const std::vector<const RosterPerson*> named = roster.named(name_or_id);
    if (named.size() == 1) return named[0];
    if (const auto id = parse_uuid(name_or_id))
        if (const RosterPerson* person = roster.find(*id)) return person;
    if (named.empty()) {
        console.err << fmt::format("first-visit: nobody called \"{}\" is on record.\n", name_or_id);
        status = ExitStatus::answer_is_no;
        return nullptr;
    }
    console.err << fmt::format("first-visit: {} people called \"{}\" are on record; say which one by the id:\n", named.size(), name_or_id);
    for (const RosterPerson* person : named) console.err << fmt::format("  {}  {}\n", person->id.text(), line_of(*person, roster));
    status = ExitStatus::wrong_usage;
    return nullptr;
}

void tell_change(const char* command, const RosterPerson& person, bool changed, const std::string& sentence, const CommonOptions& common, Console& console)
{
    if (common.json) console.out << Json{{"schema", fmt::format("first-visit/people-{}/1", command)}, {"person", person.id.text()}, {"name", person.name}, {"changed", changed}}.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    else if (!common.quiet) console.out << sentence << (changed ? "" : " It was so already.") << '\n';
}

int run_people_list(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console)
{
    const Roster all = roster(session.store());
    std::vector<const RosterPerson*> shown = all.in_cohort(arguments.cohort);
    if (arguments.cohort.empty())
        for (const RosterPerson& person : all.people()) shown.push_back(&person);
    if (common.json) {
        Json document{{"schema", "first-visit/people-list/1"}, {"people", Json::array()}, {"cohorts", all.cohorts()}};
        for (const RosterPerson* person : shown) document["people"].push_back(document_of(*person, all));
        console.out << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    } else {
        for (const RosterPerson* person : shown) console.out << line_of(*person, all) << '\n';
    }
    if (!shown.empty()) return ExitStatus::done;
    console.err << (arguments.cohort.empty() ? std::string("first-visit: nobody is on record.\n")
                                             : fmt::format("first-visit: nobody is in a cohort \"{}\"; cohorts are: {}.\n", arguments.cohort, all.cohorts().empty() ? "none" : fmt::format("{}", fmt::join(all.cohorts(), ", "))));
    return ExitStatus::answer_is_no;
}

int run_people_add(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console)
{
    if (told_unfit(arguments, true, console)) return ExitStatus::wrong_usage;
    Roles roles;
    for (const std::string& word : arguments.roles) {
        const auto role = role_meant(word);
        if (!role) return console.err << fmt::format("first-visit: \"{}\" is no role; roles are teacher, facilitator, trainer and administrator.\n", word), ExitStatus::wrong_usage;
        roles.give(*role);
    }
    if (!roles.none() && session.person() && !may(session, roster(session.store()), Permission::give_roles))
        return console.err << "first-visit: only an administrator gives roles; add them without one.\n", ExitStatus::answer_is_no;
    const std::string name = trimmed(arguments.name);
    const Roster before = roster(session.store());
    for (const RosterPerson* same : before.named(name))
        if (trimmed(arguments.email).empty() || same->email.empty() || folded(same->email) == folded(arguments.email)) {
            console.err << fmt::format("first-visit: {} is on record already ({}). Give a second person of that name an email of their own, or an initial.\n", same->name, same->id.text());
            return ExitStatus::answer_is_no;
        }
    PersonDescribed described;
    if (!arguments.school.empty()) described.school = trimmed(arguments.school);
    if (!arguments.email.empty()) described.email = trimmed(arguments.email);
    const Uuid id = add_person(name, described, roles, arguments.cohorts, session);
    tell_change("add", *roster(session.store()).find(id), true, fmt::format("{} is on record.", name), common, console);
    return ExitStatus::done;
}

int run_people_describe(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console)
{
    const Roster all = roster(session.store());
    int status = ExitStatus::done;
    const RosterPerson* person = find_on_roster(arguments.person, all, console, status);
    if (person == nullptr) return status;
    if (arguments.name.empty() && !arguments.school_said && !arguments.email_said) return console.err << "first-visit: say what to change: --name, --school or --email.\n", ExitStatus::wrong_usage;
    if (told_unfit(arguments, !arguments.name.empty(), console)) return ExitStatus::wrong_usage;
    std::vector<Said> said;
    const Uuid by = session.person().value_or(Uuid{});
    const std::string name = trimmed(arguments.name);
    PersonDescribed described;
    if (arguments.school_said && person->school != trimmed(arguments.school)) described.school = trimmed(arguments.school);
    if (arguments.email_said && person->email != trimmed(arguments.email)) described.email = trimmed(arguments.email);
    if (!name.empty() && name != person->name) said.push_back(said_of(person->id, PersonAdded{name}, by));
    if (!(described == PersonDescribed{}))
        for (const Uuid& id : person->ids) said.push_back(said_of(id, described, by));  // what one half says would fill what the other leaves out
    const bool changed = !said.empty();
    say(std::move(said), session);
    const Roster after = roster(session.store());
    tell_change("describe", *after.find(person->id), changed, line_of(*after.find(person->id), after) + ".", common, console);
    return ExitStatus::done;
}

int run_people_role(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console)
{
    const auto role = role_meant(arguments.role);
    if (!role) return console.err << fmt::format("first-visit: \"{}\" is no role; roles are teacher, facilitator, trainer and administrator.\n", arguments.role), ExitStatus::wrong_usage;
    const Roster all = roster(session.store());
    int status = ExitStatus::done;
    const RosterPerson* person = find_on_roster(arguments.person, all, console, status);
    if (person == nullptr) return status;
    const bool changed = arguments.take_away ? take_role(*person, *role, session) : give_role(*person, *role, session);
    const Roster after = roster(session.store());
    tell_change("role", *person, changed, fmt::format("{}: {}.", person->name, fmt::join(roles_of(*after.find(person->id)), ", ")), common, console);
    return ExitStatus::done;
}

int run_people_cohort(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console)
{
    const std::string cohort = trimmed(arguments.cohort);
    if (const std::string why = why_no_name(cohort); !why.empty()) return console.err << fmt::format("first-visit: of the cohort \"{}\": {}.\n", cohort, why), ExitStatus::wrong_usage;
    const Roster all = roster(session.store());
    int status = ExitStatus::done;
    const RosterPerson* person = find_on_roster(arguments.person, all, console, status);
    if (person == nullptr) return status;
    const bool changed = arguments.take_away ? leave_cohort(*person, cohort, session) : enter_cohort(*person, cohort, session);
    tell_change("cohort", *person, changed, fmt::format("{} is {} {}.", person->name, arguments.take_away ? "not in" : "in", cohort), common, console);
    return ExitStatus::done;
}

int run_people_pair(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console)
{
    const Roster all = roster(session.store());
    int status = ExitStatus::done;
    const RosterPerson* person = find_on_roster(arguments.person, all, console, status);
    const RosterPerson* other = person == nullptr ? nullptr : find_on_roster(arguments.other, all, console, status);
    if (other == nullptr) return status;
    if (person == other) return console.err << "first-visit: nobody is a pair alone.\n", ExitStatus::wrong_usage;
    const bool changed = arguments.take_away ? part_people(person->id, other->id, session) : pair_people(person->id, other->id, session);
    tell_change("pair", *person, changed, fmt::format("{} and {} {}.", person->name, other->name, arguments.take_away ? "are no pair" : "visit together"), common, console);
    return ExitStatus::done;
}

int run_people_consent(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console)
{
    const Roster all = roster(session.store());
    int status = ExitStatus::done;
    const RosterPerson* person = find_on_roster(arguments.person, all, console, status);
    if (person == nullptr) return status;
    const bool given = arguments.answer == "given";
    const bool changed = set_consent(*person, given ? Consent::given : Consent::withdrawn, session);
    tell_change("consent", *person, changed, fmt::format("{}: consent to research {}.", person->name, arguments.answer), common, console);
    return ExitStatus::done;
}

int run_people_pin(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console)
{
    const Roster all = roster(session.store());
    int status = ExitStatus::done;
    const RosterPerson* person = find_on_roster(arguments.person, all, console, status);
    if (person == nullptr) return status;
    std::string pin;
    if (!arguments.take_away) {
        if (console.in_is_terminal) console.err << fmt::format("New PIN of {} ({} to {} digits): ", person->name, shortest_pin, longest_pin) << std::flush;
        if (!std::getline(console.in, pin) || !is_fit_pin(pin = trimmed(pin))) {
            console.err << fmt::format("first-visit: a PIN has {} to {} digits, and nothing else; nothing was changed.\n", shortest_pin, longest_pin);
            return ExitStatus::wrong_usage;
        }
    }
    const bool changed = !arguments.take_away || !person->pin_hash.empty();
    if (changed) (void)set_pin(person->id, pin, session);
    tell_change("pin", *person, changed, fmt::format("{} {}.", person->name, arguments.take_away ? "has no PIN" : "has a PIN now"), common, console);
    return ExitStatus::done;
}

int run_people_duplicates(const PeopleArguments&, Session& session, const CommonOptions& common, Console& console)
{
    const Roster all = roster(session.store());
    const std::vector<Duplicate> found = duplicates(all);
    Json document{{"schema", "first-visit/people-duplicates/1"}, {"duplicates", Json::array()}};
    for (const Duplicate& two : found) {
        const RosterPerson &one = *all.find(two.one), &other = *all.find(two.other);
        document["duplicates"].push_back({{"why", word_of(two.likeness)}, {"one", document_of(one, all)}, {"other", document_of(other, all)}});
        if (!common.json) console.out << fmt::format("{}:\n  {}  {}\n  {}  {}\n", word_of(two.likeness), one.id.text(), line_of(one, all), other.id.text(), line_of(other, all));
    }
    if (common.json) console.out << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    else if (found.empty() && !common.quiet) console.out << "Nobody looks as if entered twice.\n";
    else if (!common.quiet) console.out << "`first-visit people join ID ID` makes two entries one person; `people unjoin` undoes it.\n";
    return ExitStatus::done;
}

int run_people_join(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console)
{
    const Roster all = roster(session.store());
    int status = ExitStatus::done;
    const RosterPerson* person = find_on_roster(arguments.person, all, console, status);
    const RosterPerson* other = person == nullptr ? nullptr : find_on_roster(arguments.other, all, console, status);
    if (other == nullptr) return status;
    const bool changed = join_people(person->id, other->id, session);
    const Roster after = roster(session.store());
    const RosterPerson& joined = *after.find(person->id);
    tell_change("join", joined, changed, fmt::format("{} and {} are one person, known as {}.", person->name, other->name, joined.name), common, console);
    return ExitStatus::done;
}

int run_people_unjoin(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console)
{
    const Roster all = roster(session.store());
    int status = ExitStatus::done;
    const RosterPerson* person = find_on_roster(arguments.person, all, console, status);
    if (person == nullptr) return status;
    const bool changed = unjoin_person(person->id, session) > 0;
    tell_change("unjoin", *person, changed, fmt::format("{}: every entry stands for itself.", person->name), common, console);
    return ExitStatus::done;
}

}  // namespace fv

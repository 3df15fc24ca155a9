#include <algorithm>
#include <cstdlib>
#include <fmt/format.h>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <termios.h>
#include <unistd.h>

#include "facilitator/people/folding.h"
#include "trainer/commands/certify_commands.h"
#include "trainer/commands/people_commands.h"
#include "trainer/session/certifying.h"
#include "trainer/session/growth.h"

namespace fv {
namespace {

using Json = nlohmann::ordered_json;

/// What a file holds, up to a little more than a claim's paper may have. nullopt: told.
std::optional<std::string> bytes_of(const std::string& file, Console& console)
{
    std::string why_not;
    const auto text = read_text(file, why_not, largest_claim_file);
    if (!text) console.err << "first-visit: " << why_not << ".\n";
    return text ? std::optional(std::string(text->text())) : std::nullopt;
}

}  // namespace

namespace certify {

const RosterPerson* person_said(const std::string& name_or_id, CertificationDesk& desk, Console& console, int& status) { return find_on_roster(name_or_id, desk.roster(), console, status); }

std::vector<Uuid> people_said(const CertifyArguments& arguments, CertificationDesk& desk, Console& console, int& status)
{
    std::vector<Uuid> people;
    for (const std::string& name : arguments.people) {
        const RosterPerson* person = person_said(name, desk, console, status);
        if (person == nullptr) return {};
        people.push_back(person->id);
    }
    if (!arguments.cohort.empty()) {
        const auto members = desk.roster().in_cohort(arguments.cohort);
        if (members.empty()) {
            console.err << fmt::format("first-visit: nobody is in a cohort \"{}\"; `first-visit people list` shows the cohorts.\n", arguments.cohort);
            status = ExitStatus::answer_is_no;
            return {};
        }
        for (const RosterPerson* person : members) people.push_back(person->id);
    }
    if (people.empty()) {
        console.err << "first-visit: say who: names, or --cohort.\n";
        status = ExitStatus::wrong_usage;
    }
    std::set<Uuid> seen;
    std::erase_if(people, [&](const Uuid& id) { return !seen.insert(id).second; });
    return people;
}

std::optional<Day> day_said(const std::string& text, CertificationDesk& desk, Console& console)
{
    if (text.empty()) return today(desk.session());
    const auto date = parse_date(text);
    if (!date) console.err << fmt::format("first-visit: \"{}\" is no day; write it like 2026-12-01.\n", text);
    return date ? std::optional<Day>(Day{*date}) : std::nullopt;
}

std::string name_of(CertificationDesk& desk, const Uuid& id)
{
    const RosterPerson* person = desk.roster().find(id);
    return person == nullptr ? id.text() : person->name;
}

int told(const std::string& refusal, const char* command, const std::string& sentence, const CommonOptions& common, Console& console)
{
    if (!refusal.empty()) console.err << "first-visit: " << refusal << '\n';
    if (common.json) {
        Json document{{"schema", fmt::format("first-visit/certify-{}/1", command)}, {"done", refusal.empty()}};
        if (!refusal.empty()) document["refused"] = refusal;
        console.out << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    } else if (refusal.empty() && !common.quiet) {
        console.out << sentence << '\n';
    }
    return refusal.empty() ? ExitStatus::done : ExitStatus::answer_is_no;
}

std::optional<std::string> passphrase_said(const char* variable, const std::string& question, Console& console)
{
    if (const char* said = std::getenv(variable); said != nullptr && *said != '\0') return std::string(said);
    if (!console.in_is_terminal) {
        console.err << fmt::format("first-visit: {} is needed; put it in {}.\n", question, variable);
        return std::nullopt;
    }
    console.err << question << ": " << std::flush;
    termios as_it_was{};
    const bool hides = tcgetattr(STDIN_FILENO, &as_it_was) == 0;
    if (hides) {
        termios hidden = as_it_was;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    std::string passphrase;
    const bool read = static_cast<bool>(std::getline(console.in, passphrase));
    if (hides) (void)tcsetattr(STDIN_FILENO, TCSAFLUSH, &as_it_was);
    console.err << '\n';
    return read ? std::optional(passphrase) : std::nullopt;
}

bool write_to(const std::string& file, const std::string& bytes, const CommonOptions& common, Console& console)
{
    if (file.empty() || file == "-") {
        console.out << bytes;
        return true;
    }
    std::string why_not;
    if (!write_text(file, bytes, why_not)) {
        console.err << "first-visit: " << why_not << ".\n";
        return false;
    }
    if (!common.quiet) console.err << fmt::format("Written: {}\n", file);
    return true;
}

}  // namespace certify

int run_certify_begin(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    int status = ExitStatus::done;
    const RosterPerson* person = certify::person_said(arguments.person, desk, console, status);
    if (person == nullptr) return status;
    const std::string name = person->name;
    const Uuid id = person->id;
    const Outcome outcome = begin_programme(desk, id, arguments.moved);
    const Programme& programme = desk.programme_of(id)->programme;
    return certify::told(outcome.refusal, "begin", fmt::format("{} follows {}, version {}.{}", name, programme.id, programme.version, outcome.event.is_nil() ? " It was so already." : ""), common, console);
}

int run_certify_training(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    int status = ExitStatus::done;
    const std::vector<Uuid> people = certify::people_said(arguments, desk, console, status);
    if (people.empty()) return status;
    const auto day = certify::day_said(arguments.on, desk, console);
    if (!day) return ExitStatus::wrong_usage;
    const Outcome outcome = record_training(desk, people, {.topic = arguments.topic, .minutes = arguments.minutes, .on = *day, .title = arguments.title});
    return certify::told(outcome.refusal, "training", fmt::format("{} minutes of {} for {} {}.", arguments.minutes, arguments.topic, people.size(), people.size() == 1 ? "person" : "people"), common, console);
}

int run_certify_observe(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    int status = ExitStatus::done;
    const RosterPerson* person = certify::person_said(arguments.person, desk, console, status);
    if (person == nullptr) return status;
    const Uuid id = person->id;
    Uuid with;
    if (!arguments.other.empty()) {
        const RosterPerson* other = certify::person_said(arguments.other, desk, console, status);
        if (other == nullptr) return status;
        with = other->id;
    }
    const auto day = certify::day_said(arguments.on, desk, console);
    const auto ratings = parse_ratings(arguments.ratings);
    if (!day) return ExitStatus::wrong_usage;
    if (!ratings) return console.err << fmt::format("first-visit: \"{}\" are no ratings; write them like listening=2+humility=-1, from -2 to 3.\n", arguments.ratings), ExitStatus::wrong_usage;
    const Outcome outcome = record_observed(desk, id, *day, *ratings, with, arguments.text);
    return certify::told(outcome.refusal, "observe", fmt::format("On record, with a mean of {:.2f}.", ObservedProof{{}, *ratings, {}}.mean()), common, console);
}

int run_certify_acknowledge(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    int status = ExitStatus::done;
    const RosterPerson* person = certify::person_said(arguments.person, desk, console, status);
    if (person == nullptr) return status;
    const auto practice = core_practice(arguments.practice);
    if (!practice) return console.err << fmt::format("first-visit: \"{}\" is no core practice; there are voluntary, trained-compensated, hopes-and-dreams, no-targeting and pairs-reflect.\n", arguments.practice), ExitStatus::wrong_usage;
    return certify::told(record_practice(desk, person->id, *practice, arguments.text).refusal, "acknowledge", "On record.", common, console);
}

int run_certify_led(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    int status = ExitStatus::done;
    const RosterPerson* person = certify::person_said(arguments.person, desk, console, status);
    if (person == nullptr) return status;
    const auto day = certify::day_said(arguments.on, desk, console);
    if (!day) return ExitStatus::wrong_usage;
    return certify::told(record_workshop_led(desk, person->id, *day, arguments.title, arguments.alone).refusal, "led", "On record.", common, console);
}

int run_certify_calibrated(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    int status = ExitStatus::done;
    const RosterPerson* person = certify::person_said(arguments.person, desk, console, status);
    if (person == nullptr) return status;
    const auto day = certify::day_said(arguments.on, desk, console);
    if (!day) return ExitStatus::wrong_usage;
    return certify::told(record_calibration(desk, person->id, *day, arguments.agreement, arguments.role_plays).refusal, "calibrated", "On record.", common, console);
}

int run_certify_claim(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    int status = ExitStatus::done;
    const RosterPerson* person = certify::person_said(arguments.person, desk, console, status);
    if (person == nullptr) return status;
    const auto day = certify::day_said(arguments.on, desk, console);
    if (!day) return ExitStatus::wrong_usage;
    ClaimMade claim{.level = arguments.level.empty() ? desk.programme_of(person->id)->programme.levels.front().key : arguments.level, .requirement = arguments.requirement, .what = arguments.text, .equivalent = arguments.other,
                    .minutes = arguments.minutes, .on = *day, .file_name = {}, .file = {}};
    if (!arguments.file.empty()) {
        const auto bytes = bytes_of(arguments.file, console);
        if (!bytes) return ExitStatus::could_not;
        claim.file = *bytes;
        claim.file_name = std::filesystem::path(arguments.file).filename().string();
    }
    const Outcome outcome = claim_training(desk, person->id, claim);
    return certify::told(outcome.refusal, "claim", fmt::format("It waits for a trainer's decision: {}", outcome.event.text()), common, console);
}

int run_certify_claims(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    if (std::string refusal = refused_unless(desk, Permission::decide_claims); !refusal.empty()) return console.err << "first-visit: " << refusal << '\n', ExitStatus::answer_is_no;
    if (!arguments.event.empty()) {
        const auto id = parse_uuid(arguments.event);
        const auto paper = id ? paper_of(desk, *id) : std::nullopt;
        if (!paper) return console.err << "first-visit: no paper came with that claim, or there is no such claim.\n", ExitStatus::answer_is_no;
        return certify::write_to(arguments.file.empty() ? paper->first : arguments.file, paper->second, common, console) ? ExitStatus::done : ExitStatus::could_not;
    }
    Json document{{"schema", "first-visit/certify-claims/1"}, {"claims", Json::array()}};
    for (const Claim& claim : waiting_claims(desk)) {
        const RosterPerson* person = desk.roster().find(claim.person);
        const std::string name = person == nullptr ? "" : person->name;
        const std::string on = iso_text(std::chrono::year_month_day{claim.on});
        if (common.json) document["claims"].push_back({{"claim", claim.event.text()}, {"person", claim.person.text()}, {"name", name}, {"level", claim.level}, {"requirement", claim.requirement}, {"minutes", claim.minutes}, {"on", on}, {"what", claim.what}, {"file", claim.file_name ? Json(*claim.file_name) : Json(nullptr)}});
        else console.out << fmt::format("{}  {}  {}/{}, {} minutes on {}: {}{}\n", claim.event.text(), name, claim.level, claim.requirement, claim.minutes, on, claim.what, claim.file_name ? "  (" + *claim.file_name + ")" : "");
    }
    if (common.json) console.out << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    return ExitStatus::done;
}

int run_certify_decide(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    const auto id = parse_uuid(arguments.event);
    if (!id) return console.err << fmt::format("first-visit: \"{}\" is no claim's id; `certify claims` lists them.\n", arguments.event), ExitStatus::wrong_usage;
    const Outcome outcome = decide_claim(desk, *id, arguments.answer == "accepted", arguments.minutes_said ? std::optional(arguments.minutes) : std::nullopt, arguments.why);
    return certify::told(outcome.refusal, "decide", fmt::format("It is {}.", arguments.answer), common, console);
}

int run_certify_withdraw(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    int status = ExitStatus::done;
    const RosterPerson* person = certify::person_said(arguments.person, desk, console, status);
    if (person == nullptr) return status;
    const auto id = parse_uuid(arguments.event);
    if (!id) return console.err << fmt::format("first-visit: \"{}\" is no evidence's id; `certify status --json` has them.\n", arguments.event), ExitStatus::wrong_usage;
    return certify::told(withdraw_evidence(desk, person->id, *id, arguments.why).refusal, "withdraw", "It counts no more.", common, console);
}

int run_certify_recognise(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    int status = ExitStatus::done;
    const RosterPerson* person = certify::person_said(arguments.person, desk, console, status);
    if (person == nullptr) return status;
    const auto from = certify::day_said(arguments.on, desk, console);
    if (!from) return ExitStatus::wrong_usage;
    if (arguments.end) return certify::told(end_recognition(desk, person->id, arguments.level, *from, arguments.why).refusal, "recognise", "It is held no more from that day.", common, console);
    std::optional<Day> until;
    if (!arguments.until.empty() && !(until = certify::day_said(arguments.until, desk, console))) return ExitStatus::wrong_usage;
    const Outcome outcome = recognise_level(desk, person->id, arguments.level, *from, until, arguments.why);
    return certify::told(outcome.refusal, "recognise", fmt::format("{} is recognised as {}.", arguments.person, arguments.level), common, console);
}

}  // namespace fv

#include <algorithm>
#include <fmt/format.h>
#include <iostream>
#include <nlohmann/json.hpp>

#include "facilitator/people/folding.h"
#include "trainer/commands/certify_commands.h"
#include "trainer/commands/people_commands.h"
#include "trainer/session/board.h"
#include "trainer/session/certification_telling.h"
#include "trainer/session/certifying.h"
#include "trainer/session/growth.h"
#include "trainer/session/people.h"
#include "trainer/session/signing_desk.h"
#include "trainer/session/telling.h"

namespace fv {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const std::optional<Day>& day) { return day ? Json(iso_text(*day)) : Json(nullptr); }
std::string dumped(const Json& document) { return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n'; }

/// Others' certification is not everybody's to see; one's own is.
bool may_see(CertificationDesk& desk, const RosterPerson* person, Console& console)
{
    const auto& me = desk.session().person();
    if (me && person != nullptr && desk.roster().joins().same(*me, person->id)) return true;
    const std::string refusal = refused_unless(desk, Permission::see_certification);
    if (!refusal.empty()) console.err << "first-visit: " << refusal << '\n';
    return refusal.empty();
}

Json json_of(const RequirementStatus& one, const Level& level, const Programme& programme, CertificationDesk& desk)
{
    const Words& words = desk.session().words();
    const Requirement& requirement = *level.requirement(one.key);
    Json out{{"requirement", one.key}, {"name", std::string(requirement.name.in(words.language()))}, {"kind", kind_of(requirement)}, {"state", word_of(one.state)}, {"done_on", json_of(one.done_on)}, {"expires", json_of(one.expires)}};
    out["parts"] = Json::array();
    for (const PartStatus& part : one.parts)
        out["parts"].push_back({{"part", part.key}, {"name", telling::part(part.what, part.key, programme, desk.session().framework(), words)}, {"have", part.have}, {"need", part.need}});
    out["evidence"] = Json::array();
    for (const Proof& proof : one.proofs) out["evidence"].push_back({{"event", proof.event.text()}, {"on", iso_text(proof.on)}, {"what", proof.what}, {"amount", proof.amount}, {"by", proof.by.is_nil() ? Json(nullptr) : Json(proof.by.text())}, {"by_name", proof.by.is_nil() ? "" : certify::name_of(desk, proof.by)}});
    const std::string next = telling::step(one.next, programme, desk.session().framework(), words);
    out["next"] = next.empty() ? Json(nullptr) : Json(next);
    return out;
}

Json json_of(const LevelStatus& one, const Programme& programme, CertificationDesk& desk)
{
    const Level& level = *programme.level(one.level);
    Json out{{"level", one.level}, {"title", std::string(level.title.in(desk.session().words().language()))}, {"standing", word_of(one.standing)}, {"certified", one.held()}, {"renewable", one.renewable}};
    if (one.holding)
        out["certificate"] = {{"id", one.holding->id.text()}, {"recognised", one.holding->recognised}, {"from", iso_text(one.holding->from)}, {"until", iso_text(one.holding->until)}, {"ended", json_of(one.holding->ended)}, {"reason", one.holding->reason},
                              {"by", one.holding->by.is_nil() ? "" : certify::name_of(desk, one.holding->by)}, {"renewal_opens", json_of(one.renewal_opens)}, {"grace_ends", json_of(one.grace_ends)}};
    else out["certificate"] = nullptr;
    for (const auto& [key, list] : {std::pair{"requirements", &one.requirements}, std::pair{"renewal", &one.renewal}}) {
        out[key] = Json::array();
        for (const RequirementStatus& requirement : *list) out[key].push_back(json_of(requirement, level, programme, desk));
    }
    return out;
}

void print(const std::vector<RequirementStatus>& list, const Level& level, const Programme& programme, CertificationDesk& desk, Console& console)
{
    const Words& words = desk.session().words();
    for (const RequirementStatus& one : list) {
        console.out << fmt::format("  {} {}: {}\n", one.state == RequirementState::done ? "✓" : "·", level.requirement(one.key)->name.in(words.language()), words[telling::word_for(one.state)].text());
        for (const Proof& proof : one.proofs) {
            const std::string by = proof.by.is_nil() ? "" : certify::name_of(desk, proof.by);
            console.out << fmt::format("      {}  {}{}{}\n", iso_text(proof.on), proof.what, proof.amount > 1 ? fmt::format(" ({})", proof.amount) : "", by.empty() ? "" : fmt::format("  – {}", by));
        }
        const std::string next = telling::step(one.next, programme, desk.session().framework(), words);
        if (!next.empty()) console.out << fmt::format("      → {}\n", next);
    }
}

void print(const LevelStatus& one, const Programme& programme, CertificationDesk& desk, Console& console)
{
    const Words& words = desk.session().words();
    const Level& level = *programme.level(one.level);
    console.out << fmt::format("{}: {}\n", level.title.in(words.language()), telling::standing(one, words));
    const bool renewing = one.renewal_opens.has_value();
    if (!renewing) print(one.requirements, level, programme, desk, console);
    else {
        console.out << "  " << words.with(Word::cert_renewal_from, {{"date", telling::day(*one.renewal_opens, words)}}) << '\n';
        print(one.renewal, level, programme, desk, console);
    }
}

}  // namespace

int run_certify_status(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    int status = ExitStatus::done;
    const RosterPerson* person = certify::person_said(arguments.person, desk, console, status);
    if (person == nullptr) return status;
    if (!may_see(desk, person, console)) return ExitStatus::answer_is_no;
    const auto day = certify::day_said(arguments.at, desk, console);
    if (!day) return ExitStatus::wrong_usage;
    const ProgrammeHandle programme = desk.programme_of(person->id);
    if (!arguments.level.empty() && programme->programme.level(arguments.level) == nullptr)
        return console.err << fmt::format("first-visit: the programme has no level \"{}\".\n", arguments.level), ExitStatus::wrong_usage;
    const PersonStatus now = desk.status(person->id, *day);
    const std::string asked = arguments.level.empty() ? programme->programme.levels.front().key : arguments.level;
    Json document{{"schema", "first-visit/certify-status/1"}, {"person", person->id.text()}, {"name", person->name}, {"at", iso_text(*day)}, {"programme", programme->programme.id}, {"version", programme->programme.version}, {"programme_hash", programme->programme.content_hash}, {"levels", Json::array()}};
    if (!common.json) console.out << fmt::format("{} – {}, {} {}\n", person->name, iso_text(*day), programme->programme.title.in(desk.session().words().language()), programme->programme.version);
    for (const LevelStatus& level : now.levels) {
        if (!arguments.level.empty() && level.level != arguments.level) continue;
        if (common.json) document["levels"].push_back(json_of(level, programme->programme, desk));
        else print(level, programme->programme, desk, console);
    }
    if (common.json) console.out << dumped(document);
    return now.level(asked)->held() ? ExitStatus::done : ExitStatus::answer_is_no;
}

int run_certify_board(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    if (!may_see(desk, nullptr, console)) return ExitStatus::answer_is_no;
    const auto day = certify::day_said(arguments.at, desk, console);
    if (!day) return ExitStatus::wrong_usage;
    const Programme& programme = desk.session().programmes().in_force()->programme;
    const std::string key = arguments.level.empty() ? programme.levels.front().key : arguments.level;
    const Level* level = programme.level(key);
    if (level == nullptr) return console.err << fmt::format("first-visit: the programme has no level \"{}\".\n", key), ExitStatus::wrong_usage;
    const std::string& language = desk.session().words().language();
    const std::vector<BoardRow> rows = board_rows(desk, {.level = key, .cohort = arguments.cohort, .school = arguments.school}, *day);
    if (!arguments.csv.empty()) return certify::write_to(arguments.csv, board_csv(rows, *level), common, console) ? ExitStatus::done : ExitStatus::could_not;
    if (common.json) {
        Json document{{"schema", "first-visit/certify-board/1"}, {"at", iso_text(*day)}, {"level", key}, {"people", Json::array()}};
        for (const BoardRow& row : rows) {
            Json states = Json::object();
            for (std::size_t i = 0; i < row.states.size() && i < level->requirements.size(); ++i) states[level->requirements[i].key] = word_of(row.states[i]);
            document["people"].push_back({{"person", row.person.text()}, {"name", row.name}, {"school", row.school}, {"standing", word_of(row.standing)}, {"until", json_of(row.until)}, {"requirements", std::move(states)}});
        }
        console.out << dumped(document);
        return ExitStatus::done;
    }
    console.out << fmt::format("{}, {}\n", level->title.in(language), iso_text(*day));
    for (const BoardRow& row : rows) {
        std::string marks;
        for (const RequirementState state : row.states) marks += state == RequirementState::done ? "✓" : state == RequirementState::missing ? "·" : state == RequirementState::expired ? "!" : "–";
        console.out << fmt::format("{}  {}  {}{}\n", marks, row.name, desk.session().words()[telling::word_for(row.standing)].text(), row.until ? " " + iso_text(*row.until) : "");
    }
    console.err << fmt::format("{} people. ✓ done  – under way  ! too long ago  · missing; in order:", rows.size());
    for (const Requirement& requirement : level->requirements) console.err << fmt::format(" {};", requirement.name.in(language));
    console.err << '\n';
    return ExitStatus::done;
}

int run_certify_expiring(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    if (!may_see(desk, nullptr, console)) return ExitStatus::answer_is_no;
    const auto day = certify::day_said(arguments.at, desk, console);
    if (!day) return ExitStatus::wrong_usage;
    const std::vector<Expiring> all = expiring(desk, *day, std::chrono::days{arguments.days});
    Json document{{"schema", "first-visit/certify-expiring/1"}, {"at", iso_text(*day)}, {"days", arguments.days}, {"certificates", Json::array()}};
    for (const Expiring& one : all) {
        if (common.json) document["certificates"].push_back({{"person", one.person.text()}, {"name", one.name}, {"level", one.level}, {"until", iso_text(one.until)}, {"in_grace", one.in_grace}, {"renewable", one.renewable}, {"missing", one.missing}});
        else console.out << fmt::format("{}  {}  {}{}{}\n", iso_text(one.until), one.name, one.level_title, one.in_grace ? "  (ended; renewing is still enough)" : "", one.renewable ? "  – can be renewed now" : one.missing.empty() ? "" : "  – missing: " + one.missing);
    }
    if (common.json) console.out << dumped(document);
    else if (all.empty() && !common.quiet) console.err << fmt::format("Nothing ends in the next {} days.\n", arguments.days);
    return ExitStatus::done;
}

int run_certify_queue(const CertifyArguments&, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    if (!desk.session().person()) return console.err << "first-visit: say whose queue: --as NAME.\n", ExitStatus::wrong_usage;
    if (std::string refusal = refused_unless(desk, Permission::sign_off); !refusal.empty()) return console.err << "first-visit: " << refusal << '\n', ExitStatus::answer_is_no;
    const Day day = today(desk.session());
    Json document{{"schema", "first-visit/certify-queue/1"}, {"sign", Json::array()}, {"issue", Json::array()}, {"claims", Json::array()}};
    for (const Signable& one : signing_queue(desk, day)) {
        if (common.json) document["sign"].push_back({{"person", one.person.text()}, {"name", certify::name_of(desk, one.person)}, {"level", one.level}, {"requirement", one.requirement}});
        else console.out << fmt::format("sign   {}  {}/{}\n", certify::name_of(desk, one.person), one.level, one.requirement);
    }
    for (const Issuable& one : issuable(desk, day)) {
        if (common.json) document["issue"].push_back({{"person", one.person.text()}, {"name", certify::name_of(desk, one.person)}, {"level", one.level}, {"renewal", one.renewal}});
        else console.out << fmt::format("issue  {}  {}{}\n", certify::name_of(desk, one.person), one.level, one.renewal ? "  (renewal)" : "");
    }
    if (refused_unless(desk, Permission::decide_claims).empty())
        for (const Claim& claim : waiting_claims(desk)) {
            if (common.json) document["claims"].push_back({{"claim", claim.event.text()}, {"person", claim.person.text()}, {"name", certify::name_of(desk, claim.person)}, {"requirement", claim.level + "/" + claim.requirement}, {"minutes", claim.minutes}, {"what", claim.what}});
            else console.out << fmt::format("decide {}  {}/{}, {} minutes: {}  ({})\n", certify::name_of(desk, claim.person), claim.level, claim.requirement, claim.minutes, claim.what, claim.event.text());
        }
    if (common.json) console.out << dumped(document);
    return ExitStatus::done;
}

}  // namespace fv

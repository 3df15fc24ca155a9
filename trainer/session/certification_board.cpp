#include <algorithm>
#include <set>

#include "trainer/session/board.h"
#include "trainer/session/certification.h"
#include "trainer/session/certification_telling.h"
#include "trainer/session/certifying.h"
#include "trainer/session/growth.h"
#include "trainer/session/signing_desk.h"
#include "trainer/session/telling.h"

namespace fv {
namespace {

constexpr std::chrono::days soon{60};

Mark mark_of(RequirementState state)
{
    constexpr std::array marks = {Mark::missing, Mark::under_way, Mark::expired, Mark::done};
    return marks[static_cast<std::size_t>(state)];
}

std::string joined(const std::vector<std::string>& some)
{
    std::string out;
    for (const std::string& one : some) out += (out.empty() ? "" : ", ") + one;
    return out;
}

std::string name_of(CertificationDesk& desk, const Uuid& id)
{
    const RosterPerson* person = desk.roster().find(id);
    return person == nullptr ? std::string{} : person->name;
}

Waiting waiting(CertificationDesk& desk, const Uuid& person, const std::string& level_key, const std::string& requirement_key, bool renewal)
{
    const Words& words = desk.session().words();
    const Programme& programme = desk.programme_of(person)->programme;
    const Level* level = programme.level(level_key);
    const Requirement* requirement = level->requirement(requirement_key);
    const std::string title(level->title.in(words.language()));
    std::string what = title;
    if (requirement != nullptr) what = words.with(Word::queue_what, {{"level", title}, {"requirement", requirement->name.in(words.language())}});
    else if (renewal) what += " (" + words[Word::queue_renewal].text() + ")";
    return {.person = person, .name = name_of(desk, person), .level = level_key, .requirement = requirement_key, .what = what};
}

void add_people(BoardView& view, CertificationDesk& desk, const Level& level, Day day)
{
    const Words& words = desk.session().words();
    std::set<std::string> schools, cohorts;
    view.people.reserve(desk.roster().people().size());
    for (const RosterPerson& person : desk.roster().people()) {
        BoardRow row = board_row(desk, person, level.key, day);
        if (!person.school.empty()) schools.insert(person.school);
        cohorts.insert(person.cohorts.begin(), person.cohorts.end());
        BoardPerson shown{.person = person.id, .name = row.name, .school = row.school, .cohorts = joined(row.cohorts), .standing = words[telling::word_for(row.standing)].text(), .standing_rank = static_cast<std::uint8_t>(row.standing),
                          .until = row.until ? iso_text(std::chrono::year_month_day{*row.until}) : std::string{}, .until_day = row.until ? row.until->time_since_epoch().count() : 0, .marks = {}};
        for (const RequirementState state : row.states) shown.marks.push_back(mark_of(state));
        shown.marks.resize(level.requirements.size());
        view.certified += row.standing == LevelStanding::certified ? 1 : 0;
        view.ready += row.standing == LevelStanding::ready ? 1 : 0;
        view.people.push_back(std::move(shown));
    }
    view.schools.assign(schools.begin(), schools.end());
    view.cohorts.assign(cohorts.begin(), cohorts.end());
    const std::size_t looked = std::min(desk.looked_at(), view.people.size());
    if (looked < view.people.size()) view.counting = words.with(Word::board_counting, {{"done", std::to_string(looked)}, {"all", std::to_string(view.people.size())}});
}

void add_queue(BoardView& view, CertificationDesk& desk, Day day)
{
    const Words& words = desk.session().words();
    view.may_sign = desk.session().person() && refused_unless(desk, Permission::sign_off).empty();
    view.may_issue = desk.session().person() && refused_unless(desk, Permission::issue_certificates).empty();
    view.may_decide = refused_unless(desk, Permission::decide_claims).empty();
    view.has_key = desk.session().person() && desk.key_of(*desk.session().person()) != nullptr;
    if (view.may_sign)
        for (const Signable& one : signing_queue(desk, day, Look::so_far)) {
            if (view.statement.empty()) {
                const Requirement* requirement = desk.programme_of(one.person)->programme.level(one.level)->requirement(one.requirement);
                view.statement = std::string(std::get<SignOffNeeded>(requirement->what).statement.in(words.language()));
            }
            view.to_sign.push_back(waiting(desk, one.person, one.level, one.requirement, false));
        }
    if (view.may_issue)
        for (const Issuable& one : issuable(desk, day, Look::so_far)) view.to_issue.push_back(waiting(desk, one.person, one.level, {}, one.renewal));
    if (view.may_decide)
        for (const Claim& claim : waiting_claims(desk))
            view.claims.push_back({.claim = claim.event, .name = name_of(desk, claim.person), .what = words.with(Word::queue_claim_is, {{"minutes", std::to_string(claim.minutes)}, {"date", telling::day(claim.on, words)}, {"what", claim.what}}),
                                   .paper = claim.file_name ? words.with(Word::queue_claim_paper, {{"file", *claim.file_name}}) : std::string{}});
    for (const Expiring& one : expiring(desk, day, soon, Look::so_far)) {
        std::string note = one.in_grace ? words[Word::expiring_ended].text() : std::string{};
        const std::string rest = one.renewable ? words[Word::expiring_can_renew].text() : one.missing.empty() ? std::string{} : words.with(Word::expiring_missing, {{"what", one.missing}});
        if (!rest.empty()) note += (note.empty() ? "" : "; ") + rest;
        view.ending.push_back({.person = one.person, .name = one.name, .level = one.level_title, .until = telling::day(one.until, words), .note = note});
    }
}
Changes told(const Outcome& outcome, const Words& words) { return outcome.done() ? kept(words[Word::path_kept].text()) : refused(outcome.refusal); }

Changes sign(const SignFor& asked, CertificationDesk& desk)
{
    const auto key = open_signing_key(desk, asked.passphrase);
    if (const auto* refusal = std::get_if<std::string>(&key)) return refused(*refusal);
    std::vector<Signable> wanted;
    for (const Waiting& one : asked.who) wanted.push_back({one.person, one.level, one.requirement, {}, {}});
    long done = 0;
    std::string first_refusal;
    for (const SignedOne& one : sign_off(desk, wanted, std::get<SigningKey>(key))) {
        if (one.refusal.empty()) ++done;
        else if (first_refusal.empty()) first_refusal = " " + name_of(desk, one.what.person) + ": " + one.refusal;
    }
    return kept(desk.session().words().counted(Word::signed_some, done) + first_refusal);
}

Changes issue(const IssueTo& asked, CertificationDesk& desk)
{
    const auto key = open_signing_key(desk, asked.passphrase);
    if (const auto* refusal = std::get_if<std::string>(&key)) return refused(*refusal);
    long done = 0;
    std::string first_refusal;
    for (const Waiting& one : asked.who) {
        const Issued issued = issue_certificate(desk, one.person, one.level, std::get<SigningKey>(key));
        if (issued.refusal.empty()) ++done;
        else if (first_refusal.empty()) first_refusal = " " + one.name + ": " + issued.refusal;
    }
    return kept(desk.session().words().counted(Word::issued_some, done) + first_refusal);
}

Changes save_paper(const Uuid& claim, CertificationDesk& desk)
{
    const auto paper = paper_of(desk, claim);
    if (!paper) return {};
    Changes changes;
    changes.file = FileToSave{paper->first, paper->second};
    return changes;
}

Changes save_board(CertificationDesk& desk, const std::string& level)
{
    const Programme& programme = desk.session().programmes().in_force()->programme;
    const Level* found = programme.level(level.empty() ? programme.levels.front().key : level);
    Changes changes;
    if (found != nullptr) changes.file = FileToSave{found->key + ".csv", board_csv(board_rows(desk, {.level = found->key, .cohort = {}, .school = {}}, today(desk.session())), *found)};
    return changes;
}

}  // namespace

bool may_see_board(CertificationDesk& desk) { return desk.session().person() && refused_unless(desk, Permission::see_certification).empty(); }

std::optional<BoardView> board_view(CertificationDesk& desk, const std::string& level_key, std::string* why_not)
{
    if (!may_see_board(desk)) {
        if (why_not != nullptr) *why_not = desk.session().person() ? refused_unless(desk, Permission::see_certification) : desk.session().words()[Word::who_are_you].text();
        return std::nullopt;
    }
    const Words& words = desk.session().words();
    const Programme& programme = desk.session().programmes().in_force()->programme;
    const Level* level = programme.level(level_key);
    if (level == nullptr) level = &programme.levels.front();
    const Day day = today(desk.session());
    BoardView view{.title = words[Word::board_heading].text(), .programme = words.with(Word::paper_programme, {{"programme", programme.title.in(words.language())}, {"version", std::to_string(programme.version)}}), .notice = std::string(programme.notice.in(words.language()))};
    for (const Level& one : programme.levels) view.levels.push_back({one.key, std::string(one.title.in(words.language()))});
    view.level = level->key;
    for (const Requirement& one : level->requirements) view.columns.emplace_back(one.name.in(words.language()));
    add_queue(view, desk, day);
    add_people(view, desk, *level, day);
    view.version = desk.revision() + desk.looked_at();
    return view;
}

Changes carry_out(const BoardAction& action, CertificationDesk& desk, const std::string& level)
{
    const Words& words = desk.session().words();
    if (std::holds_alternative<LeaveToHome>(action)) return {.go = Place(AtHome{})};
    if (const auto* choose = std::get_if<ChooseLevel>(&action)) return {.go = Place(AtBoard{choose->level})};
    if (const auto* open = std::get_if<OpenPath>(&action)) return {.go = Place(OnPath{open->person})};
    if (const auto* asked = std::get_if<SignFor>(&action)) return sign(*asked, desk);
    if (const auto* asked = std::get_if<IssueTo>(&action)) return issue(*asked, desk);
    if (const auto* make = std::get_if<MakeKey>(&action)) return told(make_signing_key(desk, make->passphrase), words);
    if (const auto* decide = std::get_if<DecideClaim>(&action)) return told(decide_claim(desk, decide->claim, decide->accepted, {}, decide->why), words);
    if (const auto* save = std::get_if<SaveClaimPaper>(&action)) return save_paper(save->claim, desk);
    if (std::holds_alternative<SaveBoard>(action)) return save_board(desk, level);
    return {};
}

}  // namespace fv

#include "trainer/session/people.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <fstream>
#include <iterator>

#include "facilitator/people/folding.h"
#include "facilitator/people/oneroster.h"

namespace fv {
namespace {

namespace fs = std::filesystem;

Uuid by(const Session& session) { return session.person().value_or(Uuid{}); }

std::optional<std::string> bytes_of(const fs::path& file, std::string& why_not)
{
    constexpr std::uintmax_t largest = 64U << 20U;
    std::error_code error;
    const std::uintmax_t size = fs::file_size(file, error);
    if (!error && size > largest) {
        why_not = fmt::format("{} is larger than 64 MB, which is no roster", file.string());
        return std::nullopt;
    }
    std::ifstream in(file, std::ios::binary);
    std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    if (!in.good() && !in.eof()) {
        why_not = fmt::format("{} can't be read", file.string());
        return std::nullopt;
    }
    return bytes;
}

std::optional<RosterRead> read_folder(const fs::path& folder, std::string& why_not)
{
    OneRosterTables tables;
    struct Part {
        const char* name;
        Table* table;
        bool is_needed;
    };
    const std::array parts = {Part{"users.csv", &tables.users, true}, Part{"classes.csv", &tables.classes, true}, Part{"enrollments.csv", &tables.enrollments, true},
                              Part{"roles.csv", &tables.roles, false}, Part{"orgs.csv", &tables.orgs, false}};
    for (const Part& part : parts) {
        const fs::path file = folder / part.name;
        std::error_code error;
        if (!fs::is_regular_file(file, error)) {
            if (!part.is_needed) continue;
            why_not = fmt::format("there is no {} in {}; a OneRoster folder holds users.csv, classes.csv and enrollments.csv (unpack it if it is a .zip)", part.name, folder.string());
            return std::nullopt;
        }
        const auto bytes = bytes_of(file, why_not);
        if (!bytes) return std::nullopt;
        *part.table = read_table(part.name, *bytes);
    }
    return read_oneroster(tables);
}

}  // namespace

void say(std::vector<Said> said, Session& session) { session.record(said); }

bool may(const Session& session, const Roster& roster, Permission permission)
{
    if (!session.person()) return true;
    const RosterPerson* person = roster.find(*session.person());
    return person != nullptr && person->roles.may(permission);
}

Word word_for(Permission permission)
{
    constexpr std::array<Word, permission_count> words = {
        Word::may_rehearse, Word::may_see_roster, Word::may_see_attempts, Word::may_see_statistics,
        Word::may_rate_words, Word::may_change_roster, Word::may_assign_visits, Word::may_export_research,
        Word::may_export_attempts, Word::may_see_certification, Word::may_record_training, Word::may_observe_role_play,
        Word::may_sign_off, Word::may_decide_claims, Word::may_issue_certificates, Word::may_recognise_levels,
        Word::may_log_visits, Word::may_run_payroll, Word::may_give_roles, Word::may_free_pin,
        Word::may_erase_people};
    return words[static_cast<std::size_t>(permission)];
}

std::optional<RosterRead> read_roster_at(const fs::path& file_or_folder, std::string& why_not)
{
    std::error_code error;
    if (fs::is_directory(file_or_folder, error)) return read_folder(file_or_folder, why_not);
    if (!fs::exists(file_or_folder, error)) {
        why_not = fmt::format("there is no {}", file_or_folder.string());
        return std::nullopt;
    }
    const auto bytes = bytes_of(file_or_folder, why_not);
    if (!bytes) return std::nullopt;
    return read_roster(read_table(file_or_folder.filename().string(), *bytes));
}

ImportCounts counts_of(const ImportPlan& plan)
{
    ImportCounts counts;
    for (const PlannedPerson& planned : plan.people) ++(planned.is_new() ? counts.added : planned.unchanged() ? counts.unchanged : counts.changed);
    return counts;
}

void import_roster(const ImportPlan& plan, Session& session)
{
    std::vector<Said> all;
    for (const PlannedPerson& planned : plan.people) {
        std::vector<Said> said = said_of(planned, planned.person ? *planned.person : session.new_id(), by(session));
        std::move(said.begin(), said.end(), std::back_inserter(all));
    }
    say(std::move(all), session);
}

Uuid add_person(const std::string& name, const PersonDescribed& described, Roles roles, const std::vector<std::string>& cohorts, Session& session)
{
    const Uuid id = session.new_id();
    std::vector<Said> said{said_of(id, PersonAdded{name}, by(session))};
    if (!(described == PersonDescribed{})) said.push_back(said_of(id, described, by(session)));
    if (!roles.none())
        for (const Role role : roles.in_force()) said.push_back(said_of(id, RoleGiven{std::string(word_of(role))}, by(session)));
    for (const std::string& cohort : cohorts) said.push_back(said_of(id, CohortEntered{cohort}, by(session)));
    say(std::move(said), session);
    return id;
}

bool join_people(const Uuid& one, const Uuid& other, Session& session)
{
    if (one == other || joins(session.store()).same(one, other)) return false;
    const auto [first, later] = std::minmax(one, other);
    say({said_of(later, PersonJoined{first}, by(session))}, session);
    return true;
}

std::size_t unjoin_person(const Uuid& person, Session& session)
{
    const Joins known = joins(session.store());
    std::vector<Said> said;
    for (const Joins::Join& join : known.in_force())
        if (known.same(join.one, person)) said.push_back(said_of(join.one, PersonUnjoined{join.event}, by(session)));
    const std::size_t count = said.size();
    say(std::move(said), session);
    return count;
}

bool pair_people(const Uuid& one, const Uuid& other, Session& session)
{
    const Roster all = roster(session.store());
    const RosterPerson* person = all.find(one);
    const RosterPerson* with = all.find(other);
    if (person == nullptr || with == nullptr || person == with) return false;
    if (std::any_of(person->pairs.begin(), person->pairs.end(), [&](const Pair& pair) { return pair.with == with->id; })) return false;
    say({said_of(person->id, PairFormed{with->id}, by(session))}, session);
    return true;
}

bool part_people(const Uuid& one, const Uuid& other, Session& session)
{
    const Roster all = roster(session.store());
    const RosterPerson* person = all.find(one);
    const RosterPerson* with = all.find(other);
    if (person == nullptr || with == nullptr) return false;
    std::vector<Said> said;
    for (const Pair& pair : person->pairs)
        if (pair.with == with->id) said.push_back(said_of(pair.written, PairParted{pair.formed}, by(session)));
    const bool any = !said.empty();
    say(std::move(said), session);
    return any;
}

bool give_role(const RosterPerson& person, Role role, Session& session)
{
    if (person.roles.has(role)) return false;
    say({said_of(person.id, RoleGiven{std::string(word_of(role))}, by(session))}, session);
    return true;
}

/// From each half of somebody joined: the roles of both count.
bool take_role(const RosterPerson& person, Role role, Session& session)
{
    if (!person.roles.has(role)) return false;
    std::vector<Said> said;
    for (const Uuid& id : person.ids) said.push_back(said_of(id, RoleTaken{std::string(word_of(role))}, by(session)));
    say(std::move(said), session);
    return true;
}

namespace {

bool is_in(const RosterPerson& person, const std::string& cohort)
{
    return std::any_of(person.cohorts.begin(), person.cohorts.end(), [&](const std::string& known) { return folded(known) == folded(cohort); });
}

}  // namespace

bool enter_cohort(const RosterPerson& person, const std::string& cohort, Session& session)
{
    if (is_in(person, cohort)) return false;
    say({said_of(person.id, CohortEntered{cohort}, by(session))}, session);
    return true;
}

bool leave_cohort(const RosterPerson& person, const std::string& cohort, Session& session)
{
    if (!is_in(person, cohort)) return false;
    std::vector<Said> said;
    for (const Uuid& id : person.ids) said.push_back(said_of(id, CohortLeft{cohort}, by(session)));
    say(std::move(said), session);
    return true;
}

/// About each half of somebody joined, so that undoing the join keeps what they said.
bool set_consent(const RosterPerson& person, Consent consent, Session& session)
{
    if (person.research == consent) return false;
    std::vector<Said> said;
    for (const Uuid& id : person.ids) said.push_back(consent == Consent::given ? said_of(id, ConsentGiven{}, by(session)) : said_of(id, ConsentWithdrawn{}, by(session)));
    say(std::move(said), session);
    return true;
}

namespace {

const Assignment* assigned(const std::vector<Assignment>& all, const Uuid& id)
{
    const auto found = std::find_if(all.begin(), all.end(), [&](const Assignment& one) { return one.id == id; });
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

bool assign_visit(const std::string& cohort, const std::string& visit, std::chrono::year_month_day due, Session& session)
{
    const Uuid id = assignment_id(cohort, visit);
    const std::vector<Assignment> all = assignments(session.store());
    if (const Assignment* known = assigned(all, id); known != nullptr && known->due == due) return false;
    say({said_of(id, VisitAssigned{cohort, visit, iso_text(due)}, by(session))}, session);
    return true;
}

bool drop_assignment(const std::string& cohort, const std::string& visit, Session& session)
{
    const Uuid id = assignment_id(cohort, visit);
    if (assigned(assignments(session.store()), id) == nullptr) return false;
    say({said_of(id, AssignmentDropped{}, by(session))}, session);
    return true;
}

Instant end_of(std::chrono::sys_days day, const Session& session)
{
    return Instant{day} + std::chrono::days{1} - std::chrono::minutes{session.world().utc_offset_minutes} - std::chrono::milliseconds{1};
}

}  // namespace fv

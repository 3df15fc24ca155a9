#include "trainer/session/board.h"

#include <algorithm>

#include "facilitator/people/folding.h"
#include "facilitator/sheets/csv.h"
#include "trainer/session/certification_telling.h"
#include "trainer/session/signing_desk.h"

namespace fv {
namespace {

bool is_in(const std::vector<std::string>& cohorts, const std::string& wanted)
{
    return wanted.empty() || std::any_of(cohorts.begin(), cohorts.end(), [&](const std::string& one) { return folded(one) == folded(wanted); });
}

}  // namespace

BoardRow board_row(CertificationDesk& desk, const RosterPerson& person, const std::string& level, Day day)
{
    BoardRow row{.person = person.id, .name = person.name, .school = person.school, .cohorts = person.cohorts, .standing = {}, .until = {}, .states = {}, .done = 0};
    const auto of = desk.level_so_far(person.id, level, day);
    if (!of) return row;
    row.standing = of->standing;
    if (of->holding && (of->held() || of->standing == LevelStanding::in_grace)) row.until = of->holding->until;
    for (const RequirementStatus& one : of->requirements) row.states.push_back(one.state);
    row.done = of->done();
    return row;
}

std::vector<BoardRow> board_rows(CertificationDesk& desk, const BoardFilter& filter, Day day)
{
    std::vector<BoardRow> rows;
    for (const RosterPerson& person : desk.roster().people()) {
        if (!is_in(person.cohorts, filter.cohort) || (!filter.school.empty() && folded(person.school) != folded(filter.school))) continue;
        (void)desk.evidence(person.id);  // a command waits for all of it
        rows.push_back(board_row(desk, person, filter.level, day));
    }
    return rows;
}

std::string board_csv(const std::vector<BoardRow>& rows, const Level& level)
{
    Sheet sheet{.name = "board", .columns = {{"person", "person"}, {"name", "name"}, {"school", "school"}, {"cohorts", "cohorts"}, {"standing", "standing"}, {"until", "until"}}, .rows = {}};
    for (const Requirement& requirement : level.requirements) sheet.columns.push_back({requirement.key, requirement.key});
    for (const BoardRow& row : rows) {
        std::string cohorts;
        for (const std::string& one : row.cohorts) cohorts += (cohorts.empty() ? "" : "; ") + one;
        std::vector<Cell> cells{row.person.text(), row.name, row.school, cohorts, std::string(word_of(row.standing))};
        if (row.until) cells.emplace_back(iso_text(std::chrono::year_month_day{*row.until}));
        else cells.emplace_back();
        for (const RequirementState state : row.states) cells.emplace_back(std::string(word_of(state)));
        cells.resize(sheet.columns.size());
        sheet.rows.push_back(std::move(cells));
    }
    return csv(sheet);
}

std::vector<Expiring> expiring(CertificationDesk& desk, Day day, std::chrono::days within, Look look)
{
    std::vector<Expiring> out;
    const Words& words = desk.session().words();
    std::vector<Uuid> holders;
    for (const auto& [person, evidence] : desk.evidence_of_all())
        if (!evidence.holdings.empty() && desk.roster().find(person) != nullptr) holders.push_back(person);
    for (const Uuid& person : holders) {
        const Programme& programme = desk.programme_of(person)->programme;
        for (const LevelStatus& level : desk.status(person, day, look).levels) {
            const bool ends_soon = level.held() && level.holding->until <= day + within;
            if (!ends_soon && level.standing != LevelStanding::in_grace && !(level.standing == LevelStanding::ready && level.renewable)) continue;
            Expiring one{.person = person, .name = desk.roster().find(person)->name, .level = level.level, .level_title = std::string(programme.level(level.level)->title.in(words.language())), .until = level.holding->until,
                         .in_grace = !level.held(), .renewable = level.renewable, .missing = {}};
            for (const RequirementStatus& requirement : level.renewal) {
                const std::string step = telling::step(requirement.next, programme, desk.session().framework(), words);
                if (!step.empty()) one.missing += (one.missing.empty() ? "" : "; ") + step;
            }
            out.push_back(std::move(one));
        }
    }
    std::sort(out.begin(), out.end(), [](const Expiring& a, const Expiring& b) { return std::tie(a.until, a.name, a.person, a.level) < std::tie(b.until, b.name, b.person, b.level); });
    return out;
}

std::vector<Issuable> issuable(CertificationDesk& desk, Day day, Look look)
{
    std::vector<Issuable> out;
    std::vector<Uuid> people;
    for (const auto& [person, evidence] : desk.evidence_of_all())
        if (desk.roster().find(person) != nullptr) people.push_back(person);
    for (const Uuid& person : people) {
        const PersonStatus status = desk.status(person, day, look);
        for (const LevelStatus& level : status.levels) {
            const bool maybe = level.standing == LevelStanding::ready || level.renewable;
            if (maybe && why_not_issued(desk, person, level.level, day).empty()) out.push_back({person, level.level, level.renewable});
        }
    }
    return out;
}

}  // namespace fv

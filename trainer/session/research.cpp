#include "trainer/session/research.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <vector>

#include "facilitator/people/roster.h"
#include "facilitator/people/table.h"
#include "facilitator/secrets/pseudonyms.h"
#include "trainer/session/rating.h"
#include "trainer/session/sitting.h"

namespace fv {
namespace {

using Row = std::vector<std::string>;

std::string share_text(const std::optional<double>& share) { return share ? fmt::format("{:.4f}", *share) : std::string{}; }

Row header(const Framework& framework)
{
    Row row{"person", "attempt", "visit", "version", "decisions", "passed", "total"};
    for (const Competency& competency : framework.competencies) row.push_back("share_" + competency.key);
    return row;
}

Row row_of(const StandingAttempt& standing, const Sitting& sitting, const std::string& person, const std::string& attempt, const Framework& framework)
{
    const Scenario& scenario = standing.scenario->scenario;
    const Score result = score(scenario, framework, sitting.seed, sitting.choices, sitting.company, counting(sitting.ratings));
    Row row{person, attempt, scenario.id, standing.record.scenario_hash, fmt::format("{}", fmt::join(sitting.choices, " ")), result.passed() ? "yes" : "no", share_text(result.total)};
    for (const Competency& competency : framework.competencies) {
        const CompetencyScore* one = result.competency(competency.key);
        row.push_back(share_text(one == nullptr ? std::nullopt : one->share()));
    }
    return row;
}

}  // namespace

ResearchExport research_export(Session& session)
{
    ResearchExport out;
    const Pseudonyms pseudonyms;
    const Roster all = roster(session.store());
    std::vector<Row> rows;
    for (const RosterPerson& person : all.people()) {
        if (person.research != Consent::given) continue;
        const std::size_t before = rows.size();
        for (const AttemptSummary& summary : attempts_of(session.store(), person.id)) {
            const StandingAttempt* standing = session.attempt(summary.id);
            if (standing == nullptr) {
                ++out.unreadable;
                continue;
            }
            if (const auto sitting = first_sitting(standing->record)) rows.push_back(row_of(*standing, *sitting, pseudonyms.of(person.id), pseudonyms.of(summary.id), session.framework()));
        }
        if (rows.size() > before) ++out.people;
    }
    std::sort(rows.begin(), rows.end());
    out.attempts = rows.size();
    out.csv = table_line(header(session.framework()));
    for (const Row& row : rows) out.csv += table_line(row);
    return out;
}

}  // namespace fv

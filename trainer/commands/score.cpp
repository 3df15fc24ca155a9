#include "scoring/score.h"

#include <nlohmann/json.hpp>
#include <ostream>

#include "trainer/commands/answers.h"
#include "trainer/commands/commands.h"
#include "trainer/commands/permission.h"
#include "trainer/session/rating.h"
#include "trainer/session/report.h"

namespace fv {

int run_score(const ScoreArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    const OpenSession opened = open_session(common, program.folders);
    Session& session = *opened.session;
    int status = ExitStatus::done;
    const StandingAttempt* standing = find_attempt(arguments.attempt, session, console, status);
    if (standing == nullptr) return status;
    if (const auto refusal = refused_unless_own(arguments.as, standing->record.person, Permission::see_attempts, session, console)) return *refusal;
    const Uuid id = standing->record.id;
    const Scenario& scenario = standing->scenario->scenario;
    if (common.json) {
        answers::Json document{{"schema", "first-visit/score/1"}, {"attempt", id.text()}, {"scenario", scenario.id}, {"framework", session.framework().id}};
        document.update(answers::score(scenario, score_of(*standing, session.framework())));
        document["rated_by"] = answers::rated_by(standing->record, session);
        console.out << document.dump(2) << '\n';
        return ExitStatus::done;
    }
    const auto view = report_view(session, id);
    standing = session.attempt(id);  // others were looked at in between
    console.out << view->title << ": " << view->ending << '\n' << view->result << '\n';
    for (const std::string& note : view->result_notes) console.out << "  " << note << '\n';
    for (const CompetencyView& competency : view->competencies) console.out << "  " << competency.name << ": " << competency.in_words << '\n';
    for (const std::string& note : rating_notes(standing->record, session)) console.out << "  " << note << '\n';
    console.out << view->versions << '\n';
    return ExitStatus::done;
}

}  // namespace fv

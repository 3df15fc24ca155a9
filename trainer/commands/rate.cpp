#include "trainer/session/rating.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "facilitator/people/roster.h"
#include "trainer/commands/commands.h"
#include "trainer/commands/permission.h"

namespace fv {
namespace {

std::string points_of(const Scenario& scenario, SceneId decision)
{
    std::string points;
    for (const Item& item : scenario.items_of(decision)) points += (points.empty() ? "" : ", ") + item.key;
    return points;
}

std::string why_not(RatingRefusal refusal, const RateArguments& arguments, const StandingAttempt& standing)
{
    const Scenario& scenario = standing.scenario->scenario;
    switch (refusal) {
    case RatingRefusal::attempt_unreadable: break;  // told before
    case RatingRefusal::unknown_decision: return fmt::format("\"{}\" has no decision \"{}\"", scenario.id, arguments.decision);
    case RatingRefusal::not_own_words: return fmt::format("\"{}\" is not answered in one's own words, so that there is nothing to tick", arguments.decision);
    case RatingRefusal::not_answered: return fmt::format("in this attempt nothing was said at \"{}\"", arguments.decision);
    case RatingRefusal::unknown_ticks:
        return fmt::format("\"{}\" does not fit the checklist of \"{}\": join with + what was said of {}; `none` for nothing", arguments.ticks, arguments.decision,
                           points_of(scenario, scenario.scene_named(arguments.decision)));
    case RatingRefusal::own_attempt: return fmt::format("this is {}'s own attempt, and nobody rates themselves as {}", arguments.name, arguments.role);
    case RatingRefusal::not_own_attempt: return fmt::format("this is not {}'s own attempt; rate it as partner or facilitator", arguments.name);
    }
    return {};
}

/// Who is not on record is a teacher, as everybody of whom no role was said.
bool may_rate(const std::optional<Uuid>& rater, const Session& session)
{
    const Roster all = roster(session.store());
    const RosterPerson* person = rater ? all.find(*rater) : nullptr;
    return (person == nullptr ? Roles{} : person->roles).may(Permission::rate_words);
}

}  // namespace

int run_rate(const RateArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    const OpenSession opened = open_session(common, program.folders);
    Session& session = *opened.session;
    int status = ExitStatus::done;
    const StandingAttempt* standing = find_attempt(arguments.attempt, session, console, status);
    if (standing == nullptr) return status;
    const Uuid id = standing->record.id;
    const RateWords rating{.decision = arguments.decision, .ticks = arguments.ticks, .role = rater_role(arguments.role).value_or(RaterRole::by_facilitator)};
    const auto rater = person_named(session.store(), arguments.name);
    if (const auto refusal = refusal_of(rating, rater, id, session)) {
        console.err << "first-visit: " << why_not(*refusal, arguments, *session.attempt(id)) << ".\n";
        return ExitStatus::answer_is_no;
    }
    if (rating.role == RaterRole::by_facilitator && !may_rate(rater, session)) {
        tell_refused(arguments.name, Permission::rate_words, console);
        console.err << fmt::format("  `first-visit people {} \"{}\" {}facilitator` says that they are one.\n", rater ? "role" : "add", arguments.name, rater ? "" : "--role ");
        return ExitStatus::answer_is_no;
    }
    if (!sign_in_or_add(session, arguments.name, console)) return ExitStatus::answer_is_no;
    if (rate_words(rating, id, session)) return ExitStatus::answer_is_no;  // it could be taken a line ago: another program was at it
    const RecordedRating& kept = session.attempt(id)->record.ratings.back();
    if (common.json)
        console.out << nlohmann::ordered_json{{"schema", "first-visit/rate/1"}, {"attempt", id.text()}, {"decision", kept.decision}, {"ticks", kept.ticks}, {"rater", kept.rater.text()}, {"role", kept.role}}.dump(2) << '\n';
    else if (!common.quiet)
        console.out << fmt::format("Kept: {} as {}, {}: {}\n", arguments.name, kept.role, kept.decision, kept.ticks);
    return ExitStatus::done;
}

}  // namespace fv

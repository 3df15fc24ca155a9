#include "trainer/session/guide.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "trainer/commands/commands.h"

namespace fv {
namespace {

nlohmann::ordered_json as_json(const GuideView& guide, const std::string& language)
{
    nlohmann::ordered_json document{{"schema", "first-visit/guide/1"}, {"visit", guide.scenario}, {"language", language}, {"title", guide.title}};
    document["goals"] = guide.goals;
    document["before"] = guide.before;
    document["splits"] = nlohmann::ordered_json::array();
    for (const SplitView& split : guide.splits)
        document["splits"].push_back({{"decision", split.decision}, {"place", split.place}, {"ask", split.ask}, {"choices", split.choices}, {"why", split.why}});
    document["debrief"] = guide.debrief;
    document["try_live"] = guide.try_live;
    document["ten_minutes"] = guide.ten_minutes;
    document["thirty_minutes"] = guide.thirty_minutes;
    document["judgement"] = guide.judgement;
    return document;
}

}  // namespace

int run_guide(const GuideArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    const OpenSession opened = open_session(common, program.folders, Keep::in_memory);  // a guide needs nobody's records
    Session& session = *opened.session;
    const ScenarioHandle visit = find_visit(arguments.visit, session, console);
    if (visit == nullptr) return ExitStatus::answer_is_no;
    const auto guide = guide_view(session, visit);
    if (!guide) {
        console.err << fmt::format("first-visit: there is no facilitator's guide to \"{}\"; it would be {}.guide.yaml beside the script.\n", visit->scenario.id, visit->scenario.id);
        return ExitStatus::answer_is_no;
    }
    if (common.json) console.out << as_json(*guide, session.words().language()).dump(2) << '\n';
    else console.out << guide_text(*guide, session.words());
    return ExitStatus::done;
}

}  // namespace fv

#include "trainer/session/growth.h"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "trainer/commands/answers.h"
#include "trainer/commands/commands.h"
#include "trainer/commands/permission.h"

namespace fv {
namespace {

using Json = nlohmann::ordered_json;

double told(float share) { return std::round(static_cast<double>(share) * 10000.0) / 10000.0; }

Json document(const GrowthView& view, const std::string& language, Day day)
{
    Json out{{"schema", "first-visit/growth/1"}, {"person", view.person}, {"language", language}, {"at", iso_text(std::chrono::year_month_day{day})}, {"needed", told(view.needed)}};
    out["competencies"] = Json::array();
    for (const GrowthLine& line : view.lines) {
        Json points = Json::array();
        for (const GrowthPoint& point : line.points) points.push_back({{"visit", point.visit}, {"when", point.when}, {"share", told(point.share)}});
        out["competencies"].push_back({{"competency", line.key}, {"name", line.name}, {"in_words", line.in_words}, {"points", points}});
    }
    out["next_visit"] = answers::next_visit(view.next);
    out["due"] = Json::array();
    for (const DueVisitView& due : view.due) out["due"].push_back({{"title", due.title}, {"when", due.when}, {"now", due.now}});
    out["played"] = Json::array();
    for (const PlayedVisit& played : view.played) out["played"].push_back({{"attempt", played.attempt.text()}, {"title", played.title}, {"when", played.when}, {"result", played.result}, {"note", played.note}});
    out["reflections"] = Json::array();
    for (const KeptReflection& kept : view.reflections) out["reflections"].push_back({{"visit", kept.visit}, {"when", kept.when}, {"ask", kept.ask}, {"answer", kept.answer}});
    out["unreadable"] = view.unreadable_attempts;
    return out;
}

}  // namespace

int run_growth(const GrowthArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    const OpenSession opened = open_session(common, program.folders);
    Session& session = *opened.session;
    std::optional<std::chrono::year_month_day> at;
    if (!arguments.at.empty() && !(at = parse_date(arguments.at))) {
        console.err << fmt::format("first-visit: \"{}\" is no day; write it like 2026-11-24.\n", arguments.at);
        return ExitStatus::wrong_usage;
    }
    const std::string& whose = arguments.person.empty() ? arguments.as : arguments.person;
    if (whose.empty()) {
        console.err << "first-visit: say whose growth: --as NAME for one's own, --person NAME for somebody else's.\n";
        return ExitStatus::wrong_usage;
    }
    const auto person = person_named(session.store(), whose);
    if (!person) {
        console.err << fmt::format("first-visit: nobody called \"{}\" is on record here.\n", whose);
        return ExitStatus::answer_is_no;
    }
    if (const auto status = refused_unless_own(arguments.as, *person, Permission::see_attempts, session, console)) return *status;
    if (arguments.show) {
        WindowWish wish = arguments.window;
        wish.place = Growing{};
        return program.open_window(session, wish);
    }
    const Day day = at ? Day{*at} : today(session);
    const GrowthView view = growth_view(session, *person, day);
    if (common.json) console.out << document(view, session.words().language(), day).dump(2) << '\n';
    else console.out << growth_text(view, session.words());
    return ExitStatus::done;
}

}  // namespace fv

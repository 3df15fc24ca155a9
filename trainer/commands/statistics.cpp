#include "trainer/session/statistics.h"

#include <cmath>
#include <nlohmann/json.hpp>
#include <ostream>

#include "trainer/commands/commands.h"

namespace fv {
namespace {

using Json = nlohmann::ordered_json;

double told(double figure)
{
    const double rounded = std::round(figure * 10000.0) / 10000.0;
    return rounded == 0.0 ? 0.0 : rounded;  // no −0.0
}

/// A figure under its name, null where there is none; then why not under `NAME_why_not`.
void put(Json& json, const std::string& name, const Figure& figure)
{
    json[name] = figure ? Json(told(*figure)) : Json(nullptr);
    if (!figure) json[name + "_why_not"] = word_of(figure.why_not());
}
void put(Json& json, const std::string& name, const Known<Interval>& interval)
{
    json[name] = interval ? Json{told(interval->low), told(interval->high)} : Json(nullptr);
    if (!interval) json[name + "_why_not"] = word_of(interval.why_not());
}

Json of(const Reliability& reliability)
{
    Json json{{"people", reliability.people}, {"enough", word_of(enough_for_reliability(reliability.people))}, {"decisions", reliability.decisions}, {"decisions_not_met_by_all", reliability.left_out}};
    put(json, "alpha", reliability.alpha);
    put(json, "alpha_95", reliability.interval);
    json["reliable_for"] = word_of(enough_for_reliability(reliability.people) == Enough::too_few ? ReliableFor::cannot_say : reliable_for(reliability.interval));
    put(json, "standard_error_of_measurement", reliability.error);
    return json;
}

Json of(const CompetencyStatistics& competency)
{
    Json json{{"competency", competency.key}, {"people", competency.people}};
    put(json, "mean", competency.mean);
    put(json, "standard_deviation", competency.spread);
    json["reliability"] = of(competency.reliability);
    return json;
}

Json of(const DecisionStatistics& decision, const Scenario& scenario)
{
    const Scene& scene = scenario.scene(decision.decision);
    Json json{{"decision", scene.key}, {"kind", word_of(scene.kind)}, {"partners_turn", decision.partners_turn}, {"met", decision.met}, {"scored", decision.scored},
              {"enough", word_of(enough_for_shares(decision.scored))}, {"enough_for_discrimination", word_of(enough_for_reliability(decision.scored))}};
    json["options"] = Json::array();
    for (const OptionStatistics& option : decision.options) json["options"].push_back({{"option", scenario.option(option.option).key}, {"offered", option.offered}, {"chosen", option.chosen}});
    put(json, "difficulty", decision.difficulty);
    put(json, "discrimination", decision.discrimination);
    put(json, "upper_lower", decision.upper_lower);
    json["in_alpha"] = decision.in_alpha;
    put(json, "alpha_if_dropped", decision.alpha_if_dropped);
    return json;
}

Json of(const GrowthStatistics& growth)
{
    Json json{{"people", growth.people}, {"enough", word_of(enough_for_shares(growth.people))}};
    put(json, "before", growth.before);
    put(json, "after", growth.after);
    put(json, "hedges_g", growth.change ? Figure(growth.change->g) : Figure(growth.change.why_not()));
    put(json, "hedges_g_95", growth.change ? Known<Interval>(growth.change->interval) : Known<Interval>(growth.change.why_not()));
    return json;
}

Json of(const TickAgreement& agreement)
{
    Json json{{"answers", agreement.answers}, {"points", agreement.points}, {"enough", word_of(enough_for_shares(agreement.answers))}};
    put(json, "observed", agreement.observed);
    put(json, "kappa", agreement.beyond_chance);
    return json;
}

Json document_of(const VisitStatistics& statistics, const Scenario& scenario, const Framework& framework)
{
    const InstrumentStatistics& figures = statistics.figures;
    Json json{{"schema", "first-visit/statistics/1"}, {"visit", scenario.id}, {"framework", framework.id}, {"people", figures.people}, {"enough", word_of(enough_for_shares(figures.people))}};
    json["practice"] = figures.practice;
    json["unfinished"] = statistics.unfinished;
    json["from_the_middle"] = statistics.from_the_middle;
    json["other_versions"] = statistics.other_versions;
    json["left_out"] = figures.left_out;
    json["went_back"] = figures.went_back;
    json["assisted"] = figures.assisted;
    json["passed"] = figures.passed;
    put(json, "mean", figures.mean);
    put(json, "standard_deviation", figures.spread);
    json["reliability"] = of(figures.total);
    json["competencies"] = Json::array();
    for (const CompetencyStatistics& competency : figures.competencies) json["competencies"].push_back(of(competency));
    json["decisions"] = Json::array();
    for (const DecisionStatistics& decision : figures.decisions) json["decisions"].push_back(of(decision, scenario));
    json["growth"] = of(figures.growth);
    json["own_words"] = {{"with_partner", of(figures.words.with_partner)}, {"with_facilitator", of(figures.words.with_facilitator)}, {"among_facilitators", of(figures.words.among_facilitators)}};
    json["scenario_hash"] = figures.scenario_hash;
    json["framework_hash"] = figures.framework_hash;
    return json;
}

}  // namespace

int run_statistics(const StatisticsArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    const OpenSession opened = open_session(common, program.folders);
    Session& session = *opened.session;
    const ScenarioHandle visit = find_visit(arguments.visit, session, console);
    if (visit == nullptr) return ExitStatus::answer_is_no;
    const VisitStatistics statistics = visit_statistics(session, visit);
    const bool somebody = statistics.figures.people > 0;
    if (common.json) console.out << document_of(statistics, visit->scenario, session.framework()).dump(2) << '\n';
    else (somebody ? console.out : console.err) << statistics_text(statistics, visit->scenario, session.framework(), session.words());
    return somebody ? ExitStatus::done : ExitStatus::answer_is_no;
}

}  // namespace fv

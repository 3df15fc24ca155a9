#include "trainer/commands/answers.h"

#include <cmath>
#include <nlohmann/json.hpp>

namespace fv::answers {
namespace {

/// Shares are told to four places: enough to tell any two scores apart, and stable to print.
double told(double share) { return std::round(share * 10000.0) / 10000.0; }

std::string_view word_of_reason(NotPassed reason)
{
    switch (reason) {
    case NotPassed::not_ended: return "not-ended";
    case NotPassed::ending_does_not_pass: return "ending-does-not-pass";
    case NotPassed::total_too_low: return "total-too-low";
    case NotPassed::competency_too_low: return "competency-too-low";
    case NotPassed::open_breach: return "open-breach";
    }
    return "";
}

Json breach(const Scenario& scenario, const Breach& broken)
{
    return {{"practice", word_of(broken.practice)},
            {"option", scenario.option(broken.option).key},
            {"choice", broken.choice + 1},
            {"repaired", broken.repaired_at.has_value()}};
}

Json repair(const Scenario& scenario, const Repair& mended)
{
    return {{"option", scenario.option(mended.option).key},
            {"choice", mended.choice + 1},
            {"mends", scenario.option(mended.mends).key},
            {"mended_choice", mended.mended_choice + 1}};
}

}  // namespace

Json score(const Scenario& scenario, const Score& score)
{
    Json out{{"passed", score.passed()}, {"total", told(score.total)}};
    out["competencies"] = Json::object();
    out["points"] = Json::object();
    for (const CompetencyScore& competency : score.competencies) {
        const auto share = competency.share();
        out["competencies"][competency.key] = share ? Json(told(*share)) : Json(nullptr);
        out["points"][competency.key] = {{"earned", competency.earned}, {"worst", competency.worst}, {"best", competency.best}};
    }
    out["breaches"] = Json::array();
    for (const Breach& broken : score.breaches) out["breaches"].push_back(breach(scenario, broken));
    out["repairs"] = Json::array();
    for (const Repair& mended : score.repairs) out["repairs"].push_back(repair(scenario, mended));
    out["reasons"] = Json::array();
    for (const NotPassed reason : score.not_passed) out["reasons"].push_back(word_of_reason(reason));
    out["ending"] = score.ending.is_set() ? Json(scenario.ending(score.ending).key) : Json(nullptr);
    out["decisions"] = score.choices;
    out["scenario_hash"] = score.scenario_hash;
    out["framework_hash"] = score.framework_hash;
    return out;
}

Json line(const Scenario& scenario, const Line& line, std::string_view scene)
{
    const Speaker& speaker = scenario.speakers[line.speaker.value];
    Json out{{"type", "line"}, {"scene", scene}, {"speaker", speaker.key}, {"mood", line.mood}, {"text", line.text}};
    if (!speaker.name.empty()) out["name"] = speaker.name;
    return out;
}

Json decision(const Visit& visit)
{
    const Scenario& scenario = visit.scenario();
    const Scene& scene = scenario.scene(visit.decision()->scene);
    Json out{{"type", "decision"}, {"id", scene.key}, {"scene", scene.key}, {"kind", "choose"}, {"ask", scene.ask}};
    out["options"] = Json::array();
    for (const OptionId id : visit.decision()->options) {
        const Option& option = scenario.option(id);
        const std::string text = option.text.empty() ? option.does : option.text;
        out["options"].push_back({{"id", option.key}, {"text", text}, {"does", option.does}, {"says", option.text}});
    }
    return out;
}

std::vector<Json> effects(const Visit& before, const Visit& after)
{
    const Scenario& scenario = after.scenario();
    std::vector<Json> out;
    for (std::size_t i = 0; i < scenario.meters.size(); ++i) {
        const MeterId meter{static_cast<std::uint16_t>(i)};
        const int from = before.meter(meter), to = after.meter(meter);
        if (from == to || scenario.meters[i].hidden) continue;
        out.push_back({{"type", "effect"}, {"meter", scenario.meters[i].key}, {"from", from}, {"to", to}, {"change", to - from}});
    }
    for (std::size_t i = 0; i < scenario.facts.size(); ++i) {
        const FactId fact{static_cast<std::uint16_t>(i)};
        if (!before.knows(fact) && after.knows(fact))
            out.push_back({{"type", "effect"}, {"learned", scenario.facts[i].key}, {"text", scenario.facts[i].text}});
    }
    return out;
}

Json ending(const Visit& visit)
{
    return {{"type", "ending"}, {"id", visit.ending()->key}, {"title", visit.ending()->title}};
}

}  // namespace fv::answers

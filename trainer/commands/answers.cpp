#include "trainer/commands/answers.h"

#include <cmath>
#include <nlohmann/json.hpp>

#include "trainer/session/rating.h"

namespace fv::answers {
namespace {

/// Shares are told to four places: enough to tell any two scores apart, and stable to print.
double told(double share) { return std::round(share * 10000.0) / 10000.0; }

/// Points as people count them: a whole number where it is one.
Json points(Points hundredths) { return hundredths % points_per_rating == 0 ? Json(hundredths / points_per_rating) : Json(hundredths / static_cast<double>(points_per_rating)); }

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
        out["points"][competency.key] = {{"earned", points(competency.earned)}, {"worst", points(competency.worst)}, {"best", points(competency.best)}};
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

Json next_visit(const std::optional<NextVisitView>& next)
{
    return next ? Json{{"visit", next->scenario}, {"title", next->title}, {"now", next->now}, {"why", next->why}} : Json(nullptr);
}

Json rated_by(const AttemptRecord& record, const Session& session)
{
    Json out = Json::array();
    for (const RecordedRating& rating : record.ratings)
        out.push_back({{"decision", rating.decision}, {"ticks", rating.ticks}, {"role", rating.role}, {"rater", rating.rater.text()}, {"name", name_of_rater(rating, session)},
                       {"counts", counting_rating(record, rating.decision) == &rating}});
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
    Json out{{"type", "decision"}, {"id", scene.key}, {"scene", scene.key}, {"kind", word_of(scene.kind)}, {"ask", scene.ask}};
    if (scene.partners_turn) out["turn"] = "partner";
    if (scene.seconds > 0) out["seconds"] = scene.seconds, out["time_up"] = scenario.option(scene.time_up).key;
    if (!scene.help.hint.empty() || !scene.help.thought.empty()) out["help"] = Json::array();
    if (!scene.help.hint.empty()) out["help"].push_back("hint");
    if (!scene.help.thought.empty()) out["help"].push_back("thought");
    out["options"] = Json::array();
    for (const std::uint8_t place : visit.decision()->items) {
        const Item& item = scenario.items_of(visit.decision()->scene)[place];
        out["options"].push_back({{"id", item.key}, {"text", item.text}});
    }
    for (const OptionId id : visit.decision()->options) {
        const Option& option = scenario.option(id);
        const std::string text = option.text.empty() ? option.does : option.text;
        out["options"].push_back({{"id", option.key}, {"text", text}, {"does", option.does}, {"says", option.text}});
        if (option.silent) out["options"].back()["silent"] = true;
    }
    return out;
}

std::optional<std::string> word_of_items(std::string_view kind, const Json& value)
{
    std::string word;
    const auto add = [&](const std::string& part, std::string_view sign) { word.append(word.empty() ? "" : sign).append(part); };
    if (kind == "rate") {
        if (!value.is_object()) return std::nullopt;
        for (const auto& [key, rating] : value.items()) {
            if (!rating.is_number_integer()) return std::nullopt;
            add(key + "=" + std::to_string(rating.get<int>()), "+");
        }
        return word;
    }
    if (!value.is_array()) return std::nullopt;
    for (const Json& key : value) {
        if (!key.is_string()) return std::nullopt;
        add(key.get<std::string>(), kind == "order" ? ">" : "+");
    }
    return word.empty() ? "none" : word;
}

std::string shape_of(std::string_view kind)
{
    if (kind == "rate") return R"(rate each with {"rate":{"ID":2}}, from -2 to 3:)";
    if (kind == "order") return R"(put all in order with {"order":["ID"]}:)";
    if (kind == "say") return R"(say it with {"say":"…"}, and if you like "ticks":["ID"]:)";
    return R"(pick with {"pick":["ID"]}:)";
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

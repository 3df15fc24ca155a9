#include "facilitator/xapi/statement.h"

#include <cmath>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "facilitator/xapi/name_id.h"

namespace fv::xapi {
namespace {

using Json = nlohmann::ordered_json;

/// A verb of ADL's vocabulary.
Json verb(const std::string& word) { return {{"id", "http://adlnet.gov/expapi/verbs/" + word}, {"display", {{"en-US", word}}}}; }
std::string activity_type(const std::string& word) { return "http://adlnet.gov/expapi/activities/" + word; }

double rounded(double share) { return std::round(share * 10000.0) / 10000.0 + 0.0; }

/// Makes the statements of one attempt.
class Writer {
public:
    Writer(const Attempt& attempt, const std::string& home) : attempt_(attempt), home_(home) {}

    void begun() { add(attempt_.beginning, attempt_.begun_at, "initialized", visit(), {}, {}); }
    void answered(const Answer& answer)
    {
        Json result{{"response", answer.response}};
        if (answer.time_was_up) result["extensions"][extension("time-was-up")] = true;
        Json extensions = Json::object();
        if (attempt_.in_pair) extensions[extension("in-pair")] = true;  // not said of the beginning: partners join later
        if (answer.partners_turn) extensions[extension("partners-turn")] = true;
        if (answer.times_gone_back > 0) extensions[extension("times-gone-back")] = answer.times_gone_back;
        add(answer.event, answer.at, "answered", decision(answer), std::move(result), std::move(extensions));
    }
    void ended(const Attempt::Ended& ended)
    {
        add(ended.event, ended.at, "completed", visit(), {{"completion", true}, {"duration", duration(ended.at_it)}, {"extensions", {{extension("ending"), ended.ending}}}}, {});
        if (ended.verdict) judged(ended, *ended.verdict);
    }
    void left(const Attempt::Left& left)
    {
        add(left.event, left.at, left.for_good ? "terminated" : "suspended", visit(), {{"duration", duration(left.at_it)}}, {});
    }

    std::vector<Statement> take() { return std::move(out_); }

private:
    const Attempt& attempt_;
    const std::string& home_;
    std::vector<Statement> out_;

    [[nodiscard]] std::string extension(const std::string& word) const { return home_ + "/extensions/" + word; }
    [[nodiscard]] std::string visit_id() const { return home_ + "/visits/" + attempt_.scenario; }

    [[nodiscard]] Json visit() const
    {
        Json definition{{"type", activity_type("simulation")}};
        if (!attempt_.title.empty()) definition["name"] = {{attempt_.title_language.empty() ? "und" : attempt_.title_language, attempt_.title}};
        return {{"objectType", "Activity"}, {"id", visit_id()}, {"definition", std::move(definition)}};
    }
    [[nodiscard]] Json decision(const Answer& answer) const
    {
        const auto words = [](const std::vector<std::string>& all) {
            Json out = Json::array();
            for (const std::string& word : all) out.push_back({{"id", word}});
            return out;
        };
        Json definition{{"type", activity_type("cmi.interaction")}, {"name", {{"und", answer.decision}}}};
        switch (answer.kind) {
        case Interaction::choice: definition.update(Json{{"interactionType", "choice"}, {"choices", words(answer.options)}}); break;
        case Interaction::sequencing: definition.update(Json{{"interactionType", "sequencing"}, {"choices", words(answer.options)}}); break;
        case Interaction::matching: definition.update(Json{{"interactionType", "matching"}, {"source", words(answer.options)}, {"target", words(answer.targets)}}); break;
        case Interaction::other: definition["interactionType"] = "other"; break;
        }
        return {{"objectType", "Activity"}, {"id", visit_id() + "/decisions/" + answer.decision}, {"definition", std::move(definition)}};
    }
    void judged(const Attempt::Ended& ended, const Verdict& verdict)
    {
        Json shares = Json::object();
        for (const auto& [competency, share] : verdict.shares) shares[competency] = rounded(share);
        Json result{{"score", {{"scaled", rounded(verdict.total)}}}, {"success", verdict.passed}, {"completion", true}};
        result["extensions"] = {{extension("competencies"), std::move(shares)}, {extension("breaches-open"), verdict.breaches_open}, {extension("breaches-repaired"), verdict.breaches_repaired},
                                {extension("assisted"), attempt_.assisted}, {extension("in-pair"), attempt_.in_pair}};
        Json extensions{{extension("framework"), verdict.framework}, {extension("framework-version"), verdict.framework_hash}};
        const std::string content = result.dump() + extensions.dump();
        add(ended.event, ended.at, verdict.passed ? "passed" : "failed", visit(), std::move(result), std::move(extensions), content);
    }

    [[nodiscard]] Json context(const Json& object, Json extensions) const
    {
        Json out{{"registration", attempt_.id.text()}, {"platform", "First Visit"}, {"revision", attempt_.scenario_hash}};
        if (!attempt_.language.empty()) out["language"] = attempt_.language;
        if (object["id"] != visit_id()) out["contextActivities"] = {{"parent", Json::array({visit()})}};
        if (attempt_.parent) extensions[extension("tries-again")] = attempt_.parent->text();
        if (!extensions.empty()) out["extensions"] = std::move(extensions);
        return out;
    }
    /// `content`: what else of it can change, and so must tell the id apart.
    void add(const Uuid& event, Instant at, const std::string& what, Json object, Json result, Json extensions, const std::string& content = {})
    {
        const Uuid id = uuid_v5(event, what + '\n' + home_ + (content.empty() ? "" : '\n' + content));
        if (extensions.is_null()) extensions = Json::object();
        Json statement{{"id", id.text()},
                       {"actor", {{"objectType", "Agent"}, {"account", {{"homePage", home_}, {"name", attempt_.person.text()}}}}},
                       {"verb", verb(what)}};
        statement["context"] = context(object, std::move(extensions));
        statement["object"] = std::move(object);
        if (!result.is_null()) statement["result"] = std::move(result);
        statement["timestamp"] = iso_text(at);
        statement["version"] = version;
        out_.push_back({id, statement.dump(-1, ' ', false, Json::error_handler_t::replace)});
    }
};

/// What two stores may write in different ways, in one way.
void settle(nlohmann::json& json)
{
    if (json.is_array())
        for (nlohmann::json& one : json) settle(one);
    if (!json.is_object()) return;
    for (const char* added : {"stored", "authority", "version", "definition", "display", "objectType"}) json.erase(added);
    if (const auto time = json.find("timestamp"); time != json.end() && time->is_string()) {
        std::string text = time->get<std::string>();
        if (const std::size_t zone = text.find("+00:00"); zone != std::string::npos) text.replace(zone, std::string::npos, "Z");
        const std::size_t point = text.find('.');
        if (text.ends_with('Z') && point == std::string::npos) text.insert(text.size() - 1, ".000");
        else if (text.ends_with('Z')) text = (text.substr(0, text.size() - 1) + "000").substr(0, point + 4) + 'Z';
        *time = text;
    }
    for (const char* lower : {"id", "registration"})
        if (const auto id = json.find(lower); id != json.end() && id->is_string())
            if (const auto uuid = parse_uuid(id->get<std::string>())) *id = uuid->text();
    for (auto& [key, value] : json.items())
        if (key != "extensions") settle(value);
}

}  // namespace

std::vector<Statement> statements(const Attempt& attempt, const std::string& home)
{
    Writer writer(attempt, home);
    writer.begun();
    bool ended = !attempt.ended;
    for (const Answer& answer : attempt.answers) {
        if (!ended && answer.times_gone_back > 0 && answer.at >= attempt.ended->at) {  // gone on with after the ending
            writer.ended(*attempt.ended);
            ended = true;
        }
        writer.answered(answer);
    }
    if (!ended) writer.ended(*attempt.ended);
    writer.left(attempt.left);
    return writer.take();
}

bool is_home(std::string_view home)
{
    std::string_view rest = home;
    if (rest.starts_with("https://")) rest.remove_prefix(8);
    else if (rest.starts_with("http://")) rest.remove_prefix(7);
    else return false;
    if (rest.empty() || rest.front() == '/' || rest.back() == '/') return false;
    constexpr std::string_view never = " \"<>\\^`{|}?#@";
    for (const char c : rest)
        if (static_cast<unsigned char>(c) <= ' ' || static_cast<unsigned char>(c) >= 0x7F || never.find(c) != std::string_view::npos) return false;
    return true;
}

std::string duration(std::chrono::milliseconds time)
{
    using namespace std::chrono;
    const auto whole = duration_cast<hours>(time);
    const auto minute = duration_cast<minutes>(time - whole);
    const auto left = (time - whole - minute).count();
    std::string out = "PT";
    if (whole.count() > 0) out += fmt::format("{}H", whole.count());
    if (minute.count() > 0) out += fmt::format("{}M", minute.count());
    const auto hundredths = left / 10;  // the specification compares no further
    out += hundredths % 100 == 0 ? fmt::format("{}S", hundredths / 100) : fmt::format("{}.{:02}S", hundredths / 100, hundredths % 100);
    return out;
}

bool say_the_same(std::string_view one, std::string_view other)
{
    nlohmann::json a = nlohmann::json::parse(one, nullptr, false), b = nlohmann::json::parse(other, nullptr, false);
    if (!a.is_object() || !b.is_object()) return false;
    settle(a);
    settle(b);
    return a == b;
}

}  // namespace fv::xapi

#include "facilitator/records/event_bodies.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <nlohmann/json.hpp>

namespace fv {
namespace {

using Json = nlohmann::ordered_json;

std::string written(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

/// An object, or nothing.
std::optional<Json> object(std::string_view text)
{
    Json json = Json::parse(text, nullptr, false);
    if (!json.is_object()) return std::nullopt;
    return json;
}

std::optional<std::string> text_at(const std::optional<Json>& json, const char* key)
{
    if (!json) return std::nullopt;
    const auto found = json->find(key);
    if (found == json->end() || !found->is_string()) return std::nullopt;
    return found->get<std::string>();
}

std::optional<Uuid> uuid_at(const std::optional<Json>& json, const char* key)
{
    const auto text = text_at(json, key);
    return text ? parse_uuid(*text) : std::nullopt;
}

std::optional<std::uint64_t> digits(const std::optional<std::string>& text)
{
    if (!text) return std::nullopt;
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc{} || end != text->data() + text->size()) return std::nullopt;
    return value;
}

}  // namespace

std::string json_of(const PersonAdded& body) { return written({{"name", body.name}}); }
std::string json_of(const AttemptBegun& body)
{
    Json json{{"person", body.person.text()}, {"scenario", body.scenario}, {"scenario_hash", body.scenario_hash}, {"seed", std::to_string(body.seed)}, {"language", body.language}};
    if (body.parent) json["parent"] = body.parent->text();
    return written(json);
}
std::string json_of(const QuestionAnswered& body) { return written({{"question", body.question}, {"text", body.text}}); }
std::string json_of(const DraftSaved& body) { return written({{"question", body.question}, {"text", body.text}}); }
std::string json_of(const PreparingDone&) { return "{}"; }
std::string json_of(const PartnerJoined& body) { return written({{"name", body.name}}); }
std::string json_of(const DecisionMade& body)
{
    Json json{{"decision", body.decision}, {"option", body.option}};
    if (!body.answer.empty()) json["answer"] = body.answer;
    if (!body.said.empty()) json["said"] = body.said;
    if (body.time_was_up) json["time_was_up"] = true;
    return written(json);
}
std::string json_of(const HelpOpened& body) { return written({{"decision", body.decision}, {"help", body.help}}); }
std::string json_of(const WentBack& body) { return written({{"to", body.to}}); }
std::string json_of(const AttemptFinished& body) { return written({{"ending", body.ending}}); }
std::string json_of(const ReflectionDone&) { return "{}"; }
std::string json_of(const AttemptStopped&) { return "{}"; }
std::string json_of(const OwnWordsRated& body) { return written({{"decision", body.decision}, {"ticks", body.ticks}, {"rater", body.rater.text()}, {"role", body.role}}); }

template <>
std::optional<PersonAdded> from_json(std::string_view json)
{
    auto name = text_at(object(json), "name");
    if (!name) return std::nullopt;
    return PersonAdded{std::move(*name)};
}

template <>
std::optional<AttemptBegun> from_json(std::string_view text)
{
    const auto json = object(text);
    const auto person = uuid_at(json, "person");
    auto scenario = text_at(json, "scenario"), hash = text_at(json, "scenario_hash"), language = text_at(json, "language");
    const auto seed = digits(text_at(json, "seed"));
    if (!person || !scenario || !hash || !language || !seed) return std::nullopt;
    const auto parent = uuid_at(json, "parent");
    if (!parent && json->contains("parent")) return std::nullopt;  // there is one, and it can't be read
    return AttemptBegun{*person, std::move(*scenario), std::move(*hash), *seed, std::move(*language), parent};
}

template <>
std::optional<QuestionAnswered> from_json(std::string_view text)
{
    const auto json = object(text);
    auto question = text_at(json, "question"), answer = text_at(json, "text");
    if (!question || !answer) return std::nullopt;
    return QuestionAnswered{std::move(*question), std::move(*answer)};
}

template <>
std::optional<DraftSaved> from_json(std::string_view text)
{
    auto same = from_json<QuestionAnswered>(text);
    if (!same) return std::nullopt;
    return DraftSaved{std::move(same->question), std::move(same->text)};
}

template <>
std::optional<DecisionMade> from_json(std::string_view text)
{
    const auto json = object(text);
    auto decision = text_at(json, "decision"), option = text_at(json, "option");
    if (!decision || !option) return std::nullopt;
    const auto time = json->find("time_was_up");
    return DecisionMade{std::move(*decision), std::move(*option), text_at(json, "answer").value_or(""), text_at(json, "said").value_or(""),
                        time != json->end() && time->is_boolean() && time->get<bool>()};
}

template <>
std::optional<PartnerJoined> from_json(std::string_view text)
{
    auto name = text_at(object(text), "name");
    if (!name) return std::nullopt;
    return PartnerJoined{std::move(*name)};
}

template <>
std::optional<HelpOpened> from_json(std::string_view text)
{
    const auto json = object(text);
    auto decision = text_at(json, "decision"), help = text_at(json, "help");
    if (!decision || !help) return std::nullopt;
    return HelpOpened{std::move(*decision), std::move(*help)};
}

template <>
std::optional<OwnWordsRated> from_json(std::string_view text)
{
    const auto json = object(text);
    auto decision = text_at(json, "decision"), ticks = text_at(json, "ticks"), role = text_at(json, "role");
    const auto rater = uuid_at(json, "rater");
    if (!decision || !ticks || !role || !rater) return std::nullopt;
    return OwnWordsRated{std::move(*decision), std::move(*ticks), *rater, std::move(*role)};
}

template <>
std::optional<WentBack> from_json(std::string_view text)
{
    const auto json = object(text);
    if (!json) return std::nullopt;
    const auto to = json->find("to");
    if (to == json->end() || !to->is_number_unsigned() || to->get<std::uint64_t>() > 0xFFFFFFFFU) return std::nullopt;
    return WentBack{to->get<std::uint32_t>()};
}

template <>
std::optional<AttemptFinished> from_json(std::string_view text)
{
    auto ending = text_at(object(text), "ending");
    if (!ending) return std::nullopt;
    return AttemptFinished{std::move(*ending)};
}

template <>
std::optional<PreparingDone> from_json(std::string_view json) { return object(json) ? std::optional(PreparingDone{}) : std::nullopt; }
template <>
std::optional<ReflectionDone> from_json(std::string_view json) { return object(json) ? std::optional(ReflectionDone{}) : std::nullopt; }
template <>
std::optional<AttemptStopped> from_json(std::string_view json) { return object(json) ? std::optional(AttemptStopped{}) : std::nullopt; }


std::string json_of(const PersonJoined& body) { return written({{"with", body.with.text()}}); }
std::string json_of(const PersonUnjoined& body) { return written({{"join", body.join.text()}}); }

template <>
std::optional<PersonJoined> from_json(std::string_view json)
{
    const auto with = uuid_at(object(json), "with");
    return with ? std::optional(PersonJoined{*with}) : std::nullopt;
}

template <>
std::optional<PersonUnjoined> from_json(std::string_view json)
{
    const auto join = uuid_at(object(json), "join");
    return join ? std::optional(PersonUnjoined{*join}) : std::nullopt;
}

std::string json_of_fields(const Fields& fields)
{
    Json json = Json::object();
    for (const auto& [key, value] : fields) json[key] = value;
    return written(json);
}

std::optional<Fields> fields_from_json(std::string_view text)
{
    const auto json = object(text);
    if (!json) return std::nullopt;
    Fields fields;
    for (const auto& [key, value] : json->items())
        if (value.is_string()) fields.emplace_back(key, value.get<std::string>());
    return fields;
}

bool all_count(std::string_view kind)
{
    constexpr std::array kinds_of_attempts = {
        AttemptBegun::kind, QuestionAnswered::kind, DraftSaved::kind, PreparingDone::kind, PartnerJoined::kind, DecisionMade::kind, WentBack::kind,
        AttemptFinished::kind, ReflectionDone::kind, HelpOpened::kind, AttemptStopped::kind, OwnWordsRated::kind};
    return std::find(kinds_of_attempts.begin(), kinds_of_attempts.end(), kind) == kinds_of_attempts.end();
}

}  // namespace fv

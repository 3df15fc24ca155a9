#include "facilitator/credentials/credential_json.h"

#include <fmt/format.h>

#include "facilitator/credentials/strict_json.h"
#include "foundation/calendar_date.h"
#include "foundation/content_hash.h"

namespace fv {
namespace {

using strict::Json;
using namespace std::chrono_literals;

constexpr const char* credentials_context = "https://www.w3.org/ns/credentials/v2";
constexpr const char* badges_context = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json";
constexpr std::string_view uuid_urn = "urn:uuid:";
constexpr auto earliest_zone = 14h, latest_zone = 12h;  // where a day begins first, and ends last

std::chrono::sys_seconds begin_of(std::chrono::year_month_day day) { return std::chrono::sys_days(day) - earliest_zone; }
std::chrono::sys_seconds end_of(std::chrono::year_month_day day) { return std::chrono::sys_days(day) + 24h + latest_zone; }

std::string seconds_text(std::chrono::sys_seconds at)
{
    const std::string text = iso_text(Instant(at));
    return text.substr(0, text.find('.')) + 'Z';
}

std::optional<std::chrono::sys_seconds> read_seconds(const std::string& text)
{
    if (!text.ends_with('Z')) return std::nullopt;
    const auto at = parse_instant(text.substr(0, text.size() - 1) + ".000Z");
    if (!at) return std::nullopt;
    return std::chrono::floor<std::chrono::seconds>(*at);
}

std::string urn(const Uuid& id) { return std::string(uuid_urn) + id.text(); }

Uuid from_urn(std::string_view text)
{
    return text.starts_with(uuid_urn) ? parse_uuid(text.substr(uuid_urn.size())).value_or(Uuid{}) : Uuid{};
}

/// Who isn't named by an id is who this certificate is about.
std::string subject_id(const Certificate& certificate)
{
    return certificate.person_id.is_nil() ? urn(certificate.id) + "#subject" : urn(certificate.person_id);
}

/// The same for everybody who reaches a level of a programme's version: a version 8 UUID of their hash.
Uuid achievement_id(const Certificate& certificate)
{
    const std::string hash = content_hash(Json{certificate.programme, certificate.programme_version, certificate.level}.dump());
    Uuid id = parse_uuid(fmt::format("{}-{}-{}-{}-{}", hash.substr(0, 8), hash.substr(8, 4), hash.substr(12, 4), hash.substr(16, 4), hash.substr(20, 12))).value_or(Uuid{});
    id.bytes[6] = static_cast<std::uint8_t>((id.bytes[6] & 0x0FU) | 0x80U);
    id.bytes[8] = static_cast<std::uint8_t>((id.bytes[8] & 0x3FU) | 0x80U);
    return id;
}

Json identifier(const char* kind, const char* member, const std::string& value, const char* type)
{
    Json out{{"type", kind}, {member, value}, {"identifierType", type}};
    return out;
}

Json achievement(const Certificate& certificate)
{
    return {{"id", urn(achievement_id(certificate))},
            {"type", Json::array({"Achievement"})},
            {"achievementType", "Certification"},
            {"name", certificate.level_title},
            {"humanCode", certificate.level},
            {"description", certificate.achievement},
            {"criteria", {{"narrative", certificate.criteria}}},
            {"fieldOfStudy", certificate.programme_title},
            {"version", certificate.programme_version},
            {"otherIdentifier", Json::array({identifier("IdentifierEntry", "identifier", certificate.programme, "ext:first-visit-programme")})},
            {"inLanguage", certificate.language}};
}

Json subject(const Certificate& certificate)
{
    const Json person{{"type", "IdentityObject"}, {"hashed", false}, {"identityHash", certificate.person}, {"identityType", "name"}};
    return {{"id", subject_id(certificate)},
            {"type", Json::array({"AchievementSubject"})},
            {"identifier", Json::array({person})},
            {"achievement", achievement(certificate)}};
}

/// Texts at their places; what is missing is empty and fails the comparison with what we would write.
Certificate facts_in(const Json& json)
{
    const auto at = [&](const char* pointer) {
        const Json::json_pointer place(pointer);
        return json.contains(place) && json.at(place).is_string() ? json.at(place).get<std::string>() : std::string();
    };
    Certificate out;
    out.id = from_urn(at("/id"));
    out.person = at("/credentialSubject/identifier/0/identityHash");
    out.person_id = from_urn(at("/credentialSubject/id"));
    out.level = at("/credentialSubject/achievement/humanCode");
    out.level_title = at("/credentialSubject/achievement/name");
    out.programme = at("/credentialSubject/achievement/otherIdentifier/0/identifier");
    out.programme_version = at("/credentialSubject/achievement/version");
    out.programme_title = at("/credentialSubject/achievement/fieldOfStudy");
    out.criteria = at("/credentialSubject/achievement/criteria/narrative");
    out.achievement = at("/credentialSubject/achievement/description");
    out.language = at("/credentialSubject/achievement/inLanguage");
    out.issuer = at("/issuer/name");
    out.signer = at("/issuer/official");
    const auto issued = read_seconds(at("/awardedDate")), from = read_seconds(at("/validFrom")), until = read_seconds(at("/validUntil"));
    if (issued) out.issued = std::chrono::floor<std::chrono::days>(*issued);
    if (from) out.from = std::chrono::floor<std::chrono::days>(*from + earliest_zone);
    if (until) out.until = std::chrono::floor<std::chrono::days>(*until - latest_zone - 24h);
    return out;
}

Json credential(const Certificate& certificate, const std::string& issuer_id)
{
    const auto begins = begin_of(certificate.from), ends = end_of(certificate.until);
    return Json{{"@context", Json::array({credentials_context, badges_context})},
                {"id", urn(certificate.id)},
                {"type", Json::array({"VerifiableCredential", "OpenBadgeCredential"})},
                {"name", certificate.level_title},
                {"issuer", {{"id", issuer_id}, {"type", Json::array({"Profile"})}, {"name", certificate.issuer}, {"official", certificate.signer}}},
                {"awardedDate", seconds_text(std::chrono::sys_days(certificate.issued))},
                {"validFrom", seconds_text(begins)},
                {"validUntil", seconds_text(ends)},
                {"credentialSubject", subject(certificate)},
                {"iss", issuer_id},
                {"jti", urn(certificate.id)},
                {"sub", subject_id(certificate)},
                {"nbf", begins.time_since_epoch().count()},
                {"exp", ends.time_since_epoch().count()}};
}

}  // namespace

std::string credential_json(const Certificate& certificate, const std::string& issuer_id) { return credential(certificate, issuer_id).dump(); }

std::optional<Certificate> certificate_in(std::string_view text, const std::string& issuer_id)
{
    const auto json = strict::parsed(text);
    if (!json || !json->is_object() || json->contains("credentialStatus")) return std::nullopt;
    Certificate certificate = facts_in(*json);
    if (!fault_of(certificate).empty() || !strict::says(*json, credential(certificate, issuer_id))) return std::nullopt;
    return certificate;
}

}  // namespace fv

#include "facilitator/credentials/credential.h"

#include <charconv>
#include <stdexcept>

#include "facilitator/credentials/credential_json.h"
#include "facilitator/credentials/strict_json.h"
#include "facilitator/secrets/base64url.h"
#include "foundation/source_text.h"

namespace fv {
namespace {

using strict::Json;
using Date = std::chrono::year_month_day;

/// 20261124
int number_of(Date day) { return static_cast<int>(day.year()) * 10'000 + static_cast<int>(static_cast<unsigned>(day.month()) * 100 + static_cast<unsigned>(day.day())); }

std::optional<Date> day_of(const Json& number)
{
    if (!number.is_number_unsigned() || number.get<std::uint64_t>() > 9999'12'31) return std::nullopt;
    const auto value = number.get<unsigned>();
    const Date day{std::chrono::year(static_cast<int>(value / 10'000)), std::chrono::month(value / 100 % 100), std::chrono::day(value % 100)};
    if (!day.ok()) return std::nullopt;
    return day;
}

/// One letter for each member: a code with fewer squares is read from further away.
std::string short_json(const Certificate& certificate)
{
    const std::string id(reinterpret_cast<const char*>(certificate.id.bytes.data()), certificate.id.bytes.size());
    return Json{{"d", {number_of(certificate.issued), number_of(certificate.from), number_of(certificate.until)}},
                {"i", base64url(id)},
                {"l", certificate.level_title},
                {"n", certificate.person}}
        .dump();
}

std::string days_fault(const Certificate& certificate)
{
    const auto is_day = [](Date day) { return day.ok() && day.year() >= std::chrono::year(1) && day.year() <= std::chrono::year(9990); };
    if (!is_day(certificate.issued) || !is_day(certificate.from) || !is_day(certificate.until)) return "a certificate needs the days on which it was issued, begins and ends";
    if (certificate.until < certificate.from) return "a certificate ends before it begins";
    return {};
}

std::string text_fault(const std::string& text, const char* which)
{
    if (first_invalid_utf8(text) != std::string_view::npos) return std::string("a certificate's ") + which + " isn't UTF-8";
    if (text.empty()) return std::string("a certificate has no ") + which;
    return {};
}

std::string short_fault(const Certificate& certificate)
{
    if (certificate.id.is_nil()) return "a certificate has no id";
    for (const auto& [text, which] : {std::pair(&certificate.person, "name of a person"), std::pair(&certificate.level_title, "title of a level")})
        if (std::string fault = text_fault(*text, which); !fault.empty()) return fault;
    return days_fault(certificate);
}

std::optional<Certificate> certificate_in_short(const std::string& text)
{
    const auto json = strict::parsed(text);
    if (!json || !strict::has_exactly(*json, {"d", "i", "l", "n"}) || !json->at("d").is_array() || json->at("d").size() != 3) return std::nullopt;
    const auto id = from_base64url(strict::text(*json, "i").value_or(""));
    const auto issued = day_of(json->at("d")[0]), from = day_of(json->at("d")[1]), until = day_of(json->at("d")[2]);
    Certificate out{.person = strict::text(*json, "n").value_or(""), .level_title = strict::text(*json, "l").value_or("")};
    if (!id || id->size() != out.id.bytes.size() || !issued || !from || !until) return std::nullopt;
    std::copy(id->begin(), id->end(), out.id.bytes.begin());
    out.issued = *issued;
    out.from = *from;
    out.until = *until;
    if (!short_fault(out).empty() || short_json(out) != text) return std::nullopt;
    return out;
}

}  // namespace

std::string fault_of(const Certificate& certificate)
{
    if (std::string fault = short_fault(certificate); !fault.empty()) return fault;
    for (const auto& [text, which] : {std::pair(&certificate.level, "level"), std::pair(&certificate.programme, "programme"),
                                      std::pair(&certificate.programme_version, "programme's version"), std::pair(&certificate.programme_title, "programme's title"),
                                      std::pair(&certificate.issuer, "issuer"), std::pair(&certificate.signer, "signer"), std::pair(&certificate.criteria, "criteria"),
                                      std::pair(&certificate.achievement, "achievement"), std::pair(&certificate.language, "language")})
        if (std::string fault = text_fault(*text, which); !fault.empty()) return fault;
    return {};
}

std::string credential_jws(const Certificate& certificate, const SigningKey& key)
{
    if (const std::string fault = fault_of(certificate); !fault.empty()) throw std::invalid_argument(fault);
    return jws(JwsType::credential, credential_json(certificate, key.public_key().did()), key);
}

std::string short_credential_jws(const Certificate& certificate, const SigningKey& key)
{
    if (const std::string fault = short_fault(certificate); !fault.empty()) throw std::invalid_argument(fault);
    return jws(JwsType::short_credential, short_json(certificate), key);
}

std::optional<Certificate> certificate_of(const SignedText& text)
{
    if (text.type == JwsType::credential) return certificate_in(text.payload, text.key.did());
    if (text.type == JwsType::short_credential) return certificate_in_short(text.payload);
    return std::nullopt;
}

}  // namespace fv

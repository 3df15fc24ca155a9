#include "facilitator/credentials/signers.h"

#include <algorithm>
#include <tuple>
#include <fmt/format.h>

#include "facilitator/credentials/strict_json.h"
#include "foundation/calendar_date.h"

namespace fv {
namespace {

using strict::Json;

constexpr const char* schema = "first-visit/signers/1";

/// Reads one list and keeps every fault.
class Reading {
public:
    ReadSigners of(std::string_view text)
    {
        const auto json = strict::parsed(text);
        if (!json) say("the file", "this is no JSON, or a key is given twice in it; get the list again from the district, as a file");
        else read(*json);
        ReadSigners out{.signers = std::nullopt, .faults = std::move(faults_)};
        if (out.faults.empty()) out.signers = std::move(signers_);
        return out;
    }

private:
    Signers signers_;
    std::vector<std::string> faults_;

    void say(const std::string& where, const std::string& what) { faults_.push_back(where + ": " + what); }

    void read(const Json& json)
    {
        const auto kind = strict::text(json, "schema");
        if (!kind) return say("schema", fmt::format("this is no list of signers; it would begin with \"schema\": \"{}\"", schema));
        if (*kind != schema) return say("schema", fmt::format("\"{}\" is not read by this version; \"{}\" is. Update the program, or ask the district for that form", *kind, schema));
        signers_.district = wanted(json, "district", "");
        if (!json.contains("signers") || !json.at("signers").is_array()) return say("signers", "a list of signers is missing: write \"signers\": [ … ]");
        for (std::size_t i = 0; i < json.at("signers").size(); ++i) read(json.at("signers")[i], fmt::format("signers[{}]", i));
    }

    void read(const Json& json, const std::string& where)
    {
        if (!json.is_object()) return say(where, "a signer is written as { \"key\": …, \"name\": …, \"from\": … }");
        Signer signer;
        const std::string did = wanted(json, "key", where);
        const auto key = PublicKey::from_did(did);
        if (key) signer.key = *key;
        else if (!did.empty()) say(where + ".key", fmt::format("\"{}\" is no key of this program; it would begin with did:key:z6Mk", did));
        if (key && signers_.find(*key) != nullptr) say(where + ".key", "this key stands in the list already; leave one of the two out");
        if (const auto print = strict::text(json, "fingerprint"); key && print && *print != key->fingerprint())
            say(where + ".fingerprint", fmt::format("\"{}\" is not this key's; it would be {}. Don't use the list: ask the district", *print, key->fingerprint()));
        signer.name = wanted(json, "name", where);
        if (const std::string text = wanted(json, "from", where); !text.empty()) signer.from = day(text, where + ".from").value_or(signer.from);
        if (json.contains("until")) signer.until = day(wanted(json, "until", where), where + ".until");
        if (signer.until && *signer.until < signer.from) say(where + ".until", "the key's last day lies before its first");
        if (json.contains("retired")) {
            if (json.at("retired").is_boolean()) signer.is_retired = json.at("retired").get<bool>();
            else say(where + ".retired", "write true or false");
        }
        if (signer.is_retired && !json.contains("until")) say(where + ".until", "a retired key has a last day: write \"until\": \"2026-11-24\"");
        signers_.signers.push_back(std::move(signer));
    }

    std::string wanted(const Json& json, const char* name, const std::string& where)
    {
        auto text = strict::text(json, name);
        if (!text || text->empty()) say(where.empty() ? name : where + '.' + name, fmt::format("a text is missing: write \"{}\": \"…\"", name));
        return text.value_or("");
    }

    std::optional<std::chrono::year_month_day> day(const std::string& text, const std::string& where)
    {
        const auto day = parse_date(text);
        if (!day && !text.empty()) say(where, fmt::format("\"{}\" is no day; write it as 2026-11-24", text));
        return day;
    }
};

}  // namespace

const Signer* Signers::find(const PublicKey& key) const
{
    const auto found = std::find_if(signers.begin(), signers.end(), [&](const Signer& signer) { return signer.key == key; });
    return found == signers.end() ? nullptr : &*found;
}

std::string signers_json(const Signers& signers)
{
    std::vector<Signer> sorted = signers.signers;
    std::sort(sorted.begin(), sorted.end(), [](const Signer& a, const Signer& b) { return std::tie(a.name, a.key) < std::tie(b.name, b.key); });
    nlohmann::ordered_json out{{"schema", schema}, {"district", signers.district}, {"signers", nlohmann::ordered_json::array()}};
    for (const Signer& signer : sorted) {
        nlohmann::ordered_json one{{"key", signer.key.did()}, {"name", signer.name}, {"from", iso_text(signer.from)}};
        if (signer.until) one["until"] = iso_text(*signer.until);
        if (signer.is_retired) one["retired"] = true;
        one["fingerprint"] = signer.key.fingerprint();  // for people
        out["signers"].push_back(std::move(one));
    }
    return out.dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

ReadSigners read_signers(std::string_view json) { return Reading().of(json); }

}  // namespace fv

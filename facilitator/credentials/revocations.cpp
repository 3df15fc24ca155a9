#include "facilitator/credentials/revocations.h"

#include <algorithm>
#include <map>
#include <stdexcept>
#include <tuple>

#include "facilitator/credentials/strict_json.h"

namespace fv {
namespace {

using strict::Json;
using namespace std::chrono_literals;

auto order(const Revocation& revocation) { return std::tie(revocation.certificate, revocation.effective, revocation.reason); }

std::optional<Revocation> read_entry(const Json& json)
{
    const auto id = parse_uuid(strict::text(json, "certificate").value_or(""));
    const auto day = parse_date(strict::text(json, "effective").value_or(""));
    const auto reason = strict::text(json, "reason");
    if (!id || !day || !reason) return std::nullopt;
    return Revocation{.certificate = *id, .effective = *day, .reason = *reason};
}

/// Whether the key was good on the day that the instant is somewhere.
bool may_sign_at(const Signer& signer, Instant at)
{
    for (const auto shift : {-12h, 0h, 14h})
        if (signer.may_sign_on(std::chrono::floor<std::chrono::days>(at + shift))) return true;
    return false;
}

}  // namespace

std::string revocation_list_jws(const RevocationList& list, const SigningKey& key)
{
    std::vector<Revocation> sorted = list.entries;
    std::sort(sorted.begin(), sorted.end(), [](const Revocation& a, const Revocation& b) { return order(a) < order(b); });
    Json entries = Json::array();
    for (const Revocation& entry : sorted) {
        if (!entry.effective.ok()) throw std::invalid_argument("a revocation needs the day on which it begins");
        if (!is_kebab_case(entry.reason)) throw std::invalid_argument("a revocation's reason is a word such as left-the-district");
        entries.push_back({{"certificate", entry.certificate.text()}, {"effective", iso_text(entry.effective)}, {"reason", entry.reason}});
    }
    return jws(JwsType::revocations, Json{{"asOf", iso_text(list.as_of)}, {"revoked", entries}}.dump(), key);
}

std::variant<SignedRevocations, JwsFault> read_revocation_list(std::string_view text)
{
    if (text.ends_with('\n')) text.remove_suffix(1);
    if (text.ends_with('\r')) text.remove_suffix(1);
    const auto read = read_jws(text);
    if (const auto* fault = std::get_if<JwsFault>(&read)) return *fault;
    const SignedText& signed_text = std::get<SignedText>(read);
    if (signed_text.type != JwsType::revocations) return JwsFault::foreign;
    const auto json = strict::parsed(signed_text.payload);
    const auto as_of = json ? parse_instant(strict::text(*json, "asOf").value_or("")) : std::nullopt;
    if (!as_of || !json->contains("revoked") || !json->at("revoked").is_array()) return JwsFault::foreign;
    SignedRevocations out{.list = {.as_of = *as_of, .entries = {}}, .key = signed_text.key};
    for (const Json& entry : json->at("revoked")) {
        const auto revocation = read_entry(entry);
        if (!revocation) return JwsFault::foreign;
        out.list.entries.push_back(*revocation);
    }
    return out;
}

Revocations::Revocations(std::span<const std::string> texts, const Signers& signers)
{
    std::vector<std::optional<SignedRevocations>> lists;
    std::map<PublicKey, Instant> newest;
    for (const std::string& text : texts) {
        auto read = read_revocation_list(text);
        const auto* list = std::get_if<SignedRevocations>(&read);
        const Signer* signer = list != nullptr ? signers.find(list->key) : nullptr;
        if (list == nullptr) uses_.push_back(std::get<JwsFault>(read) == JwsFault::altered ? Use::altered : Use::no_list);
        else uses_.push_back(signer != nullptr && may_sign_at(*signer, list->list.as_of) ? Use::counts : Use::unknown_signer);
        const bool counts = uses_.back() == Use::counts;
        lists.push_back(counts ? std::optional(*list) : std::nullopt);
        if (!counts) continue;
        const auto [at, is_first] = newest.try_emplace(list->key, list->list.as_of);
        if (!is_first) at->second = std::max(at->second, list->list.as_of);
    }
    for (std::size_t i = 0; i < lists.size(); ++i) {
        if (!lists[i]) continue;
        const RevocationList& list = lists[i]->list;
        if (list.as_of < newest.at(lists[i]->key)) {
            uses_[i] = Use::older;
            continue;
        }
        entries_.insert(entries_.end(), list.entries.begin(), list.entries.end());
        as_of_ = std::max(as_of_.value_or(list.as_of), list.as_of);
    }
    std::sort(entries_.begin(), entries_.end(), [](const Revocation& a, const Revocation& b) { return order(a) < order(b); });
}

const Revocation* Revocations::find(const Uuid& certificate) const
{
    const auto found = std::lower_bound(entries_.begin(), entries_.end(), certificate, [](const Revocation& entry, const Uuid& id) { return entry.certificate < id; });
    return found != entries_.end() && found->certificate == certificate ? &*found : nullptr;
}

}  // namespace fv

#include "trainer/session/signing_desk.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <set>

#include "facilitator/credentials/credential.h"
#include "facilitator/credentials/revocations.h"
#include "facilitator/credentials/statement.h"
#include "trainer/session/growth.h"
#include "trainer/session/people.h"
#include "trainer/session/signed_fields.h"
#include "trainer/session/telling.h"

namespace fv {
namespace {

using std::chrono::days;
using std::chrono::year_month_day;

Outcome not_done(std::string why) { return {.refusal = std::move(why), .event = {}}; }
SealCost cost(const Session& session) { return session.world().seals_cheaply ? SealCost::least() : SealCost::moderate(); }

/// Writes what was said of one person.
Outcome written(CertificationDesk& desk, const std::vector<Said>& said)
{
    desk.session().record(said);
    Outcome outcome;
    desk.session().store().read_about(said.back().about, [&](const Event& event) { return outcome.event = event.id, true; });
    return outcome;
}

/// Who acts, as they are known; nullopt: the owner of the records, who signs nothing.
std::optional<Uuid> me(CertificationDesk& desk)
{
    const auto& person = desk.session().person();
    return person ? std::optional(desk.roster().joins().of(*person)) : std::nullopt;
}

std::string refusal_of(SealFault fault, const Words& words)
{
    switch (fault) {
    case SealFault::wrong_passphrase: return words[Word::cert_wrong_passphrase].text();
    case SealFault::damaged: return words[Word::cert_key_damaged].text();
    default: return words[Word::cert_key_unknown].text();
    }
}

std::string refusal_of(PassphraseFault fault, const Words& words)
{
    if (fault == PassphraseFault::too_short) return words.with(Word::cert_passphrase_short, {{"least", std::to_string(shortest_passphrase)}});
    return words[Word::cert_passphrase_weak].text();
}

const Level* issuing_level(const Programme& programme)
{
    const Level* last = nullptr;
    for (const Level& level : programme.levels)
        if (!level.opens) last = &level;
    return last;
}

/// Requirements of the level that count now: those of renewing for who renews.
const std::vector<RequirementStatus>& in_question(const LevelStatus& level) { return level.renewal_opens && level.standing != LevelStanding::lapsed ? level.renewal : level.requirements; }

/// Why the person in force can't sign this requirement of somebody; empty: they can.
std::string why_not_signed(CertificationDesk& desk, const Programme& programme, Uuid person, const SignOffNeeded& needed, const RequirementStatus& requirement, bool rest_is_done, Day day)
{
    const Words& words = desk.session().words();
    const auto signer = me(desk);
    if (!signer) return words[Word::cert_who_signs].text();
    if (std::string why = refused_unless(desk, Permission::sign_off); !why.empty()) return why;
    if (*signer == person) return words[Word::cert_not_oneself].text();
    if (!desk.holders().entitled(programme, *signer, needed.by, day)) {
        const Level* by = programme.level(needed.by);
        return words.with(Word::cert_not_entitled, {{"level", by == nullptr ? needed.by : std::string(by->title.in(words.language()))}, {"date", telling::day(day, words)}});
    }
    const bool has_signed = std::any_of(requirement.proofs.begin(), requirement.proofs.end(), [&](const Proof& proof) { return proof.by == *signer; });
    if (has_signed) return words[Word::cert_signed_already].text();
    if (!rest_is_done) return words[Word::cert_rest_missing].text();
    return {};
}

std::string evidence_text(const std::vector<Proof>& proofs)
{
    std::set<std::string> ids;
    for (const Proof& proof : proofs) ids.insert(proof.event.text());
    return fmt::format("{}", fmt::join(ids, "+"));
}

struct Term {
    Day from, until;
};
/// From when to when a certificate issued on `day` would be; nullopt: nothing can be issued.
std::optional<Term> term_of(const LevelStatus& status, const Level& level, Day day)
{
    const bool renews = status.renewable && status.holding;
    if (!renews && status.standing != LevelStanding::ready) return std::nullopt;
    if (status.holding && status.holding->from > day) return std::nullopt;  // one waits to begin
    const Day from = renews && status.holding->until >= day ? status.holding->until + days{1} : day;
    return Term{from, after(from, level.lasts) - days{1}};
}

std::string names_of(const std::vector<Requirement>& requirements, const std::string& language)
{
    std::string names;
    for (const Requirement& one : requirements) names += (names.empty() ? "" : "; ") + std::string(one.name.in(language));
    return names;
}

}  // namespace

Outcome make_signing_key(CertificationDesk& desk, std::string_view passphrase)
{
    const Words& words = desk.session().words();
    const auto signer = me(desk);
    if (!signer) return not_done(words[Word::cert_who_signs].text());
    if (std::string why = refused_unless(desk, Permission::sign_off); !why.empty()) return not_done(std::move(why));
    const Day day = today(desk.session());
    if (desk.key_of(*signer) != nullptr) return not_done(words[Word::cert_key_there].text());
    if (const auto fault = passphrase_fault(passphrase)) return not_done(refusal_of(*fault, words));
    const MadeKey made = make_key(passphrase, cost(desk.session()));
    return written(desk, {said_of(*signer, SigningKeyMade{made.key.public_key().did(), made.sealed, iso_text(day)}, *signer)});
}

Outcome change_passphrase(CertificationDesk& desk, std::string_view passphrase, std::string_view new_passphrase)
{
    const Words& words = desk.session().words();
    const auto signer = me(desk);
    const SignerKey* key = signer ? desk.key_of(*signer) : nullptr;
    if (key == nullptr) return not_done(words[Word::cert_no_key].text());
    if (const auto fault = passphrase_fault(new_passphrase)) return not_done(refusal_of(*fault, words));
    const auto sealed = reseal(key->sealed, passphrase, new_passphrase, cost(desk.session()));
    if (const SealFault* fault = std::get_if<SealFault>(&sealed)) return not_done(refusal_of(*fault, words));
    return written(desk, {said_of(*signer, SigningKeyMade{key->key.did(), std::get<std::string>(sealed), iso_text(key->from)}, *signer)});
}

Outcome retire_key(CertificationDesk& desk, Uuid person, const std::string& why)
{
    const Words& words = desk.session().words();
    const Uuid owner = desk.roster().joins().of(person);
    if (me(desk) && *me(desk) != owner)
        if (std::string no = refused_unless(desk, Permission::give_roles); !no.empty()) return not_done(std::move(no));
    if (why.empty()) return not_done(words[Word::cert_say_why].text());
    const Day day = today(desk.session());
    const SignerKey* key = desk.key_of(owner);
    if (key == nullptr) return not_done(words[Word::cert_no_key].text());
    return written(desk, {said_of(owner, SigningKeyRetired{key->key.did(), iso_text(day), why}, me(desk).value_or(Uuid{}))});
}

std::variant<SigningKey, std::string> open_signing_key(CertificationDesk& desk, std::string_view passphrase)
{
    const Words& words = desk.session().words();
    const auto signer = me(desk);
    if (!signer) return words[Word::cert_who_signs].text();
    const SignerKey* key = desk.key_of(*signer);
    if (key == nullptr) return words[Word::cert_no_key].text();
    OpenedKey opened = open_key(key->sealed, passphrase);
    if (const SealFault* fault = std::get_if<SealFault>(&opened)) return refusal_of(*fault, words);
    SigningKey& open = std::get<SigningKey>(opened);
    if (open.public_key() != key->key) return words[Word::cert_key_damaged].text();
    return std::move(open);
}

std::vector<Signable> signables_of(CertificationDesk& desk, Uuid person, Day day, Look look)
{
    std::vector<Signable> out;
    const ProgrammeHandle programme = desk.programme_of(person);
    const PersonStatus status = desk.status(person, day, look);
    const Uuid known = desk.roster().joins().of(person);
    for (const LevelStatus& level_status : status.levels) {
        const Level& level = *programme->programme.level(level_status.level);
        const auto& requirements = in_question(level_status);
        std::vector<Proof> evidence;
        bool rest_is_done = true;
        for (const RequirementStatus& one : requirements) {
            if (std::holds_alternative<SignOffNeeded>(level.requirement(one.key)->what)) continue;
            rest_is_done = rest_is_done && one.state == RequirementState::done;
            evidence.insert(evidence.end(), one.proofs.begin(), one.proofs.end());
        }
        if (level_status.standing == LevelStanding::not_begun) continue;
        for (const RequirementStatus& one : requirements) {
            const auto* needed = std::get_if<SignOffNeeded>(&level.requirement(one.key)->what);
            if (needed == nullptr || one.state == RequirementState::done) continue;
            out.push_back({known, level.key, one.key, evidence, why_not_signed(desk, programme->programme, known, *needed, one, rest_is_done, day)});
        }
    }
    return out;
}

std::vector<Signable> signing_queue(CertificationDesk& desk, Day day, Look look)
{
    std::vector<Signable> out;
    if (!refused_unless(desk, Permission::sign_off).empty()) return out;
    std::vector<Uuid> people;
    for (const auto& [person, evidence] : desk.evidence_of_all())
        if (desk.roster().find(person) != nullptr) people.push_back(person);
    for (Uuid person : people)
        for (Signable& one : signables_of(desk, person, day, look))
            if (one.why_not.empty()) out.push_back(std::move(one));
    return out;
}

std::vector<SignedOne> sign_off(CertificationDesk& desk, std::span<const Signable> wanted, const SigningKey& key)
{
    const Day day = today(desk.session());
    const auto signer = me(desk);
    std::vector<SignedOne> out;
    std::vector<Said> said;
    for (const Signable& one : wanted) {
        const std::vector<Signable> now = signables_of(desk, one.person, day);
        const auto found = std::find_if(now.begin(), now.end(), [&](const Signable& other) { return other.level == one.level && other.requirement == one.requirement; });
        SignedOne done{one, found == now.end() ? desk.session().words()[Word::cert_nothing_to_sign].text() : found->why_not};
        if (done.refusal.empty()) {
            const Programme& programme = desk.programme_of(one.person)->programme;
            SignedOff body{one.level, one.requirement, programme.id, std::to_string(programme.version), iso_text(day), {}, evidence_text(found->evidence)};
            body.statement = signed_statement(signed_fields(body, found->person, *signer), key);
            said.push_back(said_of(found->person, body, *signer));
        }
        out.push_back(std::move(done));
    }
    desk.session().record(said);
    return out;
}

std::string why_not_issued(CertificationDesk& desk, Uuid person, const std::string& level_key, Day day)
{
    const Words& words = desk.session().words();
    if (std::string why = refused_unless(desk, Permission::issue_certificates); !why.empty()) return why;
    const auto issuer = me(desk);
    if (!issuer) return words[Word::cert_who_signs].text();
    if (desk.roster().find(person) == nullptr) return words[Word::cert_nobody].text();
    if (*issuer == desk.roster().joins().of(person)) return words[Word::cert_not_oneself].text();
    const Programme& programme = desk.programme_of(person)->programme;
    const Level* level = programme.level(level_key);
    if (level == nullptr) {
        std::vector<std::string> known;
        for (const Level& one : programme.levels) known.push_back(one.key);
        return words.with(Word::cert_no_level, {{"level", level_key}, {"levels", fmt::format("{}", fmt::join(known, ", "))}});
    }
    const Level* issuing = issuing_level(programme);
    if (issuing == nullptr || !desk.holders().entitled(programme, *issuer, issuing->key, day))
        return words.with(Word::cert_not_entitled, {{"level", issuing == nullptr ? "" : std::string(issuing->title.in(words.language()))}, {"date", telling::day(day, words)}});
    const PersonStatus status = desk.status(person, day);
    if (!term_of(*status.level(level_key), *level, day)) {
        if (status.level(level_key)->held()) return words[Word::cert_held_already].text();
        return words.with(Word::cert_not_ready, {{"name", desk.roster().find(person)->name}});
    }
    return {};
}

Issued issue_certificate(CertificationDesk& desk, Uuid person, const std::string& level_key, const SigningKey& key)
{
    const Day day = today(desk.session());
    Issued issued{.refusal = why_not_issued(desk, person, level_key, day), .certificate = {}, .credential = {}, .code = {}};
    if (!issued.refusal.empty()) return issued;
    const std::string& language = desk.session().words().language();
    const Programme& programme = desk.programme_of(person)->programme;
    const Level& level = *programme.level(level_key);
    const PersonStatus status = desk.status(person, day);
    const LevelStatus& standing = *status.level(level_key);
    const auto term = term_of(standing, level, day);
    const Uuid known = desk.roster().joins().of(person);
    const Certificate certificate{.id = desk.session().new_id(), .person = desk.roster().find(person)->name, .person_id = known, .level = level.key, .level_title = std::string(level.title.in(language)),
                                  .programme = programme.id, .programme_version = std::to_string(programme.version), .programme_title = std::string(programme.title.in(language)), .issued = year_month_day{day},
                                  .from = year_month_day{term->from}, .until = year_month_day{term->until}, .issuer = std::string(programme.issuer.name.in(language)), .signer = desk.roster().find(*me(desk))->name,
                                  .criteria = names_of(standing.renewable ? level.renewal->requirements : level.requirements, language), .achievement = std::string(level.means.empty() ? level.title.in(language) : level.means.in(language)), .language = language};
    if (std::string fault = fault_of(certificate); !fault.empty()) {
        issued.refusal = std::move(fault);
        return issued;
    }
    issued.certificate = certificate.id;
    issued.credential = credential_jws(certificate, key);
    issued.code = short_credential_jws(certificate, key);
    const CertificateIssued body{certificate.id.text(), level.key, programme.id, std::to_string(programme.version), iso_text(day), iso_text(term->from), iso_text(term->until), issued.credential, issued.code};
    (void)written(desk, {said_of(known, body, *me(desk))});
    return issued;
}

std::span<const std::string_view> revocation_reasons()
{
    static constexpr std::array<std::string_view, 5> reasons = {"issued-in-error", "misconduct", "left", "key-lost", "other"};
    return reasons;
}

Outcome revoke_certificate(CertificationDesk& desk, Uuid person, const std::string& level, Day on, const std::string& reason, const std::string& why, const SigningKey& key)
{
    const Words& words = desk.session().words();
    if (std::string no = refused_unless(desk, Permission::issue_certificates); !no.empty()) return not_done(std::move(no));
    const auto reasons = revocation_reasons();
    if (std::find(reasons.begin(), reasons.end(), reason) == reasons.end()) return not_done(words.with(Word::cert_no_reason, {{"reason", reason}, {"reasons", fmt::format("{}", fmt::join(reasons, ", "))}}));
    if (why.empty()) return not_done(words[Word::cert_say_why].text());
    if (on < today(desk.session())) return not_done(words[Word::cert_not_back_dated].text());
    const Uuid known = desk.roster().joins().of(person);
    std::vector<Said> said;
    for (const Holding& holding : desk.evidence(person).holdings) {
        if (holding.recognised || holding.level != level || holding.until < on || holding.ended) continue;
        CertificateRevoked body{holding.id.text(), iso_text(on), reason, why, {}};
        body.statement = signed_statement(signed_fields(body, known, *me(desk)), key);
        said.push_back(said_of(known, body, *me(desk)));
    }
    if (said.empty()) return not_done(words[Word::cert_not_held].text());
    return written(desk, said);
}

Outcome revoke_sign_off(CertificationDesk& desk, Uuid person, Uuid event, const std::string& why, const SigningKey& key)
{
    const Words& words = desk.session().words();
    if (std::string no = refused_unless(desk, Permission::sign_off); !no.empty()) return not_done(std::move(no));
    if (why.empty()) return not_done(words[Word::cert_say_why].text());
    const Uuid known = desk.roster().joins().of(person);
    const std::vector<SignOffProof>& proofs = desk.evidence(person).sign_offs;
    const auto found = std::find_if(proofs.begin(), proofs.end(), [&](const SignOffProof& proof) { return proof.event == event && !proof.revoked; });
    if (found == proofs.end()) return not_done(words[Word::cert_no_evidence].text());
    // One's own may always be taken back; somebody else's by who may issue certificates.
    if (found->by != *me(desk))
        if (std::string no = refused_unless(desk, Permission::issue_certificates); !no.empty()) return not_done(std::move(no));
    SignOffRevoked body{event.text(), iso_text(today(desk.session())), why, {}};
    body.statement = signed_statement(signed_fields(body, known, *me(desk)), key);
    return written(desk, {said_of(known, body, *me(desk))});
}

std::string revocation_list(CertificationDesk& desk, const SigningKey& key)
{
    RevocationList list{.as_of = desk.session().world().now(), .entries = {}};
    for (const auto& [person, evidence] : desk.evidence_of_all())
        for (const Holding& holding : evidence.holdings)
            if (!holding.recognised && holding.ended) list.entries.push_back({.certificate = holding.id, .effective = year_month_day{*holding.ended}, .reason = holding.reason});
    return revocation_list_jws(list, key);
}

Signers signers_list(CertificationDesk& desk)
{
    const Programme& programme = desk.session().programmes().in_force()->programme;
    const Level* issuing = issuing_level(programme);
    Signers out{.district = std::string(programme.issuer.name.in(desk.session().words().language())), .signers = {}};
    for (const SignerKey& key : desk.keys()) {
        const RosterPerson* owner = desk.roster().find(key.owner);
        const auto evidence = desk.evidence_of_all().find(key.owner);
        if (owner == nullptr || evidence == desk.evidence_of_all().end() || issuing == nullptr) continue;
        std::optional<Day> first, last;
        for (const Holding& holding : evidence->second.holdings) {
            if (holding.programme != programme.id || holding.level != issuing->key) continue;
            const Day until = holding.ended ? std::min(holding.until, *holding.ended - days{1}) : holding.until;
            if (until < holding.from) continue;
            first = first ? std::min(*first, holding.from) : holding.from;
            last = last ? std::max(*last, until) : until;
        }
        if (!first) continue;
        const Day until = key.last ? std::min(*last, *key.last) : *last;
        const Day from = std::max(*first, key.from);
        if (until < from) continue;
        out.signers.push_back({.key = key.key, .name = owner->name, .from = year_month_day{from}, .until = year_month_day{until}, .is_retired = key.last.has_value()});
    }
    return out;
}

const Holding* certificate_of_level(CertificationDesk& desk, Uuid person, const std::string& level)
{
    const Holding* found = nullptr;
    for (const Holding& holding : desk.evidence(person).holdings)
        if (!holding.recognised && holding.level == level && (found == nullptr || std::tie(holding.until, holding.id) > std::tie(found->until, found->id))) found = &holding;
    return found;
}

}  // namespace fv

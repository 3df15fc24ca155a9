#include "trainer/session/certification_desk.h"

#include <algorithm>
#include <fmt/format.h>

#include "facilitator/certification/certification_bodies.h"
#include "facilitator/compensation/payable.h"
#include "facilitator/credentials/credential.h"
#include "facilitator/credentials/statement.h"
#include "trainer/session/growth.h"
#include "trainer/session/home.h"
#include "trainer/session/signed_fields.h"

namespace fv {
namespace {

std::optional<Day> day(const std::optional<std::string>& text)
{
    const auto date = text ? parse_date(*text) : std::nullopt;
    return date ? std::optional<Day>(Day{*date}) : std::nullopt;
}

std::string text(const SaidFields& said, std::string_view key) { return said.text(key).value_or(""); }

SignedFields fields_of(const Event& event, const SaidFields& said, const Uuid& by)
{
    if (event.kind == SignedOff::kind)
        return signed_fields(SignedOff{text(said, "level"), text(said, "requirement"), text(said, "programme"), text(said, "version"), text(said, "on"), {}, text(said, "evidence")}, event.about, by);
    if (event.kind == SignOffRevoked::kind) return signed_fields(SignOffRevoked{text(said, "sign_off"), text(said, "on"), text(said, "why"), {}}, event.about, by);
    return signed_fields(CertificateRevoked{text(said, "certificate"), text(said, "on"), text(said, "reason"), text(said, "why"), {}}, event.about, by);
}

/// What the credential says is what the event says.
bool says_the_same(const Certificate& certificate, const Event& event, const SaidFields& said)
{
    return certificate.id.text() == text(said, "certificate") && certificate.person_id == event.about && certificate.level == text(said, "level") && certificate.programme == text(said, "programme") &&
           certificate.programme_version == text(said, "version") && iso_text(certificate.issued) == text(said, "on") && iso_text(certificate.from) == text(said, "from") && iso_text(certificate.until) == text(said, "until");
}

}  // namespace

std::uint64_t CertificationDesk::revision() { return session_.store().revision() + session_.revision(); }

void CertificationDesk::refresh()
{
    if (read_at_ == session_.revision()) return;
    read_at_ = session_.revision();
    read_all();
}

void CertificationDesk::read_all()
{
    roster_ = fv::roster(session_.store());
    read_keys();
    std::vector<Event> events;
    for (const std::string_view kind : certification_kinds())
        session_.store().read_kind(kind, [&](const Event& event) { return events.push_back(event), true; });
    all_ = evidence_of(std::move(events), roster_.joins(), [this](const Event& event) { return fits(event); });
    read_visits();
    holders_ = Holders(all_);
    complete_.clear();
    next_ = 0;
}

/// Once for everybody: a visit counts for both who made it.
void CertificationDesk::read_visits()
{
    std::vector<Event> events;
    for (const std::string_view kind : visit_kinds())
        session_.store().read_kind(kind, [&](const Event& event) { return events.push_back(event), true; });
    visits_ = visits_of(std::move(events), roster_.joins(), session_.store().tombstones());
    for (auto& [person, proofs] : visit_proofs(visits_)) all_[person].visits = std::move(proofs);
}

void CertificationDesk::read_keys()
{
    std::vector<SignerKey> keys;
    const auto known = [&](const PublicKey& key, const Uuid& owner) {
        return std::find_if(keys.begin(), keys.end(), [&](const SignerKey& one) { return one.key == key && one.owner == owner; });
    };
    const Joins& joins = roster_.joins();
    session_.store().read_kind(SigningKeyMade::kind, [&](const Event& event) {
        const SaidFields said(event);
        const auto key = PublicKey::from_did(text(said, "key"));
        const auto on = day(said.text("on"));
        if (!key || !on) return true;
        const Uuid owner = joins.of(event.about);
        // Made again: under another passphrase.
        if (const auto found = known(*key, owner); found != keys.end()) found->sealed = text(said, "sealed");
        else keys.push_back({.key = *key, .owner = owner, .from = *on, .last = {}, .sealed = text(said, "sealed")});
        return true;
    });
    session_.store().read_kind(SigningKeyRetired::kind, [&](const Event& event) {
        const SaidFields said(event);
        const auto key = PublicKey::from_did(text(said, "key"));
        const auto on = day(said.text("on"));
        const auto found = key ? known(*key, joins.of(event.about)) : keys.end();
        if (on && found != keys.end() && (!found->last || *on < *found->last)) found->last = *on;
        return true;
    });
    const auto same = [](const SignerKey& a, const SignerKey& b) { return a.key == b.key && a.owner == b.owner && a.from == b.from && a.last == b.last; };
    // Another key, or other days of one: what was checked must be checked again.
    if (!std::equal(keys.begin(), keys.end(), keys_.begin(), keys_.end(), same)) fits_.clear();
    keys_ = std::move(keys);
}

bool CertificationDesk::fits(const Event& event)
{
    if (const auto known = fits_.find(event.id); known != fits_.end()) return known->second;
    return fits_[event.id] = signature_fits(event);
}

bool CertificationDesk::signature_fits(const Event& event) const
{
    const SaidFields said(event);
    const auto on = day(said.text("on"));
    const auto by = said.id("by");
    if (!on || !by) return false;
    PublicKey key;
    if (event.kind == CertificateIssued::kind) {
        const auto read = read_jws(text(said, "credential"));
        const SignedText* is_signed = std::get_if<SignedText>(&read);
        const auto certificate = is_signed == nullptr ? std::nullopt : certificate_of(*is_signed);
        if (!certificate || !says_the_same(*certificate, event, said)) return false;
        key = is_signed->key;
    } else {
        const auto read = read_statement(text(said, "statement"));
        const Statement* statement = std::get_if<Statement>(&read);
        if (statement == nullptr || statement->fields != fields_of(event, said, *by)) return false;
        key = statement->key;
    }
    const Uuid signer = roster_.joins().of(*by);
    return std::any_of(keys_.begin(), keys_.end(), [&](const SignerKey& one) { return one.key == key && one.owner == signer && one.may_sign_on(*on); });
}

const Roster& CertificationDesk::roster()
{
    refresh();
    return roster_;
}
const Holders& CertificationDesk::holders()
{
    refresh();
    return holders_;
}
const std::vector<SignerKey>& CertificationDesk::keys()
{
    refresh();
    return keys_;
}
const std::vector<LoggedVisit>& CertificationDesk::visits()
{
    refresh();
    return visits_;
}
const EvidenceOfAll& CertificationDesk::evidence_of_all()
{
    refresh();
    return all_;
}

const SignerKey* CertificationDesk::key_of(const Uuid& person)
{
    refresh();
    const Uuid owner = roster_.joins().of(person);
    const SignerKey* found = nullptr;
    for (const SignerKey& one : keys_)
        if (one.owner == owner && !one.last && (found == nullptr || one.from >= found->from)) found = &one;
    return found;
}

std::string CertificationDesk::attempts_as_they_are(const Uuid& person) const
{
    std::string as_they_are;
    for (const AttemptSummary& one : attempts_of(session_.store(), person))
        as_they_are += fmt::format("{}{}{}{};", one.id.text(), one.decisions, static_cast<int>(one.stage), one.last_at.time_since_epoch().count());
    return as_they_are;
}

std::optional<LevelStatus> CertificationDesk::level_so_far(const Uuid& person, const std::string& level, Day day)
{
    refresh();
    const Programme& programme = programme_of(person)->programme;
    const Level* asked = programme.level(level);
    if (asked == nullptr) return std::nullopt;
    static const Evidence nothing;
    const auto found = all_.find(roster_.joins().of(person));
    return level_status(programme, *asked, found == all_.end() ? nothing : found->second, holders_, day);
}

bool CertificationDesk::look_further()
{
    refresh();
    const auto& people = roster_.people();
    for (; next_ < people.size(); ++next_)
        if (!complete_.contains(people[next_].id)) return (void)evidence(people[next_++].id), true;
    return false;
}

const Evidence& CertificationDesk::evidence(const Uuid& person)
{
    refresh();
    const Uuid id = roster_.joins().of(person);
    Evidence& of = all_[id];
    if (!complete_.insert(id).second) return of;
    Rehearsed& known = rehearsed_[id];
    std::string as_it_is = attempts_as_they_are(id);
    if (known.as_it_was != as_it_is) {
        known = {std::move(as_it_is), {}};
        const auto played_by = played_attempts(session_, id);
        for (const PlayedAttempt& played : played_by->all) {
            // Begun from the middle of an earlier one, knowing the replies: practice proves nothing.
            if (played.rehearsal.practice) continue;
            known.proofs.push_back({Recorded{played.attempt, played.rehearsal.day, {}}, played.rehearsal.scenario, played.stage, played.themes, played.rehearsal.passed, played.reflected_in_pair});
        }
    }
    of.rehearsals = known.proofs;
    return of;
}

ProgrammeHandle CertificationDesk::programme_of(const Uuid& person)
{
    refresh();
    const ProgrammeHandle in_force = session_.programmes().in_force();
    const auto found = all_.find(roster_.joins().of(person));
    if (found == all_.end()) return in_force;
    // The last that was begun of this programme: moving somebody on is another beginning.
    for (auto begun = found->second.begun.rbegin(); begun != found->second.begun.rend(); ++begun)
        if (begun->programme == in_force->programme.id)
            if (const ProgrammeHandle version = session_.programmes().version(begun->hash, session_.store())) return version;
    return in_force;
}

PersonStatus CertificationDesk::status(const Uuid& person, Day day, Look look)
{
    static const Evidence nothing;
    refresh();
    const auto found = all_.find(roster_.joins().of(person));
    const Evidence& of = look == Look::at_all ? evidence(person) : found == all_.end() ? nothing : found->second;
    return fv::status(programme_of(person)->programme, of, holders_, day);
}

}  // namespace fv

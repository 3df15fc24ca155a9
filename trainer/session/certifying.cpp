#include "trainer/session/certifying.h"

#include <algorithm>
#include <fmt/format.h>

#include "facilitator/secrets/base64url.h"
#include "foundation/spelling.h"
#include "trainer/session/growth.h"
#include "trainer/session/people.h"
#include "trainer/session/telling.h"

namespace fv {
namespace {

constexpr int most_minutes_a_day = 16 * 60;

Uuid by(const CertificationDesk&, Session& session) { return session.person().value_or(Uuid{}); }

Outcome not_done(std::string why) { return {.refusal = std::move(why), .event = {}}; }

/// Writes, and tells the last event's id.
Outcome written(CertificationDesk& desk, const std::vector<Said>& said)
{
    if (said.empty()) return {};
    desk.session().record(said);
    Outcome outcome;
    desk.session().store().read_about(said.back().about, [&](const Event& event) { return outcome.event = event.id, true; });
    return outcome;
}

/// The first thing that is wrong with who and when; empty: nothing.
std::string wrong_with(CertificationDesk& desk, Uuid person, Day on)
{
    const Words& words = desk.session().words();
    if (desk.roster().find(person) == nullptr) return words[Word::cert_nobody].text();
    if (on > today(desk.session())) return words.with(Word::cert_future, {{"date", telling::day(on, words)}});
    return {};
}

/// Events about somebody go to the entry they are known by.
Uuid known_as(CertificationDesk& desk, Uuid person) { return desk.roster().joins().of(person); }

bool is_oneself(CertificationDesk& desk, Uuid person)
{
    const auto& me = desk.session().person();
    return me && desk.roster().joins().same(*me, person);
}

/// Written before the first evidence, so that people finish under the programme they began.
std::vector<Said> beginning(CertificationDesk& desk, Uuid person)
{
    const auto found = desk.evidence_of_all().find(known_as(desk, person));
    const ProgrammeHandle programme = desk.session().programmes().in_force();
    if (found != desk.evidence_of_all().end() &&
        std::any_of(found->second.begun.begin(), found->second.begun.end(), [&](const Evidence::Begun& one) { return one.programme == programme->programme.id; }))
        return {};
    desk.session().store().keep_text(programme->programme.content_hash, programme->text);
    const ProgrammeBegun begun{programme->programme.id, std::to_string(programme->programme.version), programme->programme.content_hash};
    return {said_of(known_as(desk, person), begun, by(desk, desk.session()))};
}

template <class Body>
Outcome write_evidence(CertificationDesk& desk, Uuid person, const Body& body)
{
    std::vector<Said> said = beginning(desk, person);
    said.push_back(said_of(known_as(desk, person), body, by(desk, desk.session())));
    return written(desk, said);
}

const Claim* claim_of(CertificationDesk& desk, Uuid event)
{
    for (const auto& [person, evidence] : desk.evidence_of_all())
        for (const Claim& claim : evidence.claims)
            if (claim.event == event) return &claim;
    return nullptr;
}

/// By its first bytes, whatever its name says.
std::string type_of(std::string_view file)
{
    if (file.starts_with("%PDF-")) return "application/pdf";
    if (file.starts_with("\x89PNG\r\n\x1A\n")) return "image/png";
    if (file.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
    return {};
}

}  // namespace

std::string refused_unless(CertificationDesk& desk, Permission permission)
{
    if (may(desk.session(), desk.roster(), permission)) return {};
    return desk.session().words().with(Word::cert_may_not, {{"name", desk.session().name_of(*desk.session().person())}, {"what", desk.session().words()[word_for(permission)].text()}});
}

Outcome begin_programme(CertificationDesk& desk, Uuid person, bool moved)
{
    if (std::string why = refused_unless(desk, Permission::record_training); !why.empty()) return not_done(std::move(why));
    if (desk.roster().find(person) == nullptr) return not_done(desk.session().words()[Word::cert_nobody].text());
    std::vector<Said> said = beginning(desk, person);
    const ProgrammeHandle now = desk.session().programmes().in_force();
    if (said.empty() && moved && desk.programme_of(person)->programme.content_hash != now->programme.content_hash) {
        desk.session().store().keep_text(now->programme.content_hash, now->text);
        said.push_back(said_of(known_as(desk, person), ProgrammeBegun{now->programme.id, std::to_string(now->programme.version), now->programme.content_hash}, by(desk, desk.session())));
    }
    return written(desk, said);
}

Outcome record_training(CertificationDesk& desk, std::span<const Uuid> people, const Attended& attended)
{
    const Words& words = desk.session().words();
    if (std::string why = refused_unless(desk, Permission::record_training); !why.empty()) return not_done(std::move(why));
    if (attended.minutes < 1 || attended.minutes > most_minutes_a_day) return not_done(words.with(Word::cert_minutes, {{"most", std::to_string(most_minutes_a_day)}}));
    const std::vector<std::string> topics = topics_of(desk.session().programmes().in_force()->programme);
    if (std::find(topics.begin(), topics.end(), attended.topic) == topics.end())
        return not_done(words.with(Word::cert_no_topic, {{"topic", attended.topic}, {"topics", fmt::format("{}", fmt::join(topics, ", "))}}));
    std::vector<Said> said;
    for (Uuid person : people) {
        if (std::string why = wrong_with(desk, person, attended.on); !why.empty()) return not_done(std::move(why));
        std::vector<Said> first = beginning(desk, person);
        std::move(first.begin(), first.end(), std::back_inserter(said));
        said.push_back(said_of(known_as(desk, person), TrainingAttended{attended.topic, std::to_string(attended.minutes), iso_text(attended.on), attended.title}, by(desk, desk.session())));
    }
    return written(desk, said);
}

Outcome record_observed(CertificationDesk& desk, Uuid person, Day on, const std::map<std::string, int>& ratings, Uuid with, const std::string& note)
{
    const Words& words = desk.session().words();
    if (std::string why = refused_unless(desk, Permission::observe_role_play); !why.empty()) return not_done(std::move(why));
    if (!desk.session().person()) return not_done(words[Word::cert_who_rates].text());
    if (std::string why = wrong_with(desk, person, on); !why.empty()) return not_done(std::move(why));
    if (is_oneself(desk, person)) return not_done(words[Word::cert_not_oneself].text());
    const RosterPerson* observed = desk.roster().find(person);
    const bool is_partner = (!with.is_nil() && is_oneself(desk, with)) ||
                            (with.is_nil() && std::any_of(observed->pairs.begin(), observed->pairs.end(), [&](const Pair& pair) { return is_oneself(desk, pair.with); }));
    if (is_partner) return not_done(words[Word::cert_not_partner].text());
    std::string text;
    for (const auto& [competency, rating] : ratings) {
        if (desk.session().framework().competency(competency) == nullptr) {
            std::vector<std::string> known;
            for (const Competency& one : desk.session().framework().competencies) known.push_back(one.key);
            return not_done(words.with(Word::cert_no_competency, {{"competency", competency}, {"competencies", fmt::format("{}", fmt::join(known, ", "))}}));
        }
        text += fmt::format("{}{}={}", text.empty() ? "" : "+", competency, rating);
    }
    if (ratings.empty()) return not_done(words[Word::cert_no_ratings].text());
    return write_evidence(desk, person, RolePlayObserved{iso_text(on), text, with.is_nil() ? "" : with.text(), note});
}

Outcome record_practice(CertificationDesk& desk, Uuid person, CorePractice practice, const std::string& said)
{
    const Words& words = desk.session().words();
    const Day day = today(desk.session());
    if (std::string why = wrong_with(desk, person, day); !why.empty()) return not_done(std::move(why));
    if (desk.session().person() && !is_oneself(desk, person)) return not_done(words[Word::cert_own_words_only].text());
    const Programme& programme = desk.programme_of(person)->programme;
    int least = 1;
    for (const Level& level : programme.levels)
        for (const Requirement& requirement : level.requirements)
            if (const auto* needed = std::get_if<PracticesNeeded>(&requirement.what)) least = std::max(least, needed->words);
    if (PracticeProof{{}, practice, said}.words() < least) return not_done(words.with(Word::cert_too_few_words, {{"least", std::to_string(least)}}));
    return write_evidence(desk, person, PracticeAcknowledged{std::string(word_of(practice)), said, iso_text(day)});
}

Outcome record_workshop_led(CertificationDesk& desk, Uuid person, Day on, const std::string& title, bool alone)
{
    if (std::string why = refused_unless(desk, Permission::record_training); !why.empty()) return not_done(std::move(why));
    if (std::string why = wrong_with(desk, person, on); !why.empty()) return not_done(std::move(why));
    return write_evidence(desk, person, WorkshopLed{iso_text(on), title, alone ? "lead" : "co-lead"});
}

Outcome record_calibration(CertificationDesk& desk, Uuid person, Day on, double agreement, int role_plays)
{
    const Words& words = desk.session().words();
    if (std::string why = refused_unless(desk, Permission::record_training); !why.empty()) return not_done(std::move(why));
    if (std::string why = wrong_with(desk, person, on); !why.empty()) return not_done(std::move(why));
    if (is_oneself(desk, person)) return not_done(words[Word::cert_not_oneself].text());
    if (!(agreement >= -1.0 && agreement <= 1.0) || role_plays < 1) return not_done(words[Word::cert_agreement].text());
    return write_evidence(desk, person, RaterCalibrated{iso_text(on), fmt::format("{:.2f}", agreement), std::to_string(role_plays)});
}

Outcome claim_training(CertificationDesk& desk, Uuid person, const ClaimMade& claim)
{
    const Words& words = desk.session().words();
    if (std::string why = wrong_with(desk, person, claim.on); !why.empty()) return not_done(std::move(why));
    if (desk.session().person() && !is_oneself(desk, person))
        if (std::string why = refused_unless(desk, Permission::record_training); !why.empty()) return not_done(std::move(why));
    const Programme& programme = desk.programme_of(person)->programme;
    const Level* level = programme.level(claim.level);
    const Requirement* requirement = level == nullptr ? nullptr : level->requirement(claim.requirement);
    if (requirement == nullptr || !std::holds_alternative<TrainingNeeded>(requirement->what)) {
        std::vector<std::string> known;
        for (const Level& one : programme.levels)
            for (const Requirement& r : one.requirements)
                if (std::holds_alternative<TrainingNeeded>(r.what)) known.push_back(one.key + "/" + r.key);
        return not_done(words.with(Word::cert_claim_for_what, {{"what", claim.level + "/" + claim.requirement}, {"known", fmt::format("{}", fmt::join(known, ", "))}}));
    }
    if (claim.minutes < 1) return not_done(words.with(Word::cert_minutes, {{"most", "60000"}}));
    if (claim.what.empty()) return not_done(words[Word::cert_claim_what].text());
    const std::string type = type_of(claim.file);
    if (!claim.file.empty() && (type.empty() || claim.file.size() > largest_claim_file)) return not_done(words[Word::cert_claim_file].text());
    Outcome made = write_evidence(desk, person, TrainingClaimed{claim.level, claim.requirement, std::to_string(claim.minutes), iso_text(claim.on), claim.what, claim.equivalent});
    if (!claim.file.empty()) (void)written(desk, {said_of(known_as(desk, person), ClaimFiled{made.event.text(), claim.file_name, type, base64url(claim.file)}, by(desk, desk.session()))});
    return made;
}

Outcome decide_claim(CertificationDesk& desk, Uuid event, bool accepted, std::optional<int> minutes, const std::string& why)
{
    const Words& words = desk.session().words();
    if (std::string no = refused_unless(desk, Permission::decide_claims); !no.empty()) return not_done(std::move(no));
    const Claim* claim = claim_of(desk, event);
    if (claim == nullptr) return not_done(words[Word::cert_no_claim].text());
    if (is_oneself(desk, claim->person)) return not_done(words[Word::cert_not_oneself].text());
    if (!accepted && why.empty()) return not_done(words[Word::cert_say_why].text());
    const int granted = minutes.value_or(claim->minutes);
    if (accepted && (granted < 1 || granted > claim->minutes)) return not_done(words.with(Word::cert_minutes, {{"most", std::to_string(claim->minutes)}}));
    const ClaimDecided decided{event.text(), accepted ? "accepted" : "refused", accepted ? std::to_string(granted) : "", why, iso_text(today(desk.session()))};
    return written(desk, {said_of(claim->person, decided, by(desk, desk.session()))});
}

std::vector<Claim> waiting_claims(CertificationDesk& desk)
{
    std::vector<Claim> waiting;
    for (const auto& [person, evidence] : desk.evidence_of_all())
        for (const Claim& claim : evidence.claims)
            if (claim.answer == Claim::Answer::waiting) waiting.push_back(claim);
    std::sort(waiting.begin(), waiting.end(), [](const Claim& a, const Claim& b) { return a.event < b.event; });
    return waiting;
}

std::optional<std::pair<std::string, std::string>> paper_of(CertificationDesk& desk, Uuid event)
{
    const Claim* claim = claim_of(desk, event);
    if (claim == nullptr || !claim->file_name) return std::nullopt;
    std::optional<std::pair<std::string, std::string>> paper;
    for (const Uuid& id : desk.roster().joins().all(claim->person))
        desk.session().store().read_about(id, [&](const Event& one) {
            const SaidFields said(one);
            if (one.kind != ClaimFiled::kind || said.id("claim") != event) return true;
            if (auto bytes = from_base64url(said.text("content").value_or(""))) paper = {said.text("name").value_or(""), std::move(*bytes)};
            return true;
        });
    return paper;
}

Outcome withdraw_evidence(CertificationDesk& desk, Uuid person, Uuid event, const std::string& why)
{
    const Words& words = desk.session().words();
    if (std::string no = refused_unless(desk, Permission::record_training); !no.empty()) return not_done(std::move(no));
    if (why.empty()) return not_done(words[Word::cert_say_why].text());
    bool is_there = false;
    for (const Uuid& id : desk.roster().joins().all(person))
        desk.session().store().read_about(id, [&](const Event& one) {
            const bool may_go = one.kind == TrainingAttended::kind || one.kind == RolePlayObserved::kind || one.kind == PracticeAcknowledged::kind || one.kind == WorkshopLed::kind || one.kind == RaterCalibrated::kind || one.kind == TrainingClaimed::kind;
            is_there = is_there || (one.id == event && may_go);
            return true;
        });
    if (!is_there) return not_done(words[Word::cert_no_evidence].text());
    return written(desk, {said_of(known_as(desk, person), EvidenceWithdrawn{event.text(), why}, by(desk, desk.session()))});
}

Outcome recognise_level(CertificationDesk& desk, Uuid person, const std::string& key, Day from, std::optional<Day> until, const std::string& why)
{
    const Words& words = desk.session().words();
    if (std::string no = refused_unless(desk, Permission::recognise_levels); !no.empty()) return not_done(std::move(no));
    if (std::string no = wrong_with(desk, person, from); !no.empty()) return not_done(std::move(no));
    if (is_oneself(desk, person)) return not_done(words[Word::cert_not_oneself].text());
    const Programme& programme = desk.session().programmes().in_force()->programme;
    const Level* level = programme.level(key);
    if (level == nullptr) {
        std::vector<std::string> known;
        for (const Level& one : programme.levels) known.push_back(one.key);
        return not_done(words.with(Word::cert_no_level, {{"level", key}, {"levels", fmt::format("{}", fmt::join(known, ", "))}}));
    }
    if (why.empty()) return not_done(words[Word::cert_say_why].text());
    const Day last = until.value_or(after(from, level->lasts) - std::chrono::days{1});
    if (last < from) return not_done(words[Word::cert_ends_before].text());
    std::vector<Said> said = beginning(desk, person);
    said.push_back(said_of(known_as(desk, person), LevelRecognised{key, programme.id, iso_text(from), iso_text(last), why}, by(desk, desk.session())));
    return written(desk, said);
}

Outcome end_recognition(CertificationDesk& desk, Uuid person, const std::string& level, Day on, const std::string& why)
{
    const Words& words = desk.session().words();
    if (std::string no = refused_unless(desk, Permission::recognise_levels); !no.empty()) return not_done(std::move(no));
    if (why.empty()) return not_done(words[Word::cert_say_why].text());
    std::vector<Said> said;
    for (const Holding& holding : desk.evidence(person).holdings)
        if (holding.recognised && holding.level == level && holding.until >= on && !holding.ended)
            said.push_back(said_of(known_as(desk, person), RecognitionEnded{holding.event.text(), iso_text(on), why}, by(desk, desk.session())));
    if (said.empty()) return not_done(words[Word::cert_not_held].text());
    return written(desk, said);
}

}  // namespace fv

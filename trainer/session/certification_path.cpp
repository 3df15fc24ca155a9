#include <algorithm>
#include <array>

#include "trainer/session/certificate_files.h"
#include "trainer/session/certification.h"
#include "trainer/session/certification_telling.h"
#include "trainer/session/certifying.h"
#include "trainer/session/growth.h"
#include "trainer/session/signing_desk.h"
#include "trainer/session/telling.h"

namespace fv {
namespace {

/// One person's view, by who looks at it.
class PathMaker {
public:
    PathMaker(CertificationDesk& desk, const RosterPerson& person, bool is_oneself)
        : desk_(desk), words_(desk.session().words()), person_(person), programme_(desk.programme_of(person.id)), day_(today(desk.session())), is_oneself_(is_oneself)
    {
    }

    PathView view()
    {
        const std::string& language = words_.language();
        PathView view{.title = is_oneself_ ? words_[Word::my_path].text() : words_.with(Word::path_of, {{"name", person_.name}}), .person = person_.name,
                      .programme = words_.with(Word::paper_programme, {{"programme", programme_->programme.title.in(language)}, {"version", std::to_string(programme_->programme.version)}}), .notice = std::string(programme_->programme.notice.in(language)), .id = person_.id, .is_oneself = is_oneself_,
                      .may_print = desk_.session().person() && desk_.key_of(*desk_.session().person()) != nullptr && refused_unless(desk_, Permission::issue_certificates).empty(), .levels = {}};
        const std::vector<Signable> signables = desk_.session().person() ? signables_of(desk_, person_.id, day_) : std::vector<Signable>{};
        for (const LevelStatus& status : desk_.status(person_.id, day_).levels) view.levels.push_back(level(status, signables));
        return view;
    }

private:
    PathLevel level(const LevelStatus& status, const std::vector<Signable>& signables)
    {
        const Level& level = *programme_->programme.level(status.level);
        PathLevel out{.key = level.key, .title = std::string(level.title.in(words_.language())), .means = std::string(level.means.in(words_.language())), .standing = telling::standing(status, words_),
                      .mark = status.held() ? Mark::done : status.standing == LevelStanding::in_grace || status.standing == LevelStanding::lapsed || status.standing == LevelStanding::revoked ? Mark::expired : status.standing == LevelStanding::not_begun ? Mark::missing : Mark::under_way,
                      .certified = status.held(), .progress = {}, .note = {}, .requirements = {}, .sign_requirement = {}, .statement = {}, .can_issue = false, .has_certificate = false};
        if (status.held() && status.holding && status.holding->recognised) out.standing += "  ·  " + words_[Word::path_recognised].text();
        const bool renewing = status.renewal_opens.has_value();
        const std::vector<RequirementStatus>& asked = renewing ? status.renewal : status.requirements;
        if (renewing) out.note = words_.with(Word::cert_renewal_from, {{"date", telling::day(*status.renewal_opens, words_)}});
        const auto done = std::count_if(asked.begin(), asked.end(), [](const RequirementStatus& one) { return one.state == RequirementState::done; });
        out.progress = words_.with(Word::path_done, {{"done", std::to_string(done)}, {"all", std::to_string(asked.size())}});
        for (const RequirementStatus& one : asked) out.requirements.push_back(requirement(one, *level.requirement(one.key)));
        for (const Signable& one : signables)
            if (one.level == level.key && one.why_not.empty()) {
                out.sign_requirement = one.requirement;
                out.statement = std::string(std::get<SignOffNeeded>(level.requirement(one.requirement)->what).statement.in(words_.language()));
            }
        out.can_issue = desk_.session().person() && why_not_issued(desk_, person_.id, level.key, day_).empty();
        out.has_certificate = certificate_of_level(desk_, person_.id, level.key) != nullptr;
        return out;
    }

    PathRequirement requirement(const RequirementStatus& status, const Requirement& requirement)
    {
        constexpr std::array marks = {Mark::missing, Mark::under_way, Mark::expired, Mark::done};
        PathRequirement out{.key = status.key, .name = std::string(requirement.name.in(words_.language())), .state = words_[telling::word_for(status.state)].text(), .mark = marks[static_cast<std::size_t>(status.state)], .parts = {}, .proofs = {},
                            .next = telling::step(status.next, programme_->programme, desk_.session().framework(), words_), .expires = {}, .to_say = {}};
        const bool in_minutes = std::holds_alternative<TrainingNeeded>(requirement.what);
        for (const PartStatus& part : status.parts)
            out.parts.push_back({.name = telling::part(part.what, part.key, programme_->programme, desk_.session().framework(), words_),
                                 .words = words_.with(in_minutes ? Word::path_minutes : Word::path_have, {{"have", std::to_string(part.have)}, {"need", std::to_string(part.need)}}),
                                 .share = part.need == 0 ? 1.0F : std::min(1.0F, static_cast<float>(part.have) / static_cast<float>(part.need)), .met = part.met()});
        for (const Proof& proof : status.proofs) out.proofs.push_back(proof_line(proof, requirement));
        if (status.expires && status.state == RequirementState::done && requirement.counts_for) out.expires = words_.with(Word::path_expires, {{"date", telling::day(*status.expires - std::chrono::days{1}, words_)}});
        if (is_oneself_ && std::holds_alternative<PracticesNeeded>(requirement.what))
            for (const PartStatus& part : status.parts)
                if (part.what == PartStatus::What::practice && !part.met()) out.to_say.push_back({part.key, telling::part(part.what, part.key, programme_->programme, desk_.session().framework(), words_)});
        return out;
    }

    std::string proof_line(const Proof& proof, const Requirement& requirement)
    {
        const RosterPerson* by = desk_.roster().find(proof.by);
        const std::string what = what_of(proof, requirement), date = telling::day(proof.on, words_);
        return by == nullptr ? words_.with(Word::path_on, {{"what", what}, {"date", date}}) : words_.with(Word::path_by, {{"what", what}, {"date", date}, {"name", by->name}});
    }

    std::string what_of(const Proof& proof, const Requirement& requirement)
    {
        const auto part = [&](PartStatus::What what) { return telling::part(what, proof.what, programme_->programme, desk_.session().framework(), words_); };
        const auto visit = [&] {
            const ScenarioHandle found = desk_.session().library().find(proof.what);
            return found == nullptr ? proof.what : desk_.session().in_language(found)->scenario.title;
        };
        if (std::holds_alternative<TrainingNeeded>(requirement.what)) return part(PartStatus::What::topic) + " (" + std::to_string(proof.amount) + " min)";
        if (std::holds_alternative<PracticesNeeded>(requirement.what)) return part(PartStatus::What::practice);
        if (std::holds_alternative<RehearsalsNeeded>(requirement.what) || std::holds_alternative<ReflectionsNeeded>(requirement.what)) return visit();
        if (std::holds_alternative<VisitsNeeded>(requirement.what)) return part(PartStatus::What::stage);
        if (std::holds_alternative<ObservedNeeded>(requirement.what)) return words_[Word::path_role_play].text();
        if (std::holds_alternative<CalibrationNeeded>(requirement.what)) return words_[Word::path_calibration].text();
        if (std::holds_alternative<SignOffNeeded>(requirement.what)) return words_[Word::path_signature].text();
        if (std::holds_alternative<HeldNeeded>(requirement.what)) {
            const Level* level = programme_->programme.level(proof.what);
            return level == nullptr ? proof.what : std::string(level->title.in(words_.language()));
        }
        return proof.what;
    }

    CertificationDesk& desk_;
    const Words& words_;
    const RosterPerson& person_;
    ProgrammeHandle programme_;
    Day day_;
    bool is_oneself_;
};

Changes save(const SaveCertificate& asked, CertificationDesk& desk, const Uuid& person)
{
    const Holding* holding = certificate_of_level(desk, person, asked.level);
    if (holding == nullptr) return refused(desk.session().words()[Word::cert_no_certificate].text());
    const std::string credential = holding->credential, code = holding->code;
    CertificateFiles made;
    if (asked.part == CertificatePart::paper) {
        const auto key = open_signing_key(desk, asked.passphrase);
        if (const auto* refusal = std::get_if<std::string>(&key)) return refused(*refusal);
        made = certificate_files(desk, credential, code, &std::get<SigningKey>(key), desk.session().world().printing.on_letter);
    } else {
        made = certificate_files(desk, credential, code, nullptr, false);
    }
    if (!made.refusal.empty()) return refused(made.refusal);
    constexpr std::array endings = {".pdf", ".jwt", ".png"};
    const std::string ending = endings[static_cast<std::size_t>(asked.part)];
    Changes changes;
    for (FileToSave& file : made.files)
        if (file.name.ends_with(ending)) changes.file = std::move(file);
    return changes;
}

Changes sign_here(const SignHere& asked, CertificationDesk& desk, const Uuid& person)
{
    const auto key = open_signing_key(desk, asked.passphrase);
    if (const auto* refusal = std::get_if<std::string>(&key)) return refused(*refusal);
    const Signable wanted{person, asked.level, asked.requirement, {}, {}};
    const std::vector<SignedOne> done = sign_off(desk, std::span(&wanted, 1), std::get<SigningKey>(key));
    return done.at(0).refusal.empty() ? kept(desk.session().words().counted(Word::signed_some, 1)) : refused(done[0].refusal);
}

Changes issue_here(const IssueHere& asked, CertificationDesk& desk, const Uuid& person)
{
    const auto key = open_signing_key(desk, asked.passphrase);
    if (const auto* refusal = std::get_if<std::string>(&key)) return refused(*refusal);
    const Issued issued = issue_certificate(desk, person, asked.level, std::get<SigningKey>(key));
    return issued.refusal.empty() ? kept(desk.session().words().counted(Word::issued_some, 1)) : refused(issued.refusal);
}

}  // namespace

std::optional<PathView> path_view(CertificationDesk& desk, const Uuid& person, std::string* why_not)
{
    const RosterPerson* known = desk.roster().find(person);
    const auto& me = desk.session().person();
    const bool is_oneself = me && known != nullptr && desk.roster().joins().same(*me, person);
    if (known != nullptr && (is_oneself || may_see_board(desk))) return PathMaker(desk, *known, is_oneself).view();
    if (why_not != nullptr) *why_not = known == nullptr ? desk.session().words()[Word::cert_nobody].text() : me ? refused_unless(desk, Permission::see_certification) : desk.session().words()[Word::who_are_you].text();
    return std::nullopt;
}

Changes carry_out(const PathAction& action, CertificationDesk& desk, const Uuid& person)
{
    if (std::holds_alternative<LeavePath>(action)) {
        const auto& me = desk.session().person();
        const bool from_board = may_see_board(desk) && !(me && desk.roster().joins().same(*me, person));
        return {.go = from_board ? Place(AtBoard{}) : Place(AtHome{})};
    }
    if (const auto* say = std::get_if<SayPractice>(&action)) {
        const auto practice = core_practice(say->practice);
        if (!practice) return {};
        const Outcome outcome = record_practice(desk, person, *practice, say->words);
        return outcome.done() ? kept(desk.session().words()[Word::path_kept].text()) : refused(outcome.refusal);
    }
    if (const auto* sign = std::get_if<SignHere>(&action)) return sign_here(*sign, desk, person);
    if (const auto* issue = std::get_if<IssueHere>(&action)) return issue_here(*issue, desk, person);
    if (const auto* asked = std::get_if<SaveCertificate>(&action)) return save(*asked, desk, person);
    return {};
}

}  // namespace fv

#include <algorithm>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>
#include <nlohmann/json.hpp>

#include "trainer/commands/certify_commands.h"
#include "trainer/session/certificate_files.h"
#include "trainer/session/certifying.h"
#include "trainer/session/growth.h"
#include "trainer/session/people.h"
#include "trainer/session/signing_desk.h"

namespace fv {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

std::string dumped(const Json& document) { return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n'; }

std::string level_said(const CertifyArguments& arguments, CertificationDesk& desk)
{
    return arguments.level.empty() ? desk.session().programmes().in_force()->programme.levels.front().key : arguments.level;
}

/// Of whoever --as names. nullopt: told, and `status` is what to end with.
std::optional<SigningKey> key_said(CertificationDesk& desk, Console& console, int& status)
{
    status = ExitStatus::answer_is_no;
    if (!desk.session().person()) {
        status = ExitStatus::wrong_usage;
        console.err << "first-visit: say who signs: --as NAME.\n";
        return std::nullopt;
    }
    if (desk.key_of(*desk.session().person()) == nullptr) {
        console.err << "first-visit: " << desk.session().words()[Word::cert_no_key].text() << '\n';
        return std::nullopt;
    }
    const auto passphrase = certify::passphrase_said("FIRST_VISIT_PASSPHRASE", desk.session().words()[Word::cert_passphrase].text(), console);
    if (!passphrase) return std::nullopt;
    auto opened = open_signing_key(desk, *passphrase);
    if (const auto* refusal = std::get_if<std::string>(&opened)) {
        console.err << "first-visit: " << *refusal << '\n';
        return std::nullopt;
    }
    return std::move(std::get<SigningKey>(opened));
}

bool on_letter(const CertifyArguments& arguments, CertificationDesk& desk)
{
    return arguments.paper.empty() ? desk.session().world().printing.on_letter : arguments.paper == "letter";
}

/// False: something could not be written, and was told.
bool write_files(const CertifyArguments& arguments, CertificationDesk& desk, const std::string& credential, const std::string& code, const SigningKey& key, const CommonOptions& common, Console& console)
{
    const CertificateFiles made = certificate_files(desk, credential, code, &key, on_letter(arguments, desk));
    if (!made.refusal.empty()) return console.err << "first-visit: " << made.refusal << '\n', false;
    std::error_code error;
    fs::create_directories(arguments.folder, error);
    for (const FileToSave& file : made.files) {
        fs::path to = fs::path(arguments.folder) / file.name;
        // Two people of one name: neither file goes over the other.
        for (int n = 2; fs::exists(to, error) && n < 1000; ++n) to = fs::path(arguments.folder) / fmt::format("{}-{}{}", fs::path(file.name).stem().string(), n, fs::path(file.name).extension().string());
        if (!certify::write_to(to.string(), file.bytes, common, console)) return false;
    }
    return true;
}

/// What a stranger needs, beside the certificates: who may sign, and what was taken away as of now.
bool write_lists(const CertifyArguments& arguments, CertificationDesk& desk, const SigningKey& key, const CommonOptions& common, Console& console)
{
    const fs::path folder(arguments.folder);
    return certify::write_to((folder / "signers.json").string(), signers_json(signers_list(desk)), common, console) &&
           certify::write_to((folder / "revocations.jws").string(), revocation_list(desk, key) + "\n", common, console);
}

int show_key(CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    const SignerKey& key = *desk.key_of(*desk.session().person());
    if (common.json) console.out << dumped({{"schema", "first-visit/certify-key/1"}, {"person", key.owner.text()}, {"name", certify::name_of(desk, key.owner)}, {"key", key.key.did()}, {"fingerprint", key.key.fingerprint()}, {"from", iso_text(key.from)}});
    else console.out << fmt::format("{}\nmade on {}, fingerprint {}\n", key.key.did(), iso_text(key.from), key.key.fingerprint());
    return ExitStatus::done;
}

}  // namespace

int run_certify_key(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    const Words& words = desk.session().words();
    if (!arguments.person.empty()) {
        int status = ExitStatus::done;
        const RosterPerson* person = certify::person_said(arguments.person, desk, console, status);
        if (person == nullptr) return status;
        return certify::told(retire_key(desk, person->id, arguments.why).refusal, "key", "The key signs no more. What it signed stays good.", common, console);
    }
    if (!desk.session().person()) return console.err << "first-visit: say whose key: --as NAME.\n", ExitStatus::wrong_usage;
    const bool is_there = desk.key_of(*desk.session().person()) != nullptr;
    if (is_there && !arguments.change) return show_key(desk, common, console);
    if (!is_there && arguments.change) return console.err << "first-visit: " << words[Word::cert_no_key].text() << '\n', ExitStatus::answer_is_no;
    if (!is_there)
        if (std::string refusal = refused_unless(desk, Permission::sign_off); !refusal.empty()) return console.err << "first-visit: " << refusal << '\n', ExitStatus::answer_is_no;
    const auto passphrase = certify::passphrase_said("FIRST_VISIT_PASSPHRASE", words[is_there ? Word::cert_passphrase : Word::cert_passphrase_new].text(), console);
    if (!passphrase) return ExitStatus::wrong_usage;
    Outcome outcome;
    if (is_there) {
        const auto fresh = certify::passphrase_said("FIRST_VISIT_NEW_PASSPHRASE", words[Word::cert_passphrase_new].text(), console);
        if (!fresh) return ExitStatus::wrong_usage;
        outcome = change_passphrase(desk, *passphrase, *fresh);
    } else {
        outcome = make_signing_key(desk, *passphrase);
    }
    if (!outcome.done()) return console.err << "first-visit: " << outcome.refusal << '\n', ExitStatus::answer_is_no;
    return show_key(desk, common, console);
}

int run_certify_sign(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    int status = ExitStatus::done;
    const Day day = today(desk.session());
    std::vector<Signable> wanted;
    if (arguments.all) {
        wanted = signing_queue(desk, day);
    } else {
        const std::vector<Uuid> people = certify::people_said(arguments, desk, console, status);
        if (people.empty()) return status;
        for (const Uuid& person : people) {
            const std::vector<Signable> all = signables_of(desk, person, day);
            const auto before = wanted.size();
            // Of several levels: the one that was named, else those that can be signed now, else the first.
            for (const Signable& one : all)
                if (arguments.level.empty() ? one.why_not.empty() : one.level == arguments.level) wanted.push_back(one);
            if (wanted.size() == before && !all.empty() && arguments.level.empty()) wanted.push_back(all.front());
            if (wanted.size() == before) wanted.push_back({person, level_said(arguments, desk), "", {}, desk.session().words()[Word::cert_nothing_to_sign].text()});
        }
    }
    if (!arguments.level.empty()) std::erase_if(wanted, [&](const Signable& one) { return one.level != arguments.level; });
    if (wanted.empty()) return certify::told(desk.session().words()[Word::cert_nothing_to_sign].text(), "sign", "", common, console);
    std::vector<SignedOne> done;
    if (std::any_of(wanted.begin(), wanted.end(), [](const Signable& one) { return one.why_not.empty(); })) {
        const auto key = key_said(desk, console, status);
        if (!key) return status;
        done = sign_off(desk, wanted, *key);
    } else {
        for (const Signable& one : wanted) done.push_back({one, one.why_not});
    }
    Json document{{"schema", "first-visit/certify-sign/1"}, {"signed", Json::array()}, {"refused", Json::array()}};
    bool all_done = true;
    for (const SignedOne& one : done) {
        all_done = all_done && one.refusal.empty();
        const std::string name = certify::name_of(desk, one.what.person);
        Json row{{"person", one.what.person.text()}, {"name", name}, {"level", one.what.level}, {"requirement", one.what.requirement}};
        if (!one.refusal.empty()) row["why"] = one.refusal;
        document[one.refusal.empty() ? "signed" : "refused"].push_back(std::move(row));
        if (one.refusal.empty() && !common.json && !common.quiet) console.out << fmt::format("Signed: {}, {}/{}\n", name, one.what.level, one.what.requirement);
        if (!one.refusal.empty()) console.err << fmt::format("first-visit: not signed: {}, {}: {}\n", name, one.what.level, one.refusal);
    }
    if (common.json) console.out << dumped(document);
    return all_done ? ExitStatus::done : ExitStatus::answer_is_no;
}

int run_certify_issue(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    int status = ExitStatus::done;
    const std::vector<Uuid> people = certify::people_said(arguments, desk, console, status);
    if (people.empty()) return status;
    const std::string level = level_said(arguments, desk);
    const Day day = today(desk.session());
    std::vector<Uuid> ready;
    bool all_done = true;
    Json document{{"schema", "first-visit/certify-issue/1"}, {"issued", Json::array()}, {"refused", Json::array()}};
    for (const Uuid& person : people) {
        const std::string refusal = why_not_issued(desk, person, level, day);
        if (refusal.empty()) {
            ready.push_back(person);
            continue;
        }
        if (!arguments.cohort.empty() && arguments.people.empty() && desk.session().person()) {
            // A cohort: who is not ready is passed over, and counted.
            document["refused"].push_back({{"person", person.text()}, {"name", certify::name_of(desk, person)}, {"why", refusal}});
            continue;
        }
        all_done = false;
        document["refused"].push_back({{"person", person.text()}, {"name", certify::name_of(desk, person)}, {"why", refusal}});
        console.err << fmt::format("first-visit: {}: {}\n", certify::name_of(desk, person), refusal);
    }
    if (!ready.empty()) {
        const auto key = key_said(desk, console, status);
        if (!key) return status;
        for (const Uuid& person : ready) {
            const Issued issued = issue_certificate(desk, person, level, *key);
            if (!issued.refusal.empty()) {
                all_done = false;
                console.err << fmt::format("first-visit: {}: {}\n", certify::name_of(desk, person), issued.refusal);
                continue;
            }
            const Holding* holding = certificate_of_level(desk, person, level);
            document["issued"].push_back({{"person", person.text()}, {"name", certify::name_of(desk, person)}, {"certificate", issued.certificate.text()}, {"from", iso_text(holding->from)}, {"until", iso_text(holding->until)}});
            if (!common.json && !common.quiet) console.out << fmt::format("Issued: {}, {}, {} to {}\n", certify::name_of(desk, person), level, iso_text(holding->from), iso_text(holding->until));
            if (!arguments.folder.empty() && !write_files(arguments, desk, issued.credential, issued.code, *key, common, console)) return ExitStatus::could_not;
        }
        if (!arguments.folder.empty() && !document["issued"].empty() && !write_lists(arguments, desk, *key, common, console)) return ExitStatus::could_not;
    } else if (all_done) {
        all_done = false;
        console.err << "first-visit: nobody in it is ready.\n";
    }
    if (common.json) console.out << dumped(document);
    return all_done ? ExitStatus::done : ExitStatus::answer_is_no;
}

int run_certify_print(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    int status = ExitStatus::done;
    const RosterPerson* person = certify::person_said(arguments.person, desk, console, status);
    if (person == nullptr) return status;
    if (std::string refusal = refused_unless(desk, Permission::issue_certificates); !refusal.empty()) return console.err << "first-visit: " << refusal << '\n', ExitStatus::answer_is_no;
    const Holding* holding = certificate_of_level(desk, person->id, level_said(arguments, desk));
    if (holding == nullptr) return console.err << "first-visit: " << desk.session().words()[Word::cert_no_certificate].text() << '\n', ExitStatus::answer_is_no;
    const std::string credential = holding->credential, code = holding->code;
    const auto key = key_said(desk, console, status);
    if (!key) return status;
    return write_files(arguments, desk, credential, code, *key, common, console) && write_lists(arguments, desk, *key, common, console) ? ExitStatus::done : ExitStatus::could_not;
}

int run_certify_revoke(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    int status = ExitStatus::done;
    const RosterPerson* person = certify::person_said(arguments.person, desk, console, status);
    if (person == nullptr) return status;
    const Uuid id = person->id;
    const auto day = certify::day_said(arguments.on, desk, console);
    if (!day) return ExitStatus::wrong_usage;
    std::optional<Uuid> sign_off_id;
    if (!arguments.event.empty() && !(sign_off_id = parse_uuid(arguments.event))) return console.err << fmt::format("first-visit: \"{}\" is no sign-off's id; `certify status --json` has them.\n", arguments.event), ExitStatus::wrong_usage;
    const auto key = key_said(desk, console, status);
    if (!key) return status;
    const Outcome outcome = sign_off_id ? revoke_sign_off(desk, id, *sign_off_id, arguments.why, *key) : revoke_certificate(desk, id, level_said(arguments, desk), *day, arguments.reason.empty() ? "other" : arguments.reason, arguments.why, *key);
    return certify::told(outcome.refusal, "revoke", sign_off_id ? "It counts no more." : fmt::format("It is held no more from {} on. Publish the list anew: first-visit certify revocations.", iso_text(*day)), common, console);
}

int run_certify_signers(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    const Signers signers = signers_list(desk);
    if (signers.signers.empty()) console.err << "first-visit: nobody who may issue certificates has a signing key yet.\n";
    return certify::write_to(arguments.file, signers_json(signers), common, console) ? ExitStatus::done : ExitStatus::could_not;
}

int run_certify_revocations(const CertifyArguments& arguments, CertificationDesk& desk, const CommonOptions& common, Console& console)
{
    if (std::string refusal = refused_unless(desk, Permission::issue_certificates); !refusal.empty()) return console.err << "first-visit: " << refusal << '\n', ExitStatus::answer_is_no;
    int status = ExitStatus::done;
    const auto key = key_said(desk, console, status);
    if (!key) return status;
    return certify::write_to(arguments.file, revocation_list(desk, *key) + "\n", common, console) ? ExitStatus::done : ExitStatus::could_not;
}

}  // namespace fv

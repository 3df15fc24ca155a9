#include "facilitator/credentials/verify.h"

#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>
#include <iterator>
#include <nlohmann/json.hpp>

#include "trainer/commands/certify_commands.h"
#include "trainer/session/growth.h"
#include "trainer/session/signing_desk.h"
#include "trainer/session/telling.h"

namespace fv {
namespace {

using Json = nlohmann::ordered_json;
namespace fs = std::filesystem;

constexpr std::size_t largest_file = 32U * 1024U * 1024U;

/// What somebody brings: a file, or what they paste.
std::optional<std::string> bytes_of(const std::string& file, Console& console)
{
    if (file == "-") return std::string{std::istreambuf_iterator<char>(console.in), std::istreambuf_iterator<char>()};
    std::string why_not;
    const auto text = read_text(file, why_not, largest_file);
    if (!text) console.err << "first-visit: " << why_not << ".\n";
    return text ? std::optional(std::string(text->text())) : std::nullopt;
}

std::optional<std::string> beside(const std::string& file, const char* name)
{
    const fs::path path = fs::path(file).parent_path() / name;
    std::error_code error;
    std::string why_not;
    if (file == "-" || !fs::is_regular_file(path, error)) return std::nullopt;
    const auto text = read_text(path, why_not);
    return text ? std::optional(std::string(text->text())) : std::nullopt;
}

class Verifying {
public:
    Verifying(const CertifyArguments& arguments, const CommonOptions& common, const Program& program, Console& console) : a_(arguments), common_(common), program_(program), console_(console) {}

    int run()
    {
        const auto bytes = bytes_of(a_.file, console_);
        if (!bytes) return ExitStatus::could_not;
        // Records are only looked at: a stranger has none, and none are made.
        opened_ = open_session(common_, program_.folders, records_are_there(common_) ? Keep::in_file : Keep::in_memory);
        CertificationDesk desk(*opened_.session);
        const auto day = certify::day_said(a_.at, desk, console_);
        if (!day) return ExitStatus::wrong_usage;
        Trust trust;
        if (!read_signers_into(trust, desk)) return ExitStatus::could_not;
        if (!read_revocations_into(trust)) return ExitStatus::could_not;
        Verdict verdict = verify(*bytes, trust, std::chrono::year_month_day{*day});
        add_what_records_know(verdict, *day, desk);
        if (common_.json) console_.out << document_of(verdict, *day).dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
        else print(verdict);
        return verdict.standing == Standing::valid ? ExitStatus::done : ExitStatus::answer_is_no;
    }

private:
    bool read_signers_into(Trust& trust, CertificationDesk& desk)
    {
        std::optional<std::string> text;
        source_ = a_.signers;
        if (!a_.signers.empty()) {
            text = bytes_of(a_.signers, console_);
            if (!text) return false;
        } else if ((text = beside(a_.file, "signers.json"))) {
            source_ = "signers.json beside the file";
        }
        if (!text) {
            trust.signers = signers_list(desk);
            source_ = "the records";
            return true;
        }
        ReadSigners read = read_signers(*text);
        for (const std::string& fault : read.faults) console_.err << fmt::format("first-visit: {}: {}\n", source_, fault);
        if (!read.signers) return false;
        trust.signers = std::move(*read.signers);
        return true;
    }

    bool read_revocations_into(Trust& trust)
    {
        std::vector<std::string> lists;
        for (const std::string& file : a_.revocations) {
            const auto text = bytes_of(file, console_);
            if (!text) return false;
            lists.push_back(*text);
        }
        if (a_.revocations.empty())
            if (const auto text = beside(a_.file, "revocations.jws")) lists.push_back(*text);
        trust.revocations = Revocations(lists, trust.signers);
        for (std::size_t i = 0; i < trust.revocations.uses().size(); ++i) {
            const Revocations::Use use = trust.revocations.uses()[i];
            const std::string name = i < a_.revocations.size() ? a_.revocations[i] : "revocations.jws";
            if (use == Revocations::Use::unknown_signer) console_.err << fmt::format("first-visit: {} is signed by nobody who is known, and was not used.\n", name);
            if (use == Revocations::Use::altered) console_.err << fmt::format("first-visit: {} was altered or is damaged, and was not used.\n", name);
            if (use == Revocations::Use::no_list) console_.err << fmt::format("first-visit: {} is no list of revocations, and was not used.\n", name);
        }
        return true;
    }

    /// Who has the records in which it was issued knows what became of it, without any list.
    void add_what_records_know(Verdict& verdict, Day day, CertificationDesk& desk) const
    {
        const bool is_believed = verdict.standing == Standing::valid || verdict.standing == Standing::expired || verdict.standing == Standing::not_yet;
        if (!is_believed) return;
        for (const auto& [person, evidence] : desk.evidence_of_all())
            for (const Holding& holding : evidence.holdings) {
                if (holding.recognised || holding.id != verdict.certificate->id) continue;
                if (!holding.ended) {
                    verdict.not_revoked_as_of = opened_.session->world().now();
                    continue;
                }
                verdict.revocation = Revocation{holding.id, std::chrono::year_month_day{*holding.ended}, holding.reason};
                if (*holding.ended <= day) verdict.standing = Standing::revoked;
            }
    }

    [[nodiscard]] Json document_of(const Verdict& verdict, Day day) const
    {
        Json out{{"schema", "first-visit/verify/1"}, {"verdict", word_of(verdict.standing)}, {"valid", verdict.standing == Standing::valid}, {"at", iso_text(std::chrono::year_month_day{day})}};
        if (verdict.certificate) {
            const Certificate& c = *verdict.certificate;
            out["certificate"] = {{"id", c.id.text()}, {"person", c.person}, {"level", c.level}, {"title", c.level_title}, {"programme", c.programme}, {"version", c.programme_version}, {"issuer", c.issuer}, {"from", iso_text(c.from)}, {"until", iso_text(c.until)}};
        }
        if (verdict.key) out["key"] = verdict.key->did();
        out["fingerprint"] = verdict.fingerprint;
        out["signer"] = verdict.signer;
        out["signers_from"] = source_;
        out["revoked_from"] = verdict.revocation ? Json(iso_text(verdict.revocation->effective)) : Json(nullptr);
        out["not_revoked_as_of"] = verdict.not_revoked_as_of ? Json(iso_text(*verdict.not_revoked_as_of)) : Json(nullptr);
        return out;
    }

    void print(const Verdict& verdict)
    {
        const Words& words = opened_.session->words();
        constexpr std::array said = {Word::verify_valid, Word::verify_expired, Word::verify_not_yet, Word::verify_revoked, Word::verify_altered, Word::verify_unknown_signer, Word::verify_no_certificate};
        console_.out << words[said[static_cast<std::size_t>(verdict.standing)]].text() << '\n';
        if (verdict.certificate) {
            const Certificate& c = *verdict.certificate;
            const std::string name = c.level_title.empty() ? c.level : c.level_title;
            console_.out << words.with(Word::verify_says, {{"person", c.person}, {"level", name}, {"from", telling::day(Day{c.from}, words)}, {"until", telling::day(Day{c.until}, words)}}) << '\n';
            if (!c.issuer.empty()) console_.out << words.with(Word::verify_issuer, {{"issuer", c.issuer}, {"programme", c.programme_title}, {"version", c.programme_version}}) << '\n';
        }
        if (!verdict.signer.empty()) console_.out << words.with(Word::verify_signer, {{"signer", verdict.signer}, {"fingerprint", verdict.fingerprint}}) << '\n';
        if (verdict.standing == Standing::unknown_signer)
            console_.out << words.with(verdict.key_is_out_of_its_days ? Word::verify_key_days : Word::verify_compare, {{"fingerprint", verdict.fingerprint}}) << '\n';
        if (verdict.revocation) console_.out << words.with(Word::verify_revoked_from, {{"date", telling::day(Day{verdict.revocation->effective}, words)}, {"reason", verdict.revocation->reason}}) << '\n';
        if (verdict.standing != Standing::valid) return;
        if (verdict.not_revoked_as_of) console_.out << words.with(Word::verify_not_revoked, {{"date", telling::moment(*verdict.not_revoked_as_of, opened_.session->world().utc_offset_minutes, words)}}) << '\n';
        else console_.out << words[Word::verify_no_list].text() << '\n';
    }

    const CertifyArguments& a_;
    const CommonOptions& common_;
    const Program& program_;
    Console& console_;
    OpenSession opened_;
    std::string source_;  ///< of the signers
};

}  // namespace

int run_verify(const CertifyArguments& arguments, const CommonOptions& common, const Program& program, Console& console) { return Verifying(arguments, common, program, console).run(); }

}  // namespace fv

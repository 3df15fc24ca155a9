#include "trainer/session/certificate_files.h"

#include <algorithm>
#include <fmt/format.h>

#include "facilitator/credentials/baked_png.h"
#include "facilitator/credentials/certificate_pdf_seal.h"
#include "facilitator/credentials/credential.h"
#include "facilitator/exports/badge.h"
#include "facilitator/exports/certificate.h"
#include "facilitator/people/folding.h"
#include "trainer/session/files.h"
#include "trainer/session/telling.h"

namespace fv {
namespace {

using paper::CertificatePaper;

const Words& words_in(const Session& session, const std::string& language)
{
    for (const Words& words : session.languages())
        if (words.language() == language) return words;
    return session.words();
}

std::string day_of(std::chrono::year_month_day date, const Words& words) { return telling::day(Day{date}, words); }

/// The district's emblem, beside the programme in force; empty: there is none. A fault is the refusal.
std::string logo(CertificationDesk& desk, std::string& refusal)
{
    const ProgrammeHandle programme = desk.session().programmes().in_force();
    const std::string& name = programme->programme.issuer.logo;
    if (name.empty()) return {};
    std::string why_not;
    const auto file = read_text(programme->file.parent_path() / name, why_not, paper::largest_logo);
    if (!file) refusal = why_not;
    else if (paper::logo_fault(file->text())) refusal = desk.session().words().with(Word::cert_logo, {{"file", name}});
    return file ? std::string(file->text()) : std::string{};
}

/// Who signed the certificate, as they are on record, and as what.
std::string title_of_signer(CertificationDesk& desk, const PublicKey& key, std::chrono::year_month_day issued, const std::string& language)
{
    const Programme& programme = desk.session().programmes().in_force()->programme;
    std::string title;
    for (const SignerKey& one : desk.keys())
        if (one.key == key)
            for (const Level& level : programme.levels)
                if (!level.opens && desk.holders().entitled(programme, one.owner, level.key, Day{issued})) title = std::string(level.title.in(language));
    return title;
}

CertificatePaper paper_of(CertificationDesk& desk, const Certificate& certificate, const PublicKey& signed_by, const std::string& credential, const std::string& code)
{
    const Words& words = words_in(desk.session(), certificate.language);
    const Programme& programme = desk.session().programmes().in_force()->programme;
    const std::string wording(programme.issuer.wording.in(certificate.language));
    const std::string signed_as = title_of_signer(desk, signed_by, certificate.issued, certificate.language);
    CertificatePaper paper{.title = words.with(Word::paper_title, {{"level", certificate.level_title}, {"name", certificate.person}}),
                           .language = certificate.language,
                           .issuer = certificate.issuer,
                           .logo = {},
                           .logo_described = words.with(Word::paper_logo, {{"issuer", certificate.issuer}}),
                           .heading = words[Word::paper_heading].text(),
                           .before_name = words[Word::paper_before_name].text(),
                           .name = certificate.person,
                           .after_name = wording.empty() ? words[Word::paper_after_name].text() : wording,
                           .level = certificate.level_title,
                           .programme = words.with(Word::paper_programme, {{"programme", certificate.programme_title}, {"version", certificate.programme_version}}),
                           .facts = {{words[Word::paper_issued].text(), day_of(certificate.issued, words)}, {words[Word::paper_from].text(), day_of(certificate.from, words)}, {words[Word::paper_until].text(), day_of(certificate.until, words)}},
                           .signer = certificate.signer,
                           .signer_role = signed_as,
                           .seal_described = words[Word::paper_seal].text(),
                           .qr = {},
                           .qr_described = words[Word::paper_qr].text(),
                           .how_to_verify = words[Word::paper_verify].text(),
                           .id = {words[Word::paper_id].text(), certificate.id.text()},
                           .key = {words[Word::paper_key].text(), signed_by.fingerprint()},
                           .attachment = {"credential.jwt", words[Word::paper_attached].text(), "application/vc+jwt", credential}};
    if (!code.empty() && code.size() <= longest_qr_text(QrLevel::medium)) paper.qr = qr_of(code, QrLevel::medium);
    return paper;
}

}  // namespace

std::string plain_file_name(std::string_view name)
{
    std::string out;
    for (const char c : folded(name)) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (plain) out += c;
        else if (!out.empty() && out.back() != '-') out += '-';
    }
    while (out.ends_with('-')) out.pop_back();
    return out.empty() ? "person" : out;
}

CertificateFiles certificate_files(CertificationDesk& desk, const std::string& credential, const std::string& code, const SigningKey* key, bool on_letter)
{
    CertificateFiles out;
    const auto read = read_jws(credential);
    const SignedText* is_signed = std::get_if<SignedText>(&read);
    const auto certificate = is_signed == nullptr ? std::nullopt : certificate_of(*is_signed);
    if (!certificate) {
        out.refusal = desk.session().words()[Word::cert_no_certificate].text();
        return out;
    }
    const Printing& printing = desk.session().world().printing;
    const std::string name = plain_file_name(certificate->person) + "-" + certificate->level;
    if (key != nullptr) {
        CertificatePaper paper = paper_of(desk, *certificate, is_signed->key, credential, code);
        paper.logo = logo(desk, out.refusal);
        if (!out.refusal.empty()) return out;
        const paper::PdfOptions options{.size = on_letter ? paper::PaperSize::letter : paper::PaperSize::a4, .landscape = true, .fonts = printing.fonts, .created = std::chrono::floor<std::chrono::seconds>(desk.session().world().now())};
        out.files.push_back({name + ".pdf", sealed_pdf(paper::certificate_pdf(paper, options), credential, *key)});
    }
    out.files.push_back({name + ".jwt", credential + "\n"});
    const paper::Badge badge{.level = certificate->level_title, .programme = certificate->programme_title, .year = fmt::format("{}", static_cast<int>(certificate->from.year())), .language = certificate->language};
    out.files.push_back({name + ".png", baked_png(paper::badge_png(badge, printing.fonts), credential)});
    return out;
}

}  // namespace fv

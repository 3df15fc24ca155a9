#include "facilitator/credentials/verify.h"

#include <array>

#include "facilitator/credentials/baked_png.h"
#include "facilitator/credentials/certificate_pdf_seal.h"
#include "facilitator/credentials/strict_json.h"
#include "facilitator/secrets/base64url.h"

namespace fv {
namespace {

constexpr const char* envelope_context = "https://www.w3.org/ns/credentials/v2";
constexpr const char* envelope_type = "EnvelopedVerifiableCredential";
constexpr std::string_view data_url = "data:application/vc+jwt,", older_data_url = "data:application/jwt,";

/// Whether a text of ours stands in it, though it can't be read any more: every one begins so.
bool was_ours(std::string_view bytes)
{
    static const std::string beginning = base64url(R"({"alg":"EdDSA","kid":"did:key:)");
    return bytes.find(beginning) != std::string_view::npos;
}

/// What was found in the file: a signed text, or what to say instead.
struct Found {
    CertificateForm form = CertificateForm::none;
    std::string text;
    Standing instead = Standing::not_a_certificate;  ///< if there is no text
    std::optional<PublicKey> sealed_by;              ///< of a PDF
};

Found in_pdf(std::string_view bytes)
{
    const auto read = read_sealed_pdf(bytes);
    if (const auto* sealed = std::get_if<SealedPdf>(&read)) return {.form = CertificateForm::pdf, .text = std::string(sealed->credential), .sealed_by = sealed->key};
    const bool is_altered = std::get<PdfSealFault>(read) == PdfSealFault::altered || was_ours(bytes);
    return {.form = CertificateForm::pdf, .instead = is_altered ? Standing::altered : Standing::not_a_certificate};
}

Found in_png(std::string_view bytes)
{
    const auto read = credential_in_png(bytes);
    if (const auto* text = std::get_if<std::string>(&read)) return {.form = CertificateForm::picture, .text = *text};
    const bool is_altered = std::get<PngFault>(read) == PngFault::damaged && was_ours(bytes);
    return {.form = CertificateForm::picture, .instead = is_altered ? Standing::altered : Standing::not_a_certificate};
}

Found in_json(std::string_view bytes)
{
    Found found{.form = CertificateForm::json, .instead = was_ours(bytes) ? Standing::altered : Standing::not_a_certificate};
    const auto json = strict::parsed(bytes);
    if (!json || !strict::has_exactly(*json, {"@context", "id", "type"})) return found;
    if (strict::text(*json, "@context") != envelope_context || strict::text(*json, "type") != envelope_type) return found;
    const std::string url = strict::text(*json, "id").value_or("");
    for (const std::string_view start : {data_url, older_data_url})
        if (url.starts_with(start)) found.text = url.substr(start.size());
    return found;
}

Found in_text(std::string_view bytes)
{
    if (bytes.ends_with('\n')) {
        bytes.remove_suffix(1);
        if (bytes.ends_with('\r')) bytes.remove_suffix(1);
    }
    return {.form = CertificateForm::text, .text = std::string(bytes)};
}

Found found_in(std::string_view bytes)
{
    if (is_pdf(bytes)) return in_pdf(bytes);
    if (is_png(bytes)) return in_png(bytes);
    if (bytes.starts_with('{')) return in_json(bytes);
    return in_text(bytes);
}

/// Trust, revocations and days, in this order; the signature was found good.
void judge(Verdict& verdict, const Trust& trust, std::chrono::year_month_day today)
{
    const Certificate& certificate = *verdict.certificate;
    const Signer* signer = trust.signers.find(*verdict.key);
    if (signer == nullptr || !signer->may_sign_on(certificate.issued)) {
        verdict.key_is_out_of_its_days = signer != nullptr;
        if (signer != nullptr) verdict.signer = signer->name;
        verdict.standing = Standing::unknown_signer;
        return;
    }
    verdict.signer = signer->name;
    verdict.not_revoked_as_of = trust.revocations.as_of();
    if (const Revocation* revocation = trust.revocations.find(certificate.id)) verdict.revocation = *revocation;
    if (verdict.revocation && verdict.revocation->effective <= today) {
        verdict.not_revoked_as_of.reset();
        verdict.standing = Standing::revoked;
    } else if (today > certificate.until) verdict.standing = Standing::expired;
    else if (today < certificate.from) verdict.standing = Standing::not_yet;
    else verdict.standing = Standing::valid;
}

}  // namespace

Verdict verify(std::string_view file_bytes, const Trust& trust, std::chrono::year_month_day today)
{
    const Found found = found_in(file_bytes);
    Verdict verdict{.standing = found.instead, .form = found.form};
    if (found.text.empty()) return verdict;
    const auto read = read_jws(found.text);
    const auto* signed_text = std::get_if<SignedText>(&read);
    if (signed_text == nullptr) {
        const bool is_altered = std::get<JwsFault>(read) == JwsFault::altered || was_ours(found.text);
        verdict.standing = is_altered ? Standing::altered : Standing::not_a_certificate;
        return verdict;
    }
    // Whoever prints a certificate once more seals the paper: a signer who is known and was not retired (a seal has
    // no date that could be believed). Any other seal was put around somebody else's credential; a PDF, JSON or
    // picture holds the whole one.
    const bool is_short = signed_text->type == JwsType::short_credential;
    const Signer* sealer = found.sealed_by ? trust.signers.find(*found.sealed_by) : nullptr;
    const bool sealed_by_another = found.sealed_by && *found.sealed_by != signed_text->key && (sealer == nullptr || sealer->is_retired);
    if (sealed_by_another || (is_short && found.form != CertificateForm::text)) {
        verdict.standing = Standing::altered;
        return verdict;
    }
    verdict.certificate = certificate_of(*signed_text);
    if (!verdict.certificate) {
        verdict.standing = Standing::not_a_certificate;
        return verdict;
    }
    if (is_short) verdict.form = CertificateForm::short_text;
    verdict.key = signed_text->key;
    verdict.fingerprint = signed_text->key.fingerprint();
    judge(verdict, trust, today);
    return verdict;
}

std::string enveloped(std::string_view credential)
{
    const strict::Json json{{"@context", envelope_context}, {"id", std::string(data_url) + std::string(credential)}, {"type", envelope_type}};
    return json.dump(2) + '\n';
}

std::string_view word_of(Standing standing)
{
    constexpr std::array<std::string_view, 7> words{"valid", "expired", "not-yet", "revoked", "altered", "unknown-signer", "not-a-certificate"};
    return words[static_cast<std::size_t>(standing)];
}

}  // namespace fv

// Whether a certificate can be believed: whatever file somebody brings, one verdict. Works offline, from
// the file, the district's list of signers and the revocations that were seen.
//
// It says `valid` only if the signature fits, a trusted key made it on a day on which it might, the day
// lies within the certificate's, and no revocation that was seen has begun. Where more than one thing is
// wrong, the first of these is said: not_a_certificate, altered, unknown_signer, revoked, expired, not_yet.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "facilitator/credentials/credential.h"
#include "facilitator/credentials/revocations.h"
#include "facilitator/credentials/signers.h"

namespace fv {

enum class Standing : std::uint8_t {
    valid,
    expired,
    not_yet,
    revoked,
    altered,
    unknown_signer,
    not_a_certificate
};
/// What was handed in.
enum class CertificateForm : std::uint8_t { none, text, json, picture, pdf, short_text };

struct Trust {
    Signers signers;
    Revocations revocations;
};

struct Verdict {
    Standing standing = Standing::not_a_certificate;
    CertificateForm form = CertificateForm::none;
    /// What it says. Not there when it was altered or is no certificate; from an unknown signer it is only
    /// what somebody claims.
    std::optional<Certificate> certificate;
    std::optional<PublicKey> key;            ///< who signed it
    std::string fingerprint;                 ///< of that key; empty: none
    std::string signer;                      ///< their name in the list of signers; empty: unknown
    bool key_is_out_of_its_days = false;     ///< the key is listed, and was not good on the day of signing
    std::optional<Revocation> revocation;    ///< also one that begins later
    std::optional<Instant> not_revoked_as_of;  ///< the newest list that was seen; nullopt: none was, so nothing is known
};

/// Takes: the credential's text or the QR code's (one line break at its end, \n or \r\n, or none); JSON as
/// W3C's EnvelopedVerifiableCredential; a baked PNG; a certificate's PDF. `today`: the day where the reader is.
[[nodiscard]] Verdict verify(std::string_view file_bytes, const Trust& trust, std::chrono::year_month_day today);

/// The credential's text wrapped as JSON: `{"@context": …, "id": "data:application/vc+jwt,…", "type":
/// "EnvelopedVerifiableCredential"}`.
[[nodiscard]] std::string enveloped(std::string_view credential);

/// `valid`, `not-yet`, …: a word for output that programs read.
[[nodiscard]] std::string_view word_of(Standing standing);

}  // namespace fv

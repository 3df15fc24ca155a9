// What is signed: keys, sign-offs, certificates, revocations, and the lists that let a stranger verify.
//
// Each function writes all or nothing and says why not, in the language in force. A key is opened once with its
// passphrase and lent: bulk signing asks for one passphrase. All throw StoreError.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "facilitator/secrets/signing.h"
#include "trainer/session/certifying.h"

namespace fv {

/// For the session's person, who must be somebody. Refused where they have one already.
[[nodiscard]] Outcome make_signing_key(CertificationDesk& desk, std::string_view passphrase);
[[nodiscard]] Outcome change_passphrase(CertificationDesk& desk, std::string_view passphrase, std::string_view new_passphrase);
/// Lost, stolen or no longer needed: what it signs from now on does not count; what it signed stays good.
[[nodiscard]] Outcome retire_key(CertificationDesk& desk, Uuid person, const std::string& why);

/// The session's person's key, opened; or why not.
[[nodiscard]] std::variant<SigningKey, std::string> open_signing_key(CertificationDesk& desk, std::string_view passphrase);

/// Something that waits for a signature.
struct Signable {
    Uuid person;
    std::string level, requirement;
    std::vector<Proof> evidence;  ///< of everything else that the level asks
    std::string why_not;          ///< why the session's person can't sign it (yet); empty: they can
    friend bool operator==(const Signable&, const Signable&) = default;
};
/// What one person still needs signed for a level: each signature that is missing.
[[nodiscard]] std::vector<Signable> signables_of(CertificationDesk& desk, Uuid person, Day day, Look look = Look::at_all);
/// What the session's person could sign now.
[[nodiscard]] std::vector<Signable> signing_queue(CertificationDesk& desk, Day day, Look look = Look::at_all);

struct SignedOne {
    Signable what;
    std::string refusal;
};
/// Signs each that can be signed, at one blow; the others are told.
[[nodiscard]] std::vector<SignedOne> sign_off(CertificationDesk& desk, std::span<const Signable> wanted, const SigningKey& key);

struct Issued {
    std::string refusal;
    Uuid certificate;
    std::string credential, code;  ///< the code: in short, for the QR code
};
/// A certificate for who is ready, or a renewal for who may renew; the facts are those of `day`, which is today.
[[nodiscard]] Issued issue_certificate(CertificationDesk& desk, Uuid person, const std::string& level, const SigningKey& key);
/// Whether it could be issued; empty: yes.
[[nodiscard]] std::string why_not_issued(CertificationDesk& desk, Uuid person, const std::string& level, Day day);

/// `issued-in-error`, `misconduct`, `left`, `key-lost`, `other`.
[[nodiscard]] std::span<const std::string_view> revocation_reasons();
/// All certificates of the level that stand on `on` or begin later. `on` is not before today: what was paid for
/// stays paid for.
[[nodiscard]] Outcome revoke_certificate(CertificationDesk& desk, Uuid person, const std::string& level, Day on, const std::string& reason, const std::string& why, const SigningKey& key);
[[nodiscard]] Outcome revoke_sign_off(CertificationDesk& desk, Uuid person, Uuid sign_off, const std::string& why, const SigningKey& key);

/// Everything that was revoked, signed and dated now.
[[nodiscard]] std::string revocation_list(CertificationDesk& desk, const SigningKey& key);
/// Whose certificates a stranger may believe: everybody with a key who holds or held the last level.
[[nodiscard]] Signers signers_list(CertificationDesk& desk);

/// The certificate that stands last for a level, with its signed text; nullptr: none.
[[nodiscard]] const Holding* certificate_of_level(CertificationDesk& desk, Uuid person, const std::string& level);

}  // namespace fv

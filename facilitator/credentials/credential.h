// A certificate as plain facts, and as what is signed: an Open Badges 3.0 credential (VC-JWT), and a short
// form that fits into a QR code.
//
// Days are whole days at the place where the certificate is used. In the credential, which knows only
// instants, the first day begins when it begins anywhere (UTC+14), and the last ends when it has ended
// everywhere (UTC-12), so that no reader's clock refuses it on a day on which it is good.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "facilitator/credentials/jws.h"
#include "foundation/ids.h"

namespace fv {

/// Texts are UTF-8. What the short form hasn't is empty after it was read.
struct Certificate {
    Uuid id;
    std::string person;                  ///< the name as it stands on the paper
    Uuid person_id;                      ///< nil: not told
    std::string level, level_title;      ///< "home-visitor", "Home visitor"
    std::string programme, programme_version, programme_title;
    std::chrono::year_month_day issued;  ///< the day on which it was signed; the signer's key must be good on it
    std::chrono::year_month_day from, until;  ///< both days count
    std::string issuer;                  ///< the district
    std::string signer;                  ///< the person who signed
    std::string criteria;                ///< what had to be done
    std::string achievement;             ///< what it says of who has it
    std::string language;                ///< of the texts: "es"

    friend bool operator==(const Certificate&, const Certificate&) = default;
};

/// What is wrong with it, in a sentence for a log; empty: nothing. (A text is missing or not UTF-8, a day
/// is none, it ends before it begins, no id.)
[[nodiscard]] std::string fault_of(const Certificate& certificate);

/// The credential: what a `.jwt` file holds. Throws std::invalid_argument if the certificate has a fault.
[[nodiscard]] std::string credential_jws(const Certificate& certificate, const SigningKey& key);
/// The QR code's text: id, name, level's title, days. Throws as above.
[[nodiscard]] std::string short_credential_jws(const Certificate& certificate, const SigningKey& key);

/// The facts of a text of either kind, signed by `text.key`; nullopt: it is none, or not as we write them.
[[nodiscard]] std::optional<Certificate> certificate_of(const SignedText& text);

}  // namespace fv

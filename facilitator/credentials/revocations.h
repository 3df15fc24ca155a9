// Which certificates are good no more: dated lists, each signed by somebody who may sign.
//
// A list says all that its signer knew on its day. Lists of several signers add up; of one signer the
// newest counts alone. A list by a key that isn't trusted is told, and not used.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "facilitator/credentials/jws.h"
#include "facilitator/credentials/signers.h"
#include "foundation/calendar_date.h"
#include "foundation/ids.h"

namespace fv {

struct Revocation {
    Uuid certificate;
    std::chrono::year_month_day effective;  ///< from this day on it is no good
    std::string reason;                     ///< a code in kebab-case

    friend bool operator==(const Revocation&, const Revocation&) = default;
};

struct RevocationList {
    Instant as_of{};
    std::vector<Revocation> entries;  ///< a certificate may stand more than once: the earliest day counts

    friend bool operator==(const RevocationList&, const RevocationList&) = default;
};

/// One line of ASCII. Throws std::invalid_argument for a day that is none or a reason that isn't kebab-case.
[[nodiscard]] std::string revocation_list_jws(const RevocationList& list, const SigningKey& key);

struct SignedRevocations {
    RevocationList list;
    PublicKey key;
};
/// One line break at the end is taken.
[[nodiscard]] std::variant<SignedRevocations, JwsFault> read_revocation_list(std::string_view text);

class Revocations {
public:
    /// What became of a list that was handed in.
    enum class Use : std::uint8_t {
        counts,
        older,           ///< the same signer has a newer one
        unknown_signer,  ///< not in `signers`, or its key was not good on that day
        altered,         ///< or damaged
        no_list
    };

    Revocations() = default;
    Revocations(std::span<const std::string> texts, const Signers& signers);

    [[nodiscard]] const std::vector<Use>& uses() const { return uses_; }  ///< of each text, in order
    [[nodiscard]] const Revocation* find(const Uuid& certificate) const;  ///< the one with the earliest day
    /// The newest day of a list that counts; nullopt: none does.
    [[nodiscard]] std::optional<Instant> as_of() const { return as_of_; }

private:
    std::vector<Use> uses_;
    std::vector<Revocation> entries_;  ///< by certificate, then day
    std::optional<Instant> as_of_;
};

}  // namespace fv

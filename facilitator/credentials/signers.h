// Who may sign for a district: the list that a stranger needs to check a certificate. A JSON file that the
// district publishes (`"schema": "first-visit/signers/1"`).
//
// The list isn't signed: it is believed because of where it was got. Compare fingerprints over the phone.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitator/secrets/signing.h"

namespace fv {

struct Signer {
    PublicKey key;
    std::string name;
    std::chrono::year_month_day from;                  ///< the key may sign from this day on
    std::optional<std::chrono::year_month_day> until;  ///< to this day; nullopt: no end is set
    bool is_retired = false;                           ///< signs no more; what was signed in its days stays good

    [[nodiscard]] bool may_sign_on(std::chrono::year_month_day day) const { return day >= from && (!until || day <= *until); }
    friend bool operator==(const Signer&, const Signer&) = default;
};

struct Signers {
    std::string district;
    std::vector<Signer> signers;  ///< a key stands once

    [[nodiscard]] const Signer* find(const PublicKey& key) const;
    friend bool operator==(const Signers&, const Signers&) = default;
};

/// Sorted by name, then key; ends in a line break.
[[nodiscard]] std::string signers_json(const Signers& signers);

struct ReadSigners {
    std::optional<Signers> signers;   ///< there exactly when nothing is wrong
    std::vector<std::string> faults;  ///< each with the place, what is so, and how to mend it: `signers[2].from: …`
};
[[nodiscard]] ReadSigners read_signers(std::string_view json);

}  // namespace fv

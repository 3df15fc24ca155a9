// A certificate as the JSON of an Open Badges 3.0 credential, and back. Private to credentials.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facilitator/credentials/credential.h"

namespace fv {

/// `issuer_id`: the signer's did:key. The certificate has no fault.
[[nodiscard]] std::string credential_json(const Certificate& certificate, const std::string& issuer_id);
/// Members that we don't write may stand beside ours, but no `credentialStatus`, which we couldn't look up.
/// nullopt: a member of ours is missing or contradicts another.
[[nodiscard]] std::optional<Certificate> certificate_in(std::string_view json, const std::string& issuer_id);

}  // namespace fv

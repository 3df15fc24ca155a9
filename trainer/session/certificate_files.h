// A certificate as files for whoever holds it: on paper (PDF, sealed), as credential, as badge.
#pragma once

#include <string>
#include <vector>

#include "facilitator/secrets/signing.h"
#include "trainer/session/certification_desk.h"
#include "trainer/session/changes.h"

namespace fv {

struct CertificateFiles {
    std::string refusal;            ///< why there are none
    std::vector<FileToSave> files;  ///< `ana-ruiz-home-visitor.pdf`, `.jwt`, `.png`
};

/// Of the credential of an issued certificate and its code, in the language it was issued in. `key` seals the
/// paper: of whoever prints it; without one there is no paper. The logo of the programme in force is on it.
[[nodiscard]] CertificateFiles certificate_files(CertificationDesk& desk, const std::string& credential, const std::string& code, const SigningKey* key, bool on_letter);

/// `ana-ruiz`: of small letters, digits and hyphens; `person` where nothing is left of it.
[[nodiscard]] std::string plain_file_name(std::string_view name);

}  // namespace fv

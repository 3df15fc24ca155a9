// What exactly is signed, beside certificates themselves: the fields of each kind of statement, in their order
// (docs/credentials.md). One place, so that what is written and what is checked can't differ.
#pragma once

#include <string>
#include <vector>

#include "facilitator/certification/certification_bodies.h"

namespace fv {

using SignedFields = std::vector<std::string>;

[[nodiscard]] inline SignedFields signed_fields(const SignedOff& body, const Uuid& person, const Uuid& by)
{
    return {"first-visit/sign-off/1", person.text(), body.level, body.requirement, body.programme, body.version, body.on, by.text(), body.evidence};
}
[[nodiscard]] inline SignedFields signed_fields(const SignOffRevoked& body, const Uuid& person, const Uuid& by)
{
    return {"first-visit/sign-off-revoked/1", person.text(), body.sign_off, body.on, body.why, by.text()};
}
[[nodiscard]] inline SignedFields signed_fields(const CertificateRevoked& body, const Uuid& person, const Uuid& by)
{
    return {"first-visit/certificate-revoked/1", person.text(), body.certificate, body.on, body.reason, body.why, by.text()};
}

}  // namespace fv

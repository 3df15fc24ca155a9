// A signed text: a compact JWS (RFC 7515), Ed25519 only, the signer's key in its header as did:key.
//
// Reading is strict, so that no letter of a signed text can be changed without a sign: canonical base64url
// (secrets/base64url.h), a header of exactly alg, kid and typ, no blanks around it. What was signed is byte
// for byte what is handed out. Whether to trust the key is verify.h's question.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "facilitator/secrets/signing.h"

namespace fv {

inline constexpr std::size_t longest_jws = 4 * 1024 * 1024;

/// What a text is for, in its header: a signature under one kind is none under another.
enum class JwsType : std::uint8_t {
    credential,   ///< "JWT", as Open Badges 3.0 wants it
    short_credential,  ///< "fv-certificate", for a QR code
    revocations,  ///< "fv-revocations"
    statement,    ///< "fv-statement"
    file          ///< "fv-file": the last line of a PDF
};

struct SignedText {
    JwsType type = JwsType::statement;
    PublicKey key;        ///< who signed it: checked
    std::string payload;
};

enum class JwsFault : std::uint8_t {
    no_jws,    ///< not three parts of base64url: something else altogether
    altered,   ///< it has the form, and the signature doesn't fit, or it is written as we never write it
    foreign    ///< a JWS of somebody else's making: another algorithm, header or type
};

/// ASCII without line break. Throws std::length_error if it would be longer than longest_jws.
[[nodiscard]] std::string jws(JwsType type, std::string_view payload, const SigningKey& key);
[[nodiscard]] std::variant<SignedText, JwsFault> read_jws(std::string_view text);

}  // namespace fv

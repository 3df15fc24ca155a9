// The last line of a certificate's PDF: a signed statement of the SHA-256 of every byte before it, so that
// one changed letter is seen. It also says where in the file the attached credential stands, byte for byte
// (the attachment isn't compressed), so that checking a PDF needs no PDF reader.
//
// It is a comment: other readers pass over it, and still find %%EOF within the last 1024 bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "facilitator/credentials/jws.h"

namespace fv {

[[nodiscard]] bool is_pdf(std::string_view bytes);
/// `pdf` must hold `credential` exactly once (exports attaches it so). Throws std::invalid_argument if not.
[[nodiscard]] std::string sealed_pdf(std::string pdf, std::string_view credential, const SigningKey& key);

struct SealedPdf {
    std::string_view credential;  ///< into the bytes that were handed in
    PublicKey key;                ///< who sealed it
};
enum class PdfSealFault : std::uint8_t {
    no_seal,  ///< some other PDF
    altered
};
/// Cheap where it fails: the line is read first, then the bytes are hashed once.
[[nodiscard]] std::variant<SealedPdf, PdfSealFault> read_sealed_pdf(std::string_view bytes);

}  // namespace fv

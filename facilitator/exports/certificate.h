// A certificate on paper, such as one would frame: a single sheet, across, as a PDF with real text.
//
// Every word on it is handed in, finished and in its language. A text that is empty is left out. What is
// signed, and the line that seals the file, are the caller's (facilitator/credentials): the credential is
// attached here as it stands, not compressed, so that it can be found in the file byte for byte.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitator/exports/pdf.h"
#include "facilitator/qr/qr.h"

namespace fv::paper {

struct CertificatePaper {
    struct Fact {
        std::string name, text;  ///< "Valid until", "23 November 2028"
    };
    struct Attachment {
        std::string file_name, described, media_type, bytes;  ///< none without a file name
    };

    std::string title;       ///< of the document
    std::string language;    ///< "es": what a screen reader speaks
    std::string issuer;      ///< the district, at the top
    std::string logo;        ///< PNG bytes, in place of nothing; see logo_fault
    std::string logo_described;
    std::string heading;     ///< "Certificate"
    std::string before_name; ///< "This is to certify that"
    std::string name;        ///< any letters; up to about 60 of them on one or two lines
    std::string after_name;  ///< "has completed what is asked of a"
    std::string level;       ///< "Home visitor"
    std::string programme;   ///< "Home visits in Lakeside, version 3"
    std::vector<Fact> facts; ///< up to four: from, until, issued …
    std::string signer, signer_role;
    std::string seal_described;  ///< of the house's mark, for who can't see it
    std::optional<QrGrid> qr;
    std::string qr_described;
    std::string how_to_verify;   ///< beside the code
    Fact id, key;                ///< "Certificate", its id; "Key", its fingerprint
    Attachment attachment;
};

enum class LogoFault : std::uint8_t {
    no_png,
    too_large,     ///< more than largest_logo bytes
    too_many_dots  ///< more than 2000 across or down
};
inline constexpr std::size_t largest_logo = 512 * 1024;
[[nodiscard]] std::optional<LogoFault> logo_fault(std::string_view png);

/// The whole file; always across, whatever `options.landscape` says. The same paper gives the same bytes.
/// Throws std::invalid_argument for a logo that has a fault, std::runtime_error if the library can't go on.
[[nodiscard]] std::string certificate_pdf(const CertificatePaper& paper, const PdfOptions& options);

}  // namespace fv::paper

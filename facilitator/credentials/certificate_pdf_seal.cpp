#include "facilitator/credentials/certificate_pdf_seal.h"

#include <stdexcept>

#include "facilitator/credentials/strict_json.h"
#include "facilitator/secrets/base64url.h"
#include "foundation/content_hash.h"

namespace fv {
namespace {

using strict::Json;

constexpr std::string_view mark = "%fv-file:";
constexpr std::size_t longest_line = 1000;  // so that %%EOF stands within the last 1024 bytes

/// Where the last line begins, if it is a seal.
std::optional<std::size_t> seal_line(std::string_view bytes)
{
    if (!bytes.ends_with('\n')) return std::nullopt;
    const std::size_t before = bytes.substr(0, bytes.size() - 1).rfind('\n');
    if (before == std::string_view::npos || !bytes.substr(before + 1).starts_with(mark) || bytes.size() - before > longest_line) return std::nullopt;
    return before + 1;
}

/// What a seal's payload says; nullopt: not as sealed_pdf writes it.
struct Claim {
    std::size_t at = 0, bytes = 0, length = 0;
    std::string hash;
};

std::optional<Claim> read_claim(std::string_view payload)
{
    const auto json = strict::parsed(payload);
    if (!json || !strict::has_exactly(*json, {"at", "bytes", "length", "sha256"})) return std::nullopt;
    for (const char* number : {"at", "bytes", "length"})
        if (!json->at(number).is_number_unsigned()) return std::nullopt;
    return Claim{.at = json->at("at").get<std::size_t>(), .bytes = json->at("bytes").get<std::size_t>(), .length = json->at("length").get<std::size_t>(),
                 .hash = strict::text(*json, "sha256").value_or("")};
}

bool fits(const Claim& claim, std::string_view sealed)
{
    return claim.bytes == sealed.size() && claim.at <= sealed.size() && claim.length <= sealed.size() - claim.at && claim.hash == content_hash(sealed);
}

/// The payload before anybody asked whether the signature is good.
std::string unchecked_payload(std::string_view text)
{
    const std::size_t first = text.find('.'), second = text.find('.', first + 1);
    if (second == std::string_view::npos) return {};
    return from_base64url(text.substr(first + 1, second - first - 1)).value_or("");
}

}  // namespace

bool is_pdf(std::string_view bytes) { return bytes.starts_with("%PDF-"); }

std::string sealed_pdf(std::string pdf, std::string_view credential, const SigningKey& key)
{
    const std::size_t at = credential.empty() ? std::string::npos : pdf.find(credential);
    if (!is_pdf(pdf) || at == std::string::npos || pdf.find(credential, at + 1) != std::string::npos)
        throw std::invalid_argument("the PDF doesn't hold the credential, just once and not compressed: it can't be sealed");
    if (!pdf.ends_with('\n')) pdf += '\n';
    const Json payload{{"at", at}, {"bytes", pdf.size()}, {"length", credential.size()}, {"sha256", content_hash(pdf)}};
    const std::string line = std::string(mark) + jws(JwsType::file, payload.dump(), key) + '\n';
    if (line.size() >= longest_line) throw std::invalid_argument("the PDF is too large to be sealed");
    return pdf + line;
}

std::variant<SealedPdf, PdfSealFault> read_sealed_pdf(std::string_view bytes)
{
    if (!is_pdf(bytes)) return PdfSealFault::no_seal;
    const auto line = seal_line(bytes);
    if (!line) return bytes.find(mark) == std::string_view::npos ? PdfSealFault::no_seal : PdfSealFault::altered;
    const std::string_view sealed = bytes.substr(0, *line), text = bytes.substr(*line + mark.size(), bytes.size() - *line - mark.size() - 1);
    // What doesn't fit is altered, whoever signed it: the count is cheaper to see than the hash, and that than the signature.
    const auto claim = read_claim(unchecked_payload(text));
    if (!claim || !fits(*claim, sealed)) return PdfSealFault::altered;
    const auto read = read_jws(text);
    const auto* signed_text = std::get_if<SignedText>(&read);
    if (signed_text == nullptr || signed_text->type != JwsType::file) return PdfSealFault::altered;
    return SealedPdf{.credential = sealed.substr(claim->at, claim->length), .key = signed_text->key};
}

}  // namespace fv

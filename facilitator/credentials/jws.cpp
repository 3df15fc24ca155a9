#include "facilitator/credentials/jws.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <stdexcept>

#include "facilitator/credentials/strict_json.h"
#include "facilitator/secrets/base64url.h"

namespace fv {
namespace {

constexpr std::array<std::string_view, 5> type_words{"JWT", "fv-certificate", "fv-revocations", "fv-statement", "fv-file"};

/// The key as a DID URL; in the short form as the DID alone, which is half as long.
std::string key_id(JwsType type, const PublicKey& key)
{
    const std::string did = key.did();
    if (type == JwsType::short_credential) return did;
    return did + '#' + did.substr(std::string_view("did:key:").size());
}

std::string header_of(JwsType type, const PublicKey& key)
{
    return fmt::format(R"({{"alg":"EdDSA","kid":"{}","typ":"{}"}})", key_id(type, key), type_words[static_cast<std::size_t>(type)]);
}

/// A header of ours, or what it is instead.
std::variant<SignedText, JwsFault> read_header(std::string_view encoded)
{
    const auto bytes = from_base64url(encoded);
    const auto header = bytes ? strict::parsed(*bytes) : std::nullopt;
    if (!header || !header->is_object()) return JwsFault::altered;
    if (!strict::has_exactly(*header, {"alg", "kid", "typ"}) || strict::text(*header, "alg") != "EdDSA") return JwsFault::foreign;
    const auto type = std::find(type_words.begin(), type_words.end(), strict::text(*header, "typ").value_or(""));
    if (type == type_words.end()) return JwsFault::foreign;
    SignedText out{.type = static_cast<JwsType>(type - type_words.begin()), .key = {}, .payload = {}};
    const std::string id = strict::text(*header, "kid").value_or("");
    const auto key = PublicKey::from_did(std::string_view(id).substr(0, id.find('#')));
    if (!key) return JwsFault::foreign;
    if (id != key_id(out.type, *key)) return JwsFault::altered;
    out.key = *key;
    return out;
}

bool is_of_the_form(std::string_view text)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.";
    return text.size() <= longest_jws && std::count(text.begin(), text.end(), '.') == 2 && text.starts_with("ey") &&
           text.find_first_not_of(letters) == std::string_view::npos;
}

}  // namespace

std::string jws(JwsType type, std::string_view payload, const SigningKey& key)
{
    std::string text = base64url(header_of(type, key.public_key())) + '.' + base64url(payload);
    const Signature signature = key.sign(text);
    text += '.' + base64url({reinterpret_cast<const char*>(signature.data()), signature.size()});
    if (text.size() > longest_jws) throw std::length_error(fmt::format("what is to be signed is too long: {} bytes, where {} is the most", text.size(), longest_jws));
    return text;
}

std::variant<SignedText, JwsFault> read_jws(std::string_view text)
{
    if (!is_of_the_form(text)) return JwsFault::no_jws;
    const std::size_t first = text.find('.'), second = text.find('.', first + 1);
    auto read = read_header(text.substr(0, first));
    auto* out = std::get_if<SignedText>(&read);
    if (out == nullptr) return read;
    const auto payload = from_base64url(text.substr(first + 1, second - first - 1)), bytes = from_base64url(text.substr(second + 1));
    Signature signature{};
    if (!payload || !bytes || bytes->size() != signature.size()) return JwsFault::altered;
    std::copy(bytes->begin(), bytes->end(), signature.begin());
    if (!out->key.signed_this(text.substr(0, second), signature)) return JwsFault::altered;
    out->payload = *payload;
    return read;
}

}  // namespace fv

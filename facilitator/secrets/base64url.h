// base64url (RFC 4648 §5) without padding, read strictly: one text for each run of bytes. A reader that
// takes two spellings of the same bytes lets a signed text be changed without a sign.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fv {

[[nodiscard]] std::string base64url(std::string_view bytes);
/// nullopt: a letter outside the alphabet, padding, a blank, a length that no bytes have, or spare bits
/// that aren't zero.
[[nodiscard]] std::optional<std::string> from_base64url(std::string_view text);

}  // namespace fv

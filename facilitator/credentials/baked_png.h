// A credential baked into a picture, as Open Badges 3.0 says: an iTXt chunk `openbadgecredential`.
//
// The signature is of the credential, not of the picture: a picture whose dots were changed by accident is
// seen (each chunk has a check sum), one that was drawn anew around a good credential can't be.
#pragma once

#include <string>
#include <string_view>
#include <variant>

namespace fv {

enum class PngFault : std::uint8_t {
    no_png,
    damaged,       ///< a chunk is cut, a check sum is wrong, something stands after the end, or there are two credentials
    no_credential
};

[[nodiscard]] bool is_png(std::string_view bytes);
/// The picture with the credential in it. Throws std::invalid_argument for what is no whole PNG, or has a
/// credential already.
[[nodiscard]] std::string baked_png(std::string_view png, std::string_view credential);
/// Walks every chunk: from the first byte to the last each is accounted for.
[[nodiscard]] std::variant<std::string, PngFault> credential_in_png(std::string_view bytes);

}  // namespace fv

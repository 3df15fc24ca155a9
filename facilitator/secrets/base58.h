// base58btc, in which did:key writes its bytes. Private to secrets.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace fv {

[[nodiscard]] std::string base58(std::string_view bytes);
/// nullopt: a letter outside the alphabet. Slow for long texts: meant for keys.
[[nodiscard]] std::optional<std::string> from_base58(std::string_view text);

}  // namespace fv

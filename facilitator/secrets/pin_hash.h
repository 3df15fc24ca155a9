// A PIN as it is kept: Argon2id with a salt of its own (libsodium), so that reading the records shows no
// PIN. A few digits can be tried out by whoever has the file: this guards a shared machine, not a secret.
#pragma once

#include <string>
#include <string_view>

namespace fv {

/// `$argon2id$v=19$…`. Takes some tens of milliseconds and 64 MB, by design. Throws std::runtime_error where
/// there is no such memory.
[[nodiscard]] std::string pin_hash(std::string_view pin);
/// Whether this is the PIN of the hash; a text that is no hash fits none.
[[nodiscard]] bool pin_fits(const std::string& hash, std::string_view pin);

}  // namespace fv

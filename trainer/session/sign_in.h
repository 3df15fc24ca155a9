// Picking one's name, with a PIN where one is set: three wrong ones make one wait. What was refused is on
// record, so that starting the program again is no way around.
#pragma once

#include <chrono>
#include <string>

#include "trainer/session/session.h"

namespace fv {

enum class SignIn : std::uint8_t { done, unknown_person, needs_pin, wrong_pin, has_to_wait };

struct SignedIn {
    SignIn outcome = SignIn::done;
    std::chrono::seconds wait{0};  ///< before the next try
};

/// Makes `person` the session's, or says why not. `pin` is empty: none was given. Throws StoreError.
[[nodiscard]] SignedIn sign_in(const Uuid& person, const std::string& pin, Session& session);
/// The same without signing in: whether it is them.
[[nodiscard]] SignedIn check_pin(const Uuid& person, const std::string& pin, Session& session);
/// In the language in force; empty for `done`.
[[nodiscard]] std::string told(const SignedIn& result, const Words& words);

[[nodiscard]] bool has_pin(const Uuid& person, Session& session);

/// Sets a PIN, or takes it away where it is empty. The caller has checked the one before. False: it is not
/// of 4 to 12 digits, and nothing was written.
bool set_pin(const Uuid& person, const std::string& pin, Session& session);

}  // namespace fv

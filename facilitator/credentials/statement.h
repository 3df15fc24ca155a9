// A statement that somebody signed, as an ordered list of texts: a sign-off names person, requirement,
// programme, level, day and evidence. What each place means is the caller's; let the first say which kind
// of statement it is, so that one kind can't stand for another.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "facilitator/credentials/jws.h"

namespace fv {

struct Statement {
    std::vector<std::string> fields;
    PublicKey key;  ///< who signed it: checked
    friend bool operator==(const Statement&, const Statement&) = default;
};

/// One line of ASCII. Two lists that differ at all have different texts. Throws std::invalid_argument for a
/// field that isn't UTF-8.
[[nodiscard]] std::string signed_statement(std::span<const std::string> fields, const SigningKey& key);
[[nodiscard]] std::variant<Statement, JwsFault> read_statement(std::string_view text);

}  // namespace fv

// The same person entered twice, perhaps on two laptops: who looks so, and why.
#pragma once

#include <string_view>
#include <vector>

#include "facilitator/people/roster.h"

namespace fv {

/// The surest first.
enum class Likeness : std::uint8_t { same_email, same_name_and_school, same_name, near_name };
[[nodiscard]] std::string_view word_of(Likeness likeness);  ///< `same-email`

struct Duplicate {
    Uuid one, other;  ///< `one` was made first
    Likeness likeness = Likeness::same_email;
    friend auto operator<=>(const Duplicate&, const Duplicate&) = default;
};

/// The surest first. Nobody is offered again of whom somebody said that they are two people.
[[nodiscard]] std::vector<Duplicate> duplicates(const Roster& roster);

}  // namespace fv

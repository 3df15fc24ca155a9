// A PIN for a shared machine: it keeps one from picking another's name by mistake or for fun. It hides
// nothing from whoever owns the file of records (docs/privacy.md). How it is hashed: facilitator/secrets.
#pragma once

#include <chrono>
#include <string_view>

#include "facilitator/people/roster.h"

namespace fv {

constexpr std::size_t shortest_pin = 4, longest_pin = 12;
constexpr unsigned free_tries = 3;  ///< wrong ones before one has to wait

/// Digits, and neither too few nor too many.
[[nodiscard]] bool is_fit_pin(std::string_view pin);

/// How long this person has to wait before the next try; zero: not at all. Half a minute after three wrong
/// ones, twice as long after each further one, never more than a quarter of an hour.
[[nodiscard]] std::chrono::seconds pin_wait(const RosterPerson& person, Instant now);

}  // namespace fv

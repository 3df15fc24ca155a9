// What goes with an erased person: the one rule that every store keeps, so that merging comes to the
// same in any order.
//
// An event stays out if its author or what it is about is under a tombstone. An attempt whose
// beginning stays out, or that was begun for an erased person, is under a tombstone of its own:
// then nothing that anybody else says about it comes in either.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facilitator/records/event.h"
#include "facilitator/records/event_store.h"

namespace fv {

using IsErased = std::function<bool(const Uuid&)>;

/// The attempt that goes with an erased person, where `event` is its beginning; else nullopt.
[[nodiscard]] std::optional<Uuid> attempt_that_goes(const Event& event, const IsErased& is_erased);

/// Tombstones of such attempts among `events`, without those that are there already.
[[nodiscard]] std::vector<Tombstone> attempts_that_go(std::span<const Event> events, const IsErased& is_erased);

/// What is wrong with an event that no store takes, in words; empty: nothing.
[[nodiscard]] std::string why_unfit(const Event& event);
/// Whether stores take a text: UTF-8 without a zero byte.
[[nodiscard]] bool is_fit_text(std::string_view text);

/// The promise that append() checks first. Throws std::logic_error.
void check_complete(std::span<const Event> events);
/// The same for keep_text().
void check_text(std::string_view hash, std::string_view text);

}  // namespace fv

// A typed line as an answer: `2` at a choice, `1 3` where several are picked, `2 -1 3` as ratings, `3 1 2`
// as an order. Pure, so that it is tested without a terminal.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "trainer/views/rehearsal.h"

namespace fv {

/// A whole number, with a sign or without; anything else is nullopt.
[[nodiscard]] std::optional<int> number_in(std::string_view text);
/// The numbers of a line, set apart by spaces or commas; nullopt where something else stands among them.
[[nodiscard]] std::optional<std::vector<int>> numbers_in(std::string_view line);

/// The word of the answer to `view`'s decision that `line` means; nullopt: it means none. One's own words
/// are not answered so; their checklist is, as things to pick.
[[nodiscard]] std::optional<std::string> answer_in(std::string_view line, const RehearsalView& view);

}  // namespace fv

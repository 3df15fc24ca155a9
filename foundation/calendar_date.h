// Days and instants as text, without a clock: the caller says what time it is.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace fv {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;  ///< UTC
using Day = std::chrono::sys_days;  ///< a day on the calendar of whoever is meant, without a zone

/// `2026-11-24T09:30:00.125Z`
[[nodiscard]] std::string iso_text(Instant instant);
/// `2026-11-24`
[[nodiscard]] std::string iso_text(std::chrono::year_month_day date);
[[nodiscard]] inline std::string iso_text(Day day) { return iso_text(std::chrono::year_month_day{day}); }

/// Reads exactly the form that iso_text writes; a day that no calendar has (02-30) is nullopt.
[[nodiscard]] std::optional<Instant> parse_instant(std::string_view text);
[[nodiscard]] std::optional<std::chrono::year_month_day> parse_date(std::string_view text);

}  // namespace fv

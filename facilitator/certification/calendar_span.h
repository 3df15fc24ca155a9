// Lengths of time as programmes state them: `24 months`, `90 days`, `3 years`.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "foundation/calendar_date.h"

namespace fv {

struct CalendarSpan {
    int months = 0, days = 0;  ///< one of them is 0
    friend bool operator==(const CalendarSpan&, const CalendarSpan&) = default;
};

/// `1 day`, `6 weeks`, `24 months`, `2 years`: a whole number from 1, of at most a hundred years.
[[nodiscard]] std::optional<CalendarSpan> parse_calendar_span(std::string_view text);
/// `24 months`, `90 days`.
[[nodiscard]] std::string text_of(const CalendarSpan& span);

/// The same day of a later month; where that month is too short, its last day (31 January + 1 month: 28 or
/// 29 February).
[[nodiscard]] Day after(Day day, const CalendarSpan& span);
[[nodiscard]] Day before(Day day, const CalendarSpan& span);

}  // namespace fv

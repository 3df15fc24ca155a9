// Days for a calendar: an .ics file (RFC 5545) that any calendar program reads.
#pragma once

#include <chrono>
#include <span>
#include <string>

#include "foundation/calendar_date.h"

namespace fv {

struct CalendarDay {
    std::string uid;         ///< the same for the same thing: importing again moves it
    unsigned sequence = 0;   ///< how often it was changed
    std::chrono::year_month_day day;
    std::string summary, description;
};

/// Whole days that block nobody's time, with a reminder the day before. Lines of at most 75 bytes, CRLF,
/// UTF-8 that is never cut within a letter.
[[nodiscard]] std::string calendar_file(std::span<const CalendarDay> days, Instant made_at);

}  // namespace fv

#include "facilitator/certification/calendar_span.h"

#include <charconv>
#include <fmt/format.h>

namespace fv {
namespace {

constexpr int most_years = 100;

Day moved(Day day, int months)
{
    using namespace std::chrono;
    const year_month_day from{day};
    const year_month_day to = from + std::chrono::months{months};
    return to.ok() ? sys_days{to} : sys_days{to.year() / to.month() / last};
}

}  // namespace

std::optional<CalendarSpan> parse_calendar_span(std::string_view text)
{
    int count = 0;
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc{} || count < 1 || count > most_years * 366) return std::nullopt;
    std::string_view unit(rest, static_cast<std::size_t>(text.data() + text.size() - rest));
    if (unit.empty() || unit.front() != ' ') return std::nullopt;
    unit.remove_prefix(1);
    if (unit.ends_with('s')) unit.remove_suffix(1);
    if (unit == "day") return CalendarSpan{.days = count};
    if (unit == "week" && count <= most_years * 53) return CalendarSpan{.days = 7 * count};
    if (unit == "month" && count <= most_years * 12) return CalendarSpan{.months = count};
    if (unit == "year" && count <= most_years) return CalendarSpan{.months = 12 * count};
    return std::nullopt;
}

std::string text_of(const CalendarSpan& span)
{
    const int count = span.months != 0 ? span.months : span.days;
    return fmt::format("{} {}{}", count, span.months != 0 ? "month" : "day", count == 1 ? "" : "s");
}

Day after(Day day, const CalendarSpan& span) { return moved(day, span.months) + std::chrono::days{span.days}; }
Day before(Day day, const CalendarSpan& span) { return moved(day, -span.months) - std::chrono::days{span.days}; }

}  // namespace fv

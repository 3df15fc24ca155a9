#include "facilitator/people/calendar_file.h"

#include <fmt/format.h>
#include <string_view>

namespace fv {
namespace {

/// Within a TEXT value (RFC 5545 §3.3.11).
std::string escaped(std::string_view text)
{
    std::string out;
    for (const char sign : text) {
        if (sign == '\r') continue;
        if (sign == '\n') {
            out += "\\n";
            continue;
        }
        if (sign == '\\' || sign == ';' || sign == ',') out += '\\';
        if (static_cast<unsigned char>(sign) >= 0x20 || sign == '\t') out += sign;
    }
    return out;
}

/// One content line, folded (§3.1): what goes on begins with a space.
void add(std::string& out, std::string_view line)
{
    constexpr std::size_t longest = 75;
    std::size_t room = longest;
    while (line.size() > room) {
        std::size_t end = room;
        while (end > 0 && (static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
        if (end == 0) end = room;  // no letter is that long: broken bytes
        out.append(line.substr(0, end)).append("\r\n ");
        line.remove_prefix(end);
        room = longest - 1;
    }
    out.append(line).append("\r\n");
}

std::string basic(std::chrono::year_month_day day)
{
    return fmt::format("{:04}{:02}{:02}", static_cast<int>(day.year()), static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()));
}

std::string basic(Instant at)
{
    const auto day = std::chrono::floor<std::chrono::days>(at);
    const std::chrono::hh_mm_ss time{std::chrono::floor<std::chrono::seconds>(at - day)};
    return fmt::format("{}T{:02}{:02}{:02}Z", basic(std::chrono::year_month_day{day}), time.hours().count(), time.minutes().count(), time.seconds().count());
}

}  // namespace

std::string calendar_file(std::span<const CalendarDay> days, Instant made_at)
{
    std::string out;
    add(out, "BEGIN:VCALENDAR");
    add(out, "VERSION:2.0");
    add(out, "PRODID:-//First Visit//Assignments//EN");
    for (const CalendarDay& day : days) {
        add(out, "BEGIN:VEVENT");
        add(out, "UID:" + escaped(day.uid));
        add(out, "DTSTAMP:" + basic(made_at));
        add(out, fmt::format("SEQUENCE:{}", day.sequence));
        add(out, "DTSTART;VALUE=DATE:" + basic(day.day));
        add(out, "DTEND;VALUE=DATE:" + basic(std::chrono::year_month_day{std::chrono::sys_days{day.day} + std::chrono::days{1}}));
        add(out, "TRANSP:TRANSPARENT");
        add(out, "SUMMARY:" + escaped(day.summary));
        add(out, "DESCRIPTION:" + escaped(day.description));
        add(out, "BEGIN:VALARM");
        add(out, "ACTION:DISPLAY");
        add(out, "DESCRIPTION:" + escaped(day.summary));
        add(out, "TRIGGER:-P1D");
        add(out, "END:VALARM");
        add(out, "END:VEVENT");
    }
    add(out, "END:VCALENDAR");
    return out;
}

}  // namespace fv

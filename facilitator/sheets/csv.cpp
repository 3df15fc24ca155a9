#include "facilitator/sheets/csv.h"

#include <cmath>
#include <fmt/format.h>
#include <string_view>

namespace fv {
namespace {

constexpr std::string_view line_end = "\r\n";

std::string quoted(std::string_view text)
{
    const bool is_plain = text.find_first_of("\",\r\n") == std::string_view::npos && (text.empty() || (text.front() != ' ' && text.back() != ' '));
    if (is_plain) return std::string(text);
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    return out + '"';
}

/// The shortest form that reads back the same; nothing for what is no number.
std::string number(double value) { return std::isfinite(value) ? fmt::format("{}", value == 0.0 ? 0.0 : value) : std::string{}; }

struct Field {
    bool for_people = false;

    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return quoted(looks_like_formula(text) ? "'" + text : text); }
    std::string operator()(const Term& term) const { return (*this)(for_people ? term.text : term.key); }
    std::string operator()(std::int64_t whole) const { return std::to_string(whole); }
    std::string operator()(double value) const { return number(value); }
    std::string operator()(bool yes) const { return yes ? "true" : "false"; }
    std::string operator()(Share share) const { return number(std::round(share.value * 10000.0) / 10000.0); }
    std::string operator()(WallTime time) const { return text_of(time); }
};

}  // namespace

std::string text_of(WallTime time)
{
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(time - day);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count());
}

bool looks_like_formula(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(' ');
    return first != std::string_view::npos && std::string_view("=+-@\t\r\n").find(text[first]) != std::string_view::npos;
}

std::string csv(const Sheet& sheet, CsvStyle style)
{
    const Field field{.for_people = style.headings};
    std::string out = style.byte_order_mark ? "\xEF\xBB\xBF" : "";
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        const Column& column = sheet.columns[i];
        out += (i == 0 ? "" : ",") + field(style.headings ? column.heading : column.key);
    }
    out += line_end;
    for (const std::vector<Cell>& row : sheet.rows) {
        for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
            if (i > 0) out += ',';
            if (i < row.size()) out += std::visit(field, row[i]);
        }
        out += line_end;
    }
    return out;
}

}  // namespace fv

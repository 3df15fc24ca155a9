#include "facilitator/compensation/pay_line.h"

#include <array>
#include <charconv>

#include "facilitator/people/table.h"

namespace fv {
namespace {

/// The columns, in their order. More may come: they are found by name.
enum Column : std::size_t { line, visit, educator, date, stage_column, start, end, minutes, unit, rate, cents, before, school, source, certificate, from, to, adjusts, note, column_count };
constexpr std::array<std::string_view, column_count> names = {"line", "visit", "educator", "date", "stage", "start", "end", "minutes", "unit", "rate", "cents", "before", "school", "source", "certificate", "certified_from", "certified_to", "adjusts", "note"};

constexpr Cents most_money = 1'000'000'000'000;  ///< no sum of such lines leaves a number's range
constexpr int most_minutes = 1'000'000;

std::string day_text(Day day) { return iso_text(std::chrono::year_month_day{day}); }

void add(std::string& out, std::string_view cell)
{
    if (!out.empty() && out.back() != '\n') out += ',';
    if (cell.empty()) out += "\"\"";  // so that the row's first cell is told from no row
    else if (cell.find_first_of(",\"\r\n") == std::string_view::npos) out += cell;
    else {
        out += '"';
        for (const char sign : cell) out += sign == '"' ? std::string("\"\"") : std::string(1, sign);
        out += '"';
    }
}

template <class Number>
bool read(std::string_view text, Number& value)
{
    const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} && rest == text.data() + text.size();
}
bool read(const std::string& text, Uuid& id)
{
    if (text.empty()) return true;
    const auto found = parse_uuid(text);
    if (found) id = *found;
    return found.has_value();
}
bool read(const std::string& text, std::optional<Day>& day)
{
    if (text.empty()) return true;
    if (const auto found = parse_date(text)) day = Day{*found};
    return day.has_value();
}

/// False: something in the row is not as it was written.
bool read_row(const std::array<std::string, column_count>& cells, PayLine& out)
{
    std::optional<Day> on;
    const auto stage_read = stage(cells[stage_column]);
    const auto unit_read = pay_unit_named(cells[unit]);
    const bool all = read(cells[line], out.id) && read(cells[visit], out.visit) && read(cells[educator], out.educator) && read(cells[date], on) && on && stage_read && unit_read && read(cells[start], out.start) && read(cells[end], out.end) &&
                     read(cells[minutes], out.minutes) && read(cells[rate], out.rate) && read(cells[cents], out.cents) && read(cells[before], out.before) && read(cells[certificate], out.certificate) && read(cells[from], out.certified_from) &&
                     read(cells[to], out.certified_to);
    const auto beyond = [](auto value, auto most) { return value > most || value < -most; };
    if (!all || beyond(out.cents, most_money) || beyond(out.before, most_money) || beyond(out.rate, most_money) || beyond(out.minutes, most_minutes)) return false;
    out.date = *on;
    out.stage = *stage_read;
    out.unit = *unit_read;
    out.school = cells[school];
    out.source = cells[source];
    out.adjusts = cells[adjusts];
    out.note = cells[note];
    return !out.visit.is_nil();
}

}  // namespace

std::string lines_text(std::span<const PayLine> lines)
{
    std::string out;
    for (const std::string_view name : names) add(out, name);
    out += '\n';
    for (const PayLine& one : lines) {
        const auto id = [](const Uuid& value) { return value.is_nil() ? std::string{} : value.text(); };
        const auto day = [](const std::optional<Day>& value) { return value ? day_text(*value) : std::string{}; };
        for (const std::string& cell : {id(one.id), id(one.visit), id(one.educator), day_text(one.date), std::string(word_of(one.stage)), std::to_string(one.start), std::to_string(one.end), std::to_string(one.minutes), std::string(word_of(one.unit)),
                                        std::to_string(one.rate), std::to_string(one.cents), std::to_string(one.before), one.school, one.source, id(one.certificate), day(one.certified_from), day(one.certified_to), one.adjusts, one.note})
            add(out, cell);
        out += '\n';
    }
    return out;
}

std::optional<std::vector<PayLine>> read_lines(std::string_view text)
{
    const Table table = read_table("lines", text);
    if (has_faults(table.faults)) return std::nullopt;
    std::array<std::size_t, column_count> places{};
    for (std::size_t i = 0; i < column_count; ++i) {
        places[i] = table.column(names[i]);
        if (places[i] == Table::npos) return std::nullopt;
    }
    std::vector<PayLine> out;
    for (const TableRow& row : table.rows) {
        std::array<std::string, column_count> cells;
        for (std::size_t i = 0; i < column_count; ++i) cells[i] = table.cell(row, places[i]);
        PayLine one;
        if (!read_row(cells, one)) return std::nullopt;
        out.push_back(std::move(one));
    }
    return out;
}

}  // namespace fv

#include "facilitator/compensation/payroll.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <tuple>

#include "facilitator/people/folding.h"
#include "facilitator/sheets/csv.h"
#include "foundation/content_hash.h"

namespace fv {
namespace {

constexpr std::array<std::string_view, 3> by_words = {"person", "school", "source"};

std::string day_text(Day day) { return iso_text(std::chrono::year_month_day{day}); }
Cell day_cell(const std::optional<Day>& day) { return day ? Cell(day_text(*day)) : Cell{}; }
Cell id_cell(const Uuid& id) { return id.is_nil() ? Cell{} : Cell(id.text()); }
Cell text_cell(std::string_view text) { return text.empty() ? Cell{} : Cell(std::string(text)); }

struct Heading {
    std::string_view key;
    int width;
};

std::vector<Column> columns(std::span<const Heading> keys, const Headings& headings)
{
    std::vector<Column> out;
    for (const Heading& one : keys) {
        const auto found = headings.find(std::string(one.key));
        out.push_back({std::string(one.key), found == headings.end() ? std::string(one.key) : found->second, one.width});
    }
    return out;
}

PayrollName name_of(const Uuid& educator, const Roster& roster)
{
    const RosterPerson* person = roster.find(educator);
    return person == nullptr ? PayrollName{} : payroll_name(person->name);
}

std::string source_code(const std::string& key, const PayRules& rules)
{
    const FundingSource* source = rules.source(key);
    return source == nullptr ? key : source->code;
}

}  // namespace

PayrollName payroll_name(std::string_view name)
{
    static const std::vector<std::string> particles = {"de", "del", "la", "las", "los", "da", "das", "do", "dos", "di", "van", "von", "der", "den", "ter", "ten", "zu", "bin", "ibn", "al", "el", "st", "san", "santa"};
    std::vector<std::string> words;
    const std::string text = trimmed(name);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        if (end > at) words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    if (words.empty()) return {};
    std::size_t begins = words.size() - 1;
    while (begins > 1 && std::find(particles.begin(), particles.end(), bare(words[begins - 1])) != particles.end()) --begins;
    PayrollName out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        std::string& part = i < begins ? out.first : out.last;
        part += (part.empty() ? "" : " ") + words[i];
    }
    return out;
}

std::string employee_of(const Uuid& educator, const Roster& roster)
{
    const RosterPerson* person = roster.find(educator);
    if (person != nullptr && !person->roster_id.empty()) return person->roster_id;
    if (person != nullptr && !person->roster_ids.empty()) return person->roster_ids.front();
    return educator.is_nil() ? std::string{} : educator.text();
}

std::string batch_id(std::string_view programme, const Period& period) { return fmt::format("{}-{}", programme, period.key); }

Sheet payroll_sheet(std::string_view batch, std::string_view currency, std::span<const PayLine> lines, const PayRules& rules, const Roster& roster, const Headings& headings)
{
    static constexpr std::array<Heading, 22> keys = {{{"batch_id", 22}, {"line_id", 36}, {"employee_id", 14}, {"last_name", 18}, {"first_name", 18}, {"school_code", 14}, {"visit_id", 36}, {"visit_date", 11}, {"stage", 13}, {"start", 7}, {"end", 7},
                                                      {"minutes_payable", 9}, {"unit", 7}, {"rate_cents", 10}, {"amount_cents", 12}, {"currency", 9}, {"funding_code", 14}, {"certificate_id", 36}, {"certified_from", 13}, {"certified_to", 13},
                                                      {"adjustment_of", 36}, {"note_code", 16}}};
    Sheet sheet{.name = "payroll", .columns = columns(keys, headings), .rows = {}};
    for (const PayLine& line : lines) {
        const PayrollName name = name_of(line.educator, roster);
        sheet.rows.push_back({std::string(batch), id_cell(line.id), text_cell(employee_of(line.educator, roster)), text_cell(name.last), text_cell(name.first), text_cell(rules.school_code(line.school)), id_cell(line.visit), day_text(line.date),
                              std::string(word_of(line.stage)), clock_text(line.start), clock_text(line.end), std::int64_t{line.minutes}, std::string(word_of(line.unit)), std::int64_t{line.rate}, std::int64_t{line.cents}, std::string(currency),
                              text_cell(source_code(line.source, rules)), id_cell(line.certificate), day_cell(line.certified_from), day_cell(line.certified_to), text_cell(line.adjusts), text_cell(line.note)});
    }
    return sheet;
}

Sheet not_payable_sheet(const Period& period, std::span<const VisitPay> pays, std::span<const LoggedVisit> log, const Roster& roster, const Headings& headings)
{
    static constexpr std::array<Heading, 14> keys = {{{"visit_id", 36}, {"visit_date", 11}, {"stage", 13}, {"start", 7}, {"employee_id", 14}, {"last_name", 18}, {"first_name", 18}, {"reason_code", 22}, {"about_employee_id", 14}, {"reason_date", 11},
                                                      {"level", 14}, {"other_visit_id", 36}, {"amount", 8}, {"mend_code", 18}}};
    Sheet sheet{.name = "not-payable", .columns = columns(keys, headings), .rows = {}};
    const auto employee = [&](const Uuid& id) { return employee_of(id, roster); };
    std::map<Uuid, const LoggedVisit*> visits;
    for (const LoggedVisit& visit : log) visits[visit.id] = &visit;
    for (const VisitPay& pay : pays) {
        const LoggedVisit& visit = *visits.at(pay.visit);
        if (visit.date < period.from || visit.date > period.until) continue;
        for (const EducatorPay& one : pay.educators) {
            const PayrollName name = name_of(one.educator, roster);
            for (const Reason& reason : one.reasons)
                sheet.rows.push_back({id_cell(visit.id), day_text(visit.date), std::string(word_of(visit.stage)), clock_text(visit.start), text_cell(employee(one.educator)), text_cell(name.last), text_cell(name.first), code_text(reason, employee),
                                      text_cell(employee(reason.educator)), day_cell(reason.on), text_cell(reason.key), id_cell(reason.visit), reason.amount == 0 ? Cell{} : Cell(std::int64_t{reason.amount}), std::string(word_of(mend_of(reason.code)))});
        }
    }
    return sheet;
}

std::string_view word_of(TotalsBy by) { return by_words[static_cast<std::size_t>(by)]; }

std::vector<Total> totals(TotalsBy by, std::span<const PayLine> lines, const PayRules& rules, const Roster& roster)
{
    struct Adding {
        Total total;
        std::map<Uuid, Cents> visits;
    };
    std::map<std::string, Adding> all;
    for (const PayLine& line : lines) {
        const RosterPerson* person = roster.find(line.educator);
        const std::string of = by == TotalsBy::person ? line.educator.text() : by == TotalsBy::school ? folded(line.school) : line.source;
        Adding& one = all[of];
        if (one.total.lines++ == 0) {
            if (by == TotalsBy::person) one.total.key = employee_of(line.educator, roster), one.total.name = person == nullptr ? "" : person->name;
            if (by == TotalsBy::school) one.total.key = rules.school_code(line.school), one.total.name = line.school;
            if (by == TotalsBy::source) one.total.key = source_code(line.source, rules), one.total.name = line.source;
        }
        one.total.minutes += line.minutes;
        one.total.cents += line.cents;
        if (line.before == 0 || line.after() == 0) one.visits[line.visit] += line.cents;
    }
    std::vector<Total> out;
    for (auto& [key, one] : all) {
        one.total.visits = static_cast<std::size_t>(std::count_if(one.visits.begin(), one.visits.end(), [](const auto& visit) { return visit.second > 0; }));
        out.push_back(std::move(one.total));
    }
    std::sort(out.begin(), out.end(), [](const Total& a, const Total& b) { return std::tuple(folded(a.name), a.key) < std::tuple(folded(b.name), b.key); });
    return out;
}

Sheet totals_sheet(TotalsBy by, std::string_view currency, std::span<const PayLine> lines, const PayRules& rules, const Roster& roster, const Headings& headings)
{
    static constexpr std::array<std::array<Heading, 2>, 3> firsts = {{{{{"employee_id", 14}, {"name", 24}}}, {{{"school_code", 14}, {"school", 24}}}, {{{"funding_code", 14}, {"source", 24}}}}};
    static constexpr std::array<Heading, 5> rest = {{{"lines", 8}, {"visits", 8}, {"minutes_payable", 9}, {"amount_cents", 12}, {"currency", 9}}};
    Sheet sheet{.name = std::string("by-") + std::string(word_of(by)), .columns = columns(firsts[static_cast<std::size_t>(by)], headings), .rows = {}};
    for (Column& column : columns(rest, headings)) sheet.columns.push_back(std::move(column));
    for (const Total& one : totals(by, lines, rules, roster))
        sheet.rows.push_back({text_cell(one.key), text_cell(one.name), static_cast<std::int64_t>(one.lines), static_cast<std::int64_t>(one.visits), std::int64_t{one.minutes}, std::int64_t{one.cents}, std::string(currency)});
    return sheet;
}

PayrollFile payroll_file(std::string_view batch, std::string_view currency, std::span<const PayLine> lines, const PayRules& rules, const Roster& roster)
{
    PayrollFile file{.batch = std::string(batch), .csv = csv(payroll_sheet(batch, currency, lines, rules, roster)), .count = lines.size(), .sum = 0, .currency = std::string(currency), .sha256 = {}};
    for (const PayLine& line : lines) file.sum += line.cents;
    file.sha256 = content_hash(file.csv);
    return file;
}

std::string PayrollFile::facts() const
{
    // The texts are words of the program and a programme's ids: none has a sign that JSON would have to escape.
    return fmt::format("{{\"schema\":\"first-visit/payroll-facts/1\",\"batch_id\":\"{}\",\"count\":{},\"sum_cents\":{},\"currency\":\"{}\",\"sha256\":\"{}\"}}\n", batch, count, sum, currency, sha256);
}

}  // namespace fv

#include "facilitator/compensation/pay_rules.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "facilitator/people/folding.h"

namespace fv {
namespace {

constexpr Cents most_money = 100'000'000LL * 100;

std::string month_key(std::chrono::year_month month) { return fmt::format("{:04}-{:02}", static_cast<int>(month.year()), static_cast<unsigned>(month.month())); }

Period month_of(std::chrono::year_month month)
{
    return {month_key(month), std::chrono::sys_days{month / 1}, std::chrono::sys_days{month / std::chrono::last}};
}

}  // namespace

std::string_view word_of(PayUnit unit) { return unit == PayUnit::visit ? "visit" : "hour"; }
std::optional<PayUnit> pay_unit_named(std::string_view word)
{
    if (word == "visit") return PayUnit::visit;
    return word == "hour" ? std::optional(PayUnit::hour) : std::nullopt;
}

const FundingSource* PayRules::source(std::string_view key) const
{
    const auto found = std::find_if(sources.begin(), sources.end(), [&](const FundingSource& one) { return one.key == key; });
    return found == sources.end() ? nullptr : &*found;
}

namespace {

const PaidSchool* find_school(const PayRules& rules, std::string_view name)
{
    const auto found = std::find_if(rules.schools.begin(), rules.schools.end(), [wanted = folded(name)](const PaidSchool& school) { return folded(school.name) == wanted; });
    return name.empty() || found == rules.schools.end() ? nullptr : &*found;
}

}  // namespace

const FundingSource* PayRules::source_for(std::string_view school) const
{
    const PaidSchool* of = find_school(*this, school);
    return source(of != nullptr && !of->source.empty() ? of->source : default_source);
}

std::string PayRules::school_code(std::string_view school) const
{
    const PaidSchool* of = find_school(*this, school);
    return of != nullptr && !of->code.empty() ? of->code : std::string(school);
}

std::optional<Period> PayRules::period_of(Day day) const
{
    if (terms.empty()) {
        const std::chrono::year_month_day date{day};
        return month_of(date.year() / date.month());
    }
    for (const Period& term : terms)
        if (day <= term.until) return term;
    return std::nullopt;
}

std::optional<Period> PayRules::period_named(std::string_view key) const
{
    if (!terms.empty()) {
        const auto found = std::find_if(terms.begin(), terms.end(), [&](const Period& term) { return term.key == key; });
        return found == terms.end() ? std::nullopt : std::optional(*found);
    }
    const auto date = parse_date(std::string(key) + "-01");
    return date ? std::optional(month_of(date->year() / date->month())) : std::nullopt;
}

Day PayRules::school_year_of(Day day) const
{
    const std::chrono::year year = std::chrono::year_month_day{day}.year();
    const Day begins = std::chrono::sys_days{year / school_year_begins};
    return begins <= day ? begins : Day{std::chrono::sys_days{(year - std::chrono::years{1}) / school_year_begins}};
}

std::optional<Cents> parse_money(std::string_view text)
{
    const std::size_t point = std::min(text.find('.'), text.size());
    const std::string_view whole = text.substr(0, point);
    const std::string_view part = text.substr(std::min(point + 1, text.size()));
    const auto digits = [](std::string_view one) { return !one.empty() && one.find_first_not_of("0123456789") == std::string_view::npos; };
    if (!digits(whole) || whole.size() > 12 || (point < text.size() && (!digits(part) || part.size() != 2))) return std::nullopt;
    Cents units = 0, hundredths = 0;
    std::from_chars(whole.data(), whole.data() + whole.size(), units);
    std::from_chars(part.data(), part.data() + part.size(), hundredths);
    const Cents cents = units * 100 + hundredths;
    return cents <= most_money ? std::optional(cents) : std::nullopt;
}

std::string money_text(Cents cents)
{
    const Cents size = cents < 0 ? -cents : cents;
    return fmt::format("{}{}.{:02}", cents < 0 ? "-" : "", size / 100, size % 100);
}

}  // namespace fv

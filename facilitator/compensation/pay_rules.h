// What a programme pays for a visit: the `compensation:` section of its file (docs/compensation.md).
//
// Every figure comes from the file: the program knows no rate. Money is whole cents; `60.00` is read exactly.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitator/certification/programme.h"
#include "foundation/diagnostic.h"
#include "scoring/local_text.h"

namespace fv {

using Cents = std::int64_t;

enum class PayUnit : std::uint8_t { visit, hour };
[[nodiscard]] std::string_view word_of(PayUnit unit);
[[nodiscard]] std::optional<PayUnit> pay_unit_named(std::string_view word);

struct Rate {
    PayUnit unit = PayUnit::visit;
    Cents amount = 0;
    std::optional<Day> from, until;  ///< both included; of visits made then
    std::optional<Stage> stage;      ///< nullopt: of any
    std::string level;               ///< whoever holds it, or a higher one; empty: everybody
    SourceSpan where;
};

/// What is not gone beyond. One of `amount` and `visits` is set.
struct Cap {
    enum class Of : std::uint8_t { person, everybody, source };
    enum class In : std::uint8_t { period, school_year };
    Of of = Of::person;
    In in = In::period;
    std::optional<Cents> amount;
    std::optional<int> visits;
    std::string source;              ///< a key of `sources`, where `of` is that
    friend bool operator==(const Cap&, const Cap&) = default;
};

/// Where the money comes from: Title I, district, grant, union.
struct FundingSource {
    std::string key;
    LocalText name;
    std::string code;                ///< what payroll calls it
    std::optional<Cents> budget;     ///< for a school year; a Cap as well
};

struct PaidSchool {
    std::string name;                ///< as the roster has it; compared without case and accents
    std::string code, source;        ///< empty: the name; the default source
};

/// Days that are closed and handed to payroll together.
struct Period {
    std::string key;                 ///< `2026-09`, `fall-2026`
    Day from, until;                 ///< both included
    friend auto operator<=>(const Period&, const Period&) = default;
};

struct PayRules {
    std::string programme;
    int version = 0;
    bool pays = false;               ///< false: the programme's file says nothing about compensation
    std::string currency;            ///< `USD`
    std::vector<Rate> rates;
    std::vector<Cap> caps;           ///< those of budgets too
    std::vector<FundingSource> sources;
    std::vector<PaidSchool> schools;
    std::string default_source;      ///< a key
    int travel_minutes = 0, reflection_minutes = 0;  ///< added to each visit; the second where the two reflected
    int no_show_percent = 0;         ///< of what the visit would have been paid
    int late_entry_days = 0;         ///< entered later than so many days after the visit it is not paid; 0: no limit
    std::optional<int> reflection_within;  ///< days; nullopt: no reflection is asked for
    bool pays_partly_inside = false; ///< the minutes outside the contract day; else nothing
    std::vector<Period> terms;       ///< by day; empty: periods are months
    std::chrono::month_day school_year_begins{std::chrono::July, std::chrono::day{1}};

    [[nodiscard]] const FundingSource* source(std::string_view key) const;
    /// Who pays for an educator of this school; nullptr: no source is named.
    [[nodiscard]] const FundingSource* source_for(std::string_view school) const;
    [[nodiscard]] std::string school_code(std::string_view school) const;
    /// The period that a visit of that day belongs to: between terms the next one; nullopt: after the last.
    [[nodiscard]] std::optional<Period> period_of(Day day) const;
    /// `2026-09`, or the key of a term; nullopt: there is none.
    [[nodiscard]] std::optional<Period> period_named(std::string_view key) const;
    /// The first day of the school year that a day lies in.
    [[nodiscard]] Day school_year_of(Day day) const;
};

/// Every fault in one run. A programme without the section pays nothing: a note says so.
[[nodiscard]] Loaded<PayRules> load_pay_rules(const SourceText& source, const Programme& programme);

/// `60`, `60.00`, `0.05`: exactly so many cents; nullopt: not so written, or more than a hundred million.
[[nodiscard]] std::optional<Cents> parse_money(std::string_view text);
/// `60.00`, `-12.50`
[[nodiscard]] std::string money_text(Cents cents);

}  // namespace fv

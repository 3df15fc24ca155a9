// What each educator is paid for each visit, or every reason why not.
//
// A pure function of the log, the rules, who was certified when, and what was paid already: that keeps its place
// under a cap, and among two entries of one visit it is the one that stands, so that a late entry by somebody
// takes nothing from anybody. A visit that has a reason against it is paid to neither educator.
//
// Rounding: once for each line, half a cent up, after everything else was multiplied.
#pragma once

#include <compare>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facilitator/certification/evidence.h"
#include "facilitator/compensation/pay_rules.h"
#include "facilitator/compensation/visit_log.h"
#include "facilitator/people/roster.h"

namespace fv {

/// One educator's part in one visit.
struct PayKey {
    Uuid visit, educator;
    friend auto operator<=>(const PayKey&, const PayKey&) = default;
};

enum class ReasonCode : std::uint8_t {
    not_certified,    ///< `educator` holds no certificate; where it was taken away, `on` is since when
    certified_later,  ///< `educator` has been since `on`, after the visit
    expired,          ///< that of `educator` ended on `on`
    module_missing,   ///< `educator` did not hold `key`, which this stage needs
    not_voluntary,
    not_arranged,     ///< no day of arranging, or (`on`) one that is not before the visit
    alone,
    contract_time,    ///< `amount` minutes of it inside the contract day
    no_reflection,    ///< until `on` it was, or still is, in time; or (`day_said`) it was too late
    duplicate,        ///< entered a second time: `visit` is the one that stands
    overlap,          ///< `educator` was at `visit` at the same time
    late_entry,       ///< entered on `on`, more than `amount` days after
    no_show,          ///< nobody was there, and the rules pay nothing for that, or it had not been confirmed
    over_cap,         ///< `cap`; `amount` is what was left: cents, or visits
    no_rate,          ///< the rules have none for that day, stage and level
    no_period,        ///< the day is after the last term of the rules
    erased,           ///< who was there too was erased: whether they were certified can't be told any more
};
[[nodiscard]] std::string_view word_of(ReasonCode code);  ///< `not-certified`
constexpr std::size_t reason_count = 17;

/// What makes such a visit payable from now on.
enum class Mend : std::uint8_t {
    certify,          ///< `educator` gets `key` before the next visit
    visit_later,      ///< nothing to do: visits since `on` count
    renew,            ///< `educator` renews `key`
    ask_first,        ///< only visits that a family is free to refuse
    arrange_before,   ///< on a day before the visit, and log it
    go_in_pairs,
    outside_contract,
    reflect_in_time,  ///< within `amount` days; for this one until `on`, where `this_visit`
    withdraw_one,     ///< of the two entries
    mend_times,       ///< correct the one whose time is wrong
    enter_in_time,    ///< within `amount` days
    confirm,          ///< a day before, so that a no-show is paid where the rules pay it
    raise_cap,        ///< or wait for the next period or year
    add_rate,         ///< whoever keeps the programme's file
    add_term,         ///< likewise
    close_before_erasing,
};
[[nodiscard]] Mend mend_of(ReasonCode code);
[[nodiscard]] std::string_view word_of(Mend mend);  ///< `arrange-before`

struct Reason {
    ReasonCode code = ReasonCode::not_voluntary;
    Uuid educator;                   ///< nil: it concerns the visit
    Uuid visit;                      ///< the other one; nil: there is none
    std::optional<Day> on;
    std::optional<Day> day_said;
    std::string key;                 ///< a level
    Cents amount = 0;                ///< minutes, days, cents or visits, as the code says
    std::optional<Cap> cap;
    friend bool operator==(const Reason&, const Reason&) = default;
};
/// `not-certified:T-7`, else `alone`. `whom` names an educator.
[[nodiscard]] std::string code_text(const Reason& reason, const std::function<std::string(const Uuid&)>& whom);

struct Payment {
    int minutes = 0;                 ///< payable: outside the contract day, with what is added
    PayUnit unit = PayUnit::visit;
    Cents rate = 0, cents = 0;
    std::string school, source;      ///< of the educator; a key of the rules, empty: none
    Uuid certificate;
    Day certified_from{}, certified_to{};
    friend bool operator==(const Payment&, const Payment&) = default;
};

struct EducatorPay {
    Uuid educator;
    std::optional<Payment> payment;  ///< what it comes to now
    std::vector<Reason> reasons;     ///< why not, or why not more; by code
    friend bool operator==(const EducatorPay&, const EducatorPay&) = default;
    [[nodiscard]] Cents cents() const { return payment ? payment->cents : 0; }
};

struct VisitPay {
    Uuid visit;
    std::vector<EducatorPay> educators;  ///< as the visit has them, but for the erased
    friend bool operator==(const VisitPay&, const VisitPay&) = default;
    [[nodiscard]] bool payable() const;  ///< to everybody who was there
};

/// Certificates and recognitions by person.
using HoldingsOf = std::map<Uuid, std::vector<Holding>>;
[[nodiscard]] HoldingsOf holdings_of(const EvidenceOfAll& all);
/// Schools by person.
using SchoolsOf = std::map<Uuid, std::string>;
[[nodiscard]] SchoolsOf schools_of(const Roster& roster);
/// Cents so far (periods.h, Ledger::paid).
using PaidSoFar = std::map<PayKey, Cents>;

/// What pay stands on. Everything must outlive the call alone.
struct PayBasis {
    const PayRules& rules;
    const Programme& programme;
    const HoldingsOf& holdings;
    const SchoolsOf& schools;
};

/// Of all visits that were not withdrawn, in the order given.
[[nodiscard]] std::vector<VisitPay> payable(std::span<const LoggedVisit> log, const PayBasis& basis, const PaidSoFar& paid = {});
[[nodiscard]] const VisitPay* find_pay(std::span<const VisitPay> pays, const Uuid& visit);

/// The level that whoever visits has to hold: the first that is not an addition to another. nullptr: none.
[[nodiscard]] const Level* visiting_level(const Programme& programme);
/// The holding that counts on that day for a level; nullptr: none did.
[[nodiscard]] const Holding* holding_on(const HoldingsOf& holdings, const Programme& programme, const Uuid& person, std::string_view level, Day day);

/// `cents` × `times` ÷ `parts`, half a cent up. All from 0; `parts` is not 0.
[[nodiscard]] Cents share_of(Cents cents, std::int64_t times, std::int64_t parts);

/// What counts towards certification: visits made in a pair, by educator, paid or not. One entered twice counts once.
[[nodiscard]] std::map<Uuid, std::vector<VisitProof>> visit_proofs(std::span<const LoggedVisit> log);

}  // namespace fv

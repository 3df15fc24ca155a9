// Periods of pay: what was handed to payroll, once for each, and what the next closing has to settle.
//
// A closing is an event that names its lines, and is never taken back. What changes afterwards (a correction, a
// visit entered late, a certificate revoked) becomes a line of the difference in whichever period is closed next.
//
// Two laptops may close apart. Each line says what had been paid before it; merged, lines are counted in one order
// that is the same everywhere, and one whose `before` is not what was counted up to there counts nothing: it is
// stray. Of two closings of one period the first stands; lines that both have are one payment. A visit with a stray
// line is held: it gets no further line until somebody says what payroll made of that closing (ClosingSettled). So
// nothing is paid twice by a merge, in any order.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facilitator/compensation/pay_line.h"
#include "facilitator/records/event_store.h"
#include "facilitator/records/joins.h"

namespace fv {

/// The same programme and period have the same id on every laptop.
[[nodiscard]] Uuid period_id(std::string_view programme, std::string_view period);
[[nodiscard]] Uuid pay_line_id(const Uuid& period, const PayKey& key);

/// What payroll made of the file of one closing.
enum class PaidOf : std::uint8_t {
    none,      ///< nothing of it was paid
    matching,  ///< what goes with the rest, but not the stray lines
    fresh,     ///< `new`: the stray lines too; what another closing of the period has as well, once
    all        ///< everything in it, what another closing has as well a second time
};
[[nodiscard]] std::string_view word_of(PaidOf paid);  ///< `none`, `matching`, `new`, `all`
[[nodiscard]] std::optional<PaidOf> paid_of_named(std::string_view word);

struct Closing {
    Uuid event, id;                  ///< `id`: of the period
    std::string programme, currency, sha256;
    int version = 0;
    Period period;
    Day on{};
    unsigned sequence = 0;
    Uuid by;
    std::vector<PayLine> lines;      ///< educators as they are known now
    bool readable = true;            ///< else nobody can tell what was paid: visits of the period are held
    bool stands = false;             ///< the first of its period
    std::vector<std::size_t> stray;  ///< places in `lines` that counted nothing
    std::optional<PaidOf> settled;

    [[nodiscard]] Cents sum() const;
    [[nodiscard]] bool open() const { return !stray.empty() && !settled; }
};

struct LedgerFault {
    enum class What : std::uint8_t {
        closed_twice,       ///< `closing` is another one of a period that was closed: `other` stands
        stray_lines,        ///< lines of `closing` do not go with what was counted before: settle it
        settled_otherwise,  ///< `closing` was settled twice, with different answers; the first counts
        unreadable,         ///< what `closing` says can't be read
    };
    What what = What::closed_twice;
    Uuid closing, other;
    std::size_t lines = 0;
    friend auto operator<=>(const LedgerFault&, const LedgerFault&) = default;
};
[[nodiscard]] std::string_view word_of(LedgerFault::What what);  ///< `closed-twice`

/// All that was handed to payroll under one programme.
struct Ledger {
    std::string programme;
    std::vector<Closing> closings;   ///< in the order of counting
    PaidSoFar paid;                  ///< without the erased
    std::map<PayKey, PayLine> last;  ///< the last line that counted
    std::map<PayKey, int> minutes;   ///< paid so far
    std::set<PayKey> held;           ///< until a closing is settled
    std::vector<LedgerFault> faults;
    unsigned next_sequence = 1;

    [[nodiscard]] const Closing* closing_of(const Uuid& period) const;  ///< the one that stands; nullptr: open
    [[nodiscard]] bool closed(const Period& period) const { return closing_of(period_id(programme, period.key)) != nullptr; }
    [[nodiscard]] const Closing* find(const Uuid& event) const;
};

[[nodiscard]] Ledger ledger_of(std::string programme, std::vector<Event> events, const Joins& joins, std::span<const Tombstone> gone = {});
[[nodiscard]] Ledger ledger(std::string programme, const EventStore& store);
/// The kinds that ledger_of() reads.
[[nodiscard]] std::span<const std::string_view> ledger_kinds();

/// What closing a period would hand to payroll: told first, then written.
struct ClosingPlan {
    enum class Refusal : std::uint8_t {
        none,
        already_closed,  ///< by the closing that stands
        not_begun,       ///< its first day is yet to come
        pays_nothing,    ///< the programme has no rules of pay
    };
    Refusal refusal = Refusal::none;
    Period period;
    std::vector<PayLine> lines;      ///< by date, start, visit, educator; may be empty
    std::vector<PayKey> held;        ///< left out until a closing is settled
    Cents sum = 0;
};
[[nodiscard]] std::string_view word_of(ClosingPlan::Refusal refusal);  ///< `already-closed`

/// `pays`: payable() with `ledger.paid`.
[[nodiscard]] ClosingPlan plan_closing(const Period& period, std::span<const VisitPay> pays, std::span<const LoggedVisit> log, const Ledger& ledger, const PayRules& rules, Day today);
[[nodiscard]] PeriodClosed closed(const ClosingPlan& plan, const Ledger& ledger, const PayRules& rules, Day on, std::string sha256 = {});
[[nodiscard]] ClosingSettled settled(const Closing& closing, PaidOf paid, const Ledger& ledger, Day on);

/// What is payable now and not yet paid, or paid and not payable any more, of periods that are closed.
[[nodiscard]] std::vector<PayLine> open_adjustments(std::span<const VisitPay> pays, std::span<const LoggedVisit> log, const Ledger& ledger, const PayRules& rules);

}  // namespace fv

#include "facilitator/compensation/periods.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace fv {
namespace {

constexpr std::array<std::string_view, 4> refusal_words = {"none", "already-closed", "not-begun", "pays-nothing"};

std::string day_text(Day day) { return iso_text(std::chrono::year_month_day{day}); }

/// Finds what is to be paid or taken back: of a period that is to be closed, and of those that are.
class Settling {
public:
    Settling(std::span<const VisitPay> pays, std::span<const LoggedVisit> log, const Ledger& ledger, const PayRules& rules, const Period* closing) : ledger_(ledger), rules_(rules), closing_(closing)
    {
        for (const LoggedVisit& visit : log) visits_[visit.id] = &visit;
        for (const VisitPay& pay : pays)
            for (const EducatorPay& one : pay.educators) now(pay.visit, one);
        for (const auto& [key, cents] : ledger_.paid)
            if (cents != 0 && !seen_.contains(key)) no_more(key);
        std::sort(lines_.begin(), lines_.end(), [](const PayLine& a, const PayLine& b) { return std::tie(a.date, a.start, a.visit, a.educator) < std::tie(b.date, b.start, b.visit, b.educator); });
    }

    std::vector<PayLine> lines() { return std::move(lines_); }
    std::vector<PayKey> held() { return std::move(held_); }

private:
    [[nodiscard]] Cents paid(const PayKey& key) const
    {
        const auto found = ledger_.paid.find(key);
        return found == ledger_.paid.end() ? 0 : found->second;
    }
    [[nodiscard]] int paid_minutes(const PayKey& key) const
    {
        const auto found = ledger_.minutes.find(key);
        return found == ledger_.minutes.end() ? 0 : found->second;
    }
    [[nodiscard]] const PayLine* last(const PayKey& key) const
    {
        const auto found = ledger_.last.find(key);
        return found == ledger_.last.end() ? nullptr : &found->second;
    }
    /// It waits for somebody to say what payroll made of a closing.
    bool is_held(const PayKey& key, const std::optional<Period>& own)
    {
        const Closing* of = own ? ledger_.closing_of(period_id(rules_.programme, own->key)) : nullptr;
        if (!ledger_.held.contains(key) && (of == nullptr || of->readable)) return false;
        held_.push_back(key);
        return true;
    }

    void now(const Uuid& id, const EducatorPay& one)
    {
        const PayKey key{id, one.educator};
        seen_.insert(key);
        const LoggedVisit& visit = *visits_.at(id);
        const Cents difference = one.cents() - paid(key);
        if (difference == 0) return;
        const std::optional<Period> own = rules_.period_of(visit.date);
        const PayLine* before = last(key);
        const bool is_late = own && ledger_.closed(*own);
        const bool is_first = own && closing_ != nullptr && own->key == closing_->key;
        if ((before == nullptr && !is_first && !is_late) || is_held(key, own)) return;
        PayLine line = of(visit, one, before);
        line.cents = difference;
        line.before = paid(key);
        if (before != nullptr) {
            line.adjusts = before->id.text();
            line.note = one.payment || one.reasons.empty() ? "corrected" : std::string(word_of(one.reasons.front().code));
        } else if (is_late) {
            line.adjusts = own->key;
            line.note = "entered-late";
        } else {
            line.note = visit.outcome == VisitOutcome::no_show ? "no-show" : visit.contract == ContractTime::partly ? "partly-inside" : "";
        }
        add(std::move(line));
    }

    PayLine of(const LoggedVisit& visit, const EducatorPay& one, const PayLine* before) const
    {
        PayLine line = before != nullptr ? *before : PayLine{};
        line.visit = visit.id;
        line.educator = one.educator;
        line.date = visit.date;
        line.stage = visit.stage;
        line.start = visit.start;
        line.end = visit.end();
        line.minutes = (one.payment ? one.payment->minutes : 0) - paid_minutes(line.key());
        if (!one.payment) {
            line.certificate = {};
            line.certified_from.reset();
            line.certified_to.reset();
            return line;
        }
        line.unit = one.payment->unit;
        line.rate = one.payment->rate;
        line.school = one.payment->school;
        line.source = one.payment->source;
        line.certificate = one.payment->certificate;
        line.certified_from = one.payment->certified_from;
        line.certified_to = one.payment->certified_to;
        return line;
    }

    /// Paid once, and not there any more: withdrawn, or somebody else went.
    void no_more(const PayKey& key)
    {
        const PayLine* before = last(key);
        if (before == nullptr || is_held(key, std::nullopt)) return;
        PayLine line = *before;
        const auto visit = visits_.find(key.visit);
        line.minutes = -paid_minutes(key);
        line.cents = -paid(key);
        line.before = paid(key);
        line.adjusts = before->id.text();
        line.note = visit != visits_.end() && visit->second->counts() ? "corrected" : "withdrawn";
        line.certificate = {};
        line.certified_from.reset();
        line.certified_to.reset();
        add(std::move(line));
    }

    void add(PayLine line)
    {
        if (closing_ != nullptr) line.id = pay_line_id(period_id(rules_.programme, closing_->key), line.key());
        else line.id = {};
        lines_.push_back(std::move(line));
    }

    const Ledger& ledger_;
    const PayRules& rules_;
    const Period* closing_;
    std::map<Uuid, const LoggedVisit*> visits_;
    std::set<PayKey> seen_;
    std::vector<PayLine> lines_;
    std::vector<PayKey> held_;
};

}  // namespace

std::string_view word_of(ClosingPlan::Refusal refusal) { return refusal_words[static_cast<std::size_t>(refusal)]; }

Uuid period_id(std::string_view programme, std::string_view period) { return made_id("period\n" + std::string(programme) + "\n" + std::string(period)); }
Uuid pay_line_id(const Uuid& period, const PayKey& key) { return made_id("pay-line\n" + period.text() + "\n" + key.visit.text() + "\n" + key.educator.text()); }

ClosingPlan plan_closing(const Period& period, std::span<const VisitPay> pays, std::span<const LoggedVisit> log, const Ledger& ledger, const PayRules& rules, Day today)
{
    ClosingPlan plan{.refusal = ClosingPlan::Refusal::none, .period = period, .lines = {}, .held = {}, .sum = 0};
    if (!rules.pays) plan.refusal = ClosingPlan::Refusal::pays_nothing;
    else if (ledger.closed(period)) plan.refusal = ClosingPlan::Refusal::already_closed;
    else if (period.from > today) plan.refusal = ClosingPlan::Refusal::not_begun;
    if (plan.refusal != ClosingPlan::Refusal::none) return plan;
    Settling settling(pays, log, ledger, rules, &period);
    plan.lines = settling.lines();
    plan.held = settling.held();
    for (const PayLine& line : plan.lines) plan.sum += line.cents;
    return plan;
}

PeriodClosed closed(const ClosingPlan& plan, const Ledger& ledger, const PayRules& rules, Day on, std::string sha256)
{
    return {.programme = rules.programme, .version = std::to_string(rules.version), .period = plan.period.key, .from = day_text(plan.period.from), .until = day_text(plan.period.until), .on = day_text(on), .sequence = std::to_string(ledger.next_sequence),
            .currency = rules.currency, .count = std::to_string(plan.lines.size()), .sum = std::to_string(plan.sum), .sha256 = std::move(sha256), .lines = lines_text(plan.lines)};
}

ClosingSettled settled(const Closing& closing, PaidOf paid, const Ledger& ledger, Day on)
{
    return {.closing = closing.event.text(), .paid = std::string(word_of(paid)), .sequence = std::to_string(ledger.next_sequence), .on = day_text(on)};
}

std::vector<PayLine> open_adjustments(std::span<const VisitPay> pays, std::span<const LoggedVisit> log, const Ledger& ledger, const PayRules& rules) { return Settling(pays, log, ledger, rules, nullptr).lines(); }

}  // namespace fv

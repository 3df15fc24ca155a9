#include "trainer/session/visits.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "facilitator/compensation/payroll.h"
#include "facilitator/people/folding.h"
#include "trainer/session/growth.h"
#include "trainer/session/pay_telling.h"
#include "trainer/session/people.h"
#include "trainer/session/telling.h"

namespace fv {
namespace {

Uuid by(PayDesk& desk) { return desk.session().person().value_or(Uuid{}); }

bool is_mine(const VisitFacts& facts, PayDesk& desk)
{
    const auto& me = desk.session().person();
    return me && facts.made_by(desk.roster().joins().of(*me));
}

/// One's own anybody may who may rehearse; others' asks for more. Empty: they may.
std::string refused_for(const VisitFacts& facts, PayDesk& desk) { return refused_unless(desk.certification(), is_mine(facts, desk) ? Permission::rehearse : Permission::log_visits); }

/// By the ids they are known by, in their order.
void put_in_order(VisitFacts& facts, PayDesk& desk)
{
    for (Uuid& educator : facts.educators) educator = desk.roster().joins().of(educator);
    std::sort(facts.educators.begin(), facts.educators.end());
    if (facts.contract != ContractTime::partly) facts.minutes_inside = 0;
}

VisitEntered not_done(std::string why) { return {.refusal = std::move(why), .visit = {}, .notices = {}}; }
Outcome refused_plainly(std::string why) { return {.refusal = std::move(why), .event = {}}; }

std::vector<std::string> notices_of(std::span<const LogProblem> problems, PayDesk& desk)
{
    std::vector<std::string> out;
    for (const LogProblem& problem : problems)
        if (!problem.stops) out.push_back(telling::problem(problem, desk));
    return out;
}

/// A visit that can be mended by the session's person. nullopt: `why_not` says why.
std::optional<LoggedVisit> mendable(PayDesk& desk, const Uuid& id, std::string& why_not)
{
    const Words& words = desk.session().words();
    const LoggedVisit* visit = find_visit(desk.log(), id);
    if (visit == nullptr) why_not = words[Word::visits_unknown].text();
    else if (why_not = refused_for(*visit, desk); why_not.empty() && !visit->counts()) why_not = words[Word::visits_was_withdrawn].text();
    return why_not.empty() ? std::optional(*visit) : std::nullopt;
}

PayState state_of(const EducatorPay& pay, Cents paid, bool is_held)
{
    if (is_held && pay.cents() != paid) return PayState::held;
    if (paid != 0) return pay.cents() == paid ? PayState::paid : PayState::differs;
    return pay.payment ? PayState::payable : PayState::not_payable;
}

class Telling {
public:
    Telling(PayDesk& desk, Day today) : desk_(desk), today_(today)
    {
        for (const VisitPay& pay : desk.pays()) pays_[pay.visit] = &pay;
    }

    VisitTold told(const LoggedVisit& visit)
    {
        VisitTold out{.visit = visit, .period = {}, .names = {}, .educators = {}};
        if (const auto period = desk_.rules().period_of(visit.date)) out.period = period->key;
        for (const Uuid& id : visit.educators)
            if (!id.is_nil()) out.names.push_back(telling::educator(id, desk_));
        std::sort(out.names.begin(), out.names.end(), [](const std::string& a, const std::string& b) { return folded(a) < folded(b); });
        for (const Uuid& id : visit.educators)
            if (id.is_nil()) out.names.push_back(telling::educator(id, desk_));
        if (const auto found = pays_.find(visit.id); found != pays_.end())
            for (const EducatorPay& pay : found->second->educators) out.educators.push_back(told(visit, pay));
        else
            for (const Uuid& id : visit.educators) withdrawn(out, id);
        std::sort(out.educators.begin(), out.educators.end(), [](const EducatorTold& a, const EducatorTold& b) { return std::tuple(folded(a.name), a.educator) < std::tuple(folded(b.name), b.educator); });
        return out;
    }

private:
    [[nodiscard]] Cents paid(const PayKey& key) const
    {
        const auto found = desk_.ledger().paid.find(key);
        return found == desk_.ledger().paid.end() ? 0 : found->second;
    }
    [[nodiscard]] bool is_held(const LoggedVisit& visit, const Uuid& educator) const
    {
        if (desk_.ledger().held.contains({visit.id, educator})) return true;
        const auto period = desk_.rules().period_of(visit.date);
        const Closing* closing = period ? desk_.ledger().closing_of(period_id(desk_.programme().id, period->key)) : nullptr;
        return closing != nullptr && !closing->readable;
    }

    EducatorTold told(const LoggedVisit& visit, const EducatorPay& pay)
    {
        const Words& words = desk_.session().words();
        const PayRules& rules = desk_.rules();
        EducatorTold out{.educator = pay.educator, .name = telling::educator(pay.educator, desk_), .state = PayState::not_payable, .cents = pay.cents(), .paid = paid({visit.id, pay.educator}), .in_words = {}, .reasons = {}};
        out.state = state_of(pay, out.paid, is_held(visit, pay.educator));
        const std::string amount = telling::money(out.cents, rules), was = telling::money(out.paid, rules);
        switch (out.state) {
        case PayState::payable: out.in_words = words.with(Word::pay_payable, {{"amount", amount}}); break;
        case PayState::paid: out.in_words = words.with(Word::pay_paid, {{"amount", amount}}); break;
        case PayState::differs: out.in_words = words.with(Word::pay_differs, {{"paid", was}, {"amount", amount}}); break;
        case PayState::held: out.in_words = words[Word::pay_held].text(); break;
        default: out.in_words = words[Word::pay_not_payable].text();
        }
        for (const Reason& reason : pay.reasons) {
            const bool of_one = reason.code == ReasonCode::over_cap || reason.code == ReasonCode::no_rate || reason.code == ReasonCode::erased;
            out.reasons.push_back({.code = code_text(reason, [&](const Uuid& id) { return employee_of(id, desk_.roster()); }), .text = telling::reason(reason, visit, desk_, today_),
                                   .mend_code = std::string(word_of(mend_of(reason.code))), .mend = telling::mend(reason, desk_, today_), .of_visit = !of_one});
        }
        return out;
    }

    /// What was paid is taken back.
    void withdrawn(VisitTold& told, const Uuid& id)
    {
        const Words& words = desk_.session().words();
        const Cents was = paid({told.visit.id, id});
        if (id.is_nil()) return;
        EducatorTold out{.educator = id, .name = telling::educator(id, desk_), .state = PayState::withdrawn, .cents = 0, .paid = was, .in_words = words[Word::pay_withdrawn].text(), .reasons = {}};
        if (was != 0) out.in_words = words.with(Word::pay_differs, {{"paid", telling::money(was, desk_.rules())}, {"amount", telling::money(0, desk_.rules())}});
        told.educators.push_back(std::move(out));
    }

    PayDesk& desk_;
    Day today_;
    std::map<Uuid, const VisitPay*> pays_;
};

}  // namespace

std::string_view word_of(PayState state)
{
    constexpr std::array<std::string_view, 6> words = {"payable", "paid", "differs", "not-payable", "held", "withdrawn"};
    return words[static_cast<std::size_t>(state)];
}

VisitEntered log_visit(PayDesk& desk, VisitFacts facts)
{
    put_in_order(facts, desk);
    const Day day = today(desk.session());
    const std::vector<LogProblem> problems = problems_of(facts, desk.log(), desk.roster(), day);
    if (std::string why = telling::stopping(problems, desk); !why.empty()) return not_done(std::move(why));
    if (std::string why = refused_for(facts, desk); !why.empty()) return not_done(std::move(why));
    VisitEntered out{.refusal = {}, .visit = desk.session().new_id(), .notices = notices_of(problems, desk)};
    desk.session().record({said_of(out.visit, logged(facts, day), by(desk))});
    return out;
}

VisitEntered correct_visit(PayDesk& desk, Uuid id, VisitFacts now)
{
    std::string why_not;
    const auto was = mendable(desk, id, why_not);
    if (!was) return not_done(std::move(why_not));
    put_in_order(now, desk);
    const Day day = today(desk.session());
    // A visit of one's own is not made one of others by who may log only their own.
    if (std::string why = refused_for(now, desk); !why.empty()) return not_done(std::move(why));
    const std::vector<LogProblem> problems = problems_of(now, desk.log(), desk.roster(), day, id);
    if (std::string why = telling::stopping(problems, desk); !why.empty()) return not_done(std::move(why));
    const auto change = corrected(*was, now, day);
    if (!change) return not_done(desk.session().words()[Word::visits_nothing_changes].text());
    VisitEntered out{.refusal = {}, .visit = id, .notices = notices_of(problems, desk)};
    desk.session().record({said_of(id, *change, by(desk))});
    return out;
}

Outcome withdraw_visit(PayDesk& desk, Uuid id, WithdrawnWhy why)
{
    std::string why_not;
    if (!mendable(desk, id, why_not)) return refused_plainly(std::move(why_not));
    return {.refusal = {}, .event = desk.session().record({said_of(id, withdrawn(why, today(desk.session())), by(desk))})};
}

Outcome visit_reflected(PayDesk& desk, Uuid id, Day on)
{
    const Words& words = desk.session().words();
    std::string why_not;
    const auto visit = mendable(desk, id, why_not);
    if (!visit) return refused_plainly(std::move(why_not));
    if (on > today(desk.session())) return refused_plainly(words.with(Word::problem_in_the_future, {{"date", telling::day(on, words)}}));
    if (on < visit->date) return refused_plainly(words.with(Word::visits_reflected_early, {{"date", telling::day(on, words)}}));
    if (visit->reflected_on && *visit->reflected_on <= on) return refused_plainly(words.with(Word::visits_reflected_known, {{"date", telling::day(*visit->reflected_on, words)}}));
    return {.refusal = {}, .event = desk.session().record({said_of(id, reflected(on), by(desk))})};
}

VisitsImported import_visits(PayDesk& desk, const Table& table, bool write)
{
    const Day day = today(desk.session());
    VisitsImported out{.plan = plan_visit_import(table, desk.log(), desk.roster(), day), .refusal = {}, .written = false};
    for (const PlannedVisit& planned : out.plan.visits) {
        if (planned.as == PlannedVisit::As::unchanged || !out.refusal.empty()) continue;
        out.refusal = refused_for(planned.facts, desk);
        if (out.refusal.empty() && planned.as == PlannedVisit::As::changed) out.refusal = refused_for(planned.was, desk);
    }
    if (out.refusal.empty() && has_faults(out.plan.faults)) out.refusal = desk.session().words()[Word::visits_table_faults].text();
    if (!write || !out.refusal.empty()) return out;
    std::vector<Said> all;
    for (const PlannedVisit& planned : out.plan.visits) {
        std::vector<Said> said = said_of(planned, day, by(desk));
        std::move(said.begin(), said.end(), std::back_inserter(all));
    }
    desk.session().record(all);
    out.written = true;
    return out;
}

bool VisitTold::payable() const
{
    return !educators.empty() && std::all_of(educators.begin(), educators.end(), [](const EducatorTold& one) { return one.state == PayState::payable || one.state == PayState::paid; });
}

std::vector<VisitTold> visits_told(PayDesk& desk, const VisitFilter& filter, Day today)
{
    const bool sees_all = may(desk.session(), desk.roster(), Permission::log_visits) || may(desk.session(), desk.roster(), Permission::run_payroll);
    const Uuid person = filter.person.is_nil() ? filter.person : desk.roster().joins().of(filter.person);
    const std::string school = folded(filter.school);
    const auto teaches_there = [&](const Uuid& id) {
        const RosterPerson* one = desk.roster().find(id);
        return one != nullptr && folded(one->school) == school;
    };
    Telling telling(desk, today);
    std::vector<VisitTold> out;
    for (const LoggedVisit& visit : desk.log()) {
        if ((filter.from && visit.date < *filter.from) || (filter.until && *filter.until < visit.date)) continue;
        if ((!visit.counts() && !filter.withdrawn) || (!sees_all && !is_mine(visit, desk)) || (!person.is_nil() && !visit.made_by(person))) continue;
        if (!school.empty() && std::none_of(visit.educators.begin(), visit.educators.end(), teaches_there)) continue;
        VisitTold told = telling.told(visit);
        if (!filter.not_payable_only || !told.payable()) out.push_back(std::move(told));
    }
    return out;
}

}  // namespace fv

#include "trainer/session/pay_telling.h"

#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "trainer/session/telling.h"

namespace fv::telling {
namespace {

std::string day_or_nothing(const std::optional<Day>& on, const Words& words) { return on ? day(*on, words) : std::string{}; }

std::string level_title(const std::string& key, PayDesk& desk)
{
    const Level* level = desk.programme().level(key);
    return level == nullptr ? key : std::string(level->title.in(desk.session().words().language()));
}

/// `40 visits for each person in a school year`
std::string cap_text(const Cap& cap, PayDesk& desk)
{
    const Words& words = desk.session().words();
    const std::string most = cap.visits ? words.counted(Word::pay_visits, *cap.visits) : money(cap.amount.value_or(0), desk.rules());
    const bool in_period = cap.in == Cap::In::period;
    if (cap.of == Cap::Of::source) {
        const FundingSource* source = desk.rules().source(cap.source);
        const std::string name = source == nullptr ? cap.source : std::string(source->name.in(words.language()));
        return words.with(in_period ? Word::cap_source_period : Word::cap_source_year, {{"most", most}, {"source", name}});
    }
    if (cap.of == Cap::Of::person) return words.with(in_period ? Word::cap_person_period : Word::cap_person_year, {{"most", most}});
    return words.with(in_period ? Word::cap_all_period : Word::cap_all_year, {{"most", most}});
}

std::string over_cap(const Reason& reason, PayDesk& desk)
{
    const Words& words = desk.session().words();
    const Cap cap = reason.cap.value_or(Cap{});
    const std::string left = cap.visits ? words.counted(Word::pay_visits, static_cast<long>(reason.amount)) : money(reason.amount, desk.rules());
    return words.with(Word::reason_over_cap, {{"cap", cap_text(cap, desk)}, {"left", left}});
}

/// The two can still look back in time.
bool is_open(const Reason& reason, Day today) { return !reason.day_said && reason.on && today <= *reason.on; }

std::string no_reflection(const Reason& reason, const Words& words, Day today)
{
    if (reason.day_said) return words.with(Word::reason_reflect_late, {{"date", day(*reason.day_said, words)}});
    if (is_open(reason, today)) return words[Word::reason_reflect_open].text();
    return words.counted(Word::reason_reflect_never, static_cast<long>(reason.amount));
}

std::string grades(const std::vector<std::string>& all) { return fmt::format("{}", fmt::join(all, ", ")); }

}  // namespace

std::string money(Cents cents, const PayRules& rules) { return rules.currency.empty() ? money_text(cents) : fmt::format("{} {}", money_text(cents), rules.currency); }

std::string educator(const Uuid& id, PayDesk& desk)
{
    const RosterPerson* person = desk.roster().find(id);
    return person == nullptr ? desk.session().words()[Word::visits_erased_person].text() : person->name;
}

std::string problem(const LogProblem& one, PayDesk& desk)
{
    using What = LogProblem::What;
    const Words& words = desk.session().words();
    const std::string date = day_or_nothing(one.day, words);
    const LoggedVisit* other = find_visit(desk.log(), one.visit);
    const std::string time = other == nullptr ? std::string{} : clock_text(other->start);
    switch (one.what) {
    case What::in_the_future: return words.with(Word::problem_in_the_future, {{"date", date}});
    case What::too_long_ago: return words.with(Word::problem_too_long_ago, {{"date", date}});
    case What::no_time: return words.with(Word::problem_no_time, {{"minutes", std::to_string(one.minutes)}, {"most", std::to_string(longest_visit / 60)}});
    case What::past_midnight: return words[Word::problem_past_midnight].text();
    case What::inside_unsaid: return words[Word::problem_inside_unsaid].text();
    case What::inside_too_long: return words.with(Word::problem_inside_too_long, {{"minutes", std::to_string(one.minutes)}});
    case What::same_person_twice: return words.with(Word::problem_same_person_twice, {{"name", educator(one.person, desk)}});
    case What::unknown_educator: return words[Word::problem_unknown_educator].text();
    case What::too_many_educators: return words[Word::problem_too_many_educators].text();
    case What::nobody: return words[Word::problem_nobody].text();
    case What::wrong_stage: return words[Word::problem_wrong_stage].text();
    case What::entered_twice: return words.with(Word::problem_entered_twice, {{"date", date}, {"time", time}});
    case What::overlaps: return words.with(Word::problem_overlaps, {{"name", educator(one.person, desk)}, {"date", date}, {"time", time}});
    case What::arranged_too_late: return words.with(Word::problem_arranged_too_late, {{"date", date}});
    case What::not_arranged: return words[Word::problem_not_arranged].text();
    case What::alone: return words[Word::problem_alone].text();
    }
    return {};
}

std::string stopping(std::span<const LogProblem> problems, PayDesk& desk)
{
    std::string out;
    for (const LogProblem& one : problems)
        if (one.stops) out += (out.empty() ? "" : " ") + problem(one, desk);
    return out;
}

std::string reason(const Reason& one, const LoggedVisit& visit, PayDesk& desk, Day today)
{
    const Words& words = desk.session().words();
    const std::string name = one.educator.is_nil() ? std::string{} : educator(one.educator, desk);
    const std::string date = day_or_nothing(one.on, words);
    switch (one.code) {
    case ReasonCode::not_certified: return words.with(one.on ? Word::reason_revoked : Word::reason_not_certified, {{"name", name}, {"date", date}});
    case ReasonCode::certified_later: return words.with(Word::reason_certified_later, {{"name", name}, {"date", date}});
    case ReasonCode::expired: return words.with(Word::reason_expired, {{"name", name}, {"date", date}});
    case ReasonCode::module_missing: return words.with(Word::reason_module_missing, {{"name", name}, {"level", level_title(one.key, desk)}});
    case ReasonCode::not_voluntary: return words[Word::reason_not_voluntary].text();
    case ReasonCode::not_arranged: return words.with(one.on ? Word::reason_arranged_late : Word::reason_not_arranged, {{"date", date}});
    case ReasonCode::alone: return words[Word::reason_alone].text();
    case ReasonCode::contract_time:
        if (visit.contract == ContractTime::partly && one.amount > 0) return words.counted(Word::reason_partly_inside, static_cast<long>(one.amount));
        return words[Word::reason_inside].text();
    case ReasonCode::no_reflection: return no_reflection(one, words, today);
    case ReasonCode::duplicate: return words[Word::reason_duplicate].text();
    case ReasonCode::overlap: return words.with(Word::reason_overlap, {{"name", name}});
    case ReasonCode::late_entry: return words.counted(Word::reason_late_entry, static_cast<long>(one.amount), {{"date", date}});
    case ReasonCode::no_show: return words[desk.rules().no_show_percent == 0 ? Word::reason_no_show_unpaid : Word::reason_no_show_unconfirmed].text();
    case ReasonCode::over_cap: return over_cap(one, desk);
    case ReasonCode::no_rate: return words[Word::reason_no_rate].text();
    case ReasonCode::no_period: return words[Word::reason_no_period].text();
    case ReasonCode::erased: return words[Word::reason_erased].text();
    }
    return {};
}

std::string mend(const Reason& one, PayDesk& desk, Day today)
{
    const Words& words = desk.session().words();
    const std::string name = one.educator.is_nil() ? std::string{} : educator(one.educator, desk);
    const std::string date = day_or_nothing(one.on, words);
    switch (mend_of(one.code)) {
    case Mend::certify: return words.with(Word::mend_certify, {{"name", name}, {"level", level_title(one.key, desk)}});
    case Mend::visit_later: return words.with(Word::mend_visit_later, {{"date", date}});
    case Mend::renew: return words.with(Word::mend_renew, {{"name", name}, {"level", level_title(one.key, desk)}});
    case Mend::ask_first: return words[Word::mend_ask_first].text();
    case Mend::arrange_before: return words[Word::mend_arrange_before].text();
    case Mend::go_in_pairs: return words[Word::mend_go_in_pairs].text();
    case Mend::outside_contract: return words[Word::mend_outside_contract].text();
    case Mend::reflect_in_time:
        if (is_open(one, today)) return words.with(Word::mend_reflect_until, {{"date", date}});
        return words.counted(Word::mend_reflect_in_time, static_cast<long>(one.amount));
    case Mend::withdraw_one: return words[Word::mend_withdraw_one].text();
    case Mend::mend_times: return words[Word::mend_mend_times].text();
    case Mend::enter_in_time: return words.counted(Word::mend_enter_in_time, static_cast<long>(one.amount));
    case Mend::confirm: return words[Word::mend_confirm].text();
    case Mend::raise_cap: return words[Word::mend_raise_cap].text();
    case Mend::add_rate: return words[Word::mend_add_rate].text();
    case Mend::add_term: return words[Word::mend_add_term].text();
    case Mend::close_before_erasing: return words[Word::mend_close_before_erasing].text();
    }
    return {};
}

std::string fault(const LedgerFault& one, PayDesk& desk)
{
    const Words& words = desk.session().words();
    const Closing* closing = desk.ledger().find(one.closing);
    const std::string period = closing == nullptr ? std::string{} : closing->period.key;
    const std::string date = closing == nullptr ? std::string{} : day(closing->on, words);
    switch (one.what) {
    case LedgerFault::What::closed_twice: return words.with(Word::fault_closed_twice, {{"period", period}, {"date", date}});
    case LedgerFault::What::stray_lines: return words.counted(Word::fault_stray_lines, static_cast<long>(one.lines), {{"period", period}, {"date", date}, {"closing", one.closing.text()}});
    case LedgerFault::What::settled_otherwise: return words.with(Word::fault_settled_otherwise, {{"period", period}, {"date", date}});
    case LedgerFault::What::unreadable: return words.with(Word::fault_unreadable, {{"period", period}, {"date", date}});
    }
    return {};
}

std::string reach(const ReachStatement& statement, const Words& words)
{
    const std::string points = fmt::format("{:.0f}", std::ceil(statement.within * 100 - 1e-9));
    switch (statement.what) {
    case ReachStatement::What::too_few: return words[Word::reach_too_few].text();
    case ReachStatement::What::counts_only: return words[Word::reach_counts_only].text();
    case ReachStatement::What::all_reached: return words[Word::reach_all].text();
    case ReachStatement::What::spread_even: return words.with(Word::reach_even, {{"points", points}});
    case ReachStatement::What::spread_uneven: return words.with(Word::reach_uneven, {{"points", points}, {"more", grades(statement.more)}, {"less", grades(statement.less)}});
    }
    return {};
}

}  // namespace fv::telling

#include "trainer/session/payroll.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

#include "facilitator/sheets/csv.h"
#include "facilitator/sheets/xlsx.h"
#include "trainer/session/growth.h"
#include "trainer/session/pay_telling.h"
#include "trainer/session/telling.h"

namespace fv {
namespace {

HandedOver not_done(std::string why)
{
    HandedOver out;
    out.refusal = std::move(why);
    return out;
}

std::string text_of(Word word, const std::string& period, PayDesk& desk) { return desk.session().words().with(word, {{"period", period}}); }

/// Every day whose visits belong to it: between terms those before it, too.
Period with_days_before(const Period& period, const PayRules& rules)
{
    Period out = period;
    if (rules.terms.empty()) return out;
    out.from = Day::min();
    for (const Period& term : rules.terms)
        if (term.until < period.from) out.from = term.until + std::chrono::days{1};
    return out;
}

std::string why_not_closed(const ClosingPlan& plan, PayDesk& desk)
{
    const Words& words = desk.session().words();
    switch (plan.refusal) {
    case ClosingPlan::Refusal::none: return {};
    case ClosingPlan::Refusal::already_closed: {
        const Closing& closing = *desk.ledger().closing_of(period_id(desk.programme().id, plan.period.key));
        return words.with(Word::payroll_closed_already, {{"period", plan.period.key}, {"date", telling::day(closing.on, words)}});
    }
    case ClosingPlan::Refusal::not_begun: return words.with(Word::payroll_not_begun, {{"period", plan.period.key}, {"date", telling::day(plan.period.from, words)}});
    case ClosingPlan::Refusal::pays_nothing: return words[Word::payroll_pays_nothing].text();
    }
    return {};
}

struct Batch {
    PayrollFile payroll;
    FilesToHandOver files;
};

/// Made of the lines and the roster alone, so that it can be made again. Workbooks carry the day of the closing.
Batch batch_of(const Period& period, std::span<const PayLine> lines, const std::string& currency, const PayRules& rules, const Roster& roster, Day on)
{
    Batch out{.payroll = payroll_file(batch_id(rules.programme, period), currency, lines, rules, roster), .files = {}};
    const std::string& name = out.payroll.batch;
    std::vector<Sheet> sheets{payroll_sheet(name, currency, lines, rules, roster)};
    for (const TotalsBy one : {TotalsBy::person, TotalsBy::school, TotalsBy::source}) sheets.push_back(totals_sheet(one, currency, lines, rules, roster));
    out.files.emplace_back(name + ".facts.json", out.payroll.facts());
    out.files.emplace_back(name + ".csv", out.payroll.csv);
    for (std::size_t i = 1; i < sheets.size(); ++i) out.files.emplace_back(fmt::format("{}-{}.csv", name, sheets[i].name), csv(sheets[i]));
    out.files.emplace_back(name + ".xlsx", xlsx(sheets, on));
    return out;
}

void add_not_payable(Batch& batch, const Period& period, PayDesk& desk, Day on)
{
    const Sheet sheet = not_payable_sheet(with_days_before(period, desk.rules()), desk.pays(), desk.log(), desk.roster());
    batch.files.emplace_back(batch.payroll.batch + "-not-payable.csv", csv(sheet));
    batch.files.emplace_back(batch.payroll.batch + "-not-payable.xlsx", xlsx(std::span(&sheet, 1), on));
}

HandedOver told(const Batch& batch, const WholeFolder& folder)
{
    HandedOver out;
    out.folder = folder.place();
    for (const auto& [name, bytes] : batch.files) out.files.push_back(name);
    out.payroll = batch.payroll;
    return out;
}

std::string why_not_written(const WholeFolder& folder, const std::string& reason, PayDesk& desk) { return desk.session().words().with(Word::payroll_not_written, {{"folder", folder.place().string()}, {"reason", reason}}); }
std::string why_taken(const WholeFolder& folder, PayDesk& desk) { return desk.session().words().with(Word::payroll_folder_there, {{"folder", folder.place().string()}}); }

/// What was recorded elsewhere between looking and closing, by another program with the same records. Both may have
/// closed on what they saw: then at most one hands its file over, and which is the ledger's to say.
std::string why_not_handed_over(const Uuid& own, const std::set<Uuid>& known_before, PayDesk& desk)
{
    const Ledger& ledger = desk.ledger();
    const Closing* closing = ledger.find(own);
    if (closing == nullptr) return text_of(Word::payroll_closed_meanwhile, {}, desk);
    const std::string key = closing->period.key;
    bool same_period = false, stray = !closing->stray.empty();
    for (const Closing& other : ledger.closings) {
        if (other.event == own || known_before.contains(other.event)) continue;
        same_period = same_period || other.id == closing->id;
        stray = stray || !other.stray.empty();
    }
    // Nobody can tell whether the other file was handed over: whoever stands keeps its lines, which are one payment.
    if (closing->stands && same_period) return text_of(Word::payroll_closed_both, key, desk);
    if (closing->stands && !stray) return {};
    desk.session().record({said_of(closing->id, settled(*closing, PaidOf::none, ledger, today(desk.session())), desk.session().person().value_or(Uuid{}))});
    return text_of(Word::payroll_closed_meanwhile, key, desk);
}

}  // namespace

std::optional<Period> period_said(PayDesk& desk, const std::string& key, std::string& why_not)
{
    const Words& words = desk.session().words();
    if (auto period = desk.rules().period_named(key)) return period;
    // One that was closed stays known by its name, whatever became of the terms.
    if (const Closing* closing = desk.ledger().closing_of(period_id(desk.programme().id, key))) return closing->period;
    std::vector<std::string> terms;
    for (const Period& term : desk.rules().terms) terms.push_back(term.key);
    why_not = terms.empty() ? words.with(Word::payroll_no_month, {{"period", key}}) : words.with(Word::payroll_no_term, {{"period", key}, {"periods", fmt::format("{}", fmt::join(terms, ", "))}});
    return std::nullopt;
}

std::vector<Period> known_periods(PayDesk& desk, Day today)
{
    std::map<std::string, Period> all;
    const auto add = [&](const std::optional<Period>& period) {
        if (period) all.try_emplace(period->key, *period);
    };
    for (const Closing& closing : desk.ledger().closings) add(closing.period);
    for (const LoggedVisit& visit : desk.log())
        if (visit.counts()) add(desk.rules().period_of(visit.date));
    add(desk.rules().period_of(today));
    std::vector<Period> out;
    for (auto& [key, period] : all) out.push_back(std::move(period));
    std::sort(out.begin(), out.end(), [](const Period& a, const Period& b) { return std::tie(a.from, a.key) < std::tie(b.from, b.key); });
    return out;
}

PeriodTold period_told(PayDesk& desk, const Period& period, Day today)
{
    PeriodTold out{.period = period, .closing = {}, .lines = {}, .sum = 0, .held = {}, .not_payable = {}, .refusal = {}};
    if (const Closing* closing = desk.ledger().closing_of(period_id(desk.programme().id, period.key))) {
        out.closing = *closing;
        out.lines = closing->lines;
        out.sum = closing->sum();
    } else {
        const ClosingPlan plan = plan_closing(period, desk.pays(), desk.log(), desk.ledger(), desk.rules(), today);
        out.lines = plan.lines;
        out.sum = plan.sum;
        out.held = plan.held;
        out.refusal = why_not_closed(plan, desk);
    }
    const Period days = with_days_before(period, desk.rules());
    out.not_payable = visits_told(desk, {.from = days.from, .until = days.until, .person = {}, .school = {}, .withdrawn = false, .not_payable_only = true}, today);
    return out;
}

std::vector<PayLine> adjustments(PayDesk& desk) { return open_adjustments(desk.pays(), desk.log(), desk.ledger(), desk.rules()); }

HandedOver close_period(PayDesk& desk, const Period& period, const std::filesystem::path& into)
{
    desk.look_again();
    if (std::string why = refused_unless(desk.certification(), Permission::run_payroll); !why.empty()) return not_done(std::move(why));
    const Day day = today(desk.session());
    const ClosingPlan plan = plan_closing(period, desk.pays(), desk.log(), desk.ledger(), desk.rules(), day);
    if (std::string why = why_not_closed(plan, desk); !why.empty()) return not_done(std::move(why));
    Batch batch = batch_of(period, plan.lines, desk.rules().currency, desk.rules(), desk.roster(), day);
    add_not_payable(batch, period, desk, day);
    WholeFolder folder(into / batch.payroll.batch);
    if (folder.is_taken()) return not_done(why_taken(folder, desk));
    if (const std::string why = folder.write(batch.files); !why.empty()) return not_done(why_not_written(folder, why, desk));

    std::set<Uuid> known_before;
    for (const Closing& closing : desk.ledger().closings) known_before.insert(closing.event);
    const ProgrammeHandle programme = desk.session().programmes().in_force();
    desk.session().store().keep_text(programme->programme.content_hash, programme->text);
    PeriodClosed closing = closed(plan, desk.ledger(), desk.rules(), day, batch.payroll.sha256);
    closing.hash = programme->programme.content_hash;
    const Uuid own = desk.session().record({said_of(period_id(desk.programme().id, period.key), closing, desk.session().person().value_or(Uuid{}))});

    HandedOver out = told(batch, folder);
    out.closed = true;
    out.closing = own;
    out.held = plan.held;
    out.refusal = why_not_handed_over(own, known_before, desk);
    if (!out.done()) return out;
    if (const std::string why = folder.put_in_place(); !why.empty())
        out.refusal = desk.session().words().with(Word::payroll_not_in_place, {{"period", period.key}, {"folder", folder.place().string()}, {"reason", why}});
    return out;
}

HandedOver export_closing(PayDesk& desk, Uuid event, const std::filesystem::path& into)
{
    const Words& words = desk.session().words();
    if (std::string why = refused_unless(desk.certification(), Permission::run_payroll); !why.empty()) return not_done(std::move(why));
    const Closing* found = desk.ledger().find(event);
    if (found == nullptr) return not_done(words[Word::payroll_no_closing].text());
    const Closing closing = *found;
    if (!closing.readable) return not_done(words.with(Word::fault_unreadable, {{"period", closing.period.key}, {"date", telling::day(closing.on, words)}}));
    const Batch batch = batch_of(closing.period, closing.lines, closing.currency, desk.rules_of(closing.hash), desk.roster(), closing.on);
    WholeFolder folder(into / batch.payroll.batch);
    if (folder.is_taken()) return not_done(why_taken(folder, desk));
    std::string why = folder.write(batch.files);
    if (why.empty()) why = folder.put_in_place();
    if (!why.empty()) return not_done(why_not_written(folder, why, desk));
    HandedOver out = told(batch, folder);
    out.closing = event;
    if (!closing.sha256.empty() && closing.sha256 != batch.payroll.sha256) out.warning = words.with(Word::payroll_names_differ, {{"date", telling::day(closing.on, words)}});
    return out;
}

HandedOver export_period(PayDesk& desk, const Period& period, const std::filesystem::path& into)
{
    const Closing* closing = desk.ledger().closing_of(period_id(desk.programme().id, period.key));
    if (closing == nullptr) {
        if (std::string why = refused_unless(desk.certification(), Permission::run_payroll); !why.empty()) return not_done(std::move(why));
        return not_done(text_of(Word::payroll_not_closed, period.key, desk));
    }
    return export_closing(desk, closing->event, into);
}

Outcome settle_closing(PayDesk& desk, Uuid event, PaidOf paid)
{
    const Words& words = desk.session().words();
    const auto no = [](std::string why) { return Outcome{.refusal = std::move(why), .event = {}}; };
    if (std::string why = refused_unless(desk.certification(), Permission::run_payroll); !why.empty()) return no(std::move(why));
    const Closing* found = desk.ledger().find(event);
    if (found == nullptr) return no(words[Word::payroll_no_closing].text());
    if (found->settled) return no(words.with(Word::payroll_settled_already, {{"answer", std::string(word_of(*found->settled))}}));
    // Of a closing that stands and goes with the rest nobody has to ask payroll.
    if (found->stands && !found->open()) return no(words[Word::payroll_no_doubt].text());
    const Said said = said_of(found->id, settled(*found, paid, desk.ledger(), today(desk.session())), desk.session().person().value_or(Uuid{}));
    return {.refusal = {}, .event = desk.session().record({said})};
}

}  // namespace fv

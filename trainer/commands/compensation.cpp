// `compensation rules`, `status`, `close`, `export`, `settle`.
#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "trainer/commands/certify_commands.h"
#include "trainer/commands/compensation_commands.h"
#include "trainer/commands/visits_commands.h"
#include "trainer/session/growth.h"
#include "trainer/session/pay_telling.h"

namespace fv {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(Day day) { return iso_text(std::chrono::year_month_day{day}); }
Json json_of(const std::optional<Day>& day) { return day ? Json(text_of(*day)) : Json(nullptr); }
Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
std::string dumped(const Json& document) { return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n'; }

Json json_of(const PayLine& line, PayDesk& desk)
{
    return {{"line", line.id.is_nil() ? Json(nullptr) : Json(line.id.text())}, {"visit", line.visit.text()}, {"educator", line.educator.is_nil() ? Json(nullptr) : Json(line.educator.text())}, {"name", telling::educator(line.educator, desk)},
            {"date", text_of(line.date)}, {"stage", fv::word_of(line.stage)}, {"start", clock_text(line.start)}, {"minutes", line.minutes}, {"unit", word_of(line.unit)}, {"rate_cents", line.rate}, {"cents", line.cents}, {"paid_before_cents", line.before},
            {"school", text_or_null(line.school)}, {"source", text_or_null(line.source)}, {"adjusts", text_or_null(line.adjusts)}, {"note", text_or_null(line.note)}};
}
Json json_of(const std::vector<PayLine>& lines, PayDesk& desk)
{
    Json out = Json::array();
    for (const PayLine& line : lines) out.push_back(json_of(line, desk));
    return out;
}
Json json_of(const std::vector<PayKey>& held, PayDesk& desk)
{
    Json out = Json::array();
    for (const PayKey& key : held) out.push_back({{"visit", key.visit.text()}, {"educator", key.educator.text()}, {"name", telling::educator(key.educator, desk)}});
    return out;
}
Json json_of(const VisitTold& told)
{
    Json out{{"visit", told.visit.id.text()}, {"date", text_of(told.visit.date)}, {"start", clock_text(told.visit.start)}, {"educators", Json::array()}};
    for (const EducatorTold& one : told.educators) {
        Json reasons = Json::array();
        for (const ReasonTold& reason : one.reasons) reasons.push_back({{"code", reason.code}, {"text", reason.text}, {"mend_code", reason.mend_code}, {"mend", reason.mend}});
        out["educators"].push_back({{"educator", one.educator.text()}, {"name", one.name}, {"state", word_of(one.state)}, {"reasons", std::move(reasons)}});
    }
    return out;
}
Json json_of(const Closing& closing, PayDesk& desk)
{
    return {{"closing", closing.event.text()}, {"period", closing.period.key}, {"on", text_of(closing.on)}, {"by", closing.by.is_nil() ? Json(nullptr) : Json(telling::educator(closing.by, desk))}, {"stands", closing.stands}, {"lines", closing.lines.size()},
            {"sum_cents", closing.sum()}, {"stray_lines", closing.stray.size()}, {"settled", closing.settled ? Json(word_of(*closing.settled)) : Json(nullptr)}, {"sha256", text_or_null(closing.sha256)}};
}

void print(const std::vector<PayLine>& lines, PayDesk& desk, Console& console)
{
    for (const PayLine& line : lines)
        console.out << fmt::format("  {} {}  {}  {}{}{}\n", text_of(line.date), clock_text(line.start), telling::educator(line.educator, desk), telling::money(line.cents, desk.rules()), line.note.empty() ? "" : "  " + line.note,
                                   line.before == 0 ? "" : fmt::format("  (paid before: {})", money_text(line.before)));
}

void print_totals(const PeriodTold& told, PayDesk& desk, Console& console)
{
    for (const TotalsBy by : {TotalsBy::person, TotalsBy::school, TotalsBy::source}) {
        console.out << fmt::format("By {}\n", word_of(by));
        for (const Total& one : totals(by, told.lines, desk.rules(), desk.roster()))
            console.out << fmt::format("  {:<30} visits {}, lines {}: {}\n", one.name.empty() ? (one.key.empty() ? "-" : one.key) : one.name, one.visits, one.lines, telling::money(one.cents, desk.rules()));
    }
}

/// How a period stands, in one line.
std::string line_of(const PeriodTold& told, PayDesk& desk)
{
    const std::string sum = telling::money(told.sum, desk.rules());
    const std::string unpaid = told.not_payable.empty() ? "" : fmt::format("; visits not payable: {}", told.not_payable.size());
    if (told.closing) return fmt::format("{}  closed on {}; lines: {}, {}{}", told.period.key, text_of(told.closing->on), told.lines.size(), sum, unpaid);
    if (!told.refusal.empty()) return fmt::format("{}  {}{}", told.period.key, told.refusal, unpaid);
    return fmt::format("{}  open; lines: {}, {}{}{}", told.period.key, told.lines.size(), sum, told.held.empty() ? "" : fmt::format("; held: {}", told.held.size()), unpaid);
}

Json totals_json(const PeriodTold& told, PayDesk& desk)
{
    Json out = Json::object();
    for (const TotalsBy by : {TotalsBy::person, TotalsBy::school, TotalsBy::source}) {
        Json all = Json::array();
        for (const Total& one : totals(by, told.lines, desk.rules(), desk.roster())) all.push_back({{"key", one.key}, {"name", one.name}, {"lines", one.lines}, {"visits", one.visits}, {"minutes", one.minutes}, {"cents", one.cents}});
        out[std::string(word_of(by))] = std::move(all);
    }
    return out;
}

Json document_of(const PeriodTold& told, PayDesk& desk)
{
    Json out{{"period", told.period.key}, {"from", text_of(told.period.from)}, {"until", text_of(told.period.until)}, {"closed", told.closing.has_value()}, {"closing", told.closing ? json_of(*told.closing, desk) : Json(nullptr)},
             {"can_be_closed", !told.closing && told.refusal.empty()}, {"why_not", text_or_null(told.refusal)}, {"sum_cents", told.sum}, {"lines", json_of(told.lines, desk)}, {"held", json_of(told.held, desk)}, {"totals", totals_json(told, desk)}};
    out["not_payable"] = Json::array();
    for (const VisitTold& visit : told.not_payable) out["not_payable"].push_back(json_of(visit));
    return out;
}

void print(const PeriodTold& told, PayDesk& desk, Console& console)
{
    console.out << line_of(told, desk) << '\n';
    print(told.lines, desk, console);
    if (!told.lines.empty()) print_totals(told, desk, console);
    if (told.not_payable.empty()) return;
    console.out << "Not payable\n";
    for (const VisitTold& visit : told.not_payable) {
        console.out << fmt::format("  {} {}  {}  {}\n", text_of(visit.visit.date), clock_text(visit.visit.start), fmt::join(visit.names, ", "), visit.visit.id.text());
        visits_text::print_pay(visit, console);
    }
}

int told(const char* command, const HandedOver& handed, PayDesk& desk, const CommonOptions& common, Console& console)
{
    if (!handed.done()) console.err << "first-visit: " << handed.refusal << '\n';
    if (!handed.warning.empty()) console.err << "first-visit: " << handed.warning << '\n';
    if (common.json) {
        Json document{{"schema", fmt::format("first-visit/compensation-{}/1", command)}, {"done", handed.done()}, {"closed", handed.closed}, {"refused", text_or_null(handed.refusal)}};
        if (!handed.closing.is_nil()) document["closing"] = handed.closing.text();
        if (handed.done()) {
            document["folder"] = handed.folder.string();
            document["files"] = handed.files;
            document["batch_id"] = handed.payroll.batch;
            document["lines"] = handed.payroll.count;
            document["sum_cents"] = handed.payroll.sum;
            document["currency"] = handed.payroll.currency;
            document["sha256"] = handed.payroll.sha256;
            document["same_as_closed"] = handed.warning.empty();
            document["held"] = json_of(handed.held, desk);
        }
        console.out << dumped(document);
    } else if (handed.done()) {
        if (!common.quiet && !handed.held.empty()) console.err << fmt::format("Held until a closing is settled (first-visit compensation status), lines: {}\n", handed.held.size());
        console.out << handed.folder.string() << '\n';
        if (!common.quiet) console.err << fmt::format("{}; lines: {}, {} {}; SHA-256 {}\n", handed.payroll.batch, handed.payroll.count, money_text(handed.payroll.sum), handed.payroll.currency, handed.payroll.sha256);
    }
    return handed.done() ? ExitStatus::done : ExitStatus::answer_is_no;
}

Json json_of(const Rate& rate) { return {{"unit", word_of(rate.unit)}, {"amount_cents", rate.amount}, {"from", json_of(rate.from)}, {"until", json_of(rate.until)}, {"stage", rate.stage ? Json(fv::word_of(*rate.stage)) : Json(nullptr)}, {"level", text_or_null(rate.level)}}; }

const char* word_of(Cap::Of of) { return of == Cap::Of::person ? "person" : of == Cap::Of::everybody ? "everybody" : "source"; }
const char* word_of(Cap::In in) { return in == Cap::In::period ? "period" : "school-year"; }

Json rules_document(const PayRules& rules, const std::string& language)
{
    Json out{{"schema", "first-visit/compensation-rules/1"}, {"programme", rules.programme}, {"version", rules.version}, {"pays", rules.pays}, {"currency", rules.currency}, {"rates", Json::array()}, {"travel_minutes", rules.travel_minutes},
             {"reflection_minutes", rules.reflection_minutes}, {"no_show_percent", rules.no_show_percent}, {"late_entry_days", rules.late_entry_days == 0 ? Json(nullptr) : Json(rules.late_entry_days)},
             {"reflection_within_days", rules.reflection_within ? Json(*rules.reflection_within) : Json(nullptr)}, {"pays_partly_inside", rules.pays_partly_inside}, {"periods", Json::array()}, {"sources", Json::array()}, {"schools", Json::array()}, {"caps", Json::array()}};
    for (const Rate& rate : rules.rates) out["rates"].push_back(json_of(rate));
    for (const Period& term : rules.terms) out["periods"].push_back({{"period", term.key}, {"from", text_of(term.from)}, {"until", text_of(term.until)}});
    for (const FundingSource& one : rules.sources) out["sources"].push_back({{"key", one.key}, {"name", std::string(one.name.in(language))}, {"code", one.code}, {"budget_cents", one.budget ? Json(*one.budget) : Json(nullptr)}, {"default", one.key == rules.default_source}});
    for (const PaidSchool& one : rules.schools) out["schools"].push_back({{"name", one.name}, {"code", text_or_null(one.code)}, {"source", text_or_null(one.source)}});
    for (const Cap& one : rules.caps) out["caps"].push_back({{"of", word_of(one.of)}, {"in", word_of(one.in)}, {"amount_cents", one.amount ? Json(*one.amount) : Json(nullptr)}, {"visits", one.visits ? Json(*one.visits) : Json(nullptr)}, {"source", text_or_null(one.source)}});
    return out;
}

void print(const PayRules& rules, const std::string& language, Console& console)
{
    const auto days = [](const Rate& rate) { return (rate.from ? " from " + text_of(*rate.from) : "") + (rate.until ? " until " + text_of(*rate.until) : ""); };
    console.out << fmt::format("{}, version {}\n", rules.programme, rules.version);
    for (const Rate& rate : rules.rates)
        console.out << fmt::format("  {} a {}{}{}{}\n", telling::money(rate.amount, rules), word_of(rate.unit), rate.stage ? fmt::format(", {}", fv::word_of(*rate.stage)) : "", rate.level.empty() ? "" : ", level " + rate.level, days(rate));
    if (rules.travel_minutes > 0 || rules.reflection_minutes > 0) console.out << fmt::format("  by the hour also {} minutes of travel, and {} of looking back\n", rules.travel_minutes, rules.reflection_minutes);
    console.out << fmt::format("  nobody there, though it had been confirmed: {} %\n", rules.no_show_percent);
    console.out << fmt::format("  partly inside the contract day: {}\n", rules.pays_partly_inside ? "the minutes outside are paid" : "nothing is paid");
    if (rules.late_entry_days > 0) console.out << fmt::format("  to be entered within {} days\n", rules.late_entry_days);
    if (rules.reflection_within) console.out << fmt::format("  the two look back within {} days\n", *rules.reflection_within);
    for (const Cap& cap : rules.caps)
        console.out << fmt::format("  at most {} for {} in a {}\n", cap.visits ? fmt::format("{} visits", *cap.visits) : telling::money(cap.amount.value_or(0), rules), cap.of == Cap::Of::source ? "source " + cap.source : cap.of == Cap::Of::person ? "each person" : "everybody", word_of(cap.in));
    for (const FundingSource& one : rules.sources) console.out << fmt::format("  source {} ({}): {}{}\n", one.key, one.code, one.name.in(language), one.key == rules.default_source ? ", unless a school has another" : "");
    for (const PaidSchool& one : rules.schools) console.out << fmt::format("  school {}{}{}\n", one.name, one.code.empty() ? "" : ", code " + one.code, one.source.empty() ? "" : ", source " + one.source);
    for (const Period& term : rules.terms) console.out << fmt::format("  period {}: {} to {}\n", term.key, text_of(term.from), text_of(term.until));
    if (rules.terms.empty()) console.out << "  periods are months\n";
}

/// All periods, in a line each, with what comes next and what is in doubt.
void print_overview(const std::vector<PeriodTold>& all, const std::vector<PayLine>& open, PayDesk& desk, Console& console)
{
    for (const PeriodTold& one : all) console.out << line_of(one, desk) << '\n';
    if (open.empty()) return;
    console.out << "Changed since it was closed; comes with the next closing\n";
    print(open, desk, console);
}

}  // namespace

int run_compensation_rules(const CompensationArguments&, PayDesk& desk, const CommonOptions& common, Console& console)
{
    const PayRules& rules = desk.rules();
    const std::string& language = desk.session().words().language();
    if (common.json) console.out << dumped(rules_document(rules, language));
    else if (rules.pays) print(rules, language, console);
    if (!rules.pays) console.err << "first-visit: " << desk.session().words()[Word::payroll_pays_nothing].text() << '\n';
    return rules.pays ? ExitStatus::done : ExitStatus::answer_is_no;
}

int run_compensation_status(const CompensationArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console)
{
    if (std::string why = refused_unless(desk.certification(), Permission::run_payroll); !why.empty()) return console.err << "first-visit: " << why << '\n', ExitStatus::answer_is_no;
    const auto day = certify::day_said(arguments.at, desk.certification(), console);
    if (!day) return ExitStatus::wrong_usage;
    std::vector<Period> periods = known_periods(desk, *day);
    if (!arguments.period.empty()) {
        std::string why_not;
        const auto period = period_said(desk, arguments.period, why_not);
        if (!period) return console.err << "first-visit: " << why_not << '\n', ExitStatus::wrong_usage;
        periods = {*period};
    }
    std::vector<PeriodTold> all;
    for (const Period& period : periods) all.push_back(period_told(desk, period, *day));
    const std::vector<PayLine> open = adjustments(desk);
    const std::vector<LedgerFault>& faults = desk.ledger().faults;
    if (common.json) {
        Json document{{"schema", "first-visit/compensation-status/1"}, {"at", text_of(*day)}, {"programme", desk.programme().id}, {"currency", desk.rules().currency}, {"periods", Json::array()}, {"adjustments", json_of(open, desk)}, {"closings", Json::array()}, {"faults", Json::array()}};
        for (const PeriodTold& one : all) document["periods"].push_back(document_of(one, desk));
        for (const Closing& closing : desk.ledger().closings) document["closings"].push_back(json_of(closing, desk));
        for (const LedgerFault& fault : faults) document["faults"].push_back({{"code", word_of(fault.what)}, {"closing", fault.closing.text()}, {"other", fault.other.is_nil() ? Json(nullptr) : Json(fault.other.text())}, {"lines", fault.lines}, {"text", telling::fault(fault, desk)}});
        console.out << dumped(document);
    } else if (arguments.period.empty()) {
        print_overview(all, open, desk, console);
    } else {
        print(all.front(), desk, console);
    }
    for (const LedgerFault& fault : faults)
        if (!common.json) console.err << "first-visit: " << telling::fault(fault, desk) << '\n';
    const auto is_open = [](const Closing& closing) { return closing.open() || !closing.readable; };
    return std::any_of(desk.ledger().closings.begin(), desk.ledger().closings.end(), is_open) ? ExitStatus::answer_is_no : ExitStatus::done;
}

int run_compensation_close(const CompensationArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console)
{
    std::string why_not;
    const auto period = period_said(desk, arguments.period, why_not);
    if (!period) return console.err << "first-visit: " << why_not << '\n', ExitStatus::wrong_usage;
    return told("close", close_period(desk, *period, arguments.folder), desk, common, console);
}

int run_compensation_export(const CompensationArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console)
{
    if (arguments.period.empty() == arguments.closing.empty()) return console.err << "first-visit: say a period, or a closing's id with --closing.\n", ExitStatus::wrong_usage;
    if (!arguments.closing.empty()) {
        const auto id = parse_uuid(arguments.closing);
        if (!id) return console.err << fmt::format("first-visit: \"{}\" is no closing's id; `first-visit compensation status --json` has them.\n", arguments.closing), ExitStatus::wrong_usage;
        return told("export", export_closing(desk, *id, arguments.folder), desk, common, console);
    }
    std::string why_not;
    const auto period = period_said(desk, arguments.period, why_not);
    if (!period) return console.err << "first-visit: " << why_not << '\n', ExitStatus::wrong_usage;
    return told("export", export_period(desk, *period, arguments.folder), desk, common, console);
}

int run_compensation_settle(const CompensationArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console)
{
    const auto id = parse_uuid(arguments.closing);
    if (!id) return console.err << fmt::format("first-visit: \"{}\" is no closing's id; `first-visit compensation status` shows them.\n", arguments.closing), ExitStatus::wrong_usage;
    const Outcome outcome = settle_closing(desk, *id, *paid_of_named(arguments.paid));
    if (!outcome.done()) console.err << "first-visit: " << outcome.refusal << '\n';
    if (common.json) {
        Json document{{"schema", "first-visit/compensation-settle/1"}, {"done", outcome.done()}, {"closing", id->text()}, {"refused", text_or_null(outcome.refusal)}};
        console.out << dumped(document);
    } else if (outcome.done() && !common.quiet) {
        console.out << fmt::format("Settled: payroll paid of it {}. The next closing pays or takes back what is left.\n", arguments.paid);
    }
    return outcome.done() ? ExitStatus::done : ExitStatus::answer_is_no;
}

}  // namespace fv

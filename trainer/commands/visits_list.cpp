// `visits list`, `import`, `cross-section`: what is in the log, and what it comes to.
#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "trainer/commands/certify_commands.h"
#include "trainer/commands/visits_commands.h"
#include "trainer/session/growth.h"
#include "trainer/session/pay_telling.h"

namespace fv {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t largest_table = std::size_t{16} << 20U;

std::string text_of(Day day) { return iso_text(std::chrono::year_month_day{day}); }
Json json_of(const std::optional<Day>& day) { return day ? Json(text_of(*day)) : Json(nullptr); }
Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }
std::string dumped(const Json& document) { return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n'; }

Json json_of(const EducatorTold& one)
{
    Json out{{"educator", one.educator.text()}, {"name", one.name}, {"state", word_of(one.state)}, {"cents", one.cents}, {"paid_cents", one.paid}, {"text", one.in_words}, {"reasons", Json::array()}};
    for (const ReasonTold& reason : one.reasons) out["reasons"].push_back({{"code", reason.code}, {"text", reason.text}, {"mend_code", reason.mend_code}, {"mend", reason.mend}});
    return out;
}

Json json_of(const VisitTold& told)
{
    const LoggedVisit& visit = told.visit;
    Json out{{"visit", visit.id.text()}, {"date", text_of(visit.date)}, {"start", clock_text(visit.start)}, {"end", clock_text(visit.end())}, {"minutes", visit.minutes}, {"stage", fv::word_of(visit.stage)}, {"setting", word_of(visit.setting)},
             {"voluntary", visit.voluntary}, {"arranged_on", json_of(visit.arranged_on)}, {"contract", word_of(visit.contract)}, {"inside_minutes", visit.minutes_inside}, {"grade", text_or_null(visit.grade)}, {"language", text_or_null(visit.language)},
             {"outcome", word_of(visit.outcome)}, {"confirmed", visit.confirmed}, {"reflected_on", json_of(visit.reflected_on)}, {"entered", text_of(visit.entered)}, {"corrections", visit.corrections},
             {"withdrawn", visit.withdrawn ? Json(word_of(*visit.withdrawn)) : Json(nullptr)}, {"period", text_or_null(told.period)}, {"names", told.names}, {"payable", told.payable()}, {"educators", Json::array()}};
    for (const EducatorTold& one : told.educators) out["educators"].push_back(json_of(one));
    return out;
}

void print_reasons(const EducatorTold& one, Console& console)
{
    for (const ReasonTold& reason : one.reasons) console.out << fmt::format("      · {}\n        → {}\n", reason.text, reason.mend);
}

/// The bytes of a table. nullopt: told.
std::optional<Table> table_at(const std::string& file, Console& console)
{
    std::string why_not;
    const auto text = read_text(file, why_not, largest_table);
    if (text && text->text().size() > largest_table) why_not = fmt::format("{} is larger than 16 MB, which is no log of visits", file);
    if (!why_not.empty()) return console.err << "first-visit: " << why_not << ".\n", std::nullopt;
    return read_table(std::filesystem::path(file).filename().string(), text->text());
}

void tell_faults(const std::vector<TableFault>& faults, const CommonOptions& common, Console& console)
{
    for (const TableFault& fault : faults)
        if (!common.json && (!fault.is_note || !common.quiet)) console.err << printed(fault);
}
Json json_of(const std::vector<TableFault>& faults)
{
    Json out = Json::array();
    for (const TableFault& fault : faults) out.push_back({{"severity", fault.is_note ? "note" : "error"}, {"file", fault.file}, {"row", fault.row}, {"column", fault.column}, {"message", fault.message}, {"hint", fault.hint}});
    return out;
}

const char* word_of(PlannedVisit::As as) { return as == PlannedVisit::As::fresh ? "new" : as == PlannedVisit::As::changed ? "change" : "unchanged"; }

std::string names_of(const PlannedVisit& planned, PayDesk& desk)
{
    std::vector<std::string> names;
    for (const Uuid& id : planned.facts.educators) names.push_back(telling::educator(id, desk));
    return fmt::format("{}", fmt::join(names, ", "));
}

Json json_of(const VisitsImported& imported, PayDesk& desk)
{
    const VisitImportPlan& plan = imported.plan;
    Json document{{"schema", "first-visit/visits-import/1"}, {"written", imported.written}, {"new", plan.count(PlannedVisit::As::fresh)}, {"changed", plan.count(PlannedVisit::As::changed)}, {"unchanged", plan.count(PlannedVisit::As::unchanged)},
                  {"refused", text_or_null(imported.refusal)}, {"visits", Json::array()}};
    for (const PlannedVisit& planned : plan.visits) {
        Json changes = Json::array(), notices = Json::array();
        for (const VisitChange& change : planned.changes) changes.push_back({{"field", change.field}, {"from", change.from}, {"to", change.to}});
        for (const LogProblem& notice : planned.notices) notices.push_back(telling::problem(notice, desk));
        document["visits"].push_back({{"row", planned.row}, {"what", word_of(planned.as)}, {"visit", planned.id.text()}, {"date", text_of(planned.facts.date)}, {"start", clock_text(planned.facts.start)}, {"educators", names_of(planned, desk)},
                                      {"changes", std::move(changes)}, {"reflected_on", json_of(planned.reflected_on)}, {"notices", std::move(notices)}});
    }
    document["faults"] = json_of(plan.faults);
    return document;
}

void print_plan(const VisitImportPlan& plan, PayDesk& desk, const CommonOptions& common, Console& console)
{
    for (const PlannedVisit& planned : plan.visits) {
        if (planned.as == PlannedVisit::As::unchanged || common.quiet) continue;
        console.out << fmt::format("{:<7} row {}: {} {}  {}\n", word_of(planned.as), planned.row, text_of(planned.facts.date), clock_text(planned.facts.start), names_of(planned, desk));
        for (const VisitChange& change : planned.changes) console.out << fmt::format("          {}: {} -> {}\n", change.field, change.from.empty() ? "none" : change.from, change.to);
        if (planned.reflected_on && planned.as == PlannedVisit::As::changed) console.out << fmt::format("          reflected on {}\n", text_of(*planned.reflected_on));
        for (const LogProblem& notice : planned.notices) console.out << fmt::format("          {}\n", telling::problem(notice, desk));
    }
}

Json json_of(const std::vector<ReachedCount>& counts)
{
    Json out = Json::array();
    for (const ReachedCount& one : counts) out.push_back({{"key", text_or_null(one.key)}, {"visits", one.visits ? Json(*one.visits) : Json(nullptr)}, {"families", one.families ? Json(*one.families) : Json(nullptr)}, {"share", one.share ? Json(*one.share) : Json(nullptr)}});
    return out;
}

void print_counts(const char* heading, const std::vector<ReachedCount>& counts, Console& console)
{
    if (counts.empty()) return;
    console.out << heading << '\n';
    for (const ReachedCount& one : counts)
        console.out << fmt::format("  {:<14} {}{}\n", one.key.empty() ? "not said" : one.key, one.visits ? std::to_string(*one.visits) : "withheld", one.families ? fmt::format(" of {}{}", *one.families, one.share ? fmt::format(" ({:.0f} %)", *one.share * 100) : "") : "");
}

}  // namespace

namespace visits_text {

void print_pay(const VisitTold& visit, Console& console)
{
    const std::vector<EducatorTold>& all = visit.educators;
    const auto same = [](const EducatorTold& a, const EducatorTold& b) {
        return a.in_words == b.in_words && std::equal(a.reasons.begin(), a.reasons.end(), b.reasons.begin(), b.reasons.end(), [](const ReasonTold& x, const ReasonTold& y) { return x.text == y.text; });
    };
    if (all.size() == 2 && same(all[0], all[1])) {
        console.out << fmt::format("    {}, {}: {}\n", all[0].name, all[1].name, all[0].in_words);
        return print_reasons(all[0], console);
    }
    for (const EducatorTold& one : all) {
        console.out << fmt::format("    {}: {}\n", one.name, one.in_words);
        print_reasons(one, console);
    }
}

bool read_day(const std::string& text, std::optional<Day>& day, Console& console)
{
    if (text.empty()) return true;
    const auto date = parse_date(text);
    if (date) day = Day{*date};
    else console.err << fmt::format("first-visit: \"{}\" is no day; write it like 2026-12-01.\n", text);
    return date.has_value();
}

}  // namespace visits_text

int run_visits_list(const VisitsArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console)
{
    VisitFilter filter{.from = {}, .until = {}, .person = {}, .school = arguments.school, .withdrawn = arguments.withdrawn, .not_payable_only = arguments.not_payable};
    const auto day = certify::day_said(arguments.at, desk.certification(), console);
    if (!day || !visits_text::read_day(arguments.from, filter.from, console) || !visits_text::read_day(arguments.until, filter.until, console)) return ExitStatus::wrong_usage;
    int status = ExitStatus::done;
    if (!arguments.person.empty()) {
        const RosterPerson* person = certify::person_said(arguments.person, desk.certification(), console, status);
        if (person == nullptr) return status;
        filter.person = person->id;
    }
    const std::vector<VisitTold> all = visits_told(desk, filter, *day);
    if (common.json) {
        Json document{{"schema", "first-visit/visits-list/1"}, {"at", text_of(*day)}, {"currency", desk.rules().currency}, {"visits", Json::array()}};
        for (const VisitTold& one : all) document["visits"].push_back(json_of(one));
        console.out << dumped(document);
        return ExitStatus::done;
    }
    for (const VisitTold& one : all) {
        const LoggedVisit& visit = one.visit;
        console.out << fmt::format("{} {}  {} min  {}, {}{}  {}\n", text_of(visit.date), clock_text(visit.start), visit.minutes, fv::word_of(visit.stage), word_of(visit.setting), visit.outcome == fv::VisitOutcome::no_show ? ", no-show" : "", fmt::join(one.names, ", "));
        console.out << fmt::format("    {}\n", visit.id.text());
        visits_text::print_pay(one, console);
    }
    if (!common.quiet) console.err << fmt::format("{} {}.\n", all.size(), all.size() == 1 ? "visit" : "visits");
    return ExitStatus::done;
}

int run_visits_import(const VisitsArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console)
{
    const auto table = table_at(arguments.file, console);
    if (!table) return ExitStatus::answer_is_no;
    const VisitsImported imported = import_visits(desk, *table, arguments.write);
    const VisitImportPlan& plan = imported.plan;
    if (common.json) console.out << dumped(json_of(imported, desk));
    else print_plan(plan, desk, common, console);
    tell_faults(plan.faults, common, console);
    if (!imported.refusal.empty()) console.err << "first-visit: " << imported.refusal << '\n';
    if (!common.json && !common.quiet && imported.refusal.empty())
        console.out << fmt::format("{}: {} new, {} changed, {} unchanged{}\n", imported.written ? "Written" : "Nothing is written yet", plan.count(PlannedVisit::As::fresh), plan.count(PlannedVisit::As::changed), plan.count(PlannedVisit::As::unchanged),
                                   imported.written ? "." : ". Say --write to do it.");
    return imported.refusal.empty() ? ExitStatus::done : ExitStatus::answer_is_no;
}

int run_visits_cross_section(const VisitsArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console)
{
    if (std::string why = refused_unless(desk.certification(), Permission::see_statistics); !why.empty()) return console.err << "first-visit: " << why << '\n', ExitStatus::answer_is_no;
    CrossSectionWish wish{.from = {}, .until = {}, .school = arguments.school};
    if (!visits_text::read_day(arguments.from, wish.from, console) || !visits_text::read_day(arguments.until, wish.until, console)) return ExitStatus::wrong_usage;
    ClassSizesRead classes;
    if (!arguments.class_sizes.empty()) {
        const auto table = table_at(arguments.class_sizes, console);
        if (!table) return ExitStatus::answer_is_no;
        classes = read_class_sizes(*table);
        for (const TableFault& fault : classes.faults) console.err << printed(fault);
        if (has_faults(classes.faults)) return ExitStatus::answer_is_no;
    }
    const CrossSection section = cross_section(desk.log(), schools_of(desk.roster()), classes.sizes, wish);
    const std::string statement = telling::reach(section.statement, desk.session().words());
    if (common.json) {
        Json document{{"schema", "first-visit/visits-cross-section/1"}, {"from", json_of(wish.from)}, {"until", json_of(wish.until)}, {"school", text_or_null(wish.school)}, {"first_visits", section.visits ? Json(*section.visits) : Json(nullptr)},
                      {"second_visits", section.second_visits ? Json(*section.second_visits) : Json(nullptr)}, {"share", section.share ? Json(*section.share) : Json(nullptr)}, {"grades", json_of(section.grades)}, {"months", json_of(section.months)},
                      {"schools", json_of(section.schools)}, {"statement", {{"code", word_of(section.statement.what)}, {"text", statement}, {"more", section.statement.more}, {"less", section.statement.less}}}};
        console.out << dumped(document);
        return ExitStatus::done;
    }
    console.out << fmt::format("First visits: {}; second visits: {}\n", section.visits ? std::to_string(*section.visits) : "withheld", section.second_visits ? std::to_string(*section.second_visits) : "withheld");
    print_counts("By grade", section.grades, console);
    print_counts("By month", section.months, console);
    print_counts("By school", section.schools, console);
    console.out << statement << '\n';
    return ExitStatus::done;
}

}  // namespace fv

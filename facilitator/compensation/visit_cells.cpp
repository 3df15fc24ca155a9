#include "facilitator/compensation/visit_cells.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

#include "facilitator/people/folding.h"
#include "foundation/spelling.h"

namespace fv {
namespace {

template <class Value>
struct Meaning {
    std::string_view word;  ///< as bare() leaves it
    Value means;
};

using C = VisitColumn;
constexpr std::array headers = {
    Meaning<C>{"entry", C::entry}, Meaning<C>{"entryid", C::entry}, Meaning<C>{"visitid", C::entry}, Meaning<C>{"id", C::entry}, Meaning<C>{"registro", C::entry},
    Meaning<C>{"date", C::date}, Meaning<C>{"visitdate", C::date}, Meaning<C>{"dateofvisit", C::date}, Meaning<C>{"fecha", C::date}, Meaning<C>{"fechadelavisita", C::date},
    Meaning<C>{"start", C::start}, Meaning<C>{"starttime", C::start}, Meaning<C>{"time", C::start}, Meaning<C>{"begin", C::start}, Meaning<C>{"hora", C::start}, Meaning<C>{"inicio", C::start}, Meaning<C>{"horadeinicio", C::start},
    Meaning<C>{"minutes", C::minutes}, Meaning<C>{"length", C::minutes}, Meaning<C>{"duration", C::minutes}, Meaning<C>{"minutos", C::minutes}, Meaning<C>{"duracion", C::minutes},
    Meaning<C>{"educator", C::educator}, Meaning<C>{"educator1", C::educator}, Meaning<C>{"teacher", C::educator}, Meaning<C>{"teacher1", C::educator}, Meaning<C>{"visitor1", C::educator}, Meaning<C>{"docente", C::educator}, Meaning<C>{"docente1", C::educator},
    Meaning<C>{"partner", C::second_educator}, Meaning<C>{"educator2", C::second_educator}, Meaning<C>{"teacher2", C::second_educator}, Meaning<C>{"visitor2", C::second_educator}, Meaning<C>{"pareja", C::second_educator}, Meaning<C>{"docente2", C::second_educator},
    Meaning<C>{"educators", C::educators}, Meaning<C>{"teachers", C::educators}, Meaning<C>{"pair", C::educators}, Meaning<C>{"docentes", C::educators},
    Meaning<C>{"stage", C::stage}, Meaning<C>{"visit", C::stage}, Meaning<C>{"visittype", C::stage}, Meaning<C>{"etapa", C::stage}, Meaning<C>{"visita", C::stage},
    Meaning<C>{"setting", C::setting}, Meaning<C>{"place", C::setting}, Meaning<C>{"location", C::setting}, Meaning<C>{"lugar", C::setting},
    Meaning<C>{"voluntary", C::voluntary}, Meaning<C>{"voluntaria", C::voluntary}, Meaning<C>{"arrangedon", C::arranged_on}, Meaning<C>{"arranged", C::arranged_on}, Meaning<C>{"acordadael", C::arranged_on}, Meaning<C>{"acordada", C::arranged_on},
    Meaning<C>{"contract", C::contract}, Meaning<C>{"contractday", C::contract}, Meaning<C>{"contracttime", C::contract}, Meaning<C>{"contrato", C::contract}, Meaning<C>{"inside", C::inside}, Meaning<C>{"minutesinside", C::inside}, Meaning<C>{"dentro", C::inside}, Meaning<C>{"minutosdentro", C::inside},
    Meaning<C>{"grade", C::grade}, Meaning<C>{"gradelevel", C::grade}, Meaning<C>{"grado", C::grade}, Meaning<C>{"language", C::language}, Meaning<C>{"idioma", C::language}, Meaning<C>{"lengua", C::language},
    Meaning<C>{"outcome", C::outcome}, Meaning<C>{"result", C::outcome}, Meaning<C>{"resultado", C::outcome}, Meaning<C>{"confirmed", C::confirmed}, Meaning<C>{"confirmada", C::confirmed},
    Meaning<C>{"reflectedon", C::reflected_on}, Meaning<C>{"reflected", C::reflected_on}, Meaning<C>{"reflection", C::reflected_on}, Meaning<C>{"reflexion", C::reflected_on}};

constexpr std::array yeses = {Meaning<bool>{"yes", true}, Meaning<bool>{"y", true}, Meaning<bool>{"true", true}, Meaning<bool>{"1", true}, Meaning<bool>{"x", true}, Meaning<bool>{"si", true}, Meaning<bool>{"s", true},
                              Meaning<bool>{"no", false}, Meaning<bool>{"n", false}, Meaning<bool>{"false", false}, Meaning<bool>{"0", false}};
constexpr std::array stages = {Meaning<Stage>{"firstvisit", Stage::first_visit}, Meaning<Stage>{"first", Stage::first_visit}, Meaning<Stage>{"1", Stage::first_visit}, Meaning<Stage>{"1st", Stage::first_visit}, Meaning<Stage>{"primeravisita", Stage::first_visit}, Meaning<Stage>{"primera", Stage::first_visit},
                               Meaning<Stage>{"secondvisit", Stage::second_visit}, Meaning<Stage>{"second", Stage::second_visit}, Meaning<Stage>{"2", Stage::second_visit}, Meaning<Stage>{"2nd", Stage::second_visit}, Meaning<Stage>{"segundavisita", Stage::second_visit}, Meaning<Stage>{"segunda", Stage::second_visit}};
constexpr std::array settings = {Meaning<Setting>{"home", Setting::home}, Meaning<Setting>{"casa", Setting::home}, Meaning<Setting>{"hogar", Setting::home}, Meaning<Setting>{"library", Setting::library}, Meaning<Setting>{"biblioteca", Setting::library}, Meaning<Setting>{"park", Setting::park}, Meaning<Setting>{"parque", Setting::park},
                                 Meaning<Setting>{"cafe", Setting::cafe}, Meaning<Setting>{"coffeeshop", Setting::cafe}, Meaning<Setting>{"cafeteria", Setting::cafe}, Meaning<Setting>{"online", Setting::online}, Meaning<Setting>{"enlinea", Setting::online}, Meaning<Setting>{"video", Setting::online}, Meaning<Setting>{"virtual", Setting::online},
                                 Meaning<Setting>{"school", Setting::school}, Meaning<Setting>{"escuela", Setting::school}, Meaning<Setting>{"other", Setting::other}, Meaning<Setting>{"otro", Setting::other}, Meaning<Setting>{"elsewhere", Setting::other}};
constexpr std::array contracts = {Meaning<ContractTime>{"outside", ContractTime::outside}, Meaning<ContractTime>{"fuera", ContractTime::outside}, Meaning<ContractTime>{"inside", ContractTime::inside}, Meaning<ContractTime>{"within", ContractTime::inside}, Meaning<ContractTime>{"dentro", ContractTime::inside},
                                  Meaning<ContractTime>{"partly", ContractTime::partly}, Meaning<ContractTime>{"partlyinside", ContractTime::partly}, Meaning<ContractTime>{"enparte", ContractTime::partly}};
constexpr std::array outcomes = {Meaning<VisitOutcome>{"made", VisitOutcome::made}, Meaning<VisitOutcome>{"done", VisitOutcome::made}, Meaning<VisitOutcome>{"completed", VisitOutcome::made}, Meaning<VisitOutcome>{"hecha", VisitOutcome::made}, Meaning<VisitOutcome>{"realizada", VisitOutcome::made},
                                 Meaning<VisitOutcome>{"noshow", VisitOutcome::no_show}, Meaning<VisitOutcome>{"missed", VisitOutcome::no_show}, Meaning<VisitOutcome>{"ausente", VisitOutcome::no_show}};

template <class Value, std::size_t n>
std::optional<Value> meant(const std::array<Meaning<Value>, n>& words, std::string_view written)
{
    const auto found = std::find_if(words.begin(), words.end(), [word = bare(written)](const Meaning<Value>& one) { return one.word == word; });
    return found == words.end() ? std::nullopt : std::optional(found->means);
}

/// `10/1/2026`
std::optional<std::array<int, 3>> parts_of(std::string_view written)
{
    std::array<int, 3> out{};
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto [rest, error] = std::from_chars(written.data(), written.data() + written.size(), out[i]);
        if (error != std::errc{} || out[i] < 1) return std::nullopt;
        written.remove_prefix(static_cast<std::size_t>(rest - written.data()));
        const bool last = i + 1 == out.size();
        if (last != written.empty() || (!last && written.front() != '/')) return std::nullopt;
        if (!last) written.remove_prefix(1);
    }
    return out;
}

}  // namespace

VisitColumns::VisitColumns(const Table& table, std::vector<TableFault>& faults) : table_(table)
{
    places_.fill(Table::npos);
    std::vector<std::string> known;
    for (const auto& header : headers) known.emplace_back(header.word);
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        const auto column = meant(headers, table.header[i]);
        if (!column) {
            const std::string near = suggestion(bare(table.header[i]), known);
            faults.push_back({table.file, 1, table.header[i].empty() ? fmt::format("column {}", i + 1) : table.header[i], "this column is passed over, and nothing in it is kept", near.empty() ? "" : fmt::format("If it matters: {}", near), true});
            continue;
        }
        std::size_t& place = places_[static_cast<std::size_t>(*column)];
        if (place != Table::npos) faults.push_back({table.file, 1, table.header[i], fmt::format("it says the same as the column \"{}\"", table.header[place]), "Keep one of the two."});
        else place = i;
    }
    if (table.header.empty()) return;
    const auto needed = [&](VisitColumn column, const char* what, const char* hint) {
        if (!has(column)) faults.push_back({table.file, 1, {}, what, hint});
    };
    needed(C::date, "no column says the day of the visit", "Name one \"date\", with days like 2026-10-01.");
    needed(C::start, "no column says when the visit began", "Name one \"start\", with times like 16:30.");
    needed(C::minutes, "no column says how long the visit was", "Name one \"minutes\".");
    needed(C::stage, "no column says whether it was a first or a second visit", "Name one \"stage\", with first-visit or second-visit.");
    needed(C::contract, "no column says whether it was outside the contract day", "Name one \"contract\", with outside, inside or partly.");
    if (!has(C::educator) && !has(C::educators)) faults.push_back({table.file, 1, {}, "no column says who went", "Name two \"educator\" and \"partner\", or one \"educators\" with a semicolon between the two."});
}

DayOrder day_order(const Table& table, const VisitColumns& columns)
{
    bool month_first = false, day_first = false;
    for (const TableRow& row : table.rows)
        for (const VisitColumn column : {C::date, C::arranged_on, C::reflected_on})
            if (const auto parts = parts_of(columns.cell(row, column))) {
                day_first = day_first || (*parts)[0] > 12;
                month_first = month_first || (*parts)[1] > 12;
            }
    if (month_first == day_first) return DayOrder::unknown;
    return month_first ? DayOrder::month_first : DayOrder::day_first;
}

std::optional<Day> day_meant(std::string_view written, DayOrder order)
{
    if (const auto date = parse_date(written)) return Day{*date};
    const auto parts = parts_of(written);
    if (!parts || order == DayOrder::unknown || (*parts)[2] < 1900 || (*parts)[2] > 9999) return std::nullopt;
    const int month = order == DayOrder::month_first ? (*parts)[0] : (*parts)[1], day = order == DayOrder::month_first ? (*parts)[1] : (*parts)[0];
    const std::chrono::year_month_day date{std::chrono::year{(*parts)[2]}, std::chrono::month{static_cast<unsigned>(month)}, std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional<Day>(Day{date}) : std::nullopt;
}

std::optional<bool> yes_meant(std::string_view written) { return meant(yeses, written); }
std::optional<Stage> stage_meant(std::string_view written) { return meant(stages, written); }
std::optional<Setting> setting_meant(std::string_view written) { return meant(settings, written); }
std::optional<ContractTime> contract_meant(std::string_view written) { return meant(contracts, written); }
std::optional<VisitOutcome> outcome_meant(std::string_view written) { return meant(outcomes, written); }

}  // namespace fv

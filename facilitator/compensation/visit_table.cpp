#include "facilitator/compensation/visit_table.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>

#include "facilitator/compensation/visit_cells.h"
#include "facilitator/people/folding.h"

namespace fv {
namespace {

using C = VisitColumn;

/// Whom a cell means: by the roster's own id, by email, by name.
class Whom {
public:
    explicit Whom(const Roster& roster) : roster_(roster)
    {
        for (const RosterPerson& person : roster.people()) {
            for (const std::string& id : person.roster_ids) by_id_.emplace(id, &person);
            if (!person.email.empty()) by_email_.emplace(folded(person.email), &person);
        }
    }
    [[nodiscard]] std::vector<const RosterPerson*> all(const std::string& written) const
    {
        if (const auto found = by_id_.find(written); found != by_id_.end()) return {found->second};
        std::vector<const RosterPerson*> out;
        for (auto [at, end] = by_email_.equal_range(folded(written)); at != end; ++at) out.push_back(at->second);
        return out.empty() ? roster_.named(written) : out;
    }

private:
    const Roster& roster_;
    std::map<std::string, const RosterPerson*> by_id_;
    std::multimap<std::string, const RosterPerson*> by_email_;
};

class Planning {
public:
    Planning(const Table& table, std::span<const LoggedVisit> log, const Roster& roster, Day today)
        : table_(table), log_(log.begin(), log.end()), roster_(roster), today_(today), whom_(roster), plan_{.visits = {}, .faults = table.faults}, columns_(table, plan_.faults), order_(day_order(table, columns_))
    {
    }

    VisitImportPlan run()
    {
        if (has_faults(plan_.faults)) return std::move(plan_);
        for (std::size_t i = 0; i < log_.size(); ++i) by_id_[log_[i].id] = i;
        for (const TableRow& row : table_.rows) take(row);
        for (PlannedVisit& planned : plan_.visits)
            if (planned.as != PlannedVisit::As::unchanged) check(planned);
        return std::move(plan_);
    }

private:
    void fault(std::size_t row, C column, std::string message, std::string hint) { plan_.faults.push_back({table_.file, row, columns_.header(column), std::move(message), std::move(hint)}); }

    /// Puts into `value` what the cell says, by `meant`; an empty cell says nothing. False: it can't be read.
    template <class Value, class Meant>
    bool read(const TableRow& row, C column, Value& value, const Meant& meant, const char* hint)
    {
        const std::string& cell = columns_.cell(row, column);
        if (cell.empty()) return true;
        const auto found = meant(cell);
        if (found) value = *found;
        else fault(row.number, column, fmt::format("\"{}\" is not understood", cell), hint);
        return found.has_value();
    }

    void take(const TableRow& row)
    {
        const std::size_t faults_before = plan_.faults.size();
        const auto day = [&](const std::string& cell) { return day_meant(cell, order_); };
        const char* const day_hint = "Write year, month and day: 2026-10-01.";
        std::optional<Day> date, reflected_on;
        std::optional<int> start;
        read(row, C::date, date, day, day_hint);
        read(row, C::start, start, clock_time, "Write it like 16:30 or 4:30 pm.");
        read(row, C::reflected_on, reflected_on, day, day_hint);
        const std::vector<Uuid> educators = people(row);
        if (columns_.cell(row, C::date).empty()) fault(row.number, C::date, "the day of the visit is missing", day_hint);
        if (columns_.cell(row, C::start).empty()) fault(row.number, C::start, "it does not say when the visit began", "Write it like 16:30.");
        if (plan_.faults.size() > faults_before) return;

        PlannedVisit planned{.as = PlannedVisit::As::fresh, .row = row.number, .id = {}, .facts = {}, .was = {}, .changes = {}, .reflected_on = reflected_on, .notices = {}};
        planned.facts.date = *date;
        planned.facts.start = *start;
        planned.facts.educators = educators;
        const LoggedVisit* known = find(row, planned);
        if (known != nullptr && !known->counts()) {
            plan_.faults.push_back({table_.file, row.number, {}, "this visit was withdrawn, and is passed over", "", true});
            return;
        }
        if (known != nullptr) {
            planned.was = *known;
            static_cast<VisitFacts&>(planned.facts) = *known;
            planned.facts.date = *date;
            planned.facts.start = *start;
            planned.facts.educators = educators;
        }
        rest(row, planned, known == nullptr);
        reflection(planned, known);
        if (plan_.faults.size() > faults_before) return;
        if (known != nullptr) compare(planned);
        remember(std::move(planned), known);
    }

    std::vector<Uuid> people(const TableRow& row)
    {
        std::vector<Uuid> out;
        const auto add = [&](C column, const std::string& written) {
            if (written.empty()) return;
            const std::vector<const RosterPerson*> found = whom_.all(written);
            if (found.empty()) return fault(row.number, column, fmt::format("nobody on record is \"{}\"", written), "Write the roster's id, the email or the name as it stands there; or add them with `first-visit people add`.");
            if (found.size() > 1) return fault(row.number, column, fmt::format("{} people on record may be \"{}\"", found.size(), written), "Write the email of the one who is meant, or the roster's id.");
            if (std::find(out.begin(), out.end(), found[0]->id) != out.end()) return fault(row.number, column, fmt::format("{} stands there twice", found[0]->name), "Name the two who went.");
            out.push_back(found[0]->id);
        };
        std::string_view both = columns_.cell(row, C::educators);
        while (!both.empty()) {
            const std::size_t end = std::min(both.find_first_of(";|+&\n"), both.size());
            add(C::educators, trimmed(both.substr(0, end)));
            both.remove_prefix(std::min(end + 1, both.size()));
        }
        add(C::educator, columns_.cell(row, C::educator));
        add(C::second_educator, columns_.cell(row, C::second_educator));
        std::sort(out.begin(), out.end());
        return out;
    }

    /// The visit on record that the row is about. `planned` gets its id, or a new one that is the same on every laptop.
    const LoggedVisit* find(const TableRow& row, PlannedVisit& planned) const
    {
        const std::string& entry = columns_.cell(row, C::entry);
        std::string natural = "visit\n" + iso_text(std::chrono::year_month_day{planned.facts.date}) + "\n" + clock_text(planned.facts.start);
        for (const Uuid& id : planned.facts.educators) natural += "\n" + id.text();
        planned.id = made_id(entry.empty() ? natural : "visit-entry\n" + entry);
        if (const auto found = by_id_.find(planned.id); found != by_id_.end()) return &log_[found->second];
        for (const LoggedVisit& visit : log_)
            if (visit.counts() && same_visit(visit, planned.facts) && (entry.empty() || !rows_.contains(visit.id))) {
                planned.id = visit.id;
                return &visit;
            }
        return nullptr;
    }

    void rest(const TableRow& row, PlannedVisit& planned, bool is_new)
    {
        VisitFacts& facts = planned.facts;
        const auto number = [](const std::string& cell) {
            int value = 0;
            const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
            return error == std::errc{} && end == cell.data() + cell.size() && value >= 0 && value <= minutes_of_day ? std::optional(value) : std::nullopt;
        };
        const auto day = [&](const std::string& cell) { return day_meant(cell, order_); };
        read(row, C::minutes, facts.minutes, number, "Write whole minutes: 40.");
        read(row, C::stage, facts.stage, stage_meant, "Write first-visit or second-visit.");
        read(row, C::setting, facts.setting, setting_meant, "Write home, library, park, cafe, online, school or other.");
        read(row, C::voluntary, facts.voluntary, yes_meant, "Write yes or no.");
        read(row, C::arranged_on, facts.arranged_on, day, "Write year, month and day: 2026-10-01.");
        read(row, C::contract, facts.contract, contract_meant, "Write outside, inside or partly.");
        read(row, C::inside, facts.minutes_inside, number, "Write whole minutes: 15.");
        read(row, C::grade, facts.grade, grade_named, "Write pre-k, k, 1 to 13, or mixed: no name of a class or a pupil.");
        read(row, C::language, facts.language, language_named, "Write its name or its tag: Spanish, or es.");
        read(row, C::outcome, facts.outcome, outcome_meant, "Write made or no-show.");
        read(row, C::confirmed, facts.confirmed, yes_meant, "Write yes or no.");
        if (!is_new) return;
        if (columns_.cell(row, C::stage).empty()) fault(row.number, C::stage, "it does not say whether it was a first or a second visit", "Write first-visit or second-visit.");
        if (columns_.cell(row, C::contract).empty()) fault(row.number, C::contract, "it does not say whether it was outside the contract day", "Write outside, inside or partly.");
    }

    void reflection(PlannedVisit& planned, const LoggedVisit* known)
    {
        if (!planned.reflected_on) return;
        if (*planned.reflected_on < planned.facts.date) fault(planned.row, C::reflected_on, "the two looked back before the visit", "Write the day on which they reflected together.");
        if (*planned.reflected_on > today_) fault(planned.row, C::reflected_on, "that day is yet to come", "Leave it empty until they have reflected.");
        if (known != nullptr && known->reflected_on && *known->reflected_on <= *planned.reflected_on) planned.reflected_on.reset();
    }

    static void compare(PlannedVisit& planned)
    {
        if (const auto change = corrected(planned.was, planned.facts, Day{})) {
            const Fields before = logged(planned.was, Day{}).fields();
            for (const auto& [field, to] : static_cast<const VisitFields&>(*change).fields()) {
                const auto from = std::find_if(before.begin(), before.end(), [&, key = field](const auto& one) { return one.first == key; });
                planned.changes.push_back({field, from == before.end() ? std::string{} : from->second, to});
            }
        }
        planned.as = planned.changes.empty() && !planned.reflected_on ? PlannedVisit::As::unchanged : PlannedVisit::As::changed;
    }

    void remember(PlannedVisit planned, const LoggedVisit* known)
    {
        if (const auto [before, is_first] = rows_.try_emplace(planned.id, planned.row); !is_first) {
            fault(planned.row, C::entry, fmt::format("row {} is about the same visit", before->second), "Keep one of the two.");
            return;
        }
        if (known != nullptr) {
            static_cast<VisitFacts&>(log_[by_id_.at(planned.id)]) = planned.facts;
        } else {
            LoggedVisit visit;
            static_cast<VisitFacts&>(visit) = planned.facts;
            visit.id = planned.id;
            by_id_[visit.id] = log_.size();
            log_.push_back(std::move(visit));
        }
        plan_.visits.push_back(std::move(planned));
    }

    static C column_of(std::string_view field)
    {
        static const std::map<std::string_view, C> columns = {{"date", C::date}, {"start", C::start}, {"minutes", C::minutes}, {"inside", C::inside}, {"stage", C::stage}, {"arranged_on", C::arranged_on}};
        const auto found = columns.find(field);
        return found == columns.end() ? C::educator : found->second;
    }

    void check(PlannedVisit& planned)
    {
        for (const LogProblem& problem : problems_of(planned.facts, log_, roster_, today_, planned.id)) {
            if (!problem.stops) {
                planned.notices.push_back(problem);
                continue;
            }
            const auto other = rows_.find(problem.visit);
            if (other != rows_.end() && other->second > planned.row) continue;  // told at that row
            std::string message = message_of(problem, roster_, log_);
            if (other != rows_.end()) message += fmt::format(" (row {})", other->second);
            C column = column_of(problem.field);
            if (column == C::educator && !columns_.has(column)) column = C::educators;
            fault(planned.row, column, std::move(message), hint_of(problem));
        }
    }

    const Table& table_;
    std::vector<LoggedVisit> log_;      ///< as it will be
    const Roster& roster_;
    Day today_;
    Whom whom_;
    VisitImportPlan plan_;
    VisitColumns columns_;
    DayOrder order_;
    std::map<Uuid, std::size_t> by_id_; ///< places in log_
    std::map<Uuid, std::size_t> rows_;  ///< by visit
};

}  // namespace

std::size_t VisitImportPlan::count(PlannedVisit::As as) const
{
    return static_cast<std::size_t>(std::count_if(visits.begin(), visits.end(), [&](const PlannedVisit& one) { return one.as == as; }));
}

VisitImportPlan plan_visit_import(const Table& table, std::span<const LoggedVisit> log, const Roster& roster, Day today) { return Planning(table, log, roster, today).run(); }

std::vector<Said> said_of(const PlannedVisit& planned, Day today, const Uuid& by)
{
    std::vector<Said> out;
    if (planned.as == PlannedVisit::As::fresh) out.push_back(said_of(planned.id, logged(planned.facts, today), by));
    else if (const auto change = corrected(planned.was, planned.facts, today)) out.push_back(said_of(planned.id, *change, by));
    if (planned.reflected_on && planned.as != PlannedVisit::As::unchanged) out.push_back(said_of(planned.id, reflected(*planned.reflected_on), by));
    return out;
}

}  // namespace fv

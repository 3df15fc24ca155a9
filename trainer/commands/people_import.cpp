#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "trainer/commands/people_commands.h"
#include "trainer/session/people.h"

namespace fv {
namespace {

using Json = nlohmann::ordered_json;

std::string_view word_of(const PlannedPerson& planned) { return planned.is_new() ? "add" : planned.unchanged() ? "unchanged" : "change"; }

Json document_of(const ImportPlan& plan, bool written)
{
    const ImportCounts counts = counts_of(plan);
    Json document{{"schema", "first-visit/people-import/1"}, {"written", written}, {"added", counts.added}, {"changed", counts.changed}, {"unchanged", counts.unchanged}, {"left_out", plan.left_out}};
    document["people"] = Json::array();
    for (const PlannedPerson& planned : plan.people) {
        Json changes = Json::array();
        for (const PlannedChange& change : planned.changes) changes.push_back({{"field", change.field}, {"from", change.from}, {"to", change.to}});
        document["people"].push_back({{"row", planned.row}, {"name", planned.name}, {"what", word_of(planned)}, {"person", planned.person ? Json(planned.person->text()) : Json(nullptr)}, {"changes", std::move(changes)}});
    }
    document["faults"] = Json::array();
    for (const TableFault& fault : plan.faults)
        document["faults"].push_back({{"severity", fault.is_note ? "note" : "error"}, {"file", fault.file}, {"row", fault.row}, {"column", fault.column}, {"message", fault.message}, {"hint", fault.hint}});
    return document;
}

std::string in_words(const PlannedChange& change)
{
    if (change.field == "role" || change.field == "cohort") return fmt::format("{} +{}", change.field, change.to);
    return change.from.empty() ? fmt::format("{} {}", change.field, change.to) : fmt::format("{} {} -> {}", change.field, change.from, change.to);
}

void print_plan(const ImportPlan& plan, const CommonOptions& common, Console& console)
{
    for (const PlannedPerson& planned : plan.people) {
        if (planned.unchanged() || common.quiet) continue;
        std::string changes;
        for (const PlannedChange& change : planned.changes)
            if (!planned.is_new() || change.field != "name") changes += (changes.empty() ? ": " : "; ") + in_words(change);
        console.out << fmt::format("{:<7} {}{}\n", word_of(planned), planned.name, changes);
    }
}

}  // namespace

int run_people_import(const PeopleArguments& arguments, Session& session, const CommonOptions& common, Console& console)
{
    std::string why_not;
    const auto read = read_roster_at(arguments.file, why_not);
    if (!read) return console.err << "first-visit: " << why_not << ".\n", ExitStatus::answer_is_no;
    const Roster all = roster(session.store());
    const ImportPlan plan = plan_import(*read, all);
    const bool has_fault = has_faults(plan.faults);
    const bool gives_roles = std::any_of(plan.people.begin(), plan.people.end(), [](const PlannedPerson& planned) {
        return std::any_of(planned.changes.begin(), planned.changes.end(), [](const PlannedChange& change) { return change.field == "role" && change.to != word_of(Role::teacher); });
    });
    if (gives_roles && !may(session, all, Permission::give_roles)) {
        console.err << "first-visit: this roster gives roles, and only an administrator may; leave the column out, or let an administrator import it.\n";
        return ExitStatus::answer_is_no;
    }
    const bool written = arguments.write && !has_fault;
    if (written) import_roster(plan, session);
    if (common.json) console.out << document_of(plan, written).dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    else print_plan(plan, common, console);
    for (const TableFault& fault : plan.faults)
        if (!common.json && (!fault.is_note || !common.quiet)) console.err << printed(fault);
    if (!common.json && !common.quiet) {
        const ImportCounts counts = counts_of(plan);
        if (written) console.out << fmt::format("Written: {} added, {} changed, {} unchanged", counts.added, counts.changed, counts.unchanged);
        else console.out << fmt::format("Nothing is written yet: {} to add, {} to change, {} unchanged", counts.added, counts.changed, counts.unchanged);
        if (plan.left_out > 0) console.out << fmt::format("; {} left out, who are no staff or not there any more", plan.left_out);
        console.out << (written ? ".\n" : has_fault ? ". Mend the faults, then it can be.\n" : ". Say --write to do it.\n");
    }
    return has_fault ? ExitStatus::answer_is_no : ExitStatus::done;
}

}  // namespace fv

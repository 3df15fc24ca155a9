#include "facilitator/people/roster_import.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "facilitator/people/folding.h"

namespace fv {
namespace {

/// Two texts that can belong to one person: the same, or one is not said.
bool agree(std::string_view a, std::string_view b) { return a.empty() || b.empty() || folded(a) == folded(b); }
bool both_say(std::string_view a, std::string_view b) { return !a.empty() && folded(a) == folded(b); }

bool same_person(const RosterRow& a, const RosterRow& b)
{
    if (!a.roster_id.empty() && !b.roster_id.empty()) return a.roster_id == b.roster_id;
    if (!a.email.empty() && !b.email.empty()) return both_say(a.email, b.email);
    return both_say(a.name, b.name) && agree(a.school, b.school);
}

void fill(std::string& field, const std::string& other)
{
    if (field.empty()) field = other;
}

/// The roster's rows with one for each person.
class Rows {
public:
    explicit Rows(std::vector<TableFault>& faults) : faults_(faults) {}

    void take(const RosterRow& row)
    {
        for (const auto* index : {&by_id_, &by_email_, &by_name_}) {
            const auto [first, last] = index->equal_range(key(row, index));
            for (auto it = first; it != last; ++it)
                if (!it->first.empty() && same_person(rows_[it->second], row)) return unite(rows_[it->second], row, it->second);
        }
        rows_.push_back(row);
        note(rows_.size() - 1);
    }
    std::vector<RosterRow> all() { return std::move(rows_); }

private:
    using Index = std::multimap<std::string, std::size_t>;

    std::string key(const RosterRow& row, const Index* index) const { return index == &by_id_ ? row.roster_id : folded(index == &by_email_ ? row.email : row.name); }
    void note(std::size_t place)
    {
        for (Index* index : {&by_id_, &by_email_, &by_name_})
            if (std::string word = key(rows_[place], index); !word.empty()) index->emplace(std::move(word), place);
    }
    void unite(RosterRow& known, const RosterRow& row, std::size_t place)
    {
        const auto differs = [&](const char* column, const std::string& one, const std::string& other) {
            if (agree(one, other)) return;
            faults_.push_back({row.file, row.row, column, fmt::format("row {} is about the same person and says \"{}\", not \"{}\"", known.row, one, other), "Keep what is right in both."});
        };
        differs("name", known.name, row.name);
        differs("school", known.school, row.school);
        differs("email", known.email, row.email);
        fill(known.school, row.school);
        fill(known.email, row.email);
        fill(known.roster_id, row.roster_id);
        known.roles.add(row.roles);
        known.cohorts.insert(known.cohorts.end(), row.cohorts.begin(), row.cohorts.end());
        note(place);
    }

    std::vector<TableFault>& faults_;
    std::vector<RosterRow> rows_;
    Index by_id_, by_email_, by_name_;
};

/// Finds again whom a row speaks of.
class Finding {
public:
    explicit Finding(const Roster& roster)
    {
        for (const RosterPerson& person : roster.people()) {
            for (const std::string& id : person.roster_ids) by_id_.emplace(id, &person);
            if (!person.email.empty()) by_email_.emplace(folded(person.email), &person);
            by_name_.emplace(folded(person.name), &person);
        }
    }

    /// More than one: nobody can tell.
    [[nodiscard]] std::vector<const RosterPerson*> whom(const RosterRow& row) const
    {
        if (const auto found = by_id_.find(row.roster_id); !row.roster_id.empty() && found != by_id_.end()) return {found->second};
        std::vector<const RosterPerson*> out;
        if (!row.email.empty())
            for (auto [at, end] = by_email_.equal_range(folded(row.email)); at != end; ++at) out.push_back(at->second);
        if (!out.empty()) return out;
        for (auto [at, end] = by_name_.equal_range(folded(row.name)); at != end; ++at) {
            const RosterPerson& person = *at->second;
            const bool other_id = !row.roster_id.empty() && !person.roster_id.empty();  // it would have been found
            if (!other_id && agree(person.email, row.email) && agree(person.school, row.school)) out.push_back(&person);
        }
        return out;
    }

private:
    std::map<std::string, const RosterPerson*> by_id_;
    std::multimap<std::string, const RosterPerson*> by_email_, by_name_;
};

void changes_of(PlannedPerson& planned, const RosterRow& row, const RosterPerson& was)
{
    const auto replace = [&](const char* field, const std::string& from, const std::string& to) {
        if (!to.empty() && from != to) planned.changes.push_back({field, from, to});
    };
    replace("name", was.name, row.name);
    replace("email", was.email, row.email);
    replace("school", was.school, row.school);
    if (std::find(was.roster_ids.begin(), was.roster_ids.end(), row.roster_id) == was.roster_ids.end()) replace("roster_id", was.roster_id, row.roster_id);
    for (std::size_t i = 0; i < role_count; ++i) {
        const auto role = static_cast<Role>(i);
        const bool is_one_anyway = role == Role::teacher && was.roles.none() && !was.ids.empty();
        if (row.roles.has(role) && !was.roles.has(role) && !is_one_anyway) planned.changes.push_back({"role", {}, std::string(word_of(role))});
    }
    std::vector<std::string> in;
    for (const std::string& cohort : was.cohorts) in.push_back(folded(cohort));
    for (const std::string& cohort : row.cohorts) {
        if (std::find(in.begin(), in.end(), folded(cohort)) != in.end()) continue;
        in.push_back(folded(cohort));
        planned.changes.push_back({"cohort", {}, cohort});
    }
}

}  // namespace

ImportPlan plan_import(const RosterRead& read, const Roster& roster)
{
    ImportPlan plan{.people = {}, .faults = read.faults, .left_out = read.left_out};
    Rows rows(plan.faults);
    for (const RosterRow& row : read.rows) rows.take(row);
    const Finding finding(roster);
    std::map<Uuid, std::size_t> taken;  // whom, and by which row
    for (const RosterRow& row : rows.all()) {
        const std::vector<const RosterPerson*> whom = finding.whom(row);
        if (whom.size() > 1) {
            plan.faults.push_back({row.file, row.row, "name", fmt::format("{} people on record may be \"{}\"", whom.size(), row.name),
                                   "Write the email of the one who is meant, or see with `first-visit people duplicates` whether they are one."});
            continue;
        }
        PlannedPerson planned{.row = row.row, .name = row.name, .person = {}, .changes = {}};
        if (whom.size() == 1) {
            planned.person = whom[0]->id;
            if (const auto [before, is_first] = taken.try_emplace(whom[0]->id, row.row); !is_first) {
                plan.faults.push_back({row.file, row.row, "name", fmt::format("rows {} and {} are both about {}, who is on record", before->second, row.row, whom[0]->name), "Keep one of them, or give each an email of their own."});
                continue;
            }
        }
        changes_of(planned, row, whom.empty() ? RosterPerson{} : *whom[0]);
        plan.people.push_back(std::move(planned));
    }
    return plan;
}

std::vector<Said> said_of(const PlannedPerson& planned, const Uuid& id, const Uuid& by)
{
    std::vector<Said> said;
    PersonDescribed described;
    for (const PlannedChange& change : planned.changes) {
        if (change.field == "name") said.push_back(said_of(id, PersonAdded{change.to}, by));
        if (change.field == "email") described.email = change.to;
        if (change.field == "school") described.school = change.to;
        if (change.field == "roster_id") described.roster_id = change.to;
    }
    if (!(described == PersonDescribed{})) said.push_back(said_of(id, described, by));
    for (const PlannedChange& change : planned.changes) {
        if (change.field == "role") said.push_back(said_of(id, RoleGiven{change.to}, by));
        if (change.field == "cohort") said.push_back(said_of(id, CohortEntered{change.to}, by));
    }
    return said;
}

}  // namespace fv

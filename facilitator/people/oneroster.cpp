#include "facilitator/people/oneroster.h"

#include <algorithm>
#include <fmt/format.h>
#include <initializer_list>
#include <map>
#include <set>
#include <string_view>

#include "facilitator/people/folding.h"

namespace fv {
namespace {

bool is_pupil_or_family(std::string_view role)
{
    const std::string word = bare(role);
    constexpr std::string_view words[] = {"student", "parent", "guardian", "relative"};
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

bool is_deleted(const Table& table, const TableRow& row) { return bare(table.cell(row, table.column("status"))) == "tobedeleted"; }

/// False: a column that must be there is not.
bool has_columns(const Table& table, std::initializer_list<std::string_view> wanted, RosterRead& read)
{
    bool all = true;
    for (const std::string_view word : wanted) {
        if (table.column(word) != Table::npos) continue;
        all = false;
        read.faults.push_back({table.file, 1, std::string(word), "this column is missing", "OneRoster asks for it: export the files again, or write a roster of your own as one CSV."});
    }
    return all;
}

/// What the other files say of a user.
struct Known {
    std::set<std::string> roles;
    std::set<std::string> cohorts;
    std::string org;
};

class OneRoster {
public:
    explicit OneRoster(const OneRosterTables& tables) : tables_(tables) {}

    RosterRead read()
    {
        for (const Table* table : {&tables_.users, &tables_.classes, &tables_.enrollments, &tables_.roles, &tables_.orgs})
            read_.faults.insert(read_.faults.end(), table->faults.begin(), table->faults.end());
        const bool whole = has_columns(tables_.users, {"sourcedId", "givenName", "familyName"}, read_) & has_columns(tables_.classes, {"sourcedId", "title"}, read_) &
                           has_columns(tables_.enrollments, {"classSourcedId", "userSourcedId", "role"}, read_);
        if (!whole) return std::move(read_);
        names(tables_.orgs, "name", orgs_);
        names(tables_.classes, "title", classes_);
        roles();
        for (const TableRow& row : tables_.users.rows) user_role(row);
        enrollments();
        for (const TableRow& row : tables_.users.rows) user(row);
        return std::move(read_);
    }

private:
    static void names(const Table& table, std::string_view column, std::map<std::string, std::string>& out)
    {
        for (const TableRow& row : table.rows)
            if (!is_deleted(table, row)) out[table.cell(row, table.column("sourcedId"))] = table.cell(row, table.column(column));
    }
    void roles()
    {
        const Table& table = tables_.roles;
        for (const TableRow& row : table.rows) {
            if (is_deleted(table, row)) continue;
            Known& known = known_[table.cell(row, table.column("userSourcedId"))];
            known.roles.insert(table.cell(row, table.column("role")));
            const bool primary = bare(table.cell(row, table.column("roleType"))) == "primary";
            if (known.org.empty() || primary) known.org = table.cell(row, table.column("orgSourcedId"));
        }
    }
    /// 1.1 has the role and the schools with the user.
    void user_role(const TableRow& row)
    {
        const Table& table = tables_.users;
        Known& known = known_[table.cell(row, table.column("sourcedId"))];
        if (const std::string& role = table.cell(row, table.column("role")); !role.empty()) known.roles.insert(role);
        if (const std::string& org = table.cell(row, table.column("primaryOrgSourcedId")); !org.empty()) known.org = org;
        if (const std::string& orgs = table.cell(row, table.column("orgSourcedIds")); known.org.empty()) known.org = orgs.substr(0, orgs.find(','));
    }
    void enrollments()
    {
        const Table& table = tables_.enrollments;
        for (const TableRow& row : table.rows) {
            if (is_deleted(table, row)) continue;
            const std::string& user = table.cell(row, table.column("userSourcedId"));
            const auto found = known_.find(user);
            if (found == known_.end()) {
                read_.faults.push_back({table.file, row.number, "userSourcedId", fmt::format("there is no user \"{}\" in {}", user, tables_.users.file), "Export all files in one go; the row is passed over.", true});
                continue;
            }
            const std::string& id = table.cell(row, table.column("classSourcedId"));
            const auto title = classes_.find(id);
            if (title == classes_.end()) read_.faults.push_back({table.file, row.number, "classSourcedId", fmt::format("there is no class \"{}\" in {}", id, tables_.classes.file), "Export all files in one go; the row is passed over.", true});
            else if (!title->second.empty()) found->second.cohorts.insert(title->second);
            enrolled_as_[user].insert(table.cell(row, table.column("role")));
        }
    }
    /// The user's own roles say who is staff; where there are none, what they are enrolled as.
    [[nodiscard]] bool is_staff(const std::string& id, const Known& known) const
    {
        const auto enrolled = enrolled_as_.find(id);
        static const std::set<std::string> nothing;
        const std::set<std::string>& roles = !known.roles.empty() ? known.roles : enrolled != enrolled_as_.end() ? enrolled->second : nothing;
        return !roles.empty() && std::none_of(roles.begin(), roles.end(), is_pupil_or_family);
    }
    void user(const TableRow& row)
    {
        const Table& table = tables_.users;
        const auto cell = [&](std::string_view column) -> const std::string& { return table.cell(row, table.column(column)); };
        const std::string& id = cell("sourcedId");
        const Known& known = known_[id];
        if (is_deleted(table, row) || bare(cell("enabledUser")) == "false" || !is_staff(id, known)) {
            ++read_.left_out;
            return;
        }
        const std::string& given = cell("preferredGivenName").empty() ? cell("givenName") : cell("preferredGivenName");
        const std::string& family = cell("preferredFamilyName").empty() ? cell("familyName") : cell("preferredFamilyName");
        RosterRow out{.file = table.file, .row = row.number, .name = trimmed(given + " " + family), .email = cell("email"), .school = {}, .roster_id = id, .roles = {}, .cohorts = {}};
        if (id.empty()) fault(row, "sourcedId", "there is no id", "OneRoster gives each user one.");
        if (const std::string why = why_no_name(out.name); !why.empty()) fault(row, "familyName", why, "Mend it where the roster comes from.");
        if (const std::string why = why_no_email(out.email); !why.empty()) fault(row, "email", why, "Mend it where the roster comes from, or leave it empty.");
        if (const auto org = orgs_.find(known.org); org != orgs_.end()) out.school = org->second;
        out.cohorts.assign(known.cohorts.begin(), known.cohorts.end());
        out.roles.give(Role::teacher);
        read_.rows.push_back(std::move(out));
    }
    void fault(const TableRow& row, std::string column, std::string message, std::string hint)
    {
        read_.faults.push_back({tables_.users.file, row.number, std::move(column), std::move(message), std::move(hint)});
    }

    const OneRosterTables& tables_;
    std::map<std::string, std::string> orgs_, classes_;
    std::map<std::string, Known> known_;
    std::map<std::string, std::set<std::string>> enrolled_as_;
    RosterRead read_;
};

}  // namespace

RosterRead read_oneroster(const OneRosterTables& tables) { return OneRoster(tables).read(); }

}  // namespace fv

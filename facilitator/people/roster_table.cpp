#include "facilitator/people/roster_table.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <optional>
#include <utility>

#include "facilitator/people/folding.h"
#include "foundation/source_text.h"
#include "foundation/spelling.h"

namespace fv {
namespace {

constexpr std::uint32_t longest_name = 60, longest_other = 120;  // characters: a name fits a certificate

enum class Says : std::uint8_t { name, first, last, email, school, role, cohort, roster_id };

struct Header {
    Says says;
    std::string_view word;  ///< as bare() leaves it
};

constexpr std::array headers = {
    Header{Says::name, "name"}, Header{Says::name, "fullname"}, Header{Says::name, "displayname"}, Header{Says::name, "teacher"}, Header{Says::name, "teachername"}, Header{Says::name, "educator"},
    Header{Says::name, "staffname"}, Header{Says::name, "nombrecompleto"}, Header{Says::name, "nombreyapellidos"}, Header{Says::name, "nombreyapellido"}, Header{Says::name, "docente"},
    Header{Says::first, "firstname"}, Header{Says::first, "first"}, Header{Says::first, "givenname"}, Header{Says::first, "forename"}, Header{Says::first, "preferredname"}, Header{Says::first, "nombre"}, Header{Says::first, "nombres"},
    Header{Says::last, "lastname"}, Header{Says::last, "last"}, Header{Says::last, "familyname"}, Header{Says::last, "surname"}, Header{Says::last, "apellido"}, Header{Says::last, "apellidos"},
    Header{Says::email, "email"}, Header{Says::email, "emailaddress"}, Header{Says::email, "mail"}, Header{Says::email, "workemail"}, Header{Says::email, "schoolemail"}, Header{Says::email, "correo"}, Header{Says::email, "correoelectronico"},
    Header{Says::school, "school"}, Header{Says::school, "schoolname"}, Header{Says::school, "building"}, Header{Says::school, "site"}, Header{Says::school, "campus"}, Header{Says::school, "organization"}, Header{Says::school, "escuela"}, Header{Says::school, "centro"},
    Header{Says::role, "role"}, Header{Says::role, "roles"}, Header{Says::role, "rol"}, Header{Says::role, "firstvisitrole"},
    Header{Says::cohort, "cohort"}, Header{Says::cohort, "cohorts"}, Header{Says::cohort, "group"}, Header{Says::cohort, "training"}, Header{Says::cohort, "workshop"}, Header{Says::cohort, "cohorte"}, Header{Says::cohort, "grupo"},
    Header{Says::roster_id, "id"}, Header{Says::roster_id, "sourcedid"}, Header{Says::roster_id, "staffid"}, Header{Says::roster_id, "employeeid"}, Header{Says::roster_id, "employeenumber"}, Header{Says::roster_id, "rosterid"}};

struct RoleWord {
    Role role;
    std::string_view word;
};
constexpr std::array role_words = {
    RoleWord{Role::teacher, "teacher"}, RoleWord{Role::teacher, "teachers"}, RoleWord{Role::teacher, "educator"}, RoleWord{Role::teacher, "homevisitor"}, RoleWord{Role::teacher, "docente"},
    RoleWord{Role::teacher, "maestra"}, RoleWord{Role::teacher, "maestro"}, RoleWord{Role::teacher, "profesor"}, RoleWord{Role::teacher, "profesora"}, RoleWord{Role::facilitator, "facilitator"},
    RoleWord{Role::facilitator, "coach"}, RoleWord{Role::facilitator, "facilitador"}, RoleWord{Role::facilitator, "facilitadora"}, RoleWord{Role::trainer, "trainer"}, RoleWord{Role::trainer, "formador"},
    RoleWord{Role::trainer, "formadora"}, RoleWord{Role::trainer, "capacitador"}, RoleWord{Role::trainer, "capacitadora"}, RoleWord{Role::administrator, "administrator"}, RoleWord{Role::administrator, "admin"},
    RoleWord{Role::administrator, "administrador"}, RoleWord{Role::administrator, "administradora"}};

using Columns = std::array<std::size_t, 8>;

std::size_t at(const Columns& columns, Says says) { return columns[static_cast<std::size_t>(says)]; }

/// `a; b | c`
std::vector<std::string> parts_of(std::string_view cell)
{
    std::vector<std::string> parts;
    while (!cell.empty()) {
        const std::size_t end = std::min(cell.find_first_of(";|\n"), cell.size());
        if (std::string part = trimmed(cell.substr(0, end)); !part.empty()) parts.push_back(std::move(part));
        cell.remove_prefix(std::min(end + 1, cell.size()));
    }
    return parts;
}

Columns columns_of(const Table& table, std::vector<TableFault>& faults)
{
    Columns columns;
    columns.fill(Table::npos);
    std::vector<std::string> known;
    for (const Header& header : headers) known.emplace_back(header.word);
    for (std::size_t i = 0; i < table.header.size(); ++i) {
        const auto found = std::find_if(headers.begin(), headers.end(), [word = bare(table.header[i])](const Header& header) { return header.word == word; });
        if (found == headers.end()) {
            const std::string near = suggestion(bare(table.header[i]), known);
            faults.push_back({table.file, 1, table.header[i].empty() ? fmt::format("column {}", i + 1) : table.header[i], "this column is passed over",
                              near.empty() ? "" : fmt::format("If it matters: {}", near), true});
            continue;
        }
        std::size_t& place = columns[static_cast<std::size_t>(found->says)];
        if (place != Table::npos) faults.push_back({table.file, 1, table.header[i], fmt::format("it says the same as the column \"{}\"", table.header[place]), "Keep one of the two."});
        else place = i;
    }
    // In Spanish `Nombre` alone is the whole name.
    if (at(columns, Says::name) == Table::npos && at(columns, Says::last) == Table::npos) std::swap(columns[static_cast<std::size_t>(Says::name)], columns[static_cast<std::size_t>(Says::first)]);
    if (!table.header.empty() && at(columns, Says::name) == Table::npos && at(columns, Says::last) == Table::npos)
        faults.push_back({table.file, 1, {}, "no column says who it is", "Name one \"name\", or two \"first name\" and \"last name\". The first row names the columns."});
    return columns;
}

/// `Ruiz, Ana` is Ana Ruiz.
std::string name_in_order(const std::string& written)
{
    const std::size_t comma = written.find(',');
    if (comma == std::string::npos || written.find(',', comma + 1) != std::string::npos) return written;
    return trimmed(trimmed(written.substr(comma + 1)) + " " + trimmed(written.substr(0, comma)));
}

class Rows {
public:
    Rows(const Table& table, const Columns& columns, RosterRead& read) : table_(table), columns_(columns), read_(read) {}

    void take(const TableRow& row)
    {
        RosterRow out{.file = table_.file, .row = row.number, .name = name_in_order(cell(row, Says::name)), .email = cell(row, Says::email), .school = cell(row, Says::school),
                      .roster_id = cell(row, Says::roster_id), .roles = {}, .cohorts = parts_of(cell(row, Says::cohort))};
        if (out.name.empty()) out.name = trimmed(cell(row, Says::first) + " " + cell(row, Says::last));
        const Says name_column = at(columns_, Says::name) != Table::npos ? Says::name : Says::last;
        if (const std::string why = why_no_name(out.name); !why.empty()) fault(row, name_column, why, "Write the name as it shall stand on a certificate.");
        if (const std::string why = why_no_email(out.email); !why.empty()) fault(row, Says::email, why, "Write it like ana@school.example, or leave it empty.");
        for (const Says says : {Says::school, Says::roster_id})
            if (characters_in(cell(row, says)) > longest_other) fault(row, says, fmt::format("it is longer than {} characters", longest_other), "Shorten it.");
        for (const std::string& cohort : out.cohorts)
            if (characters_in(cohort) > longest_name) fault(row, Says::cohort, fmt::format("\"{}\" is longer than {} characters", cohort, longest_name), "Shorten it.");
        for (const std::string& word : parts_of(cell(row, Says::role))) {
            if (const auto role = role_meant(word)) out.roles.give(*role);
            else fault(row, Says::role, fmt::format("\"{}\" is no role", word), "Roles are teacher, facilitator, trainer and administrator; leave it empty for a teacher.");
        }
        read_.rows.push_back(std::move(out));
    }

private:
    [[nodiscard]] const std::string& cell(const TableRow& row, Says says) const { return table_.cell(row, at(columns_, says)); }
    void fault(const TableRow& row, Says says, std::string message, std::string hint)
    {
        const std::size_t place = at(columns_, says);
        read_.faults.push_back({table_.file, row.number, place == Table::npos ? "" : table_.header[place], std::move(message), std::move(hint)});
    }

    const Table& table_;
    const Columns& columns_;
    RosterRead& read_;
};

}  // namespace

std::string why_no_name(std::string_view name)
{
    if (name.empty()) return "there is no name";
    if (characters_in(name) > longest_name) return fmt::format("the name is longer than {} characters", longest_name);
    const bool has_line_end = std::any_of(name.begin(), name.end(), [](char sign) { return static_cast<unsigned char>(sign) < 0x20 || sign == 0x7F; });
    return has_line_end ? "the name goes over a line's end" : "";
}

std::string why_no_email(std::string_view email)
{
    if (email.empty()) return {};
    const std::size_t sign = email.find('@');
    const bool whole = sign != std::string_view::npos && sign > 0 && email.find('@', sign + 1) == std::string_view::npos && email.find_first_of(" \t\r\n,;<>\"") == std::string_view::npos;
    const std::size_t dot = whole ? email.find('.', sign) : std::string_view::npos;
    if (dot != std::string_view::npos && dot > sign + 1 && !email.ends_with('.') && characters_in(email) <= longest_other) return {};
    return fmt::format("\"{}\" is no email address", email);
}

std::optional<Role> role_meant(std::string_view written)
{
    const auto found = std::find_if(role_words.begin(), role_words.end(), [word = bare(written)](const RoleWord& known) { return known.word == word; });
    return found == role_words.end() ? std::nullopt : std::optional(found->role);
}

RosterRead read_roster(const Table& table)
{
    RosterRead read{.rows = {}, .faults = table.faults, .left_out = 0};
    if (table.header.empty()) return read;
    const Columns columns = columns_of(table, read.faults);
    if (has_faults(read.faults) && at(columns, Says::name) == Table::npos && at(columns, Says::last) == Table::npos) return read;
    Rows rows(table, columns, read);
    for (const TableRow& row : table.rows) rows.take(row);
    return read;
}

}  // namespace fv

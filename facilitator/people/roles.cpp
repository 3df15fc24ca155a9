#include "facilitator/people/roles.h"

#include <algorithm>
#include <array>

namespace fv {
namespace {

constexpr std::array<std::string_view, role_count> role_words = {"teacher", "facilitator", "trainer", "administrator"};

struct Row {
    Permission permission;
    std::string_view word, in_words;
    std::array<bool, role_count> may;
};

constexpr bool yes = true, no = false;

// A teacher sees themself. A facilitator helps a cohort. A trainer also answers for who is certified, and for
// research. An administrator keeps people and files in order, and reads nobody's rehearsals for it.
constexpr std::array<Row, permission_count> table = {{
    //                                                                                        teacher facilitator trainer administrator
    {Permission::rehearse, "rehearse", "rehearse visits", {yes, yes, yes, yes}},
    {Permission::see_roster, "see-roster", "see who is on record", {no, yes, yes, yes}},
    {Permission::see_attempts, "see-attempts", "see what others have played and written", {no, yes, yes, no}},
    {Permission::see_statistics, "see-statistics", "see the statistics of visits", {no, yes, yes, yes}},
    {Permission::rate_words, "rate-words", "rate what others said in their own words", {no, yes, yes, no}},
    {Permission::change_roster, "change-roster", "change who is on record", {no, yes, yes, yes}},
    {Permission::assign_visits, "assign-visits", "assign visits and see who has not begun", {no, yes, yes, no}},
    {Permission::export_research, "export-research", "export for research, without names", {no, no, yes, yes}},
    {Permission::export_attempts, "export-attempts", "export attempts with names", {no, yes, yes, no}},
    {Permission::see_certification, "see-certification", "see who is certified and what is missing", {no, yes, yes, yes}},
    {Permission::record_training, "record-training", "record training, workshops led and calibration", {no, yes, yes, no}},
    {Permission::observe_role_play, "observe-role-play", "rate role-play as evidence", {no, yes, yes, no}},
    {Permission::sign_off, "sign-off", "sign off what others must have signed", {no, yes, yes, no}},
    {Permission::decide_claims, "decide-claims", "decide whether earlier training counts", {no, no, yes, no}},
    {Permission::issue_certificates, "issue-certificates", "issue certificates and take them away", {no, no, yes, no}},
    {Permission::recognise_levels, "recognise-levels", "recognise levels held before", {no, no, no, yes}},
    {Permission::log_visits, "log-visits", "log visits of others", {no, no, yes, yes}},
    {Permission::run_payroll, "run-payroll", "close a period and hand it to payroll", {no, no, yes, yes}},
    {Permission::give_roles, "give-roles", "give and take roles", {no, no, no, yes}},
    {Permission::free_pin, "free-pin", "take away a PIN that somebody forgot", {no, yes, yes, yes}},
    {Permission::erase_people, "erase-people", "erase people for good", {no, no, no, yes}},
}};

constexpr bool is_in_order()
{
    for (std::size_t i = 0; i < table.size(); ++i)
        if (static_cast<std::size_t>(table[i].permission) != i) return false;
    return true;
}
static_assert(is_in_order());

const Row& row(Permission permission) { return table[static_cast<std::size_t>(permission)]; }

}  // namespace

std::string_view word_of(Role role) { return role_words[static_cast<std::size_t>(role)]; }

std::optional<Role> role_named(std::string_view word)
{
    const auto found = std::find(role_words.begin(), role_words.end(), word);
    if (found == role_words.end()) return std::nullopt;
    return static_cast<Role>(found - role_words.begin());
}

std::string_view word_of(Permission permission) { return row(permission).word; }
std::string_view in_words(Permission permission) { return row(permission).in_words; }
bool may(Role role, Permission permission) { return row(permission).may[static_cast<std::size_t>(role)]; }

std::vector<Role> Roles::in_force() const
{
    if (none()) return {Role::teacher};
    std::vector<Role> roles;
    for (std::size_t i = 0; i < role_count; ++i)
        if (has(static_cast<Role>(i))) roles.push_back(static_cast<Role>(i));
    return roles;
}

bool Roles::may(Permission permission) const
{
    const std::vector<Role> roles = in_force();
    return std::any_of(roles.begin(), roles.end(), [&](Role role) { return fv::may(role, permission); });
}

}  // namespace fv

// What each role may see and do: one table (roles.cpp), asked by whoever shows or does something.
//
// Roles bind people who work through the program with their name picked. Whoever owns the file of
// records can read it with other means (docs/privacy.md).
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace fv {

enum class Role : std::uint8_t { teacher, facilitator, trainer, administrator };
constexpr std::size_t role_count = 4;

/// `teacher`; the same word is read back.
[[nodiscard]] std::string_view word_of(Role role);
[[nodiscard]] std::optional<Role> role_named(std::string_view word);

enum class Permission : std::uint8_t {
    rehearse,              ///< play visits; see one's own reports and growth
    see_roster,            ///< names, schools, cohorts, pairs, roles
    see_attempts,          ///< of others: reports, growth, what they wrote
    see_statistics,        ///< of visits, over everybody, nobody named
    rate_words,            ///< of others, as facilitator
    change_roster,         ///< add, import, describe; cohorts and pairs; join and unjoin
    assign_visits,         ///< and see who has not begun
    export_research,       ///< de-identified, of those who consented
    export_attempts,       ///< with names
    see_certification,     ///< of others: what they have and what is missing
    record_training,       ///< attendance, workshops led, calibration
    observe_role_play,     ///< rate it, as evidence
    sign_off,              ///< what people must have signed to be certified; the programme asks for a level, too
    decide_claims,         ///< whether training elsewhere counts
    issue_certificates,    ///< and take them away
    recognise_levels,      ///< of those who held them before this program
    log_visits,            ///< of others; one's own anybody may
    run_payroll,           ///< close a period, hand it on
    give_roles,            ///< and take them
    free_pin,              ///< of somebody who forgot theirs
    erase_people           ///< for good
};
constexpr std::size_t permission_count = 21;

/// `see-roster`
[[nodiscard]] std::string_view word_of(Permission permission);
/// `change who is on record`: after "may".
[[nodiscard]] std::string_view in_words(Permission permission);

[[nodiscard]] bool may(Role role, Permission permission);

/// The roles of one person.
class Roles {
public:
    void give(Role role) { bits_ |= bit(role); }
    void take(Role role) { bits_ &= static_cast<std::uint8_t>(~bit(role)); }
    void add(Roles other) { bits_ |= other.bits_; }
    [[nodiscard]] bool has(Role role) const { return (bits_ & bit(role)) != 0; }
    [[nodiscard]] bool none() const { return bits_ == 0; }
    /// In the order of the enumeration. Somebody of whom no role was said is a teacher.
    [[nodiscard]] std::vector<Role> in_force() const;
    /// Whether one of the roles in force may.
    [[nodiscard]] bool may(Permission permission) const;
    friend bool operator==(Roles, Roles) = default;

private:
    static std::uint8_t bit(Role role) { return static_cast<std::uint8_t>(1U << static_cast<unsigned>(role)); }
    std::uint8_t bits_ = 0;
};

}  // namespace fv

#include "facilitator/people/roles.h"

#include <map>
#include <set>
#include <string>

#include "support/catch.h"

using namespace fv;

TEST_CASE("Each role may do what its people are there for, and nothing else, pair by pair", "[people][roles]")
{
    using enum Permission;
    const std::map<Role, std::set<Permission>> wanted = {
        {Role::teacher, {rehearse}},
        {Role::facilitator, {rehearse, see_roster, see_attempts, see_statistics, rate_words, change_roster, assign_visits, export_attempts, see_certification, record_training, observe_role_play, sign_off, free_pin}},
        {Role::trainer, {rehearse, see_roster, see_attempts, see_statistics, rate_words, change_roster, assign_visits, export_research, export_attempts, see_certification, record_training, observe_role_play, sign_off, decide_claims, issue_certificates, log_visits,
                         run_payroll, free_pin}},
        {Role::administrator, {rehearse, see_roster, see_statistics, change_roster, export_research, see_certification, recognise_levels, log_visits, run_payroll, give_roles, free_pin, erase_people}},
    };
    REQUIRE(wanted.size() == role_count);
    for (const auto& [role, allowed] : wanted)
        for (std::size_t i = 0; i < permission_count; ++i) {
            const auto permission = static_cast<Permission>(i);
            INFO(word_of(role) << " " << word_of(permission));
            CHECK(may(role, permission) == allowed.contains(permission));
            Roles roles;
            roles.give(role);
            CHECK(roles.may(permission) == allowed.contains(permission));
        }
}

TEST_CASE("Nobody's rehearsals are read by those who only keep files in order", "[people][roles]")
{
    CHECK_FALSE(may(Role::administrator, Permission::see_attempts));
    CHECK_FALSE(may(Role::teacher, Permission::see_roster));
}

TEST_CASE("Somebody of whom no role was said is a teacher; of several roles each counts", "[people][roles]")
{
    Roles roles;
    CHECK(roles.in_force() == std::vector{Role::teacher});
    CHECK_FALSE(roles.may(Permission::see_attempts));
    roles.give(Role::administrator);
    CHECK(roles.in_force() == std::vector{Role::administrator});
    roles.give(Role::facilitator);
    CHECK(roles.may(Permission::erase_people));
    CHECK(roles.may(Permission::see_attempts));
    roles.take(Role::administrator);
    CHECK_FALSE(roles.may(Permission::erase_people));
}

TEST_CASE("Every role and every permission has a word of its own", "[people][roles]")
{
    std::set<std::string> words, sentences;
    for (std::size_t i = 0; i < role_count; ++i) {
        const std::string word(word_of(static_cast<Role>(i)));
        CHECK(role_named(word) == static_cast<Role>(i));
        words.insert(word);
    }
    CHECK(words.size() == role_count);
    CHECK_FALSE(role_named("principal"));
    words.clear();
    for (std::size_t i = 0; i < permission_count; ++i) {
        words.emplace(word_of(static_cast<Permission>(i)));
        sentences.emplace(in_words(static_cast<Permission>(i)));
    }
    CHECK(words.size() == permission_count);
    CHECK(sentences.size() == permission_count);
}

// Many people at once: the board by requirement, what awaits somebody, what ends soon.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "trainer/session/certification_desk.h"

namespace fv {

struct BoardFilter {
    std::string level;           ///< of the programme in force
    std::string cohort, school;  ///< empty: all
};

struct BoardRow {
    Uuid person;
    std::string name, school;
    std::vector<std::string> cohorts;
    LevelStanding standing = LevelStanding::not_begun;
    std::optional<Day> until;              ///< of the certificate in force or in grace
    std::vector<RequirementState> states;  ///< in the order of the level's requirements (of the person's version)
    std::size_t done = 0;
};

/// By name. Everybody on record, whatever they have begun.
[[nodiscard]] std::vector<BoardRow> board_rows(CertificationDesk& desk, const BoardFilter& filter, Day day);
/// One person's row, as far as the desk has looked.
[[nodiscard]] BoardRow board_row(CertificationDesk& desk, const RosterPerson& person, const std::string& level, Day day);
/// person, name, school, cohorts, standing, until, then a column for each requirement.
[[nodiscard]] std::string board_csv(const std::vector<BoardRow>& rows, const Level& level);

struct Expiring {
    Uuid person;
    std::string name, level, level_title;
    Day until;
    bool in_grace = false, renewable = false;
    std::string missing;  ///< for renewing, in words; empty: nothing
};
/// The soonest first.
[[nodiscard]] std::vector<Expiring> expiring(CertificationDesk& desk, Day day, std::chrono::days within, Look look = Look::at_all);

struct Issuable {
    Uuid person;
    std::string level;
    bool renewal = false;
};
/// Who could be issued a certificate by the session's person now; empty where they may not.
[[nodiscard]] std::vector<Issuable> issuable(CertificationDesk& desk, Day day, Look look = Look::at_all);

}  // namespace fv

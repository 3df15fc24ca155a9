// A person's growth from their attempts: what the growth page, the report's last lines and the command
// `growth` show.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include "scoring/rehearsals.h"
#include "trainer/session/changes.h"
#include "trainer/session/session.h"
#include "trainer/views/growth.h"

namespace fv {

/// An attempt that was played to an ending. Of one in which the person went back after an ending, the first
/// way counts: what came later is practice.
struct PlayedAttempt {
    Uuid attempt;
    Instant at;
    Rehearsal rehearsal;
    std::string title;   ///< in the language in force
    std::string ending;  ///< of the first way, in the same
    bool assisted = false;
    bool reflected_in_pair = false;  ///< two played it, and looked back afterwards
    Stage stage = Stage::first_visit;
    std::vector<std::string> themes;
    std::vector<std::pair<std::string, std::string>> reflections;  ///< question and answer
};
struct PlayedAttempts {
    std::vector<PlayedAttempt> all;  ///< in the order in which they were finished
    std::size_t unreadable = 0;      ///< their script is gone or can't be read
};
/// Read anew once anything was recorded, or the language is another.
[[nodiscard]] std::shared_ptr<const PlayedAttempts> played_attempts(Session& session, const Uuid& person);

/// The day of `session`'s clock where the person is.
[[nodiscard]] Day today(const Session& session);

/// For the person of `played`. Scripts are loaded for it, but of a large library only those first due and new.
[[nodiscard]] std::optional<NextVisitView> next_visit_view(Session& session, const PlayedAttempts& played, Day today);

[[nodiscard]] GrowthView growth_view(Session& session, const Uuid& person, Day today);
[[nodiscard]] std::string growth_text(const GrowthView& view, const Words& words);

Changes carry_out(const GrowthAction& action, Session& session);

}  // namespace fv

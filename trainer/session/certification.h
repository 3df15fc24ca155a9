// The board and the path: their views, and what was asked on them.
#pragma once

#include "trainer/session/certification_desk.h"
#include "trainer/session/changes.h"
#include "trainer/views/certification.h"

namespace fv {

/// nullopt: the session's person may not see others' certification; `why_not` says so. `level` is empty: the first.
[[nodiscard]] std::optional<BoardView> board_view(CertificationDesk& desk, const std::string& level, std::string* why_not);
[[nodiscard]] Changes carry_out(const BoardAction& action, CertificationDesk& desk, const std::string& level);

/// nullopt: nobody of that id, or not theirs to see.
[[nodiscard]] std::optional<PathView> path_view(CertificationDesk& desk, const Uuid& person, std::string* why_not);
[[nodiscard]] Changes carry_out(const PathAction& action, CertificationDesk& desk, const Uuid& person);

/// Whether the session's person may see others' certification.
[[nodiscard]] bool may_see_board(CertificationDesk& desk);

}  // namespace fv

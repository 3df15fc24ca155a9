// Attempts for those who study how people learn: of everybody who consented, and nothing that names them.
//
// Names are pseudonyms that hold within one export and are other ones in the next; there is no time, no
// school, no text that anybody typed. Rows are in the order of pseudonyms, which tells nothing.
#pragma once

#include <cstddef>
#include <string>

#include "trainer/session/session.h"

namespace fv {

struct ResearchExport {
    std::string csv;             ///< person, attempt, visit, version, decisions, passed, total, then a share for each competency
    std::size_t people = 0, attempts = 0;
    std::size_t unreadable = 0;  ///< their script is gone or can't be read: left out
};

/// Of each attempt the first way that was gone to an ending.
[[nodiscard]] ResearchExport research_export(Session& session);

}  // namespace fv

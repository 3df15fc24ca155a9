// A facilitator's guide in the language in force, as a view and as text for paper.
#pragma once

#include <optional>
#include <string>

#include "trainer/session/session.h"
#include "trainer/views/guide.h"

namespace fv {

/// nullopt: there is no guide to this visit.
[[nodiscard]] std::optional<GuideView> guide_view(Session& session, const ScenarioHandle& visit);

/// Lines of at most 88 characters, wrapped at spaces; ends with a line break.
[[nodiscard]] std::string guide_text(const GuideView& guide, const Words& words);

}  // namespace fv

// Certification in words: where somebody stands, what to do next, in the language in force.
#pragma once

#include <string>

#include "facilitator/certification/status.h"
#include "scoring/framework.h"
#include "trainer/words/words.h"

namespace fv::telling {

[[nodiscard]] Word word_for(RequirementState state);
[[nodiscard]] Word word_for(LevelStanding standing);

/// `certified until 14 September 2028`; nothing but the standing where no certificate is there.
[[nodiscard]] std::string standing(const LevelStatus& level, const Words& words);
/// `15 more minutes of training: Logistics`; empty: nothing is to do.
[[nodiscard]] std::string step(const NextStep& step, const Programme& programme, const Framework& framework, const Words& words);
/// What a part of a requirement is called: a topic, a stage, a theme, a core practice; of the whole empty.
[[nodiscard]] std::string part(PartStatus::What what, const std::string& key, const Programme& programme, const Framework& framework, const Words& words);

}  // namespace fv::telling

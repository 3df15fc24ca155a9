// Every text of a script that people hear or read, with the voice that it is in: what style checks
// and statistics go through.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "scenarios/engine/scenario.h"

namespace fv {

/// Who is heard: the narrator, one of the two who visit, somebody of the family; or the report.
enum class Voice { narration, visitors, family, report };
inline constexpr std::size_t voice_count = 4;
[[nodiscard]] Voice voice_of(SpeakerId speaker);

struct ScriptText {
    enum class What { line, says, does, why, item, item_why, model, ask, hint, thought };
    What what = What::line;
    Voice voice = Voice::narration;
    std::string_view text;
    std::size_t place = 0;  ///< of the line or the option; of all others that of the scene
};

/// In the order of lines, options, scenes; empty texts are left out. Valid as long as the scenario.
[[nodiscard]] std::vector<ScriptText> voiced_texts(const Scenario& scenario);

}  // namespace fv

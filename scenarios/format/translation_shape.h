// Whether a translation mirrors its script: every key of it names something there. Private to format.
#pragma once

#include <string_view>

#include "scenarios/engine/scenario.h"
#include "scenarios/format/document.h"
#include "scenarios/format/reading.h"

namespace fv {

/// `format`, `of`, `language`, `originals`: what is no text.
[[nodiscard]] bool is_head_of_translation(std::string_view key);

void check_shape(const Node& root, const SourceText& source, const Scenario& scenario, Reading& reading);

}  // namespace fv

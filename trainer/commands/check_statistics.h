// `check --statistics`: a script's statistics as a table for people and as JSON for tools.
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

#include "scenarios/format/script_statistics.h"

namespace fv {

[[nodiscard]] std::string statistics_table(const ScriptStatistics& statistics, std::string_view title);
[[nodiscard]] nlohmann::ordered_json statistics_json(const ScriptStatistics& statistics);

}  // namespace fv

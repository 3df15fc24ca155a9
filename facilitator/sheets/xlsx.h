// Sheets as a workbook of a spreadsheet program (Office Open XML).
#pragma once

#include <span>
#include <string>

#include "facilitator/sheets/sheet.h"

namespace fv {

/// The bytes of a workbook: a tab for each sheet, the heading row frozen and bold with a filter, columns as wide
/// as they say; times are dates and shares percentages, both numbers that can be reckoned with. Texts are never
/// formulas. The same sheets and `made_at` give the same bytes. Throws std::runtime_error: more rows than a tab
/// holds, or no room for what must be put aside meanwhile.
[[nodiscard]] std::string xlsx(std::span<const Sheet> sheets, std::chrono::sys_seconds made_at);

}  // namespace fv

// The after-action report as plain text: for the terminal, for the clipboard, for a demonstration.
#pragma once

#include <string>

#include "trainer/views/report.h"
#include "trainer/words/words.h"

namespace fv {

/// Lines of at most 88 characters, wrapped at spaces; ends with a line break.
[[nodiscard]] std::string report_text(const ReportView& report, const Words& words);

/// `text` wrapped at spaces to `width` characters, each line after `indent`; a longer word stands alone.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t width, std::string_view indent = {});

}  // namespace fv

// The after-action report as a document, and that document as a PDF: what a teacher keeps, and what
// one can put before a superintendent.
#pragma once

#include <string>

#include "facilitator/exports/document.h"
#include "trainer/session/session.h"
#include "trainer/views/report.h"
#include "trainer/words/words.h"

namespace fv {

/// What matters first: how it ended, strengths, what to try, trust, competencies. Each decision after
/// that, with the roads not taken.
[[nodiscard]] paper::Document report_document(const ReportView& report, const Words& words);

/// The same report gives the same bytes.
[[nodiscard]] std::string report_pdf(const ReportView& report, const Words& words, const Printing& printing);

/// `The kitchen table - Ana - 2026-11-24.pdf`: a name that every file system takes.
[[nodiscard]] std::string report_file_name(const ReportView& report);

}  // namespace fv

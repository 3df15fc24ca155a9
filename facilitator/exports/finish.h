// What cairo can't say in a PDF, added to what it wrote: the language, the title in the reader's title
// bar, what a figure shows, which way a table's head points, what is decoration. Private to exports.
#pragma once

#include <string>

#include "facilitator/exports/paint.h"

namespace fv::paper {

[[nodiscard]] std::string finished(const std::string& pdf, const std::string& language, const Written& written);

}  // namespace fv::paper

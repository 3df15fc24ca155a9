// What cairo can't say in a PDF, added to what it wrote: the language, the title in the reader's title
// bar, what a figure shows, which way a table's head points, what is decoration. Private to exports.
#pragma once

#include <string>

#include "facilitator/exports/paint.h"

namespace fv::paper {

/// A file within the file. It stands there byte for byte, so that who can't read a PDF still finds it.
struct Attached {
    std::string file_name, described, media_type, bytes;
};

[[nodiscard]] std::string finished(const std::string& pdf, const std::string& language, const Written& written, const Attached* attached = nullptr);

}  // namespace fv::paper

// The faces that a document is set in: the window's, from a folder; else the system's of that name;
// else whatever the system has. Private to exports.
#pragma once

#include <memory>
#include <string>

#include "facilitator/exports/look.h"

using PangoContext = struct _PangoContext;
using PangoFontDescription = struct _PangoFontDescription;

namespace fv::paper {

class Faces {
public:
    /// `language` says whose letters a letter's form follows where languages differ.
    Faces(const std::string& folder, const std::string& language);
    ~Faces();
    Faces(const Faces&) = delete;
    Faces& operator=(const Faces&) = delete;

    [[nodiscard]] PangoContext* context() const;
    /// Families to try, in order, as Pango reads them.
    [[nodiscard]] const std::string& names(Family family) const { return family == Family::serif ? serif_ : sans_; }

private:
    struct Parts;
    std::unique_ptr<Parts> parts_;
    std::string sans_, serif_;
};

}  // namespace fv::paper

// The faces that text is set in.
#pragma once

#include <string>

#include "trainer/widgets/ui.h"

namespace fv {

/// Loads `folder`/regular.ttf and its siblings; a missing one is set in another. Throws
/// std::runtime_error where there is no regular face. The context of Dear ImGui must be there.
[[nodiscard]] Faces load_faces(const std::string& folder);

}  // namespace fv

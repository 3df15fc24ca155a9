// One person's path to certification on the screen.
#pragma once

#include <map>
#include <set>
#include <string>

#include "trainer/views/certification.h"
#include "trainer/widgets/widgets.h"

namespace fv {

struct PathUiState {
    std::map<std::string, widgets::FieldState> words;  ///< by core practice, as they are typed
    widgets::FieldState passphrase;
    std::set<std::string> shown;                       ///< requirements whose evidence is shown
};

[[nodiscard]] PathAction draw_path(const PathView& view, PathUiState& state, const Words& words, Ui& ui);

}  // namespace fv

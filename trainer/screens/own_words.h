// Fields for answers in one's own words, kept while they are typed: what prepare and reflect share.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "trainer/views/prepare.h"
#include "trainer/widgets/widgets.h"

namespace fv {

struct OwnWordsState {
    struct Field {
        widgets::FieldState field;
        bool filled = false;     ///< with what was kept before
        double changed_at = -1;  ///< since when something typed is not kept yet; negative: all is kept
    };
    std::map<std::string, Field> fields;
    bool finishing = false;  ///< the person goes on or leaves: drafts are handed in first
};

/// Draws the questions with their fields.
void draw_own_words(const std::vector<OwnWords>& questions, const std::string& partner, OwnWordsState& state, const Words& words, Ui& ui);

/// A draft that should be kept now: two seconds after the typing began, or at once when finishing or closing.
[[nodiscard]] std::optional<DraftChanged> draft_to_keep(OwnWordsState& state, Ui& ui);

}  // namespace fv

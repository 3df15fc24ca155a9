// A facilitator's guide to one visit (`kitchen-table.guide.yaml`; docs/format/packs-and-translations.md):
// what to play it for, where the room splits, what to ask afterwards.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/diagnostic.h"
#include "foundation/source_text.h"
#include "scenarios/engine/scenario.h"

namespace fv {

/// Where the room usually parts, and why both sides have a point.
struct Split {
    std::string decision;  ///< the scene's word
    std::string why;
};

/// The guide in one language. Whatever a guide leaves out is empty.
struct GuidePage {
    std::vector<std::string> goals;
    std::string before;                ///< before playing
    std::vector<Split> splits;
    std::vector<std::string> debrief;  ///< questions
    std::string try_live;              ///< a variation to try with the room
    std::string ten_minutes, thirty_minutes;
    std::string judgement;             ///< what is this program's judgement, and not the model's published word
};

struct Guide {
    std::string of;                          ///< the script's id
    std::string language;                    ///< of the original, `en`
    std::map<std::string, GuidePage> pages;  ///< by language; what a page lacks is the original, marked `(en) …`

    /// In `language`, else in the original.
    [[nodiscard]] const GuidePage& page(std::string_view language) const;
};

/// `languages` are those of the visit, the script's own first: what is not in each of them is a warning. `of` is the script beside
/// the guide; null: its names are not checked.
[[nodiscard]] Loaded<Guide> load_guide(const SourceText& source, const Scenario* of, std::span<const std::string> languages);

}  // namespace fv

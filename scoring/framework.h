// The yardstick: competencies, the indicators one can observe, the core practices they serve, and
// what counts as passed. Read from scoring/frameworks/*.yaml; a district may bring its own.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "foundation/diagnostic.h"
#include "scenarios/engine/scenario.h"
#include "scenarios/format/vocabulary.h"
#include "scoring/local_text.h"

namespace fv {

struct Indicator {
    std::string key;  ///< `open-question`
    LocalText name;
    std::map<int, LocalText> anchors;  ///< what a rating looks like; at least −2, 0 and +3
};

struct Competency {
    std::string key;  ///< `presence`
    LocalText name, means, try_next;
    std::vector<CorePractice> practices;
    std::vector<Indicator> indicators;
};

struct PracticeText {
    LocalText name, means;
};

/// Shares of what was reachable, 0 … 1.
struct PassRule {
    double overall = 0.0;
    double each = 0.0;
};

struct Framework {
    std::string id;
    int version = 0;
    std::string content_hash;
    LocalText title;
    PassRule pass;
    std::map<int, LocalText> levels;  ///< a word for each rating, −2 … +3
    std::map<CorePractice, PracticeText> practices;
    std::vector<Competency> competencies;

    [[nodiscard]] const Competency* competency(std::string_view key) const;  ///< nullptr: there is none
    [[nodiscard]] const Indicator* indicator(std::string_view key) const;    ///< in any competency
};

/// Every fault in one run, as for scenarios.
[[nodiscard]] Loaded<Framework> load_framework(const SourceText& source);

/// The names that a scenario's ratings may use.
[[nodiscard]] Vocabulary vocabulary_of(const Framework& framework);

}  // namespace fv

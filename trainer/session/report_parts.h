// The parts of the after-action report in words; report.cpp puts them together. Private to session.
#pragma once

#include <map>

#include "scoring/after_action.h"
#include "trainer/session/session.h"
#include "trainer/views/report.h"

namespace fv::report_parts {

/// What every part needs; lives as long as one report is made.
struct Source {
    const Scenario& scenario;
    const Framework& framework;
    const AfterAction& after;
    const Words& words;
    std::span<const RecordedChoice> choices;  ///< those that `after` was made of
    std::map<std::string, std::string> raters = {};  ///< who rated own words, by decision, where that counts
    std::string partner = {};                 ///< the second educator at the screen; empty: played alone
};

[[nodiscard]] std::vector<MomentView> moments(const Source& source);
[[nodiscard]] std::vector<CompetencyView> competencies(const Source& source);
/// `Passed: 78 of 100 (70 needed).`
[[nodiscard]] std::string result(const Source& source);
/// Every reason for not passing, then each breach and whether it was mended.
[[nodiscard]] std::vector<std::string> result_notes(const Source& source);
/// The trust line said in a sentence, for who can't see it.
/// The meters after the first that people may see.
[[nodiscard]] std::vector<MeterLine> other_meters(const Source& source);
[[nodiscard]] std::string trust_sentence(const Source& source);

}  // namespace fv::report_parts

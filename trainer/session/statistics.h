// What all attempts at one visit say about it as an instrument, and the same in sentences for a trainer.
//
// Nobody is named. The figures are scoring/instrument.h's; here is decided which attempts they are of.
#pragma once

#include <string>

#include "scoring/instrument.h"
#include "trainer/session/session.h"

namespace fv {

struct VisitStatistics {
    InstrumentStatistics figures;
    std::size_t unfinished = 0;       ///< attempts that have not reached an ending
    std::size_t from_the_middle = 0;  ///< rehearsals that began in the middle of an earlier one
    std::size_t other_versions = 0;   ///< played by another version of the script

    [[nodiscard]] std::size_t attempts() const { return figures.people + figures.practice + figures.left_out + unfinished + from_the_middle + other_versions; }
};

/// Of each attempt by this very version of the script, the first way that was gone to an ending counts:
/// who goes back afterwards knows the replies.
[[nodiscard]] VisitStatistics visit_statistics(Session& session, const ScenarioHandle& visit);

/// Sentences and tables, in lines of at most 88 characters; ends with a line break.
[[nodiscard]] std::string statistics_text(const VisitStatistics& statistics, const Scenario& scenario, const Framework& framework, const Words& words);

}  // namespace fv

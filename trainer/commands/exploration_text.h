// An exploration in three shapes: sentences and small tables for a facilitator, one JSON document
// for tools, and Graphviz for a picture of the scenes.
#pragma once

#include <iosfwd>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "scenarios/format/checks.h"
#include "scoring/exploration.h"

namespace fv {

/// What all three tell about.
struct Explored {
    const Scenario& scenario;
    const Framework& framework;
    const Positions& positions;
    const Exploration& found;
    double seconds = 0.0;
    std::string language = "en";  ///< for the framework's names
};

void print_exploration(const Explored& explored, std::ostream& out);
[[nodiscard]] nlohmann::ordered_json exploration_json(const Explored& explored);
/// Scenes as boxes, endings as ellipses, options on the arrows; grey: nobody ever goes there.
void print_scene_graph(const Scenario& scenario, const Findings& findings, std::ostream& out);

}  // namespace fv

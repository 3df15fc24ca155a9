// Takes what a script uses of other files into its tree, before anything else reads it: people and
// places of its pack, and included parts. Each node keeps its own file. Private to format.
#pragma once

#include <vector>

#include "scenarios/format/bundle.h"

namespace fv {

/// Afterwards `script` has no `include`, `partner`, `cast` and `places` are maps (or as wrong as they
/// were written), and `bundle` has the files that were read. What could not be had is a fault, and
/// something stands in its place, so that no fault follows from a fault.
void resolve_files(Node& script, const FileReader& read, Bundle& bundle, std::vector<Diagnostic>& faults);

}  // namespace fv

// How a script is written: warnings about what gives an answer away, reads badly or does a family
// wrong. Each has a name with a page in docs/diagnostics/, and can be switched off in the file that
// it is about: `allow: [long-option]`.
#pragma once

#include <string>
#include <vector>

#include "foundation/diagnostic.h"
#include "scenarios/engine/scenario.h"
#include "scenarios/format/checks.h"
#include "scenarios/format/document.h"
#include "scenarios/format/reading.h"

namespace fv {

/// Adds warnings, and nothing else. `scenario` is complete: every id in it leads somewhere.
void check_style(const Scenario& scenario, const Positions& positions, std::vector<Diagnostic>& diagnostics);

/// The same for a script in another language, `file` being the overlay: what hangs on words, and not what
/// the original has been told already. What it allows is left out.
void check_style_of_translation(const Scenario& scenario, const std::string& file, std::vector<Diagnostic>& diagnostics);

/// Where each speaker's role stands in a script; the top of it for those that stand elsewhere.
[[nodiscard]] std::vector<SourceSpan> places_of_roles(const Node& root, const Scenario& scenario);

/// The warnings that a script names under `allow`. A name that is no warning's is a fault.
[[nodiscard]] std::vector<std::string> allowed_warnings(const Node& root, Reading& reading);

/// Takes the warnings out that `scenario` switches off.
void drop_allowed(const Scenario& scenario, std::vector<Diagnostic>& diagnostics);

}  // namespace fv

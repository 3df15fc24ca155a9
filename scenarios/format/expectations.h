// What an author expects to come of a way through the script: `expect:` in the script itself, or in a
// file of its own beside it, `NAME.expect.yaml`. scoring/expectations.h plays them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "foundation/diagnostic.h"
#include "foundation/source_text.h"
#include "scenarios/engine/scenario.h"

namespace fv {

struct Expectation {
    /// A text in the file, and where it stands.
    struct Text {
        std::string text;
        SourceSpan where;
    };
    struct Wanted {
        Condition condition;  ///< in the scenario's pool
        Text as_written;
    };
    SourceSpan where;
    std::vector<Text> route;     ///< answers' words (engine/answer.h), in order
    std::vector<Wanted> given;   ///< of what was drawn; empty: it must be so for every draw
    std::optional<Wanted> holds; ///< after the route
    EndingId ends;               ///< not set: not asked
    SourceSpan ends_where;
    std::optional<bool> passes;
    SourceSpan passes_where;
};

/// Whether a script may have expectations in it: a quick look, so that those without are not read twice.
[[nodiscard]] bool may_expect(const SourceText& script);

/// The expectations in a script, or in the file beside it. `scenario` (a copy made for this) gets their
/// conditions into its pool, and remembers from now on the scenes and options that they ask about.
[[nodiscard]] std::vector<Expectation> load_expectations(const SourceText& source, Scenario& scenario, std::vector<Diagnostic>& diagnostics);

}  // namespace fv

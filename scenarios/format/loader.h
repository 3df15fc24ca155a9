// From the text of a script (docs/scenario-format.md) to a Scenario that can be played, or to
// everything that is wrong with it, in one run.
//
// What comes out has been checked so far that the engine needs no check of its own: every name
// leads somewhere, every decision has an option that is always offered, passages form no circle,
// an ending can be reached from everywhere, and nothing exceeds the engine's capacities.
#pragma once

#include <cstddef>

#include "foundation/diagnostic.h"
#include "foundation/source_text.h"
#include "scenarios/engine/scenario.h"
#include "scenarios/format/checks.h"
#include "scenarios/format/document.h"
#include "scenarios/format/vocabulary.h"

namespace fv {

struct Bundle;

/// A caller that reads a file may stop after this many bytes and one more: a larger text is refused.
inline constexpr std::size_t load_limit_bytes = largest_document;

/// A script that stands alone (bundle.h reads those that do not). `source.name()` stands in the
/// diagnostics, which come in the order of the file. `positions`, where given, tells where the parts of
/// the scenario stand.
[[nodiscard]] Loaded<Scenario> load_scenario(const SourceText& source, const Vocabulary& vocabulary, Positions* positions = nullptr);

/// What a script's tree says once `bundle` is taken into it (resolving.h). Sorts nothing, and leaves the
/// content hash to the caller.
void load_tree(const Node& root, const Bundle& bundle, const Vocabulary& vocabulary, Loaded<Scenario>& result, Positions& positions);

}  // namespace fv

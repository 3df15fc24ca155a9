// The JSON that more than one command prints: a score says the same everywhere.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include "scenarios/engine/visit.h"
#include "scoring/score.h"
#include "trainer/session/session.h"
#include "trainer/views/growth.h"

namespace fv::answers {

using Json = nlohmann::ordered_json;

/// `passed`, `total` (0 … 1), `competencies` (share by key, null where not met), `points`, `breaches`,
/// `repairs`, `reasons`, `ending`, and the versions it came from.
[[nodiscard]] Json score(const Scenario& scenario, const Score& score);

/// Every rating of own words by somebody: `{"decision","ticks","role","rater","name","counts"}`.
[[nodiscard]] Json rated_by(const AttemptRecord& record, const Session& session);

/// `{"visit","title","now","why"}`, or null.
[[nodiscard]] Json next_visit(const std::optional<NextVisitView>& next);

/// `{"type":"line","scene","speaker","mood","text"}`
[[nodiscard]] Json line(const Scenario& scenario, const Line& line, std::string_view scene);
/// `{"type":"decision","id","scene","kind","ask","options":[{"id","does","text"}]}`
[[nodiscard]] Json decision(const Visit& visit);
/// One for each meter that is shown and changed, and for each fact that was learned.
/// The word (scenarios/engine/answer.h) of `["badge"]` or `{"a":2}`; nullopt: it is not shaped so.
[[nodiscard]] std::optional<std::string> word_of_items(std::string_view kind, const Json& value);
/// How an answer of that kind is written.
[[nodiscard]] std::string shape_of(std::string_view kind);

[[nodiscard]] std::vector<Json> effects(const Visit& before, const Visit& after);
/// `{"type":"ending","id","title"}`
[[nodiscard]] Json ending(const Visit& visit);

}  // namespace fv::answers

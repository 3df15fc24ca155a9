// How things of a scenario are said to a person: names, moments, days, changes.
// Shared by the view makers; private to session.
#pragma once

#include <string>
#include <vector>

#include "foundation/calendar_date.h"
#include "scenarios/engine/visit.h"
#include "trainer/views/report.h"
#include "trainer/words/words.h"

namespace fv::telling {

/// `Rosa Delgado`; `You`; empty for the narrator.
[[nodiscard]] std::string speaker(const Scenario& scenario, SpeakerId who, const Words& words);
[[nodiscard]] SpokenLine spoken(const Scenario& scenario, LineId line, const Words& words);
[[nodiscard]] std::vector<SpokenLine> spoken(const Scenario& scenario, std::span<const LineId> lines, const Words& words);

[[nodiscard]] std::string stage(Stage stage, const Words& words);
/// `Relationship building, Logistics`
[[nodiscard]] std::string themes(const std::vector<std::string>& themes, const Words& words);

/// Where a meter stands between its ends, 0 … 1.
[[nodiscard]] float share_of(const Meter& meter, int value);
/// `wary`: the first meter in a word.
[[nodiscard]] std::string trust_in_words(float share, const Words& words);
/// `The room warms a little.`; empty for no change.
[[nodiscard]] std::string felt_change(int change, const Words& words);
/// `Trust 43 → 51 (+8)`
[[nodiscard]] std::string meter_change(const Meter& meter, int from, int to, const Words& words);

/// `24 November 2026, 09:41`, by the person's clock.
[[nodiscard]] std::string moment(Instant instant, int utc_offset_minutes, const Words& words);

/// The day of an instant by the person's clock.
[[nodiscard]] std::chrono::sys_days local_day(Instant instant, int utc_offset_minutes);
/// `24 November 2026`
[[nodiscard]] std::string day(std::chrono::sys_days day, const Words& words);

/// `Picked: your badge, your phone`: an answer by items, from its word.
[[nodiscard]] std::string items_in_words(const Scenario& scenario, SceneId decision, std::string_view answer, const Words& words);

/// `+2`, `0`, `−1`
[[nodiscard]] std::string rating(int value);

/// Points in hundredths: `7`, `7.5`, `7.25`.
[[nodiscard]] std::string points(int hundredths);

/// What an option is, in one line: what is said, else what is done.
[[nodiscard]] std::string in_one_line(const Option& option);

/// `The graph. You have not played this one yet.`
[[nodiscard]] std::string in_one_line(const NextVisitView& next);

/// Paragraphs of a longer text: broken at empty lines, single line breaks folded to spaces.
[[nodiscard]] std::vector<std::string> paragraphs(std::string_view text);

}  // namespace fv::telling

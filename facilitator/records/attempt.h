// What became of an attempt, and who has which: folds over events.
//
// A fold takes any sequence of events and never invents: what does not fit is passed over and
// counted, kinds that are not known here are passed over in silence. Whether a choice could be made
// in the scenario is not known here; scenarios/engine/replay.h says that.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "facilitator/records/attempt_summary.h"
#include "facilitator/records/event_store.h"

namespace fv {

/// One choice as it was recorded.
struct RecordedChoice {
    std::string decision;  ///< the scene's word
    std::string option;    ///< the word of the option or outcome
    std::string answer;    ///< the word that replay takes: the option's, or `badge+phone`
    std::string said;      ///< in one's own words; else empty
    bool time_was_up = false;
    Instant at;
    friend bool operator==(const RecordedChoice&, const RecordedChoice&) = default;
};

/// What somebody ticked of a decision in one's own words.
struct RecordedRating {
    std::string decision, ticks;
    Uuid rater;
    std::string role;  ///< `self`, `partner`, `facilitator`, or a word that a newer program knows
    Instant at;
    friend bool operator==(const RecordedRating&, const RecordedRating&) = default;
};

/// A way that was gone and left again by going back.
struct EarlierLine {
    std::vector<RecordedChoice> choices;  ///< all of the line, from the first decision on
    std::size_t back_to = 0;              ///< how many of them still stood after going back
    std::optional<std::string> ending;    ///< set: the line had been gone to its end
    std::vector<RecordedRating> ratings;  ///< of own words on it
    friend bool operator==(const EarlierLine&, const EarlierLine&) = default;
};

/// The question under which a draft of one's own words at a decision is kept.
[[nodiscard]] std::string draft_key(std::string_view decision);

struct AttemptRecord {
    Uuid id;            ///< what the events are about
    bool begun = false; ///< false: there is no attempt-begun to stand on, and nothing below is set
    Uuid beginning;     ///< the event that says so
    Uuid person;
    std::string scenario, scenario_hash, language;
    std::uint64_t seed = 0;
    std::optional<Uuid> parent;

    std::map<std::string, std::string> answers;  ///< by question, the latest
    std::map<std::string, std::string> drafts;   ///< by question, typed and not yet answered with

    bool prepared = false;
    std::string partner;                         ///< who answers on the partner's turns; empty: plays alone
    std::vector<std::string> choices;            ///< answers' words on the line that stands
    std::vector<RecordedChoice> recorded_choices;///< the same, with decision and time
    std::vector<EarlierLine> earlier_lines;      ///< in the order in which they were left
    std::optional<std::string> ending;           ///< set: the visit was finished, so
    bool reflected = false;
    bool stopped = false;                        ///< set aside, and not taken up again
    std::vector<std::pair<std::string, std::string>> helped;  ///< decision and help (`hint`, `thought`), in the order opened

    std::vector<RecordedRating> ratings;         ///< of own words on the line that stands, in the order given

    Instant begun_at, last_at;    ///< by the clocks of the time: last_at may lie before begun_at; a rating does not move it
    std::uint32_t next_step = 1;  ///< for the next event of this attempt
    std::size_t ignored = 0;      ///< events of known kinds that did not fit

    [[nodiscard]] AttemptStage stage() const;
    [[nodiscard]] bool assisted() const { return !helped.empty(); }
    friend bool operator==(const AttemptRecord&, const AttemptRecord&) = default;
};

/// The fold: `events` of one attempt, in the order of the store. Where two have the same step (a fault
/// that merging reports), the first counts.
[[nodiscard]] AttemptRecord attempt_record(std::span<const Event> events);
/// The attempt as the store has it; `begun` is false if it has none.
[[nodiscard]] AttemptRecord attempt_record(const EventStore& store, const Uuid& attempt);

[[nodiscard]] AttemptSummary summary_of(const AttemptRecord& record);

/// All attempts of a person, the one touched last first.
[[nodiscard]] std::vector<AttemptSummary> attempts_of(const EventStore& store, const Uuid& person);
/// Those that can be gone on with: in preparing, in the visit, or in reflecting.
[[nodiscard]] std::vector<AttemptSummary> unfinished(std::vector<AttemptSummary> attempts);

struct Person {
    Uuid id;
    std::string name;
    Instant added_at;
    friend bool operator==(const Person&, const Person&) = default;
};

/// Everybody on record, in the order in which they were added.
[[nodiscard]] std::vector<Person> people(const EventStore& store);
/// One of them; nullopt: nobody of this id is on record.
[[nodiscard]] std::optional<Person> person_on_record(const EventStore& store, const Uuid& id);

/// All that is on record of a person, in the order of replay: what they wrote, what is about them, and
/// what is about their attempts, whoever wrote it. The very events that erasing them removes.
[[nodiscard]] std::vector<Event> events_of_person(const EventStore& store, const Uuid& person);

}  // namespace fv

// What an event of each kind says: one struct for each kind of docs/events.md.
//
// json_of() writes a body, from_json<>() reads one back: nullopt for anything that is not such a
// body. Neither throws. Keys that this program does not know are passed over.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "foundation/ids.h"

namespace fv {

/// About a person: there they are. A later one renames them.
struct PersonAdded {
    static constexpr std::string_view kind = "person-added";
    std::string name;
    friend bool operator==(const PersonAdded&, const PersonAdded&) = default;
};

/// About an attempt, and so are all that follow. Always its first event.
struct AttemptBegun {
    static constexpr std::string_view kind = "attempt-begun";
    Uuid person;
    std::string scenario;       ///< id, `kitchen-table`
    std::string scenario_hash;  ///< content hash of its text, which the store keeps
    std::uint64_t seed = 0;     ///< in JSON a string of digits: 64 bits are more than a JSON number holds
    std::string language;       ///< `en`
    std::optional<Uuid> parent; ///< the attempt that this one tries again
    friend bool operator==(const AttemptBegun&, const AttemptBegun&) = default;
};

/// Before or after the visit; a later answer to the same question replaces it.
struct QuestionAnswered {
    static constexpr std::string_view kind = "question-answered";
    std::string question;
    std::string text;
    friend bool operator==(const QuestionAnswered&, const QuestionAnswered&) = default;
};

/// What was typed so far; the answer to the same question replaces it.
struct DraftSaved {
    static constexpr std::string_view kind = "draft-saved";
    std::string question;
    std::string text;
    friend bool operator==(const DraftSaved&, const DraftSaved&) = default;
};

struct PreparingDone {
    static constexpr std::string_view kind = "preparing-done";
    friend bool operator==(const PreparingDone&, const PreparingDone&) = default;
};

/// The second educator sits at the same screen and answers on the partner's turns. Before the first decision.
struct PartnerJoined {
    static constexpr std::string_view kind = "partner-joined";
    std::string name;
    friend bool operator==(const PartnerJoined&, const PartnerJoined&) = default;
};

struct DecisionMade {
    static constexpr std::string_view kind = "decision-made";
    std::string decision;  ///< the scene's word
    std::string option;    ///< the word of the option, or of the outcome that the answer led to
    std::string answer;    ///< decisions by items: `badge+phone`; empty: a choice
    std::string said;      ///< in one's own words; else empty
    bool time_was_up = false;  ///< nobody chose before the timer ran out
    friend bool operator==(const DecisionMade&, const DecisionMade&) = default;
};

struct WentBack {
    static constexpr std::string_view kind = "went-back";
    std::uint32_t to = 0;  ///< the decision that is open again, counted from 0: so many choices still stand
    friend bool operator==(const WentBack&, const WentBack&) = default;
};

struct AttemptFinished {
    static constexpr std::string_view kind = "attempt-finished";
    std::string ending;
    friend bool operator==(const AttemptFinished&, const AttemptFinished&) = default;
};

struct ReflectionDone {
    static constexpr std::string_view kind = "reflection-done";
    friend bool operator==(const ReflectionDone&, const ReflectionDone&) = default;
};

/// Help was opened before a decision: the attempt is assisted.
struct HelpOpened {
    static constexpr std::string_view kind = "help-opened";
    std::string decision;
    std::string help;  ///< `hint` or `thought`
    friend bool operator==(const HelpOpened&, const HelpOpened&) = default;
};

/// Set aside for good: not offered again.
struct AttemptStopped {
    static constexpr std::string_view kind = "attempt-stopped";
    friend bool operator==(const AttemptStopped&, const AttemptStopped&) = default;
};

/// Somebody ticked the checklist of a decision in one's own words: what the person said, as the rater heard
/// it. Of one rater and decision the last one counts.
struct OwnWordsRated {
    static constexpr std::string_view kind = "own-words-rated";
    std::string decision;
    std::string ticks;  ///< `thanked+kept-time`, `none`
    Uuid rater;         ///< a person
    std::string role;   ///< `self`, `partner` or `facilitator`
    friend bool operator==(const OwnWordsRated&, const OwnWordsRated&) = default;
};

/// About a person: the person `with` is the same one, entered a second time (joins.h).
struct PersonJoined {
    static constexpr std::string_view kind = "person-joined";
    Uuid with;
    friend bool operator==(const PersonJoined&, const PersonJoined&) = default;
};

/// About one of the two: they are two people after all.
struct PersonUnjoined {
    static constexpr std::string_view kind = "person-unjoined";
    Uuid join;  ///< the event that joined them
    friend bool operator==(const PersonUnjoined&, const PersonUnjoined&) = default;
};

/// A body that is an object of texts, as those about people are (facilitator/people/person_bodies.h).
using Fields = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] std::string json_of_fields(const Fields& fields);
/// Other values are passed over; nullopt: it is no object.
[[nodiscard]] std::optional<Fields> fields_from_json(std::string_view json);

/// Whether events of this kind all count where two devices wrote at one step: what is said of people
/// does, what happens in an attempt does not.
[[nodiscard]] bool all_count(std::string_view kind);

/// Bytes that are not UTF-8 become U+FFFD.
[[nodiscard]] std::string json_of(const PersonAdded& body);
[[nodiscard]] std::string json_of(const AttemptBegun& body);
[[nodiscard]] std::string json_of(const QuestionAnswered& body);
[[nodiscard]] std::string json_of(const DraftSaved& body);
[[nodiscard]] std::string json_of(const PreparingDone& body);
[[nodiscard]] std::string json_of(const PartnerJoined& body);
[[nodiscard]] std::string json_of(const DecisionMade& body);
[[nodiscard]] std::string json_of(const HelpOpened& body);
[[nodiscard]] std::string json_of(const WentBack& body);
[[nodiscard]] std::string json_of(const AttemptFinished& body);
[[nodiscard]] std::string json_of(const ReflectionDone& body);
[[nodiscard]] std::string json_of(const AttemptStopped& body);
[[nodiscard]] std::string json_of(const OwnWordsRated& body);
[[nodiscard]] std::string json_of(const PersonJoined& body);
[[nodiscard]] std::string json_of(const PersonUnjoined& body);

template <class Body>
[[nodiscard]] std::optional<Body> from_json(std::string_view json) = delete;
template <> std::optional<PersonAdded> from_json(std::string_view json);
template <> std::optional<AttemptBegun> from_json(std::string_view json);
template <> std::optional<QuestionAnswered> from_json(std::string_view json);
template <> std::optional<DraftSaved> from_json(std::string_view json);
template <> std::optional<PreparingDone> from_json(std::string_view json);
template <> std::optional<PartnerJoined> from_json(std::string_view json);
template <> std::optional<DecisionMade> from_json(std::string_view json);
template <> std::optional<HelpOpened> from_json(std::string_view json);
template <> std::optional<WentBack> from_json(std::string_view json);
template <> std::optional<AttemptFinished> from_json(std::string_view json);
template <> std::optional<ReflectionDone> from_json(std::string_view json);
template <> std::optional<AttemptStopped> from_json(std::string_view json);
template <> std::optional<OwnWordsRated> from_json(std::string_view json);
template <> std::optional<PersonJoined> from_json(std::string_view json);
template <> std::optional<PersonUnjoined> from_json(std::string_view json);

}  // namespace fv

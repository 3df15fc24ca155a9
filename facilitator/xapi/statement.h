// An attempt as statements of the Experience API (xAPI 1.0.3), for learning record stores.
//
// The same events give the same statements with the same ids, so that sending twice makes no duplicate. What
// can change afterwards (a score, by another framework or by a facilitator's ticks) has its content in its id,
// and so becomes a statement of its own. Nobody is named: an actor is an account whose name is the person's id.
// docs/exports.md tells what each statement means.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "foundation/calendar_date.h"
#include "foundation/ids.h"

namespace fv::xapi {

inline constexpr std::string_view version = "1.0.3";
/// Where accounts and activities are at home, if nobody says; no computer of the internet has this name.
inline constexpr std::string_view default_home = "https://first-visit.invalid";

enum class Interaction : std::uint8_t { choice, sequencing, matching, other };

/// A decision that was answered.
struct Answer {
    Uuid event;
    Instant at;
    std::string decision;                ///< its word in the script
    Interaction kind = Interaction::other;
    std::vector<std::string> options;    ///< words that could be answered with; `matching`: what was matched
    std::vector<std::string> targets;    ///< `matching`: with what
    std::string response;                ///< as xAPI writes it: `badge[,]phone`
    std::size_t times_gone_back = 0;     ///< before this one, in the attempt
    bool partners_turn = false;          ///< the second educator answered
    bool time_was_up = false;
};

/// What the visit was worth, by a framework.
struct Verdict {
    bool passed = false;
    double total = 0.0;                     ///< 0 … 1
    std::map<std::string, double> shares;   ///< by competency, 0 … 1
    std::size_t breaches_open = 0, breaches_repaired = 0;
    std::string framework, framework_hash;
};

struct Attempt {
    Uuid id, person, beginning;  ///< beginning: the event
    Instant begun_at;
    std::string scenario, scenario_hash;
    std::string title, title_language;  ///< empty: not known
    std::string language;               ///< in which it was played
    std::optional<Uuid> parent;         ///< the attempt that it tries again
    bool in_pair = false, assisted = false;
    std::vector<Answer> answers;

    struct Ended {
        Uuid event;
        Instant at;
        std::string ending;
        std::chrono::milliseconds at_it{0};
        std::optional<Verdict> verdict;
    };
    std::optional<Ended> ended;  ///< the first time that an ending was reached

    struct Left {
        Uuid event;              ///< the last one by the person
        Instant at;
        bool for_good = false;   ///< reflected on, or stopped; else it can be gone on with
        std::chrono::milliseconds at_it{0};
    };
    Left left;
};

struct Statement {
    Uuid id;
    std::string json;  ///< one object in one line, without a line break
};

/// In the order in which it happened. `home` as is_home() wants it.
[[nodiscard]] std::vector<Statement> statements(const Attempt& attempt, const std::string& home);

/// Whether accounts and activities can be at home there: http or https, a host, no blank, no slash at the end.
[[nodiscard]] bool is_home(std::string_view home);

/// `PT12M30.5S`
[[nodiscard]] std::string duration(std::chrono::milliseconds time);

/// Whether two statements say the same, as a store must compare them: what a store adds (stored, authority,
/// version), how a time is written and how things are described does not count. Anything that is no JSON
/// object is not the same.
[[nodiscard]] bool say_the_same(std::string_view one, std::string_view other);

}  // namespace fv::xapi

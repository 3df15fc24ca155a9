// A person's page: each competency over time, the visits played, what is due, what to play next, and what
// they wrote afterwards. Streaks are not counted: pauses are part of the plan.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "foundation/ids.h"
#include "trainer/views/prepare.h"

namespace fv {

struct GrowthPoint {
    float share = 0.0F;  ///< 0 … 1
    std::string visit;   ///< its title
    std::string when;    ///< `24 November 2026`
};

struct GrowthLine {
    std::string key, name, means;
    std::vector<GrowthPoint> points;  ///< in the order of time; empty: not met yet
    std::string in_words;             ///< `Lately 62 of 100.`
};

struct PlayedVisit {
    Uuid attempt;
    std::string title, when, result, note;  ///< `practice`, `assisted`; may be empty
};

struct DueVisitView {
    std::string title, when;  ///< `due today`, `due in 3 days, on 27 November 2026`
    bool now = false;
};

/// One visit that is worth playing next, and why.
struct NextVisitView {
    std::string scenario, title;
    std::string why;       ///< one or two sentences
    bool now = true;       ///< false: it is not due before another day
};

struct KeptReflection {
    std::string visit, when, ask, answer;
};

struct GrowthView {
    std::string title;       ///< of the window
    std::string person;
    float needed = -1.0F;    ///< the share of each competency that passing takes
    std::vector<GrowthLine> lines;
    std::optional<NextVisitView> next;
    std::vector<DueVisitView> due;             ///< the earliest first
    std::vector<PlayedVisit> played;           ///< the newest first
    std::vector<KeptReflection> reflections;   ///< the newest first
    std::size_t unreadable_attempts = 0;
    std::string unreadable;  ///< how many attempts can't be replayed any more; empty: none
};

struct PlayNext { std::string scenario; };
struct ReadReport { Uuid attempt; };
using GrowthAction = std::variant<std::monostate, PlayNext, ReadReport, LeaveToHome>;

}  // namespace fv

// Where somebody stands on the path to a level: a pure function of programme, evidence and date.
//
// Only what had happened by that day counts, so that the answer for a past day stays what it was. More
// evidence never lowers a requirement's state, and the order of events makes no difference
// (tests/facilitator/certification). A level is held by its certificate, or by a recognition; what its
// requirements say today can't take it away.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "facilitator/certification/evidence.h"
#include "facilitator/certification/programme.h"

namespace fv {

/// In the order from worse to better. `expired`: it was met once, and is too long ago.
enum class RequirementState : std::uint8_t { missing, in_progress, expired, done };
[[nodiscard]] std::string_view word_of(RequirementState state);  ///< `in-progress`

/// A part of a requirement that is counted by itself.
struct PartStatus {
    enum class What : std::uint8_t { whole, topic, stage, theme, practice };
    What what = What::whole;
    std::string key;          ///< `logistics`, `invitation`; of the whole empty
    int have = 0, need = 0;   ///< minutes, visits, times …; of a practice 0 or 1
    [[nodiscard]] bool met() const { return have >= need; }
    friend bool operator==(const PartStatus&, const PartStatus&) = default;
};

struct Proof {
    Uuid event, by;
    Day on;
    int amount = 0;      ///< minutes, else 1
    std::string what;    ///< a topic, a visit's id, a practice …
    friend bool operator==(const Proof&, const Proof&) = default;
};

/// What to do next about a requirement.
struct NextStep {
    enum class Kind : std::uint8_t {
        nothing,
        attend,       ///< `amount` more minutes of `key` (a topic; empty: of any)
        rehearse,     ///< pass `amount` more different visits, of the stage or theme `key`
        be_observed,  ///< `amount` more role-plays
        reflect,      ///< `amount` more rehearsals in a pair, with both looking back
        acknowledge,  ///< say the practice `key`
        visit,        ///< `amount` more visits
        lead,         ///< `amount` more workshops
        calibrate,
        hold,         ///< get the level `key` first
        wait,         ///< hold it on, until `on`
        be_signed     ///< `amount` more signatures
    };
    Kind kind = Kind::nothing;
    PartStatus::What what = PartStatus::What::whole;
    std::string key;
    int amount = 0;
    std::optional<Day> on;
    friend bool operator==(const NextStep&, const NextStep&) = default;
};

struct RequirementStatus {
    std::string key;
    RequirementState state = RequirementState::missing;
    std::vector<PartStatus> parts;  ///< the whole first
    std::vector<Proof> proofs;      ///< that count on that day, by day
    std::optional<Day> done_on;     ///< the day on which it was met, as it now stands
    std::optional<Day> expires;     ///< the first day on which it is not met any more, without anything new
    NextStep next;
    friend bool operator==(const RequirementStatus&, const RequirementStatus&) = default;
};

/// In the order from worse to better.
enum class LevelStanding : std::uint8_t {
    not_begun,
    revoked,       ///< the last certificate was taken away, and nothing is ready
    lapsed,        ///< it ended too long ago to be renewed
    under_way,
    in_grace,      ///< it ended; renewing is enough, but it is not held meanwhile
    ready,         ///< everything is there: a certificate can be issued
    certified,
};
[[nodiscard]] std::string_view word_of(LevelStanding standing);  ///< `under-way`

struct LevelStatus {
    std::string level;
    LevelStanding standing = LevelStanding::not_begun;
    std::vector<RequirementStatus> requirements;  ///< of the first certificate, or of a new one after a lapse
    std::vector<RequirementStatus> renewal;       ///< once a certificate was issued: since it began
    std::optional<Holding> holding;               ///< the one that lasts longest of those issued; a revoked one if there is no other
    std::optional<Day> renewal_opens;             ///< of the one in force or in grace, where it can be renewed
    std::optional<Day> grace_ends;                ///< the last day on which renewing is enough
    bool renewable = false;                       ///< today is in the window, and everything for renewing is there

    [[nodiscard]] bool held() const { return standing == LevelStanding::certified; }
    [[nodiscard]] std::size_t done() const;       ///< requirements
};

struct PersonStatus {
    Day day;
    std::vector<LevelStatus> levels;  ///< in the programme's order
    [[nodiscard]] const LevelStatus* level(std::string_view key) const;
};

/// Who holds what, of everybody: to tell whether whoever rated or signed was entitled to.
class Holders {
public:
    Holders() = default;
    explicit Holders(const EvidenceOfAll& all);
    /// Whether they held this level, or one further up, on that day.
    [[nodiscard]] bool entitled(const Programme& programme, const Uuid& person, std::string_view level, Day day) const;

private:
    std::map<Uuid, std::vector<Holding>> of_;
};

[[nodiscard]] PersonStatus status(const Programme& programme, const Evidence& evidence, const Holders& holders, Day day);

/// One level alone.
[[nodiscard]] LevelStatus level_status(const Programme& programme, const Level& level, const Evidence& evidence, const Holders& holders, Day day);

/// One requirement alone. `since`: only evidence later than that day.
[[nodiscard]] RequirementStatus requirement_status(const Programme& programme, const Level& level, const Requirement& requirement, const Evidence& evidence, const Holders& holders, Day day, std::optional<Day> since = {});

}  // namespace fv

// What is on record of people that may count towards a level: a fold over events, before any programme or date
// is asked.
//
// Events may come in any order. Whoever was joined is one person (records/joins.h). What was withdrawn, and
// signatures that do not fit, are left out here, so that status.h needs not know of them.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facilitator/records/event_store.h"
#include "facilitator/records/joins.h"
#include "foundation/calendar_date.h"
#include "scenarios/engine/scenario.h"

namespace fv {

/// What every piece of evidence has.
struct Recorded {
    Uuid event;  ///< of a rehearsal: the attempt
    Day on;
    Uuid by;     ///< who said it; nil: nobody knows, or the records' owner
    friend auto operator<=>(const Recorded&, const Recorded&) = default;
};

struct TrainingProof : Recorded {
    std::string topic;        ///< empty: of a claim that was accepted
    std::string requirement;  ///< of a claim: all that it counts for; empty: by its topic
    int minutes = 0;
    std::string title;
};
struct RehearsalProof : Recorded {
    std::string visit;
    Stage stage = Stage::first_visit;
    std::vector<std::string> themes;
    bool passed = false;
    bool reflected_in_pair = false;  ///< both looked back afterwards
};
struct ObservedProof : Recorded {
    std::map<std::string, int> ratings;  ///< by competency, −2 … +3
    Uuid partner;
    [[nodiscard]] double mean() const;   ///< of the ratings; 0 without any
};
struct PracticeProof : Recorded {
    CorePractice practice = CorePractice::voluntary;
    std::string text;
    [[nodiscard]] int words() const;
};
struct VisitProof : Recorded {
    Stage stage = Stage::first_visit;
};
struct WorkshopProof : Recorded {
    std::string title, part;
};
struct CalibrationProof : Recorded {
    double agreement = 0.0;
    int role_plays = 0;
};
struct SignOffProof : Recorded {
    std::string level, requirement, programme;
    int version = 0;
    std::optional<Day> revoked;  ///< from this day on it does not count
};
/// A certificate, or the recognition of a level.
struct Holding {
    Uuid id, event;
    std::string level, programme;
    int version = 0;
    Day on;                      ///< when it was issued; of a recognition, when it begins
    Day from, until;             ///< both included
    std::optional<Day> ended;    ///< revoked: from this day on it is not held
    std::string reason;          ///< why it ended
    Uuid by;
    bool recognised = false;     ///< not a certificate
    std::string credential, code;

    [[nodiscard]] bool holds(Day day) const { return from <= day && day <= until && !(ended && *ended <= day); }
};
struct Claim {
    enum class Answer : std::uint8_t { waiting, accepted, refused };
    Uuid event, person;
    Day on;                      ///< of the training
    std::string level, requirement, what, equivalent;
    int minutes = 0;
    std::optional<std::string> file_name, file_type;
    Answer answer = Answer::waiting;
    std::string why;
    Uuid decided_by;
};

/// Of one person.
struct Evidence {
    std::vector<TrainingProof> trainings;
    std::vector<RehearsalProof> rehearsals;
    std::vector<ObservedProof> observed;
    std::vector<PracticeProof> practices;
    std::vector<VisitProof> visits;
    std::vector<WorkshopProof> workshops;
    std::vector<CalibrationProof> calibrations;
    std::vector<SignOffProof> sign_offs;
    std::vector<Holding> holdings;
    std::vector<Claim> claims;
    /// The programme they began, newest last: version and hash of its text.
    struct Begun {
        std::string programme, hash;
        int version = 0;
        Instant at;
    };
    std::vector<Begun> begun;
};

/// Of everybody, by the id they are known by.
using EvidenceOfAll = std::map<Uuid, Evidence>;

/// Whether a signed event says what its signature says, by a key that was its signer's then.
using SignatureFits = std::function<bool(const Event&)>;

/// Everything but rehearsals and visits, which whoever scores and pays adds. Events of other kinds are passed over.
[[nodiscard]] EvidenceOfAll evidence_of(std::vector<Event> events, const Joins& joins, const SignatureFits& fits);

/// The kinds that evidence_of() reads.
[[nodiscard]] std::span<const std::string_view> certification_kinds();

/// `listening=2+humility=3`; nullopt: it is not written so, or a rating is not from −2 to +3.
[[nodiscard]] std::optional<std::map<std::string, int>> parse_ratings(std::string_view text);

}  // namespace fv

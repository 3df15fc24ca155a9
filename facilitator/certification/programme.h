// A programme of certification: which levels there are, and what each asks of a person.
//
// Read from facilitator/programmes/*.yaml (docs/programmes.md); a district brings its own. Plain values: who
// has met what is status.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "facilitator/certification/calendar_span.h"
#include "foundation/diagnostic.h"
#include "scenarios/engine/scenario.h"
#include "scoring/local_text.h"

namespace fv {

/// Hours of training, by topic. What was attended counts where its topic is one of these.
struct TrainingNeeded {
    int minutes = 0;
    std::vector<std::pair<std::string, int>> topics;  ///< in the file's order; the least for each, 0: none
};
/// Different visits rehearsed and passed; a pass has no open breach of a core practice (scoring/score.h).
struct RehearsalsNeeded {
    int visits = 0;
    std::map<Stage, int> stages;
    std::map<std::string, int> themes;
};
/// Live role-play, watched and rated.
struct ObservedNeeded {
    int times = 1;
    double mean = 0.0;  ///< of all ratings of one role-play, −2 … +3
    std::string by;     ///< a level: who holds it, or a higher one, may rate
};
/// Rehearsals as a pair with both looking back afterwards.
struct ReflectionsNeeded {
    int times = 1;
};
/// Each of the five core practices said in one's own words.
struct PracticesNeeded {
    int words = 0;  ///< the least for each
};
/// Visits made and logged (facilitator/compensation).
struct VisitsNeeded {
    int times = 1;
};
/// Workshops led, alone or with others.
struct WorkshopsNeeded {
    int times = 1;
};
/// Agreement with reference ratings of the same role-plays: weighted kappa (Cohen 1968).
struct CalibrationNeeded {
    double agreement = 0.0;
    int role_plays = 1;
};
/// A level held for a time, without a break until today.
struct HeldNeeded {
    std::string level;
    std::optional<CalendarSpan> span;
};
struct SignOffNeeded {
    int signatures = 1;  ///< of different people
    std::string by;      ///< a level: who holds it, or a higher one, may sign
    LocalText statement; ///< what is signed
};

struct Requirement {
    using What = std::variant<TrainingNeeded, RehearsalsNeeded, ObservedNeeded, ReflectionsNeeded, PracticesNeeded, VisitsNeeded, WorkshopsNeeded, CalibrationNeeded, HeldNeeded, SignOffNeeded>;
    std::string key;  ///< `introduction`
    LocalText name;
    What what;
    std::optional<CalendarSpan> counts_for;  ///< evidence older than this is expired
    SourceSpan where;
};
/// `training`, `rehearsals` …: the key under which a programme asks for it.
[[nodiscard]] std::string_view kind_of(const Requirement& requirement);

struct Renewal {
    CalendarSpan opens;  ///< so long before the end
    CalendarSpan grace;  ///< so long after it, renewing is still enough; the level is not held meanwhile
    std::vector<Requirement> requirements;  ///< with evidence since the certificate began
};

struct Level {
    std::string key;  ///< `home-visitor`
    LocalText title, means;
    CalendarSpan lasts;
    std::vector<Requirement> requirements;
    std::optional<Renewal> renewal;
    std::optional<Stage> opens;  ///< an addition to a level, needed before visits of this stage are made
    SourceSpan where;

    [[nodiscard]] const Requirement* requirement(std::string_view key) const;  ///< also among those of renewal
};

/// Training elsewhere that counts here, once a trainer has said so of a person.
struct Equivalent {
    std::string key;
    LocalText name;
    std::vector<std::pair<std::string, int>> minutes;  ///< by requirement
};

/// Who answers for the certificates.
struct Issuer {
    LocalText name;
    std::string logo;   ///< a PNG file beside the programme; empty: none
    LocalText wording;  ///< on the certificate, after the name; empty: the program's own
    LocalText foot;     ///< at the foot of the certificate; may be empty
};

struct Programme {
    std::string id;
    int version = 0;
    std::string content_hash;
    LocalText title, notice;
    Issuer issuer;
    std::map<std::string, LocalText> topics;  ///< names of topics of training; one without is shown as its key
    std::vector<Level> levels;  ///< from the first to the last
    std::vector<Equivalent> equivalents;

    [[nodiscard]] const Level* level(std::string_view key) const;  ///< nullptr: there is none
    /// Whether holding `held` is enough where `wanted` is asked for: the same, or further up. What only
    /// opens a stage is not further up than anything.
    [[nodiscard]] bool reaches(std::string_view held, std::string_view wanted) const;
    /// The level that opens visits of a stage; nullptr: none has to.
    [[nodiscard]] const Level* opening(Stage stage) const;
};

/// What can be rehearsed, to tell whether a programme can be met.
struct Repertoire {
    struct Entry {
        std::string visit;
        Stage stage = Stage::first_visit;
        std::vector<std::string> themes;
    };
    std::vector<Entry> visits;
};

/// Every fault in one run. `repertoire`: what the program has; nullptr: nothing is said about that.
[[nodiscard]] Loaded<Programme> load_programme(const SourceText& source, const Repertoire* repertoire = nullptr);

/// Every topic that some training may have, in the order of the file.
[[nodiscard]] std::vector<std::string> topics_of(const Programme& programme);

}  // namespace fv

// What a person works with between start and end: the store, the visits, the yardstick, the words,
// and the outside world (time and chance) as functions.
//
// Made by main, lent to the window, to the text player and to the commands, which reach it only
// through the view makers and carry_out() of home.h, prepare.h, rehearsal.h, reflect.h, report.h.
// Used from one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "facilitator/people/person_bodies.h"
#include "facilitator/records/attempt.h"
#include "facilitator/records/event_bodies.h"
#include "facilitator/records/event_store.h"
#include "foundation/calendar_date.h"
#include "scenarios/engine/visit.h"
#include "scoring/framework.h"
#include "trainer/session/changes.h"
#include "trainer/session/library.h"
#include "trainer/session/programmes.h"
#include "trainer/words/words.h"

namespace fv {

struct PlayedAttempts;  // growth.h

/// What a person's paper is like.
struct Printing {
    std::string fonts;       ///< a folder with the window's faces; empty: the system's
    bool on_letter = false;  ///< US Letter, else A4
};

/// Time and chance, from the world or from a test.
struct World {
    std::function<Instant()> now;
    std::function<std::uint64_t()> random;
    int utc_offset_minutes = 0;  ///< of the person's clock, for times that are shown
    Printing printing;
    bool seals_cheaply = false;  ///< signing keys are sealed at the least cost: for tests alone
};

/// An attempt as it stands: its record, its own version of the scenario as it is told in this attempt
/// (in the language in force, names and what was drawn filled in), and the visit replayed.
struct StandingAttempt {
    AttemptRecord record;
    ScenarioHandle scenario;
    Visit visit;

    [[nodiscard]] Company company() const { return record.partner.empty() ? Company::alone : Company::in_pair; }
};

/// An event as a flow says it; the session adds who, where and when.
struct Happening {
    std::string kind, body;
};
template <class Body>
[[nodiscard]] Happening happening(const Body& body)
{
    return {std::string(Body::kind), json_of(body)};
}

class Session {
public:
    /// `store` must outlive the session. `languages` is not empty; the first is the original.
    Session(EventStore& store, Library library, Framework framework, std::vector<Words> languages, World world);

    [[nodiscard]] const Library& library() const { return library_; }
    /// For what is named by its file and read while the session stands.
    [[nodiscard]] Library& library() { return library_; }
    [[nodiscard]] const Framework& framework() const { return framework_; }
    [[nodiscard]] Programmes& programmes() { return programmes_; }
    void use_programmes(Programmes programmes) { programmes_ = std::move(programmes); }
    [[nodiscard]] const Words& words() const { return languages_[language_]; }
    [[nodiscard]] const std::vector<Words>& languages() const { return languages_; }
    [[nodiscard]] const World& world() const { return world_; }
    [[nodiscard]] EventStore& store() { return store_; }
    [[nodiscard]] const EventStore& store() const { return store_; }
    [[nodiscard]] const std::optional<Uuid>& person() const { return person_; }

    /// Grows whenever anything that a view may show has changed: also when a visit turns out to be broken,
    /// whoever asked for it.
    [[nodiscard]] std::uint64_t revision() const { return revision_ + library_.broken().size(); }

    void use_person(std::optional<Uuid> person);
    /// False: there is no such language, nothing changed.
    bool use_language(std::string_view code);
    [[nodiscard]] Uuid new_id();

    /// The name on record, or empty.
    [[nodiscard]] std::string name_of(const Uuid& person) const;

    /// Loads one more visit of the library, in milliseconds: for when nothing else is to do. False: all are.
    bool open_more();

    /// The visit in the language in force, where it is translated into that; else as it is. Same ids,
    /// same content hash.
    [[nodiscard]] ScenarioHandle in_language(const ScenarioHandle& visit);

    /// Appends events with this session's author, device and time, the first at `step`; all or nothing,
    /// on disk when it returns. Throws StoreError.
    void record(const Uuid& about, std::uint32_t step, std::vector<Happening> happenings);
    /// What was said about people: each at the next step of what it is about, which is its author too
    /// (facilitator/people/person_bodies.h tells why); all or nothing. Returns the last event's id.
    Uuid record(const std::vector<Said>& said);

    /// The attempt replayed from its events, or nullptr: there is none, or its scenario's text is gone
    /// or can't be read any more (then `why_not`, where given, says so). Valid until the next call.
    [[nodiscard]] const StandingAttempt* attempt(const Uuid& id, std::string* why_not = nullptr);

    /// Begins an attempt of a visit in the library for the person in force; its scenario's text is kept
    /// with it. `choices` are those of `parent` that it begins after.
    Uuid begin_attempt(const ScenarioHandle& scenario, std::optional<Uuid> parent = {}, std::span<const std::string> choices = {});
    /// The same with the order of options and everything else that is drawn decided by the caller.
    Uuid begin_attempt(const ScenarioHandle& scenario, AttemptSeed seed, std::optional<Uuid> parent = {},
                       std::span<const std::string> choices = {});

private:
    EventStore& store_;
    Library library_;
    Framework framework_;
    Programmes programmes_;
    std::vector<Words> languages_;
    World world_;
    std::size_t language_ = 0;
    std::optional<Uuid> person_;
    Uuid device_;
    std::uint64_t revision_ = 1;

    /// The attempt asked for last; made anew once the store has grown.
    struct Cached {
        Uuid id;
        std::uint64_t store_revision;
        std::size_t language;
        StandingAttempt standing;
    };
    std::optional<Cached> cached_;
    /// Visits in other languages, by content hash and language; made anew once there is another translation.
    std::map<std::pair<std::string, std::string>, std::pair<const Translation*, ScenarioHandle>> translated_;
    /// What growth.h has made of a person's attempts last, and from what.
    struct Played {
        Uuid person;
        std::uint64_t store_revision, revision;
        std::shared_ptr<const PlayedAttempts> attempts;
    };
    std::optional<Played> played_;
    friend std::shared_ptr<const PlayedAttempts> played_attempts(Session& session, const Uuid& person);
    /// Versions of scenarios that older attempts were begun with, by content hash.
    std::map<std::string, ScenarioHandle> older_;

    [[nodiscard]] ScenarioHandle version(const AttemptRecord& record, std::string& why_not);
};

}  // namespace fv

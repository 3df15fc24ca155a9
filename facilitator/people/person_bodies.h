// What events about people say, beside person-added and the joins, which records know
// (records/event_bodies.h). Each is an object of texts; what is missing in one is nothing said.
//
// Their author is whom they are about, so that erasing a facilitator takes nobody else's entry along; who
// said it stands in `by`, where that is known.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "facilitator/records/event.h"
#include "facilitator/records/event_bodies.h"
#include "foundation/ids.h"

namespace fv {

/// A text that is there replaces what was; an empty one takes it away.
struct PersonDescribed {
    static constexpr std::string_view kind = "person-described";
    std::optional<std::string> school, email;
    std::optional<std::string> roster_id;  ///< how a school's own roster names them
    friend bool operator==(const PersonDescribed&, const PersonDescribed&) = default;
};

struct RoleGiven {
    static constexpr std::string_view kind = "role-given";
    std::string role;
};
struct RoleTaken {
    static constexpr std::string_view kind = "role-taken";
    std::string role;
};

/// A cohort is its name: the same name typed on two laptops is the same cohort.
struct CohortEntered {
    static constexpr std::string_view kind = "cohort-entered";
    std::string cohort;
};
struct CohortLeft {
    static constexpr std::string_view kind = "cohort-left";
    std::string cohort;
};

/// The two visit together, until an event parts them that names this one.
struct PairFormed {
    static constexpr std::string_view kind = "pair-formed";
    Uuid with;
};
struct PairParted {
    static constexpr std::string_view kind = "pair-parted";
    Uuid pair;  ///< the event that formed it
};

/// Their own choices and texts may be used, without their name, to study how people learn.
struct ConsentGiven {
    static constexpr std::string_view kind = "research-consent-given";
};
struct ConsentWithdrawn {
    static constexpr std::string_view kind = "research-consent-withdrawn";
};

/// From now on picking the name asks for a PIN; an empty hash: no more.
struct PinSet {
    static constexpr std::string_view kind = "pin-set";
    std::string hash;  ///< Argon2id, as libsodium writes it
};
/// A wrong one was entered; a right one, after wrong ones.
struct PinRefused {
    static constexpr std::string_view kind = "pin-refused";
};
struct PinAccepted {
    static constexpr std::string_view kind = "pin-accepted";
};

/// About the assignment: a cohort is asked to rehearse a visit until a day. A later one moves the day.
struct VisitAssigned {
    static constexpr std::string_view kind = "visit-assigned";
    std::string cohort;
    std::string visit;  ///< id, `kitchen-table`
    std::string due;    ///< `2026-12-01`
};
struct AssignmentDropped {
    static constexpr std::string_view kind = "assignment-dropped";
};

/// An event to be written: what it is about, its kind and its body.
struct Said {
    Uuid about;
    std::string kind, body;
};

/// `by`: who said it; nil: nobody knows.
[[nodiscard]] Said said_of(const Uuid& person, const PersonAdded& body, const Uuid& by = {});
[[nodiscard]] Said said_of(const Uuid& person, const PersonDescribed& body, const Uuid& by = {});
[[nodiscard]] Said said_of(const Uuid& person, const RoleGiven& body, const Uuid& by = {});
[[nodiscard]] Said said_of(const Uuid& person, const RoleTaken& body, const Uuid& by = {});
[[nodiscard]] Said said_of(const Uuid& person, const CohortEntered& body, const Uuid& by = {});
[[nodiscard]] Said said_of(const Uuid& person, const CohortLeft& body, const Uuid& by = {});
[[nodiscard]] Said said_of(const Uuid& person, const PairFormed& body, const Uuid& by = {});
[[nodiscard]] Said said_of(const Uuid& person, const PairParted& body, const Uuid& by = {});
[[nodiscard]] Said said_of(const Uuid& person, const PersonJoined& body, const Uuid& by = {});
[[nodiscard]] Said said_of(const Uuid& person, const PersonUnjoined& body, const Uuid& by = {});
[[nodiscard]] Said said_of(const Uuid& person, const ConsentGiven& body, const Uuid& by = {});
[[nodiscard]] Said said_of(const Uuid& person, const ConsentWithdrawn& body, const Uuid& by = {});
[[nodiscard]] Said said_of(const Uuid& person, const PinSet& body, const Uuid& by = {});
[[nodiscard]] Said said_of(const Uuid& person, const PinRefused& body, const Uuid& by = {});
[[nodiscard]] Said said_of(const Uuid& person, const PinAccepted& body, const Uuid& by = {});
[[nodiscard]] Said said_of(const Uuid& assignment, const VisitAssigned& body, const Uuid& by = {});
[[nodiscard]] Said said_of(const Uuid& assignment, const AssignmentDropped& body, const Uuid& by = {});

/// The body of one of these events: empty texts for what it does not say.
class SaidFields {
public:
    explicit SaidFields(const Event& event) : fields_(fields_from_json(event.body)) {}
    [[nodiscard]] bool readable() const { return fields_.has_value(); }
    [[nodiscard]] std::optional<std::string> text(std::string_view key) const;
    [[nodiscard]] std::optional<Uuid> id(std::string_view key) const;

private:
    std::optional<Fields> fields_;
};

}  // namespace fv

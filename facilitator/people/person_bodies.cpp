#include "facilitator/people/person_bodies.h"

#include <algorithm>

namespace fv {
namespace {

template <class Body>
Said said(const Uuid& about, Fields fields, const Uuid& by)
{
    if (!by.is_nil()) fields.emplace_back("by", by.text());
    return {about, std::string(Body::kind), json_of_fields(fields)};
}

}  // namespace

Said said_of(const Uuid& person, const PersonAdded& body, const Uuid& by) { return said<PersonAdded>(person, {{"name", body.name}}, by); }

Said said_of(const Uuid& person, const PersonDescribed& body, const Uuid& by)
{
    Fields fields;
    if (body.school) fields.emplace_back("school", *body.school);
    if (body.email) fields.emplace_back("email", *body.email);
    if (body.roster_id) fields.emplace_back("roster_id", *body.roster_id);
    return said<PersonDescribed>(person, std::move(fields), by);
}

Said said_of(const Uuid& person, const RoleGiven& body, const Uuid& by) { return said<RoleGiven>(person, {{"role", body.role}}, by); }
Said said_of(const Uuid& person, const RoleTaken& body, const Uuid& by) { return said<RoleTaken>(person, {{"role", body.role}}, by); }
Said said_of(const Uuid& person, const CohortEntered& body, const Uuid& by) { return said<CohortEntered>(person, {{"cohort", body.cohort}}, by); }
Said said_of(const Uuid& person, const CohortLeft& body, const Uuid& by) { return said<CohortLeft>(person, {{"cohort", body.cohort}}, by); }
Said said_of(const Uuid& person, const PairFormed& body, const Uuid& by) { return said<PairFormed>(person, {{"with", body.with.text()}}, by); }
Said said_of(const Uuid& person, const PairParted& body, const Uuid& by) { return said<PairParted>(person, {{"pair", body.pair.text()}}, by); }
Said said_of(const Uuid& person, const PersonJoined& body, const Uuid& by) { return said<PersonJoined>(person, {{"with", body.with.text()}}, by); }
Said said_of(const Uuid& person, const PersonUnjoined& body, const Uuid& by) { return said<PersonUnjoined>(person, {{"join", body.join.text()}}, by); }
Said said_of(const Uuid& person, const ConsentGiven&, const Uuid& by) { return said<ConsentGiven>(person, {}, by); }
Said said_of(const Uuid& person, const ConsentWithdrawn&, const Uuid& by) { return said<ConsentWithdrawn>(person, {}, by); }
Said said_of(const Uuid& person, const PinSet& body, const Uuid& by) { return said<PinSet>(person, {{"hash", body.hash}}, by); }
Said said_of(const Uuid& person, const PinRefused&, const Uuid& by) { return said<PinRefused>(person, {}, by); }
Said said_of(const Uuid& person, const PinAccepted&, const Uuid& by) { return said<PinAccepted>(person, {}, by); }
Said said_of(const Uuid& assignment, const VisitAssigned& body, const Uuid& by)
{
    return said<VisitAssigned>(assignment, {{"cohort", body.cohort}, {"visit", body.visit}, {"due", body.due}}, by);
}
Said said_of(const Uuid& assignment, const AssignmentDropped&, const Uuid& by) { return said<AssignmentDropped>(assignment, {}, by); }

std::optional<std::string> SaidFields::text(std::string_view key) const
{
    if (!fields_) return std::nullopt;
    const auto found = std::find_if(fields_->begin(), fields_->end(), [&](const auto& field) { return field.first == key; });
    return found == fields_->end() ? std::nullopt : std::optional(found->second);
}

std::optional<Uuid> SaidFields::id(std::string_view key) const
{
    const auto written = text(key);
    return written ? parse_uuid(*written) : std::nullopt;
}

}  // namespace fv

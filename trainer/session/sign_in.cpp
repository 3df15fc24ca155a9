#include "trainer/session/sign_in.h"

#include "facilitator/people/pin.h"
#include "facilitator/people/roster.h"
#include "facilitator/secrets/pin_hash.h"

namespace fv {

SignedIn check_pin(const Uuid& person, const std::string& pin, Session& session)
{
    const Roster all = roster(session.store());
    const RosterPerson* who = all.find(person);
    if (who == nullptr) return {.outcome = SignIn::unknown_person};
    if (who->pin_hash.empty()) return {};
    const auto wait = pin_wait(*who, session.world().now());
    if (wait > std::chrono::seconds{0}) return {.outcome = SignIn::has_to_wait, .wait = wait};
    if (pin.empty()) return {.outcome = SignIn::needs_pin};
    if (pin_fits(who->pin_hash, pin)) {
        std::vector<Said> said;
        if (who->pin_refused > 0)
            for (const Uuid& id : who->ids) said.push_back(said_of(id, PinAccepted{}));
        session.record(said);
        return {};
    }
    session.record({said_of(who->id, PinRefused{})});
    const Roster after = roster(session.store());
    return {.outcome = SignIn::wrong_pin, .wait = pin_wait(*after.find(person), session.world().now())};
}

SignedIn sign_in(const Uuid& person, const std::string& pin, Session& session)
{
    const SignedIn result = check_pin(person, pin, session);
    if (result.outcome == SignIn::done) session.use_person(joins(session.store()).of(person));
    return result;
}

std::string told(const SignedIn& result, const Words& words)
{
    const long seconds = static_cast<long>(result.wait.count());
    switch (result.outcome) {
    case SignIn::done: return {};
    case SignIn::unknown_person: return words[Word::person_unknown].text();
    case SignIn::needs_pin: return words[Word::pin_needed].text();
    case SignIn::wrong_pin: return seconds > 0 ? words.counted(Word::pin_wrong_wait, seconds) : words[Word::pin_wrong].text();
    case SignIn::has_to_wait: return words.counted(Word::pin_wait, seconds);
    }
    return {};
}

bool has_pin(const Uuid& person, Session& session)
{
    const Roster all = roster(session.store());
    const RosterPerson* who = all.find(person);
    return who != nullptr && !who->pin_hash.empty();
}

bool set_pin(const Uuid& person, const std::string& pin, Session& session)
{
    if (!pin.empty() && !is_fit_pin(pin)) return false;
    const std::string hash = pin.empty() ? std::string{} : pin_hash(pin);
    std::vector<Said> said;
    const Uuid by = session.person().value_or(Uuid{});
    for (const Uuid& id : joins(session.store()).all(person)) said.push_back(said_of(id, PinSet{hash}, by));
    session.record(said);
    return true;
}

}  // namespace fv

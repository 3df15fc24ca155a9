#include "trainer/commands/permission.h"

#include <fmt/format.h>
#include <ostream>

#include "facilitator/people/roster.h"
#include "trainer/session/people.h"

namespace fv {

void tell_refused(const std::string& name, Permission needs, Console& console)
{
    std::string who;
    for (std::size_t i = 0; i < role_count; ++i)
        if (may(static_cast<Role>(i), needs)) who += fmt::format("{}{}", who.empty() ? "" : ", ", word_of(static_cast<Role>(i)));
    console.err << fmt::format("first-visit: {} may not {}; that is for: {}.\n", name, in_words(needs), who);
}

std::optional<int> refused(const std::string& as, Permission needs, Session& session, Console& console)
{
    if (as.empty()) return std::nullopt;
    if (!sign_in_named(session, as, console)) return ExitStatus::answer_is_no;
    if (may(session, roster(session.store()), needs)) return std::nullopt;
    tell_refused(as, needs, console);
    return ExitStatus::answer_is_no;
}

std::optional<int> refused_unless_own(const std::string& as, const Uuid& owner, Permission needs, Session& session, Console& console)
{
    if (as.empty()) return std::nullopt;
    if (!sign_in_named(session, as, console)) return ExitStatus::answer_is_no;
    const Roster all = roster(session.store());
    const RosterPerson* who = all.find(*session.person());
    if ((who != nullptr && who == all.find(owner)) || may(session, all, needs)) return std::nullopt;
    tell_refused(as, needs, console);
    return ExitStatus::answer_is_no;
}

}  // namespace fv

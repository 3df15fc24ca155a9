// Who does it: the person that `--as` names, whose role must allow it; nobody named: the owner of the
// records, who may do anything (docs/people.md).
#pragma once

#include <optional>
#include <string>

#include "facilitator/people/roles.h"
#include "trainer/commands/opening.h"

namespace fv {

/// Makes whom `as` names the session's person, asking for their PIN. A status to end with: they are not on
/// record or may not; `console.err` was told, and who may. Nothing was written then.
[[nodiscard]] std::optional<int> refused(const std::string& as, Permission needs, Session& session, Console& console);
/// The same for what belongs to `owner`: that is one's own, or the role must allow it.
[[nodiscard]] std::optional<int> refused_unless_own(const std::string& as, const Uuid& owner, Permission needs, Session& session, Console& console);
/// `Ana may not erase people for good; that is for: administrator.`
void tell_refused(const std::string& name, Permission needs, Console& console);

/// What every `--as` says of itself.
inline constexpr const char* as_means = "Who does it; what their role does not allow is refused. None: the owner of the records";

}  // namespace fv

// Visits and pay in words: what is wrong with an entry, why a visit is not paid, what would mend it, what is in doubt
// about closings, in the language in force.
#pragma once

#include <string>

#include "facilitator/compensation/cross_section.h"
#include "facilitator/compensation/logging.h"
#include "trainer/session/pay_desk.h"

namespace fv::telling {

/// `16:30 is no …`: what is so, and how to mend it.
[[nodiscard]] std::string problem(const LogProblem& problem, PayDesk& desk);
/// Those that stop, in one text; empty: nothing does.
[[nodiscard]] std::string stopping(std::span<const LogProblem> problems, PayDesk& desk);

/// Why `visit` is not paid, without a full stop.
[[nodiscard]] std::string reason(const Reason& reason, const LoggedVisit& visit, PayDesk& desk, Day today);
/// What makes such a visit payable from now on, without a full stop.
[[nodiscard]] std::string mend(const Reason& reason, PayDesk& desk, Day today);

/// `60.00 USD`
[[nodiscard]] std::string money(Cents cents, const PayRules& rules);
/// A name; of who was erased, that somebody was there.
[[nodiscard]] std::string educator(const Uuid& id, PayDesk& desk);

[[nodiscard]] std::string fault(const LedgerFault& fault, PayDesk& desk);
[[nodiscard]] std::string reach(const ReachStatement& statement, const Words& words);

}  // namespace fv::telling

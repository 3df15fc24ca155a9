// Periods of pay: what one holds, closing it, making a closed one's files again, settling what two closings left in
// doubt.
//
// Closing goes: files written beside their place and on disk; the closing recorded; the files put in place by one
// rename. Killed before the record, nothing is closed. Killed after it, the period is closed and export_period()
// makes the very same files. So no file that payroll gets is without its record, and nothing is in two of them.
//
// Whoever closes asks for Permission::run_payroll. All throw StoreError and ProgrammeError.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "facilitator/compensation/payroll.h"
#include "trainer/session/visits.h"
#include "trainer/session/whole_folder.h"

namespace fv {

/// The period of that name; nullopt: `why_not` says what there is.
[[nodiscard]] std::optional<Period> period_said(PayDesk& desk, const std::string& key, std::string& why_not);
/// Those that were closed, those that have visits, and the one that today lies in; by day.
[[nodiscard]] std::vector<Period> known_periods(PayDesk& desk, Day today);

struct PeriodTold {
    Period period;
    std::optional<Closing> closing;       ///< the one that stands
    std::vector<PayLine> lines;           ///< handed over; of an open one what closing would hand over now
    Cents sum = 0;
    std::vector<PayKey> held;             ///< left out until a closing is settled
    std::vector<VisitTold> not_payable;   ///< visits of the period that are not paid, to one of the two at least
    std::string refusal;                  ///< why an open one can't be closed now; empty: it can
};
[[nodiscard]] PeriodTold period_told(PayDesk& desk, const Period& period, Day today);
/// What changed in periods that are closed, and comes with the next closing.
[[nodiscard]] std::vector<PayLine> adjustments(PayDesk& desk);

struct HandedOver {
    std::string refusal;                  ///< why there are no files; empty: they are in `folder`
    std::string warning;                  ///< they are, and this has to be known
    bool closed = false;                  ///< the period was closed by this
    std::filesystem::path folder;         ///< `INTO/home-visits-2026-09`
    std::vector<std::string> files;
    Uuid closing;
    PayrollFile payroll;
    std::vector<PayKey> held;
    [[nodiscard]] bool done() const { return refusal.empty(); }
};
/// Closes it, and puts a folder with its files into `into`.
[[nodiscard]] HandedOver close_period(PayDesk& desk, const Period& period, const std::filesystem::path& into);
/// The files of a closing once more: payroll, totals and facts, the same to the byte where the roster is.
[[nodiscard]] HandedOver export_closing(PayDesk& desk, Uuid closing, const std::filesystem::path& into);
/// That of the closing which stands.
[[nodiscard]] HandedOver export_period(PayDesk& desk, const Period& period, const std::filesystem::path& into);

/// What payroll made of a closing's file, where that is in doubt.
[[nodiscard]] Outcome settle_closing(PayDesk& desk, Uuid closing, PaidOf paid);

}  // namespace fv

// The log of visits: entering them, mending what was entered, reading a table in, and telling what each comes to.
//
// Who does it is the session's person; nobody: the owner of the records, who may do anything. A visit of one's own
// anybody may log who may rehearse; those of others asks for Permission::log_visits. Each function either writes
// all that was asked, or nothing and says why, in the language in force. All throw StoreError and ProgrammeError.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "facilitator/compensation/visit_table.h"
#include "trainer/session/certifying.h"
#include "trainer/session/pay_desk.h"

namespace fv {

struct VisitEntered {
    std::string refusal;               ///< why nothing was written; empty: it was
    Uuid visit;
    std::vector<std::string> notices;  ///< recorded, and not paid: why
    [[nodiscard]] bool done() const { return refusal.empty(); }
};

[[nodiscard]] VisitEntered log_visit(PayDesk& desk, VisitFacts facts);
/// `now`: as it is from now on, whole.
[[nodiscard]] VisitEntered correct_visit(PayDesk& desk, Uuid visit, VisitFacts now);
/// It counts no more. What was paid for it is taken back with the next closing.
[[nodiscard]] Outcome withdraw_visit(PayDesk& desk, Uuid visit, WithdrawnWhy why);
/// The two looked back on it together.
[[nodiscard]] Outcome visit_reflected(PayDesk& desk, Uuid visit, Day on);

struct VisitsImported {
    VisitImportPlan plan;
    std::string refusal;  ///< why nothing was or can be written
    bool written = false;
};
/// `write`: else it is only told what would be.
[[nodiscard]] VisitsImported import_visits(PayDesk& desk, const Table& table, bool write);

enum class PayState : std::uint8_t {
    payable,      ///< and not handed over yet
    paid,
    differs,      ///< from what was paid: the next closing settles the difference
    not_payable,
    held,         ///< until somebody settles a closing
    withdrawn
};
[[nodiscard]] std::string_view word_of(PayState state);  ///< `not-payable`

struct ReasonTold {
    std::string code, text;       ///< `not-certified:T-7`; in words
    std::string mend_code, mend;  ///< what makes such a visit payable from now on
    bool of_visit = false;        ///< it concerns both who were there
};
struct EducatorTold {
    Uuid educator;
    std::string name;
    PayState state = PayState::not_payable;
    Cents cents = 0, paid = 0;    ///< what it comes to now; what was handed to payroll
    std::string in_words;
    std::vector<ReasonTold> reasons;
};
struct VisitTold {
    LoggedVisit visit;
    std::string period;           ///< its key; empty: none
    std::vector<std::string> names;       ///< in their order, whoever was erased last
    std::vector<EducatorTold> educators;  ///< by name, without the erased
    [[nodiscard]] bool payable() const;   ///< to everybody, or paid
};
struct VisitFilter {
    std::optional<Day> from, until;  ///< both included
    Uuid person;                     ///< nil: everybody
    std::string school;              ///< of one of the two; empty: any
    bool withdrawn = false;          ///< these too
    bool not_payable_only = false;
};
/// By day. Whoever may not see others' sees their own.
[[nodiscard]] std::vector<VisitTold> visits_told(PayDesk& desk, const VisitFilter& filter, Day today);

}  // namespace fv

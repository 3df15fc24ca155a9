// All that the log of visits and pay ask of the records: what was logged, what the programme pays, what was handed
// to payroll, and what each visit comes to now.
//
// Stands on a CertificationDesk. All of it is of one moment of the records, and valid until something is written or
// look_again(). A command makes one, the window may keep one.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "facilitator/compensation/periods.h"
#include "trainer/session/certification_desk.h"

namespace fv {

/// Rules of pay with the programme that they stand in: neither changes.
struct KeptRules {
    ProgrammeHandle programme;
    PayRules rules;
};

class PayDesk {
public:
    /// `desk` must outlive this one.
    explicit PayDesk(CertificationDesk& desk) : desk_(desk) {}

    [[nodiscard]] CertificationDesk& certification() { return desk_; }
    [[nodiscard]] Session& session() { return desk_.session(); }
    [[nodiscard]] const Roster& roster();
    [[nodiscard]] const std::vector<LoggedVisit>& log();
    /// Of the programme in force. Throws ProgrammeError.
    [[nodiscard]] const PayRules& rules() { return kept_rules().rules; }
    [[nodiscard]] const Programme& programme() { return kept_rules().programme->programme; }
    /// Of the version with that hash, where its text is there and says what it pays; else the rules in force.
    [[nodiscard]] PayRules rules_of(const std::string& hash);
    [[nodiscard]] const Ledger& ledger();
    /// What each visit comes to, beside what was paid. Throws ProgrammeError.
    [[nodiscard]] const std::vector<VisitPay>& pays();
    /// What other programs wrote is read, too.
    void look_again();

private:
    [[nodiscard]] const KeptRules& kept_rules();
    void refresh();

    CertificationDesk& desk_;
    std::unique_ptr<const KeptRules> rules_;
    std::optional<std::uint64_t> read_at_;  ///< the session's revision
    Ledger ledger_;
    std::vector<VisitPay> pays_;
};

}  // namespace fv

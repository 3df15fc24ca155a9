#include "trainer/session/pay_desk.h"

namespace fv {
namespace {

/// Throws ProgrammeError with every fault.
PayRules loaded_rules(const KeptProgramme& programme)
{
    const SourceText source(programme.file.string(), programme.text);
    Loaded<PayRules> loaded = load_pay_rules(source, programme.programme);
    if (loaded.value) return std::move(*loaded.value);
    std::string faults;
    for (const Diagnostic& diagnostic : loaded.diagnostics) faults += printed(diagnostic, &source);
    throw ProgrammeError("what the programme pays can't be used:\n" + faults);
}

}  // namespace

const KeptRules& PayDesk::kept_rules()
{
    const ProgrammeHandle in_force = session().programmes().in_force();
    if (rules_ == nullptr || rules_->programme != in_force) {
        rules_ = std::make_unique<const KeptRules>(KeptRules{in_force, loaded_rules(*in_force)});
        read_at_.reset();
    }
    return *rules_;
}

PayRules PayDesk::rules_of(const std::string& hash)
{
    const ProgrammeHandle version = hash.empty() ? nullptr : session().programmes().version(hash, session().store());
    if (version != nullptr && version->programme.content_hash != programme().content_hash) {
        const SourceText source("programme", version->text);
        Loaded<PayRules> loaded = load_pay_rules(source, version->programme);
        if (loaded.value) return std::move(*loaded.value);
    }
    return rules();
}

void PayDesk::refresh()
{
    const KeptRules& kept = kept_rules();
    if (read_at_ == session().revision()) return;
    read_at_ = session().revision();
    // What was logged, held and paid go together: otherwise a closing that another program writes meanwhile would be
    // seen in one of them and not in the other.
    const auto moment = session().store().one_moment();
    desk_.look_again();
    ledger_ = fv::ledger(kept.programme->programme.id, session().store());
    const HoldingsOf holdings = holdings_of(desk_.evidence_of_all());
    const SchoolsOf schools = schools_of(desk_.roster());
    pays_ = payable(desk_.visits(), {kept.rules, kept.programme->programme, holdings, schools}, ledger_.paid);
}

const Roster& PayDesk::roster()
{
    refresh();
    return desk_.roster();
}
const std::vector<LoggedVisit>& PayDesk::log()
{
    refresh();
    return desk_.visits();
}
const Ledger& PayDesk::ledger()
{
    refresh();
    return ledger_;
}
const std::vector<VisitPay>& PayDesk::pays()
{
    refresh();
    return pays_;
}

void PayDesk::look_again()
{
    desk_.look_again();
    read_at_.reset();
}

}  // namespace fv

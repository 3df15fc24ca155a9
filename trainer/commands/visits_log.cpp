// `visits add`, `correct`, `withdraw`, `reflected`: from what was said on the command line to the log.
#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iostream>
#include <nlohmann/json.hpp>

#include "facilitator/people/folding.h"
#include "trainer/commands/certify_commands.h"
#include "trainer/commands/visits_commands.h"
#include "trainer/session/growth.h"

namespace fv {
namespace {

using Json = nlohmann::ordered_json;

/// Reads what was said into the facts of a visit; each thing that can't be read is told. What is not said stays.
class Saying {
public:
    Saying(const VisitsArguments& arguments, PayDesk& desk, Console& console) : a_(arguments), desk_(desk), console_(console) {}

    /// 0: all was understood; else what to end with.
    int into(VisitFacts& facts)
    {
        people(facts);
        day(a_.on, facts.date);
        if (!a_.arranged.empty()) facts.arranged_on = facts.date;
        if (!a_.arranged.empty()) day(a_.arranged, *facts.arranged_on);
        if (a_.not_arranged) facts.arranged_on.reset();
        if (!a_.start.empty()) read(facts.start, clock_time(a_.start), a_.start, "no time; write it like 16:30");
        if (a_.minutes_said) facts.minutes = a_.minutes;
        if (!a_.stage.empty()) read(facts.stage, fv::stage(a_.stage), a_.stage, "no stage; write first-visit or second-visit");
        if (!a_.setting.empty()) read(facts.setting, setting_named(a_.setting), a_.setting, "none of home, library, park, cafe, online, school, other");
        if (a_.voluntary || a_.not_voluntary) facts.voluntary = a_.voluntary;
        contract(facts);
        if (!a_.grade.empty()) word(facts.grade, a_.grade, grade_named, "no grade; write pre-k, k, 1 to 13, or mixed (no name of a class or a pupil)");
        if (!a_.language.empty()) word(facts.language, a_.language, language_named, "no language that is known; write its tag, such as es, or its name");
        if (a_.no_show || a_.made) facts.outcome = a_.no_show ? fv::VisitOutcome::no_show : fv::VisitOutcome::made;
        if (a_.confirmed || a_.not_confirmed) facts.confirmed = a_.confirmed;
        return status_;
    }

private:
    void wrong(const std::string& message)
    {
        console_.err << "first-visit: " << message << ".\n";
        if (status_ == ExitStatus::done) status_ = ExitStatus::wrong_usage;
    }
    template <class Value>
    void read(Value& value, const std::optional<Value>& found, const std::string& written, const char* hint)
    {
        if (found) value = *found;
        else wrong(fmt::format("\"{}\" is {}", written, hint));
    }
    template <class Meant>
    void word(std::string& value, const std::string& written, const Meant& meant, const char* hint)
    {
        if (folded(written) == "none") value.clear();
        else read<std::string>(value, meant(written), written, hint);
    }
    void day(const std::string& written, Day& value)
    {
        if (written.empty()) return;
        const auto date = parse_date(written);
        read(value, date ? std::optional<Day>(Day{*date}) : std::nullopt, written, "no day; write it like 2026-12-01");
    }
    void people(VisitFacts& facts)
    {
        if (a_.educators.empty()) return;
        facts.educators.clear();
        for (const std::string& name : a_.educators) {
            int status = ExitStatus::done;
            const RosterPerson* person = certify::person_said(name, desk_.certification(), console_, status);
            if (person != nullptr) facts.educators.push_back(person->id);
            else if (status_ == ExitStatus::done) status_ = status;
        }
    }
    void contract(VisitFacts& facts) const
    {
        if (a_.outside_contract) facts.contract = ContractTime::outside;
        if (a_.inside_contract) facts.contract = ContractTime::inside;
        if (!a_.inside_said) return;
        facts.contract = a_.inside == 0 ? ContractTime::outside : ContractTime::partly;
        facts.minutes_inside = a_.inside;
    }

    const VisitsArguments& a_;
    PayDesk& desk_;
    Console& console_;
    int status_ = ExitStatus::done;
};

/// Something that has to be said of a visit: never assumed.
struct Needed {
    const char* question;  ///< for a person who types
    const char* option;    ///< how it is said on the command line
    bool is_said;
    void (*answer)(VisitsArguments&, const std::string&);
};

std::vector<Needed> needed(const VisitsArguments& a)
{
    return {
        {"When did it begin (16:30)?", "--start TIME", !a.start.empty(), [](VisitsArguments& to, const std::string& text) { to.start = text; }},
        {"How many minutes did it last?", "--minutes NUMBER", a.minutes_said || a.no_show,
         [](VisitsArguments& to, const std::string& text) { to.minutes_said = true, to.minutes = std::atoi(text.c_str()); }},
        {"First or second visit (first-visit, second-visit)?", "--stage STAGE", !a.stage.empty(), [](VisitsArguments& to, const std::string& text) { to.stage = text; }},
        {"Where was it (home, library, park, cafe, online, school, other)?", "--setting WHERE", !a.setting.empty(), [](VisitsArguments& to, const std::string& text) { to.setting = text; }},
        {"Was the family free to say no (yes, no)?", "--voluntary or --not-voluntary", a.voluntary || a.not_voluntary,
         [](VisitsArguments& to, const std::string& text) { to.voluntary = text == "yes" || text == "si", to.not_voluntary = text == "no"; }},
        {"On which day did the family say yes (2026-09-28, or none)?", "--arranged DATE or --not-arranged", !a.arranged.empty() || a.not_arranged,
         [](VisitsArguments& to, const std::string& text) { to.not_arranged = text == "none", to.arranged = text == "none" ? "" : text; }},
        {"How many minutes of it were inside the contract day (0, a number, or all)?", "--outside-contract, --inside-minutes NUMBER or --inside-contract", a.outside_contract || a.inside_contract || a.inside_said,
         [](VisitsArguments& to, const std::string& text) {
             to.inside_contract = text == "all", to.outside_contract = text == "0";
             to.inside = std::atoi(text.c_str());
             to.inside_said = to.inside > 0;
         }},
    };
}

/// Asks for what was not said, where somebody can answer. False: something is missing still, and was told.
bool ask_for_the_rest(VisitsArguments& a, Console& console)
{
    for (const Needed& one : needed(a)) {
        std::string answer;
        if (one.is_said || !console.in_is_terminal) continue;
        console.err << one.question << ' ' << std::flush;
        if (std::getline(console.in, answer) && !trimmed(answer).empty()) one.answer(a, folded(trimmed(answer)));
    }
    std::vector<std::string> missing;
    for (const Needed& one : needed(a))
        if (!one.is_said) missing.emplace_back(one.option);
    if (!missing.empty()) console.err << fmt::format("first-visit: not said, and never assumed: {}. Nothing was written.\n", fmt::join(missing, "; "));
    return missing.empty();
}

int told(const char* command, const std::string& refusal, const Uuid& visit, const std::vector<std::string>& notices, PayDesk& desk, const CommonOptions& common, Console& console)
{
    if (!refusal.empty()) console.err << "first-visit: " << refusal << '\n';
    for (const std::string& notice : notices)
        if (!common.quiet) console.err << "first-visit: " << notice << '\n';
    const LoggedVisit* logged = refusal.empty() ? find_visit(desk.log(), visit) : nullptr;
    if (common.json) {
        Json document{{"schema", fmt::format("first-visit/visits-{}/1", command)}, {"done", refusal.empty()}};
        if (!refusal.empty()) document["refused"] = refusal;
        else document["visit"] = visit.text(), document["notices"] = notices;
        console.out << document.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    } else if (logged != nullptr && !common.quiet) {
        console.out << visit.text() << '\n';
        const std::vector<VisitTold> all = visits_told(desk, {.from = logged->date, .until = logged->date, .person = {}, .school = {}, .withdrawn = true, .not_payable_only = false}, today(desk.session()));
        for (const VisitTold& one : all)
            if (one.visit.id == visit) visits_text::print_pay(one, console);
    }
    return refusal.empty() ? ExitStatus::done : ExitStatus::answer_is_no;
}

std::optional<Uuid> visit_said(const VisitsArguments& arguments, Console& console)
{
    const auto id = parse_uuid(arguments.visit);
    if (!id) console.err << fmt::format("first-visit: \"{}\" is no visit's id; `first-visit visits list` shows them.\n", arguments.visit);
    return id;
}

}  // namespace

int run_visits_add(const VisitsArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console)
{
    VisitsArguments all = arguments;
    VisitFacts facts;
    facts.date = today(desk.session());
    if (!ask_for_the_rest(all, console)) return ExitStatus::wrong_usage;
    if (const int status = Saying(all, desk, console).into(facts); status != ExitStatus::done) return status;
    const VisitEntered entered = log_visit(desk, facts);
    return told("add", entered.refusal, entered.visit, entered.notices, desk, common, console);
}

int run_visits_correct(const VisitsArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console)
{
    const auto id = visit_said(arguments, console);
    if (!id) return ExitStatus::wrong_usage;
    const LoggedVisit* was = find_visit(desk.log(), *id);
    VisitFacts facts = was == nullptr ? VisitFacts{} : static_cast<const VisitFacts&>(*was);
    if (const int status = Saying(arguments, desk, console).into(facts); status != ExitStatus::done) return status;
    const VisitEntered entered = correct_visit(desk, *id, facts);
    return told("correct", entered.refusal, entered.visit, entered.notices, desk, common, console);
}

int run_visits_withdraw(const VisitsArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console)
{
    const auto id = visit_said(arguments, console);
    if (!id) return ExitStatus::wrong_usage;
    return told("withdraw", withdraw_visit(desk, *id, withdrawn_why_named(arguments.why).value_or(WithdrawnWhy::by_mistake)).refusal, *id, {}, desk, common, console);
}

int run_visits_reflected(const VisitsArguments& arguments, PayDesk& desk, const CommonOptions& common, Console& console)
{
    const auto id = visit_said(arguments, console);
    if (!id) return ExitStatus::wrong_usage;
    const auto day = certify::day_said(arguments.on, desk.certification(), console);
    if (!day) return ExitStatus::wrong_usage;
    return told("reflected", visit_reflected(desk, *id, *day).refusal, *id, {}, desk, common, console);
}

}  // namespace fv

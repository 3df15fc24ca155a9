#include "facilitator/compensation/logging.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace fv {
namespace {

using What = LogProblem::What;
constexpr std::array<std::string_view, 16> words = {"in-the-future", "too-long-ago", "no-time", "past-midnight", "inside-unsaid", "inside-too-long", "same-person-twice", "unknown-educator",
                                                    "too-many-educators", "nobody", "wrong-stage", "entered-twice", "overlaps", "arranged-too-late", "not-arranged", "alone"};
constexpr std::chrono::days long_ago{3 * 366};

std::string day_text(Day day) { return iso_text(std::chrono::year_month_day{day}); }

std::string name_of(const Uuid& person, const Roster& roster)
{
    const RosterPerson* found = roster.find(person);
    return found == nullptr ? "somebody" : found->name;
}

/// `the visit of 2026-10-01 at 16:30`
std::string visit_text(const Uuid& id, std::span<const LoggedVisit> log)
{
    const LoggedVisit* visit = find_visit(log, id);
    return visit == nullptr ? std::string("another visit") : fmt::format("the visit of {} at {}", day_text(visit->date), clock_text(visit->start));
}

class Checks {
public:
    Checks(const VisitFacts& facts, Day today) : facts_(facts), today_(today) {}

    void times()
    {
        if (facts_.date > today_) add({What::in_the_future, "date", true, facts_.date});
        if (facts_.date + long_ago < today_) add({What::too_long_ago, "date", true, facts_.date});
        const bool waited_only = facts_.outcome == VisitOutcome::no_show && facts_.minutes == 0;
        if ((facts_.minutes < 1 && !waited_only) || facts_.minutes > longest_visit) add({What::no_time, "minutes", true, {}, facts_.minutes});
        else if (facts_.start < 0 || facts_.end() > minutes_of_day) add({What::past_midnight, "minutes", true, {}, facts_.minutes});
        if (facts_.contract != ContractTime::partly) return;
        if (facts_.minutes_inside < 1) add({What::inside_unsaid, "inside"});
        else if (facts_.minutes_inside >= facts_.minutes) add({What::inside_too_long, "inside", true, {}, facts_.minutes_inside});
    }

    void people(const Roster& roster)
    {
        std::vector<Uuid> known;
        if (facts_.educators.empty()) add({What::nobody, "educators"});
        if (facts_.educators.size() > 2) add({What::too_many_educators, "educators"});
        for (const Uuid& id : facts_.educators) {
            const RosterPerson* person = roster.find(id);
            if (person == nullptr) {
                if (!id.is_nil()) add({What::unknown_educator, "educators", true, {}, 0, id});
                continue;
            }
            if (std::find(known.begin(), known.end(), person->id) != known.end()) add({What::same_person_twice, "educators", true, {}, 0, person->id});
            known.push_back(person->id);
        }
        if (facts_.educators.size() == 1) add({What::alone, "educators", false});
    }

    void arranging()
    {
        if (facts_.stage != Stage::first_visit && facts_.stage != Stage::second_visit) add({What::wrong_stage, "stage"});
        if (!facts_.arranged_on) add({What::not_arranged, "arranged_on", false});
        else if (*facts_.arranged_on > today_) add({What::in_the_future, "arranged_on", true, facts_.arranged_on});
        else if (*facts_.arranged_on >= facts_.date) add({What::arranged_too_late, "arranged_on", false, facts_.arranged_on});
    }

    void others(std::span<const LoggedVisit> log, const Uuid& itself)
    {
        for (const LoggedVisit& other : log) {
            if (other.id == itself || !other.counts()) continue;
            if (same_visit(facts_, other)) add({What::entered_twice, "start", true, other.date, 0, {}, other.id});
            else if (const auto person = at_both(facts_, other)) add({What::overlaps, "start", true, other.date, 0, *person, other.id});
        }
    }

    std::vector<LogProblem> result() { return std::move(problems_); }

private:
    void add(LogProblem problem) { problems_.push_back(std::move(problem)); }

    const VisitFacts& facts_;
    Day today_;
    std::vector<LogProblem> problems_;
};

}  // namespace

std::string_view word_of(LogProblem::What what) { return words[static_cast<std::size_t>(what)]; }

bool stops(std::span<const LogProblem> problems)
{
    return std::any_of(problems.begin(), problems.end(), [](const LogProblem& problem) { return problem.stops; });
}

bool same_visit(const VisitFacts& a, const VisitFacts& b) { return !a.educators.empty() && a.date == b.date && a.start == b.start && a.educators == b.educators; }

std::optional<Uuid> at_both(const VisitFacts& a, const VisitFacts& b)
{
    const auto days = (b.date - a.date).count();
    if (days < -1 || days > 1) return std::nullopt;
    const int shift = static_cast<int>(days) * minutes_of_day;
    if (a.start >= b.end() + shift || b.start + shift >= a.end()) return std::nullopt;
    for (const Uuid& educator : a.educators)
        if (!educator.is_nil() && b.made_by(educator)) return educator;
    return std::nullopt;
}

std::vector<LogProblem> problems_of(const VisitFacts& facts, std::span<const LoggedVisit> log, const Roster& roster, Day today, const Uuid& itself)
{
    Checks checks(facts, today);
    checks.times();
    checks.people(roster);
    checks.arranging();
    checks.others(log, itself);
    return checks.result();
}

std::string message_of(const LogProblem& problem, const Roster& roster, std::span<const LoggedVisit> log)
{
    const std::string on = problem.day ? day_text(*problem.day) : "";
    switch (problem.what) {
    case What::in_the_future: return on + " is yet to come";
    case What::too_long_ago: return on + " is more than three years ago";
    case What::no_time: return fmt::format("a visit of {} minutes is none, or longer than {} hours", problem.minutes, longest_visit / 60);
    case What::past_midnight: return "the visit would end on the next day";
    case What::inside_unsaid: return "it lies partly inside the contract day, and does not say for how many minutes";
    case What::inside_too_long: return fmt::format("{} minutes inside the contract day are all of the visit", problem.minutes);
    case What::same_person_twice: return name_of(problem.person, roster) + " stands there twice";
    case What::unknown_educator: return "an educator is nobody on record";
    case What::too_many_educators: return "more than two educators are named";
    case What::nobody: return "no educator is named";
    case What::wrong_stage: return "it is neither a first nor a second visit";
    case What::entered_twice: return visit_text(problem.visit, log) + " by the same two is entered already";
    case What::overlaps: return fmt::format("{} was at {}, which is not over then", name_of(problem.person, roster), visit_text(problem.visit, log));
    case What::arranged_too_late: return "it was arranged on " + on + ", not before the day of the visit, so it is recorded and not paid";
    case What::not_arranged: return "no day says when it was arranged, so it is recorded and not paid";
    case What::alone: return "one educator went alone, so it is recorded and not paid";
    }
    return {};
}

std::string hint_of(const LogProblem& problem)
{
    switch (problem.what) {
    case What::in_the_future:
    case What::too_long_ago: return "Write the day as it was, like 2026-10-01.";
    case What::no_time:
    case What::past_midnight: return "Write when it began, like 16:30, and for how many minutes it lasted.";
    case What::inside_unsaid: return "Write the minutes inside the contract day.";
    case What::inside_too_long: return "Write fewer minutes, or that the whole visit was inside.";
    case What::same_person_twice: return "Name the two who went.";
    case What::unknown_educator: return "Add them to the roster first, or write the name as it stands there.";
    case What::too_many_educators: return "Name the two whose visit it was.";
    case What::nobody: return "Name the two who went.";
    case What::wrong_stage: return "Write first-visit or second-visit.";
    case What::entered_twice: return "Correct that one if something in it is wrong.";
    case What::overlaps: return "Correct the time of the one that is wrong.";
    case What::arranged_too_late:
    case What::not_arranged: return "Write the day on which the family said yes, if it was earlier.";
    case What::alone: return "Name the partner if there was one.";
    }
    return {};
}

}  // namespace fv

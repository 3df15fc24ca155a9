#include "trainer/session/growth.h"

#include <algorithm>
#include <cmath>

#include "foundation/source_text.h"
#include "trainer/session/home.h"
#include "trainer/session/rating.h"
#include "trainer/session/report_text.h"
#include "trainer/session/sitting.h"
#include "trainer/session/telling.h"

namespace fv {
namespace {

constexpr std::size_t scripts_looked_at = 24;  ///< for a suggestion: each must be loaded to know what it is about

std::string percent(double share) { return std::to_string(std::lround(share * 100.0)); }

Day day_of(Instant at, const Session& session) { return telling::local_day(at, session.world().utc_offset_minutes); }

std::string competency_name(const Session& session, std::string_view key)
{
    const Competency* competency = session.framework().competency(key);
    return competency == nullptr ? std::string(key) : std::string(competency->name.in(session.words().language()));
}

std::vector<std::pair<std::string, std::string>> reflections(const StandingAttempt& standing)
{
    std::vector<std::pair<std::string, std::string>> out;
    for (const Question& question : standing.scenario->scenario.reflect) {
        const auto answer = standing.record.answers.find(question.key);
        if (answer != standing.record.answers.end() && !answer->second.empty()) out.emplace_back(question.ask, answer->second);
    }
    return out;
}

/// When the first way came to its end: the time of its last choice. What came later does not move it.
Instant ended_at(const AttemptRecord& record)
{
    const EarlierLine* left = first_ended_line(record);
    const auto& choices = left == nullptr ? record.recorded_choices : left->choices;
    return choices.empty() ? record.last_at : choices.back().at;
}

std::optional<PlayedAttempt> played(const StandingAttempt& standing, const Session& session)
{
    const auto sitting = first_sitting(standing.record);
    if (!sitting) return std::nullopt;
    const Scenario& scenario = standing.scenario->scenario;
    const Score result = score(scenario, session.framework(), sitting->seed, sitting->choices, sitting->company, counting(sitting->ratings));
    return PlayedAttempt{.attempt = standing.record.id,
                         .at = ended_at(standing.record),
                         .rehearsal = rehearsal_of(scenario.id, day_of(ended_at(standing.record), session), standing.record.parent.has_value(), result),
                         .title = scenario.title,
                         .ending = result.ending.is_set() ? scenario.ending(result.ending).title : std::string{},
                         .assisted = standing.record.assisted(),
                         .reflected_in_pair = standing.company() == Company::in_pair && standing.record.reflected,
                         .stage = scenario.stage,
                         .themes = scenario.themes,
                         .reflections = reflections(standing)};
}

std::vector<Rehearsal> rehearsals(const PlayedAttempts& played)
{
    std::vector<Rehearsal> out;
    for (const PlayedAttempt& one : played.all) out.push_back(one.rehearsal);
    return out;
}

/// Those that are due soonest and those never played, in the library's order; not more than need be loaded.
std::vector<Candidate> candidates(Session& session, const std::vector<DueVisit>& due)
{
    std::vector<std::string> ids;
    const std::vector<std::string> all = session.library().ids();
    for (const DueVisit& visit : due)
        if (std::find(all.begin(), all.end(), visit.scenario) != all.end() && ids.size() < scripts_looked_at / 2) ids.push_back(visit.scenario);
    for (const std::string& id : all) {
        const bool played = std::any_of(due.begin(), due.end(), [&](const DueVisit& d) { return d.scenario == id; });
        if (!played && ids.size() < scripts_looked_at) ids.push_back(id);
    }
    std::vector<Candidate> out;
    for (const std::string& id : ids)
        if (const ScenarioHandle visit = session.library().find(id)) out.push_back({.scenario = id, .emphasis = emphasis_of(visit->scenario)});
    return out;
}

std::string when_due(Day due, Day today, const Words& words)
{
    const std::string date = telling::day(due, words);
    if (due < today) return words.with(Word::due_since, {{"date", date}});
    if (due == today) return words[Word::due_today].text();
    return words.counted(Word::due_in, (due - today).count(), {{"date", date}});
}

std::string title_of(Session& session, const std::string& id)
{
    const ScenarioHandle visit = session.library().find(id);
    return visit == nullptr ? id : session.in_language(visit)->scenario.title;
}

void add_lines(GrowthView& view, const PlayedAttempts& played, const Session& session)
{
    const Words& words = session.words();
    for (const CompetencyLine& line : competency_lines(session.framework(), rehearsals(played))) {
        const Competency& competency = *session.framework().competency(line.key);
        GrowthLine shown{.key = line.key, .name = competency_name(session, line.key), .means = std::string(competency.means.in(words.language())), .points = {}, .in_words = {}};
        for (const CompetencyLine::Point& point : line.points)
            shown.points.push_back({.share = static_cast<float>(point.share), .visit = played.all[point.rehearsal].title, .when = telling::day(played.all[point.rehearsal].rehearsal.day, words)});
        const auto lately = line.lately();
        shown.in_words = lately ? words.counted(Word::growth_lately, static_cast<long>(line.points.size()), {{"percent", percent(*lately)}, {"needed", percent(session.framework().pass.each)}})
                                : words[Word::growth_not_met].text();
        view.lines.push_back(std::move(shown));
    }
}

void add_played(GrowthView& view, const PlayedAttempts& played, const Session& session)
{
    const Words& words = session.words();
    for (auto one = played.all.rbegin(); one != played.all.rend(); ++one) {
        const std::string when = telling::moment(one->at, session.world().utc_offset_minutes, words);
        std::string note;
        if (one->rehearsal.practice) note = words[Word::growth_practice].text();
        else if (one->assisted) note = words[Word::growth_assisted].text();
        view.played.push_back({.attempt = one->attempt, .title = one->title, .when = when,
                               .result = words.with(Word::finished_result, {{"ending", one->ending}, {"result", words[one->rehearsal.passed ? Word::passed : Word::not_passed].text()}}),
                               .note = note});
        for (const auto& [ask, answer] : one->reflections) view.reflections.push_back({.visit = one->title, .when = when, .ask = ask, .answer = answer});
    }
}

}  // namespace

Day today(const Session& session) { return day_of(session.world().now(), session); }

std::shared_ptr<const PlayedAttempts> played_attempts(Session& session, const Uuid& person)
{
    const std::uint64_t store_revision = session.store().revision();
    if (session.played_ && session.played_->person == person && session.played_->store_revision == store_revision && session.played_->revision == session.revision()) return session.played_->attempts;
    PlayedAttempts out;
    for (const AttemptSummary& summary : attempts_of(session.store(), person)) {
        const StandingAttempt* standing = session.attempt(summary.id);
        if (standing == nullptr) out.unreadable += summary.ending ? 1 : 0;
        else if (auto one = played(*standing, session)) out.all.push_back(std::move(*one));
    }
    std::stable_sort(out.all.begin(), out.all.end(), [](const PlayedAttempt& a, const PlayedAttempt& b) { return a.at < b.at; });
    auto kept = std::make_shared<const PlayedAttempts>(std::move(out));
    session.played_ = Session::Played{person, store_revision, session.revision(), kept};
    return kept;
}

std::optional<NextVisitView> next_visit_view(Session& session, const PlayedAttempts& played, Day today)
{
    const std::vector<Rehearsal> all = rehearsals(played);
    const auto next = next_visit(session.framework(), all, candidates(session, due_visits(all)), today);
    if (!next) return std::nullopt;
    const Words& words = session.words();
    NextVisitView view{.scenario = next->scenario, .title = title_of(session, next->scenario), .why = {}, .now = next->why != NextVisit::Why::not_yet};
    if (!view.now) {
        view.why = words.with(Word::next_not_yet, {{"title", view.title}, {"date", telling::day(next->due, words)}});
        return view;
    }
    view.why = words[next->why == NextVisit::Why::due ? Word::next_due : Word::next_new].text();
    if (!next->competency.empty()) view.why += " " + words.with(Word::next_about, {{"competency", competency_name(session, next->competency)}});
    return view;
}

GrowthView growth_view(Session& session, const Uuid& person, Day today)
{
    const Words& words = session.words();
    const auto kept = played_attempts(session, person);
    const PlayedAttempts& played = *kept;
    GrowthView view{.title = words[Word::growth_heading].text(), .person = session.name_of(person), .needed = static_cast<float>(session.framework().pass.each)};
    add_lines(view, played, session);
    view.next = next_visit_view(session, played, today);
    for (const DueVisit& due : due_visits(rehearsals(played))) view.due.push_back({.title = title_of(session, due.scenario), .when = when_due(due.due, today, words), .now = due.due <= today});
    add_played(view, played, session);
    view.unreadable_attempts = played.unreadable;
    if (played.unreadable > 0) view.unreadable = words.counted(Word::growth_unreadable, static_cast<long>(played.unreadable));
    return view;
}

std::string growth_text(const GrowthView& view, const Words& words)
{
    constexpr std::size_t width = 88;
    std::string text;
    const auto heading = [&](const std::string& title) { text += (text.empty() ? "" : "\n") + title + '\n' + std::string(characters_in(title), '-') + '\n'; };
    heading(view.title + (view.person.empty() ? "" : ": " + view.person));
    if (view.played.empty()) text += wrapped(words[Word::growth_empty].text(), width);
    else
        for (const GrowthLine& line : view.lines) {
            std::string points;
            for (const GrowthPoint& point : line.points) points += (points.empty() ? " (" : ", ") + percent(static_cast<double>(point.share));
            text += wrapped(line.name + ": " + line.in_words + (points.empty() ? "" : points + ")"), width);
        }
    if (view.next) {
        heading(words[Word::next_heading].text());
        text += wrapped(telling::in_one_line(*view.next), width);
    }
    if (!view.due.empty()) heading(words[Word::due_heading].text());
    for (const DueVisitView& due : view.due) text += wrapped("• " + due.title + ": " + due.when, width, "  ");
    if (!view.played.empty()) heading(words[Word::played_visits].text());
    for (const PlayedVisit& played : view.played) text += wrapped("• " + played.title + ". " + played.result + (played.note.empty() ? "" : ", " + played.note) + ". " + played.when, width, "  ");
    if (!view.reflections.empty()) heading(words[Word::kept_reflections].text());
    for (const KeptReflection& kept : view.reflections) text += wrapped("• " + kept.ask + " – " + kept.answer + " (" + kept.visit + ")", width, "  ");
    if (!view.unreadable.empty()) text += "\n" + wrapped(view.unreadable, width);
    return text;
}

Changes carry_out(const GrowthAction& action, Session& session)
{
    if (std::holds_alternative<LeaveToHome>(action)) return {.go = Place(AtHome{})};
    if (const auto* report = std::get_if<ReadReport>(&action)) return {.go = Place(Reporting{report->attempt})};
    if (const auto* next = std::get_if<PlayNext>(&action)) return carry_out(HomeAction(BeginVisit{next->scenario}), session);
    return {};
}

}  // namespace fv

#include <array>
#include <cstdlib>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <ostream>

#include "scenarios/engine/answer.h"
#include "trainer/commands/answers.h"
#include "trainer/commands/commands.h"
#include "trainer/commands/json_lines.h"
#include "trainer/session/prepare.h"
#include "trainer/session/rating.h"
#include "trainer/session/reflect.h"
#include "trainer/session/rehearsal.h"
#include "trainer/session/report.h"
#include "trainer/session/report_text.h"
#include "trainer/text_player/text_player.h"

namespace fv {
namespace {

std::string login_name()
{
    const char* user = std::getenv("USER");
    return user == nullptr || *user == '\0' ? "Guest" : user;
}

/// The newest attempt of this visit that can be gone on with.
std::optional<Uuid> unfinished_attempt(Session& session, const std::string& scenario)
{
    if (!session.person()) return std::nullopt;
    for (const AttemptSummary& attempt : unfinished(attempts_of(session.store(), *session.person())))
        if (attempt.scenario == scenario && session.attempt(attempt.id) != nullptr) return attempt.id;
    return std::nullopt;
}

Uuid begin(const ScenarioHandle& visit, const PlayArguments& arguments, Session& session)
{
    return arguments.seed ? session.begin_attempt(visit, AttemptSeed{*arguments.seed}) : session.begin_attempt(visit);
}

/// For programs nobody prepares; the visit begins at once.
Uuid begin_at_the_door(const ScenarioHandle& visit, const PlayArguments& arguments, Session& session)
{
    if (arguments.go_on)
        if (const auto open = unfinished_attempt(session, visit->scenario.id)) return *open;
    const Uuid attempt = begin(visit, arguments, session);
    (void)carry_out(PrepareAction(SetOut{}), attempt, session);
    return attempt;
}

std::string said(const TranscriptEntry& entry)
{
    using Kind = TranscriptEntry::Kind;
    if (entry.kind == Kind::place) return "\n== " + entry.text + " ==\n";
    if (entry.kind == Kind::change) return wrapped("* " + entry.text, 80, "    ");
    if (entry.speaker.empty()) return wrapped(entry.text, 80);
    const std::string mood = entry.mood.empty() ? "" : " (" + entry.mood + ")";
    return wrapped(entry.speaker + mood + ": " + entry.text, 80);
}

std::string offered_now(const StandingAttempt& standing)
{
    if (standing.visit.decision() == nullptr) return "the visit had already ended";
    const Scenario& scenario = standing.scenario->scenario;
    const SceneId here = standing.visit.decision()->scene;
    std::string keys;
    for (const OptionId option : standing.visit.decision()->options) keys += (keys.empty() ? "" : ", ") + scenario.option(option).key;
    for (const Item& item : scenario.items_of(here)) keys += (keys.empty() ? "" : ", ") + item.key;
    constexpr std::array shapes = {"", ", to pick as a+b or none", ", each with a rating as a=2+b=-1", ", in order as a>b>c", ", to tick as a+b or none"};
    return fmt::format("offered at \"{}\": {}{}", scenario.scene(here).key, keys, shapes[static_cast<std::size_t>(scenario.scene(here).kind)]);
}

/// Takes the options in order. False: one could not be taken, and `console.err` says which.
bool take_choices(const std::vector<std::string>& choices, const Uuid& attempt, Session& session, Console& console)
{
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const auto view = rehearsal_view(session, attempt);
        if (view && carry_out(RehearsalAction(Choose{view->decision, choices[i]}), attempt, session).records) continue;
        console.err << fmt::format("first-visit: choice {}, \"{}\", can't be taken; {}.\n", i + 1, choices[i], offered_now(*session.attempt(attempt)));
        return false;
    }
    return true;
}

void print_transcript_and_score(const Uuid& attempt, Session& session, std::ostream& out)
{
    const auto view = rehearsal_view(session, attempt);
    out << view->title << '\n';
    for (const TranscriptEntry& entry : view->transcript) out << said(entry);
    const auto report = report_view(session, attempt);
    out << fmt::format("\n== {} ==\n", report->ending) << wrapped(report->ending_why, 80) << '\n' << report->result << '\n';
    for (const std::string& note : report->result_notes) out << wrapped(note, 80, "  ");
    for (const CompetencyView& competency : report->competencies) out << wrapped(competency.name + ": " + competency.in_words, 80, "  ");
}

answers::Json played_document(const Uuid& attempt, Session& session)
{
    const StandingAttempt& standing = *session.attempt(attempt);
    const Scenario& scenario = standing.scenario->scenario;
    answers::Json document{{"schema", "first-visit/play/1"}, {"attempt", attempt.text()}, {"scenario", scenario.id}, {"choices", standing.record.choices}};
    document["trust"] = standing.visit.meter(MeterId{0});
    document["score"] = answers::score(scenario, score_of(standing, session.framework()));
    document["transcript"] = answers::Json::array();
    const auto view = rehearsal_view(session, attempt);
    for (const TranscriptEntry& entry : view->transcript)
        document["transcript"].push_back({{"speaker", entry.speaker}, {"mood", entry.mood}, {"text", entry.text}});
    return document;
}

int play_choices(const PlayArguments& arguments, const CommonOptions& common, const ScenarioHandle& visit, Session& session, Console& console)
{
    const Uuid attempt = begin_at_the_door(visit, arguments, session);
    const bool all_taken = take_choices(arguments.choices, attempt, session, console);
    if (common.json) console.out << played_document(attempt, session).dump(2, ' ', false, answers::Json::error_handler_t::replace) << '\n';
    else print_transcript_and_score(attempt, session, console.out);
    return all_taken ? ExitStatus::done : ExitStatus::answer_is_no;
}

/// The option that the script's authors rated best, breaches never: what a demonstration shows.
std::string demonstrated(const Visit& visit)
{
    const Scenario& scenario = visit.scenario();
    if (scenario.scene(visit.decision()->scene).kind != DecisionKind::choice) return best_answer(scenario, visit.decision()->scene);
    const Option* best = nullptr;
    int best_worth = 0;
    for (const OptionId id : visit.decision()->options) {
        const Option& option = scenario.option(id);
        int worth = option.breaches ? -100 : 0;
        for (const Rating& rating : option.ratings) worth += rating.value;
        if (best == nullptr || worth > best_worth) {
            best = &option;
            best_worth = worth;
        }
    }
    return best->key;
}

int play_demonstration(const PlayArguments& arguments, const ScenarioHandle& visit, Session& session, Console& console)
{
    constexpr std::size_t longest = 500;  // decisions: a script may lead in circles
    const Uuid attempt = begin_at_the_door(visit, arguments, session);
    for (std::size_t i = 0; i < longest && session.attempt(attempt)->visit.decision() != nullptr; ++i)
        if (!take_choices({demonstrated(session.attempt(attempt)->visit)}, attempt, session, console)) return ExitStatus::could_not;
    (void)carry_out(ReflectAction(KeepReflection{}), attempt, session);
    const auto view = rehearsal_view(session, attempt);
    console.out << view->title << '\n';
    for (const TranscriptEntry& entry : view->transcript) console.out << said(entry);
    console.out << '\n' << report_text(*report_view(session, attempt), session.words());
    return ExitStatus::done;
}

int play_in_terminal(const PlayArguments& arguments, const ScenarioHandle& visit, Session& session, Console& console)
{
    TextPlayer player(session, console.in, console.out, console.out_is_terminal);
    if (!player.ask_who()) return ExitStatus::done;
    const auto open = arguments.again ? std::nullopt : unfinished_attempt(session, visit->scenario.id);
    if (open) console.out << wrapped(session.words()[Word::text_going_on].text(), 80);
    (void)player.play(open ? *open : begin(visit, arguments, session));
    return ExitStatus::done;
}

int play_in_window(const PlayArguments& arguments, const ScenarioHandle& visit, const OpenSession& opened, const Program& program)
{
    Session& session = *opened.session;
    WindowWish wish = arguments.window;
    wish.news = opened.news;
    if (session.person()) {
        const auto open = arguments.again ? std::nullopt : unfinished_attempt(session, visit->scenario.id);
        const Uuid attempt = open ? *open : begin(visit, arguments, session);
        const bool prepared = session.attempt(attempt)->record.prepared;
        wish.place = prepared ? Place(Rehearsing{attempt}) : Place(Preparing{attempt});
    }
    return program.open_window(session, wish);
}

}  // namespace

int run_play(const PlayArguments& arguments, const CommonOptions& common, const Program& program, Console& console)
{
    const bool for_programs = arguments.json_lines || arguments.choices_given || arguments.demo;
    const OpenSession opened = open_session(common, program.folders, arguments.demo ? Keep::in_memory : Keep::in_file);
    Session& session = *opened.session;
    const ScenarioHandle visit = find_visit(arguments.visit, session, console);
    if (visit == nullptr) return ExitStatus::answer_is_no;
    if (!arguments.name.empty() || for_programs) use_person_named(session, arguments.name.empty() ? login_name() : arguments.name);

    if (arguments.demo) return play_demonstration(arguments, visit, session, console);
    if (arguments.choices_given) return play_choices(arguments, common, visit, session, console);
    if (arguments.json_lines) {
        play_json_lines(session, begin_at_the_door(visit, arguments, session), console);
        return ExitStatus::done;
    }
    if (arguments.text || !console.has_display) return play_in_terminal(arguments, visit, session, console);
    return play_in_window(arguments, visit, opened, program);
}

}  // namespace fv

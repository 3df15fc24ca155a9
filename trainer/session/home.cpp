#include "trainer/session/home.h"

#include <algorithm>

#include "facilitator/people/roster.h"
#include "facilitator/records/attempt.h"
#include "trainer/session/people.h"
#include "trainer/session/rating.h"
#include "trainer/session/sign_in.h"
#include "trainer/session/telling.h"

namespace fv {
namespace {

constexpr std::uint32_t longest_name = 60;  // characters: fits a certificate

std::string trimmed(std::string_view text)
{
    const std::size_t first = text.find_first_not_of(" \t\n\r");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t\n\r") - first + 1));
}

std::string last_part_of_time(const AttemptRecord& record, const Session& session)
{
    return telling::moment(record.last_at, session.world().utc_offset_minutes, session.words());
}

std::string where_open(const StandingAttempt& standing, const Session& session)
{
    const Words& words = session.words();
    const std::string when = last_part_of_time(standing.record, session);
    if (!standing.record.prepared) return words.with(Word::where_open_preparing, {{"when", when}});
    if (standing.visit.ending() != nullptr) return words.with(Word::where_open_reflecting, {{"when", when}});
    return words.with(Word::where_open, {{"place", standing.scenario->scenario.place_name(standing.visit.place())},
                                         {"n", std::to_string(standing.record.choices.size() + 1)},
                                         {"when", when}});
}

FinishedAttempt finished(const StandingAttempt& standing, const Session& session)
{
    const Score result = score_of(standing, session.framework());
    const Words& words = session.words();
    return {.attempt = standing.record.id,
            .when = last_part_of_time(standing.record, session),
            .result = words.with(Word::finished_result, {{"ending", standing.visit.ending()->title},
                                                         {"result", words[result.passed() ? Word::passed : Word::not_passed].text()}})};
}

/// The attempts of the person in force, the one touched last first.
std::vector<AttemptSummary> attempts_of_person(Session& session)
{
    return session.person() ? attempts_of(session.store(), *session.person()) : std::vector<AttemptSummary>{};
}

VisitCard card(const ScriptHead& head, const Words& words)
{
    return {.scenario = head.id,
            .title = head.title,
            .summary = head.summary,
            .stage = telling::stage(head.stage, words),
            .themes = telling::themes(head.themes, words),
            .length = words.counted(Word::about_minutes, head.minutes),
            .with = head.partner_name.empty() ? std::string{} : words.with(Word::goes_with, {{"name", head.partner_name}, {"role", head.partner_role}}),
            .open = {},
            .finished = {}};
}

void add_attempts(std::vector<VisitCard>& cards, Session& session)
{
    for (const AttemptSummary& attempt : attempts_of_person(session)) {
        const auto mine = std::find_if(cards.begin(), cards.end(), [&](const VisitCard& c) { return c.scenario == attempt.scenario; });
        if (mine == cards.end() || attempt.stage == AttemptStage::stopped) continue;
        const StandingAttempt* standing = session.attempt(attempt.id);
        if (standing == nullptr) continue;
        if (standing->record.reflected && standing->visit.ending() != nullptr)
            mine->finished.push_back(finished(*standing, session));
        else if (!mine->open)
            mine->open = OpenAttempt{.attempt = attempt.id, .where = where_open(*standing, session)};
    }
}

Place place_to_continue(const StandingAttempt& standing)
{
    if (!standing.record.prepared) return Preparing{standing.record.id};
    if (standing.visit.ending() == nullptr) return Rehearsing{standing.record.id};
    if (!standing.record.reflected) return Reflecting{standing.record.id};
    return Reporting{standing.record.id};
}

Changes told(const Words& words, Word word) { return {.notice = Notice{words[word].text(), true}}; }

Changes enter_name(const EnterName& action, Session& session)
{
    const std::string name = trimmed(action.name);
    if (name.empty()) return told(session.words(), Word::name_is_empty);
    if (characters_in(name) > longest_name) return told(session.words(), Word::name_is_too_long);
    for (const Person& person : people(session.store()))
        if (person.name == name) return told(session.words(), Word::name_is_taken);
    const Uuid id = session.new_id();
    session.record(id, 1, {happening(PersonAdded{.name = name})});
    session.use_person(id);
    return {.records = true, .settings = true};
}

/// `Ana`; the school, too, where somebody else has the same name.
PersonChoice choice(const RosterPerson& person, const Words& words)
{
    const bool has_pin = !person.pin_hash.empty();
    return {.id = person.id, .name = person.name, .has_pin = has_pin, .pin_label = has_pin ? words.with(Word::pin_of, {{"name", person.name}}) : std::string{}};
}

void tell_namesakes_apart(std::vector<PersonChoice>& choices, const Roster& all)
{
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const RosterPerson& person = *all.find(choices[i].id);
        if (all.named(person.name).size() > 1 && !person.school.empty()) choices[i].name += ", " + person.school;
    }
}

Changes choose_person(const ChoosePerson& action, Session& session)
{
    const SignedIn result = sign_in(action.person, action.pin, session);
    if (result.outcome == SignIn::done) return {.settings = true};
    return {.notice = Notice{told(result, session.words()), result.outcome != SignIn::needs_pin}};
}

Changes change_pin(const SetPin& action, Session& session)
{
    if (!session.person()) return {};
    const SignedIn result = check_pin(*session.person(), action.now, session);
    if (result.outcome != SignIn::done) return {.notice = Notice{told(result, session.words()), true}};
    if (!set_pin(*session.person(), action.fresh, session)) return told(session.words(), Word::pin_unfit);
    return {.records = true, .settings = true, .notice = Notice{session.words()[action.fresh.empty() ? Word::pin_gone : Word::pin_kept].text(), false}};
}

Changes begin_visit(const BeginVisit& action, Session& session)
{
    const ScenarioHandle scenario = session.library().find(action.scenario);
    if (!session.person()) return {};
    if (scenario == nullptr) {  // it was listed by its head, and is broken
        const auto& broken = session.library().broken();
        const auto told = std::find_if(broken.rbegin(), broken.rend(), [&](const Library::Broken& b) { return b.id == action.scenario; });
        if (told == broken.rend()) return {};
        return {.settings = true, .notice = Notice{told->faults, true}};
    }
    return {.records = true, .go = Place(Preparing{session.begin_attempt(scenario)})};
}

Changes go_on(const Uuid& attempt, Session& session)
{
    std::string why_not;
    const StandingAttempt* standing = session.attempt(attempt, &why_not);
    if (standing == nullptr) return {.notice = Notice{why_not, true}};
    return {.go = place_to_continue(*standing)};
}

}  // namespace

HomeView home_view(Session& session)
{
    HomeView view;
    const Roster all = roster(session.store());
    for (const RosterPerson& person : all.people()) view.people.push_back(choice(person, session.words()));
    if (session.person()) {
        const auto known = std::find_if(view.people.begin(), view.people.end(), [&](const PersonChoice& one) { return one.id == *session.person(); });
        view.person = known != view.people.end() ? *known : PersonChoice{.id = *session.person(), .name = session.name_of(*session.person()), .has_pin = false, .pin_label = {}};
        view.may_set_pin = known != view.people.end();
        view.may_see_certification = may(session, all, Permission::see_certification);
        const bool been_here = !attempts_of_person(session).empty();
        view.greeting = session.words().with(been_here ? Word::welcome_back : Word::welcome, {{"name", view.person->name}});
    }
    tell_namesakes_apart(view.people, all);
    for (const Library::Listed& listed : session.library().list(session.words().language()))
        view.visits.push_back(card(listed.visit == nullptr ? listed.head : head_of(session.in_language(listed.visit)->scenario), session.words()));
    add_attempts(view.visits, session);
    view.has_played = std::any_of(view.visits.begin(), view.visits.end(), [](const VisitCard& visit) { return !visit.finished.empty(); });
    for (const Library::Broken& broken : session.library().broken()) view.broken.push_back({broken.file, broken.faults});
    for (const Words& words : session.languages()) view.languages.push_back({words.language(), words.language_name()});
    view.language = session.words().language();
    return view;
}

Changes carry_out(const HomeAction& action, Session& session)
{
    if (const auto* entered = std::get_if<EnterName>(&action)) return enter_name(*entered, session);
    if (const auto* begin = std::get_if<BeginVisit>(&action)) return begin_visit(*begin, session);
    if (const auto* again = std::get_if<ContinueVisit>(&action)) return go_on(again->attempt, session);
    if (const auto* report = std::get_if<OpenReport>(&action)) return {.go = Place(Reporting{report->attempt})};
    if (std::holds_alternative<SeeGrowth>(action)) return {.go = Place(Growing{})};
    if (std::holds_alternative<SeePath>(action)) return {.go = Place(OnPath{*session.person()})};
    if (std::holds_alternative<SeeBoard>(action)) return {.go = Place(AtBoard{})};
    if (const auto* chosen = std::get_if<ChoosePerson>(&action)) return choose_person(*chosen, session);
    if (const auto* pin = std::get_if<SetPin>(&action)) return change_pin(*pin, session);
    if (std::holds_alternative<SomebodyElse>(action)) {
        session.use_person(std::nullopt);
        return {.settings = true};
    }
    if (const auto* language = std::get_if<ChooseLanguage>(&action)) return {.settings = session.use_language(language->code)};
    return {};
}

}  // namespace fv

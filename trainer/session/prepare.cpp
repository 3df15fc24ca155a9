#include "trainer/session/prepare.h"

#include <algorithm>

#include "trainer/session/own_words.h"
#include "trainer/session/telling.h"

namespace fv {
namespace {

std::vector<PersonToMeet> people_to_meet(const Scenario& scenario, const Words& words)
{
    std::vector<PersonToMeet> people;
    for (std::size_t i = partner.value + 1U; i < scenario.speakers.size(); ++i) {
        const Speaker& speaker = scenario.speakers[i];
        people.push_back({.name = speaker.name,
                          .role = speaker.role,
                          .said = speaker.said.empty() ? std::string{} : words.with(Word::say_name, {{"said", speaker.said}})});
    }
    return people;
}

}  // namespace

std::optional<PrepareView> prepare_view(Session& session, const Uuid& attempt, std::string* why_not)
{
    const StandingAttempt* standing = session.attempt(attempt, why_not);
    if (standing == nullptr) return std::nullopt;
    const Scenario& scenario = standing->scenario->scenario;
    const Words& words = session.words();
    const Speaker& second = scenario.speakers[partner.value];
    return PrepareView{
        .title = scenario.title,
        .stage = telling::stage(scenario.stage, words),
        .length = words.counted(Word::about_minutes, scenario.minutes),
        .content_note = scenario.content_note,
        .context = telling::paragraphs(scenario.context),
        .partner = second.name.empty() ? std::string{} : words.with(Word::you_go_with, {{"name", second.name}, {"role", second.role}}),
        .partner_name = second.name,
        .partner_has_turns = std::any_of(scenario.scenes.begin(), scenario.scenes.end(), [](const Scene& scene) { return scene.partners_turn; }),
        .joined = standing->record.partner,
        .people = people_to_meet(scenario, words),
        .questions = own_words::fields(scenario.prepare, standing->record),
    };
}

namespace {

Changes join(const JoinPartner& action, const Uuid& attempt, Session& session)
{
    const StandingAttempt* standing = session.attempt(attempt);
    if (standing == nullptr || !standing->record.choices.empty() || standing->record.partner == action.name) return {};
    session.record(attempt, standing->record.next_step, {happening(PartnerJoined{.name = action.name})});
    return {.records = true};
}

}  // namespace

Changes carry_out(const PrepareAction& action, const Uuid& attempt, Session& session)
{
    if (const auto* draft = std::get_if<DraftChanged>(&action)) return own_words::keep_draft(*draft, attempt, session);
    if (const auto* joined = std::get_if<JoinPartner>(&action)) return join(*joined, attempt, session);
    if (std::holds_alternative<LeaveToHome>(action)) return {.go = Place(AtHome{})};
    if (!std::holds_alternative<SetOut>(action)) return {};

    const StandingAttempt* standing = session.attempt(attempt);
    if (standing == nullptr) return {};
    if (!standing->record.prepared)
        own_words::finish(standing->scenario->scenario.prepare, happening(PreparingDone{}), attempt, *standing, session);
    return {.records = true, .go = Place(Rehearsing{attempt})};
}

}  // namespace fv

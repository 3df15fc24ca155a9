#include "trainer/session/reflect.h"

#include "trainer/session/own_words.h"
#include "trainer/session/telling.h"

namespace fv {

std::optional<ReflectView> reflect_view(Session& session, const Uuid& attempt, std::string* why_not)
{
    const StandingAttempt* standing = session.attempt(attempt, why_not);
    if (standing == nullptr) return std::nullopt;
    const Scenario& scenario = standing->scenario->scenario;
    const Ending* ending = standing->visit.ending();
    const std::string& joined = standing->record.partner;
    return ReflectView{
        .title = scenario.title,
        .ending = ending == nullptr ? std::string{} : ending->title,
        .closing = ending == nullptr ? std::vector<std::string>{} : telling::paragraphs(ending->why),
        .partner = joined.empty() ? scenario.speakers[partner.value].name : joined,
        .questions = joined.empty() ? own_words::fields(scenario.reflect, standing->record) : own_words::fields_for_two(scenario.reflect, standing->record, session.name_of(standing->record.person)),
    };
}

Changes carry_out(const ReflectAction& action, const Uuid& attempt, Session& session)
{
    if (const auto* draft = std::get_if<DraftChanged>(&action)) return own_words::keep_draft(*draft, attempt, session);
    if (std::holds_alternative<LeaveToHome>(action)) return {.go = Place(AtHome{})};
    if (!std::holds_alternative<KeepReflection>(action)) return {};

    const StandingAttempt* standing = session.attempt(attempt);
    if (standing == nullptr || standing->visit.ending() == nullptr) return {};
    if (!standing->record.reflected)
        own_words::finish(standing->scenario->scenario.reflect, happening(ReflectionDone{}), attempt, *standing, session);
    return {.records = true, .go = Place(Reporting{attempt})};
}

}  // namespace fv

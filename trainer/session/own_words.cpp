#include "trainer/session/own_words.h"

#include <algorithm>


namespace fv::own_words {
namespace {

const std::string* kept(const AttemptRecord& record, const std::string& key)
{
    const auto draft = record.drafts.find(key);
    if (draft != record.drafts.end()) return &draft->second;
    const auto answer = record.answers.find(key);
    return answer == record.answers.end() ? nullptr : &answer->second;
}

bool asks(std::span<const Question> questions, const std::string& key)
{
    return std::any_of(questions.begin(), questions.end(), [&](const Question& q) { return q.key == key; });
}

bool asks_partner(std::span<const Question> questions, const AttemptRecord& record, const std::string& key)
{
    return !record.partner.empty() && std::any_of(questions.begin(), questions.end(), [&](const Question& q) { return partners_key(q.key) == key; });
}

bool is_said_at_a_decision(const Scenario& scenario, const std::string& key)
{
    return std::any_of(scenario.scenes.begin(), scenario.scenes.end(), [&](const Scene& scene) { return scene.kind == DecisionKind::say && draft_key(scene.key) == key; });
}

}  // namespace

std::vector<OwnWords> fields(std::span<const Question> questions, const AttemptRecord& record)
{
    std::vector<OwnWords> out;
    for (const Question& question : questions) {
        const std::string* text = kept(record, question.key);
        out.push_back({.key = question.key,
                       .ask = question.ask,
                       .answer = text == nullptr ? std::string{} : *text,
                       .with_partner = question.with_partner});
    }
    return out;
}

std::string partners_key(const std::string& key) { return key + "/partner"; }

std::vector<OwnWords> fields_for_two(std::span<const Question> questions, const AttemptRecord& record, const std::string& person)
{
    std::vector<OwnWords> out;
    for (OwnWords& own : fields(questions, record)) {
        const std::string* text = kept(record, partners_key(own.key));
        OwnWords others{.key = partners_key(own.key), .ask = {}, .answer = text == nullptr ? std::string{} : *text, .with_partner = false, .who = record.partner};
        own.who = person;
        out.push_back(std::move(own));
        out.push_back(std::move(others));
    }
    return out;
}

Changes keep_draft(const DraftChanged& draft, const Uuid& attempt, Session& session)
{
    const StandingAttempt* standing = session.attempt(attempt);
    if (standing == nullptr) return {};
    const Scenario& scenario = standing->scenario->scenario;
    if (!asks(scenario.prepare, draft.key) && !asks(scenario.reflect, draft.key) && !asks_partner(scenario.reflect, standing->record, draft.key) && !is_said_at_a_decision(scenario, draft.key)) return {};
    const std::string* text = kept(standing->record, draft.key);
    if (text == nullptr ? draft.text.empty() : *text == draft.text) return {};
    session.record(attempt, standing->record.next_step, {happening(DraftSaved{.question = draft.key, .text = draft.text})});
    return {.records = true};
}

void finish(std::span<const Question> questions, Happening last, const Uuid& attempt, const StandingAttempt& standing,
            Session& session)
{
    std::vector<Happening> events;
    for (const Question& question : questions)
        for (const std::string& key : {question.key, partners_key(question.key)}) {
            const auto draft = standing.record.drafts.find(key);
            if (draft != standing.record.drafts.end()) events.push_back(happening(QuestionAnswered{.question = key, .text = draft->second}));
        }
    events.push_back(std::move(last));
    session.record(attempt, standing.record.next_step, std::move(events));
}

}  // namespace fv::own_words

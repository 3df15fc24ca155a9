#include "facilitator/records/attempt.h"

#include <algorithm>
#include <limits>

#include "facilitator/records/event_bodies.h"

namespace fv {
namespace {

/// One event at a time; each handler says whether the event fitted.
class Fold {
public:
    void take(const Event& event)
    {
        const bool elsewhere = any_ && event.about != record_.id;
        if (elsewhere || (any_ && event.step < record_.next_step)) {  // a second event at one step: the first counts
            ++record_.ignored;
            return;
        }
        any_ = true;
        record_.id = event.about;
        record_.next_step = event.step == std::numeric_limits<std::uint32_t>::max() ? event.step : event.step + 1;
        const auto fitted = handled(event);
        if (!fitted) return;
        if (!*fitted) ++record_.ignored;
        else if (event.kind != OwnWordsRated::kind) record_.last_at = event.at;  // others rate, the visit was when it was
    }

    AttemptRecord take_record() { return std::move(record_); }

private:
    /// nullopt: a kind that is not known here.
    std::optional<bool> handled(const Event& event)
    {
        const auto is = [&](std::string_view kind) { return event.kind == kind; };
        if (is(AttemptBegun::kind)) return begun(event);
        if (is(QuestionAnswered::kind)) return answered(event);
        if (is(DraftSaved::kind)) return drafted(event);
        if (is(PreparingDone::kind)) return prepared(event);
        if (is(DecisionMade::kind)) return decided(event);
        if (is(PartnerJoined::kind)) return joined(event);
        if (is(HelpOpened::kind)) return helped(event);
        if (is(WentBack::kind)) return went_back(event);
        if (is(AttemptFinished::kind)) return finished(event);
        if (is(ReflectionDone::kind)) return reflected(event);
        if (is(AttemptStopped::kind)) return stopped(event);
        if (is(OwnWordsRated::kind)) return rated(event);
        return std::nullopt;
    }

    bool begun(const Event& event)
    {
        auto body = from_json<AttemptBegun>(event.body);
        if (!body || record_.begun) return false;
        record_.begun = true;
        record_.person = body->person;
        record_.scenario = std::move(body->scenario);
        record_.scenario_hash = std::move(body->scenario_hash);
        record_.language = std::move(body->language);
        record_.seed = body->seed;
        record_.parent = body->parent;
        record_.begun_at = event.at;
        return true;
    }
    bool answered(const Event& event)
    {
        auto body = from_json<QuestionAnswered>(event.body);
        if (!body || !record_.begun) return false;
        record_.drafts.erase(body->question);
        record_.answers[body->question] = std::move(body->text);
        return true;
    }
    bool drafted(const Event& event)
    {
        auto body = from_json<DraftSaved>(event.body);
        if (!body || !record_.begun) return false;
        record_.drafts[body->question] = std::move(body->text);
        return true;
    }
    bool prepared(const Event& event)
    {
        if (!from_json<PreparingDone>(event.body) || !record_.begun || record_.prepared) return false;
        return record_.prepared = true;
    }
    bool reflected(const Event& event)
    {
        if (!from_json<ReflectionDone>(event.body) || !record_.ending || record_.reflected) return false;
        return record_.reflected = true;
    }
    bool stopped(const Event& event)
    {
        if (!from_json<AttemptStopped>(event.body) || !record_.begun || record_.stopped) return false;
        return record_.stopped = true;
    }
    bool decided(const Event& event)
    {
        auto body = from_json<DecisionMade>(event.body);
        if (!body || !record_.begun || record_.ending) return false;
        record_.stopped = false;  // taken up again
        record_.drafts.erase(draft_key(body->decision));
        std::string answer = body->answer.empty() ? body->option : std::move(body->answer);
        record_.choices.push_back(answer);
        record_.recorded_choices.push_back({std::move(body->decision), std::move(body->option), std::move(answer), std::move(body->said), body->time_was_up, event.at});
        return true;
    }
    bool joined(const Event& event)
    {
        auto body = from_json<PartnerJoined>(event.body);
        if (!body || !record_.begun || !record_.choices.empty() || !record_.earlier_lines.empty()) return false;
        record_.partner = std::move(body->name);
        return true;
    }
    bool helped(const Event& event)
    {
        auto body = from_json<HelpOpened>(event.body);
        if (!body || !record_.begun) return false;
        record_.helped.emplace_back(std::move(body->decision), std::move(body->help));
        return true;
    }
    /// Only what was answered on the line that stands can be rated.
    bool rated(const Event& event)
    {
        auto body = from_json<OwnWordsRated>(event.body);
        if (!body || !stands(body->decision)) return false;
        record_.ratings.push_back({std::move(body->decision), std::move(body->ticks), body->rater, std::move(body->role), event.at});
        return true;
    }
    [[nodiscard]] bool stands(const std::string& decision) const
    {
        return std::any_of(record_.recorded_choices.begin(), record_.recorded_choices.end(), [&](const RecordedChoice& choice) { return choice.decision == decision; });
    }
    bool went_back(const Event& event)
    {
        const auto body = from_json<WentBack>(event.body);
        if (!body || body->to >= record_.choices.size()) return false;
        record_.earlier_lines.push_back({record_.recorded_choices, body->to, record_.ending, record_.ratings});
        record_.choices.resize(body->to);
        record_.recorded_choices.resize(body->to);
        std::erase_if(record_.ratings, [&](const RecordedRating& rating) { return !stands(rating.decision); });  // those words are unsaid
        record_.stopped = false;
        record_.ending.reset();
        record_.reflected = false;
        return true;
    }
    bool finished(const Event& event)
    {
        auto body = from_json<AttemptFinished>(event.body);
        if (!body || !record_.begun || record_.ending) return false;
        record_.ending = std::move(body->ending);
        return true;
    }

    AttemptRecord record_;
    bool any_ = false;
};

}  // namespace

std::string draft_key(std::string_view decision) { return "say-" + std::string(decision); }

AttemptStage AttemptRecord::stage() const
{
    if (stopped) return AttemptStage::stopped;
    if (!prepared && choices.empty() && !ending) return AttemptStage::preparing;
    if (!ending) return AttemptStage::visiting;
    return reflected ? AttemptStage::done : AttemptStage::reflecting;
}

AttemptRecord attempt_record(std::span<const Event> events)
{
    Fold fold;
    for (const Event& event : events) fold.take(event);
    return fold.take_record();
}

AttemptRecord attempt_record(const EventStore& store, const Uuid& attempt) { return attempt_record(events_about(store, attempt)); }

AttemptSummary summary_of(const AttemptRecord& record)
{
    return {.id = record.id, .person = record.person, .scenario = record.scenario, .stage = record.stage(), .decisions = record.choices.size(),
            .ending = record.ending, .parent = record.parent, .begun_at = record.begun_at, .last_at = record.last_at};
}

std::vector<AttemptSummary> attempts_of(const EventStore& store, const Uuid& person)
{
    std::vector<Uuid> ids;
    store.read_kind(AttemptBegun::kind, [&](const Event& event) {
        const auto body = from_json<AttemptBegun>(event.body);
        if (body && body->person == person && (ids.empty() || ids.back() != event.about)) ids.push_back(event.about);
        return true;
    });
    std::vector<AttemptSummary> attempts;
    for (const Uuid& id : ids) {
        const AttemptRecord record = attempt_record(store, id);
        if (record.begun && record.person == person) attempts.push_back(summary_of(record));
    }
    std::stable_sort(attempts.begin(), attempts.end(), [](const auto& a, const auto& b) { return a.last_at != b.last_at ? a.last_at > b.last_at : a.id > b.id; });
    return attempts;
}

std::vector<AttemptSummary> unfinished(std::vector<AttemptSummary> attempts)
{
    std::erase_if(attempts, [](const AttemptSummary& a) { return a.stage == AttemptStage::done || a.stage == AttemptStage::stopped; });
    return attempts;
}

std::vector<Person> people(const EventStore& store)
{
    std::vector<Person> all;
    store.read_kind(PersonAdded::kind, [&](const Event& event) {
        auto body = from_json<PersonAdded>(event.body);
        if (!body) return true;
        const auto known = std::find_if(all.begin(), all.end(), [&](const Person& p) { return p.id == event.about; });
        if (known == all.end()) all.push_back({event.about, std::move(body->name), event.at});
        else known->name = std::move(body->name);
        return true;
    });
    std::stable_sort(all.begin(), all.end(), [](const Person& a, const Person& b) { return a.added_at < b.added_at; });
    return all;
}

}  // namespace fv

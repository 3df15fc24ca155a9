#include "facilitator/records/attempt.h"

#include <algorithm>
#include <array>
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
        record_.beginning = event.id;
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

namespace {
constexpr std::array<std::string_view, 5> stage_words = {"preparing", "visiting", "reflecting", "done", "stopped"};
}

std::string_view word_of(AttemptStage stage) { return stage_words[static_cast<std::size_t>(stage)]; }

std::optional<AttemptStage> attempt_stage(std::string_view word)
{
    const auto found = std::find(stage_words.begin(), stage_words.end(), word);
    if (found == stage_words.end()) return std::nullopt;
    return static_cast<AttemptStage>(found - stage_words.begin());
}

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
    return {.id = record.id, .person = record.person, .beginning = record.beginning, .scenario = record.scenario, .stage = record.stage(), .decisions = record.choices.size(),
            .ending = record.ending, .parent = record.parent, .begun_at = record.begun_at, .last_at = record.last_at};
}

std::vector<AttemptSummary> attempts_of(const EventStore& store, const Uuid& person)
{
    std::vector<AttemptSummary> attempts;
    store.read_attempts_of(person, [&](const AttemptSummary& attempt) { return attempts.push_back(attempt), true; });
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
        if (all.empty() || all.back().id != event.about) all.push_back({event.about, std::move(body->name), event.at});  // they come by whom they are about
        else all.back().name = std::move(body->name);
        return true;
    });
    std::stable_sort(all.begin(), all.end(), [](const Person& a, const Person& b) { return a.added_at < b.added_at; });
    return all;
}

std::optional<Person> person_on_record(const EventStore& store, const Uuid& id)
{
    std::optional<Person> found;
    store.read_about(id, [&](const Event& event) {
        auto body = event.kind == PersonAdded::kind ? from_json<PersonAdded>(event.body) : std::nullopt;
        if (!body) return true;
        if (found) found->name = std::move(body->name);
        else found = Person{id, std::move(body->name), event.at};
        return true;
    });
    return found;
}

std::vector<Event> events_of_person(const EventStore& store, const Uuid& person)
{
    std::vector<Event> events = events_about(store, person);
    const auto take = [&](const Event& event) { return events.push_back(event), true; };
    store.read_author(person, take);
    std::vector<Uuid> attempts;  // those that they began, and those that were begun for them
    for (const Event& event : events)
        if (event.kind == AttemptBegun::kind) attempts.push_back(event.about);
    store.read_attempts_of(person, [&](const AttemptSummary& attempt) { return attempts.push_back(attempt.id), true; });
    std::sort(attempts.begin(), attempts.end());
    attempts.erase(std::unique(attempts.begin(), attempts.end()), attempts.end());
    for (const Uuid& attempt : attempts) store.read_about(attempt, take);
    std::sort(events.begin(), events.end(), comes_before);
    events.erase(std::unique(events.begin(), events.end()), events.end());
    return events;
}

}  // namespace fv

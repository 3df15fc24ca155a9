#include "trainer/session/attempt_statements.h"

#include <algorithm>
#include <string_view>

namespace fv {
namespace {

constexpr std::string_view between_responses = "[,]", between_pair = "[.]";

/// `badge+phone` → `badge[,]phone`
std::string parted(std::string_view answer, char at, std::string_view instead)
{
    std::string out;
    for (const char c : answer) {
        if (c == at) out += instead;
        else out += c;
    }
    return out;
}

/// `how-nice=-1+whose-reel=3` → `how-nice[.]-1[,]whose-reel[.]3`
std::string paired(std::string_view answer)
{
    std::string out;
    for (const char c : answer) {
        if (c == '=') out += between_pair;
        else if (c == '+') out += between_responses;
        else out += c;
    }
    return out;
}

std::vector<std::string> keys_of(std::span<const Item> items)
{
    std::vector<std::string> out;
    for (const Item& item : items) out.push_back(item.key);
    return out;
}

/// What a scene lets one answer with, in xAPI's words.
void describe(xapi::Answer& told, const Scenario& scenario, SceneId decision, const std::string& answer)
{
    const Scene& scene = scenario.scene(decision);
    if (scene.kind == DecisionKind::choice) {
        told.kind = xapi::Interaction::choice;
        for (const Option& option : scenario.options_of(decision)) told.options.push_back(option.key);
        return;
    }
    told.options = keys_of(scenario.items_of(decision));
    if (scene.kind == DecisionKind::order) {
        told.kind = xapi::Interaction::sequencing;
        told.response = parted(answer, '>', between_responses);
    } else if (scene.kind == DecisionKind::rate) {
        told.kind = xapi::Interaction::matching;
        told.response = paired(answer);
        for (int rating = lowest_rating; rating <= highest_rating; ++rating) told.targets.push_back(std::to_string(rating));
    } else {
        told.kind = scene.kind == DecisionKind::pick ? xapi::Interaction::choice : xapi::Interaction::other;
        told.response = answer == "none" ? std::string{} : parted(answer, '+', between_responses);
    }
}

/// The decisions that were made, in order, with the events that say so: what does not fit is passed over as in
/// attempt_record().
class Answers {
public:
    explicit Answers(const AttemptEntry& entry) : entry_(entry) {}

    std::vector<xapi::Answer> take()
    {
        std::uint32_t next = 0;
        for (const Event& event : entry_.events) {
            if (event.step < next) continue;
            next = event.step + 1;
            if (event.kind == DecisionMade::kind) decided(event);
            else if (event.kind == WentBack::kind) went_back(event);
            else if (event.kind == AttemptFinished::kind) ended_ = ended_ || from_json<AttemptFinished>(event.body).has_value();
        }
        return std::move(out_);
    }

private:
    const AttemptEntry& entry_;
    std::vector<xapi::Answer> out_;
    std::size_t standing_ = 0, gone_back_ = 0;
    bool ended_ = false;

    void went_back(const Event& event)
    {
        const auto body = from_json<WentBack>(event.body);
        if (!body || body->to >= standing_) return;
        standing_ = body->to;
        ended_ = false;
        ++gone_back_;
    }
    void decided(const Event& event)
    {
        const auto body = from_json<DecisionMade>(event.body);
        if (!body || ended_) return;
        ++standing_;
        const std::string& answer = body->answer.empty() ? body->option : body->answer;
        xapi::Answer told{.event = event.id, .at = event.at, .decision = body->decision, .response = answer, .times_gone_back = gone_back_, .time_was_up = body->time_was_up};
        const SceneId decision = entry_.scenario == nullptr ? SceneId{} : entry_.scenario->scenario.scene_named(body->decision);
        if (decision.is_set()) {
            describe(told, entry_.scenario->scenario, decision, answer);
            told.partners_turn = !entry_.record.partner.empty() && entry_.scenario->scenario.scene(decision).partners_turn;
        }
        out_.push_back(std::move(told));
    }
};

xapi::Verdict verdict(const Score& score, const Framework& framework)
{
    xapi::Verdict out{.passed = score.passed(), .total = score.total, .framework = framework.id, .framework_hash = score.framework_hash};
    for (const CompetencyScore& competency : score.competencies)
        if (const auto share = competency.share()) out.shares.emplace(competency.key, *share);
    for (const Breach& breach : score.breaches) ++(breach.repaired_at ? out.breaches_repaired : out.breaches_open);
    return out;
}

/// The last thing that the person did.
const Event& last_own(const std::vector<Event>& events)
{
    const auto found = std::find_if(events.rbegin(), events.rend(), [](const Event& event) { return event.kind != OwnWordsRated::kind; });
    return found == events.rend() ? events.back() : *found;
}

}  // namespace

xapi::Attempt told_to_store(const AttemptEntry& entry, const Framework& framework)
{
    const AttemptRecord& record = entry.record;
    const Event& last = last_own(entry.events);
    const AttemptStage stage = record.stage();
    xapi::Attempt out{.id = record.id, .person = record.person, .beginning = record.beginning, .begun_at = record.begun_at, .scenario = record.scenario, .scenario_hash = record.scenario_hash,
                      .language = record.language, .parent = record.parent, .in_pair = !record.partner.empty(), .assisted = record.assisted(), .answers = Answers(entry).take(),
                      .left = {.event = last.id, .at = last.at, .for_good = stage == AttemptStage::done || stage == AttemptStage::stopped, .at_it = entry.at_it}};
    if (entry.scenario != nullptr) {
        out.title = entry.scenario->scenario.title;
        out.title_language = entry.scenario->scenario.language;
    }
    if (entry.ended == nullptr) return out;
    const auto body = from_json<AttemptFinished>(entry.ended->body);
    out.ended = xapi::Attempt::Ended{.event = entry.ended->id, .at = entry.ended->at, .ending = body ? body->ending : std::string{}, .at_it = entry.at_it_to_ending};
    if (entry.score) out.ended->verdict = verdict(*entry.score, framework);
    return out;
}

}  // namespace fv

#include "trainer/session/rehearsal.h"

#include <algorithm>

#include "trainer/session/telling.h"

namespace fv {
namespace {

using Kind = TranscriptEntry::Kind;

/// Writes the conversation down as the visit is replayed: a pass over the same engine that plays it.
class Transcript {
public:
    Transcript(const Scenario& scenario, const Words& words) : scenario_(scenario), words_(words), scene_of_(scenario.lines.size())
    {
        for (std::size_t i = 0; i < scenario.scenes.size(); ++i) {
            const Run script = scenario.scenes[i].script;
            for (std::uint32_t line = script.first; line < script.first + script.count; ++line)
                scene_of_[line] = SceneId{static_cast<std::uint16_t>(i)};
        }
    }

    void begin(const Visit& visit) { say(visit.lines(), visit); }

    /// `before` is the visit in which `option` was chosen, `after` the one it led to.
    void chose(const Visit& before, OptionId option, const Visit& after)
    {
        for (TranscriptEntry& entry : entries_) entry.fresh = false;
        const Option& chosen = scenario_.option(option);
        if (!chosen.does.empty()) add({.kind = Kind::deed, .text = chosen.does});
        if (!chosen.text.empty()) add({.kind = Kind::own_speech, .speaker = words_[Word::you_speaker].text(), .text = chosen.text});
        say(after.lines().first(after.reply_lines()), after);
        const std::string felt = telling::felt_change(after.meter(MeterId{0}) - before.meter(MeterId{0}), words_);
        if (!felt.empty()) add({.kind = Kind::change, .text = felt});
        for (std::size_t i = 0; i < scenario_.facts.size(); ++i) {
            const FactId fact{static_cast<std::uint16_t>(i)};
            if (!before.knows(fact) && after.knows(fact))
                add({.kind = Kind::change, .text = words_.with(Word::now_you_know, {{"fact", scenario_.facts[i].text}})});
        }
        say(after.lines().subspan(after.reply_lines()), after);
    }

    [[nodiscard]] std::vector<TranscriptEntry> take() { return std::move(entries_); }

private:
    void add(TranscriptEntry entry)
    {
        entry.fresh = true;
        entries_.push_back(std::move(entry));
    }

    void arrive_at(std::string_view place)
    {
        if (place.empty() || place == place_) return;
        place_ = place;
        add({.kind = Kind::place, .text = std::string(scenario_.place_name(place))});
    }

    void say(std::span<const LineId> lines, const Visit& visit)
    {
        for (const LineId id : lines) {
            const SceneId scene = scene_of_[id.value];
            if (scene.is_set()) arrive_at(scenario_.scene(scene).place);
            const Line& line = scenario_.lines[id.value];
            add({.kind = line.speaker == narrator ? Kind::narration : line.speaker == you ? Kind::own_speech : Kind::speech,
                 .by_partner = line.speaker == partner,
                 .speaker = telling::speaker(scenario_, line.speaker, words_),
                 .mood = line.mood,
                 .text = line.text});
        }
        if (!lines.empty()) return;
        arrive_at(visit.place());
    }

    const Scenario& scenario_;
    const Words& words_;
    std::vector<SceneId> scene_of_;  ///< of each line; not set: a reply's or an ending's
    std::string_view place_;
    std::vector<TranscriptEntry> entries_;
};

EarlierDecision earlier_decision(const Visit& before, std::size_t index, const Option& chosen)
{
    return {.index = index,
            .place = std::string(before.scenario().place_name(before.place())),
            .chosen = telling::in_one_line(chosen)};
}

std::string refusal_in_words(Refusal, const Words& words) { return words[Word::option_refused].text(); }

Changes choose(const Choose& action, const Uuid& attempt, Session& session)
{
    const StandingAttempt* standing = session.attempt(attempt);
    if (standing == nullptr) return {};
    Visit next = standing->visit;
    const OptionId option = standing->scenario->scenario.option_named(action.option);
    // A second click in one frame was meant for the decision that it saw.
    const bool decision_is_gone = standing->visit.decision() == nullptr ||
                                  standing->scenario->scenario.scene(standing->visit.decision()->scene).key != action.decision;
    std::optional<Refusal> refused = decision_is_gone ? std::optional(Refusal::option_not_here) : next.choose(option);
    if (refused) return {.notice = Notice{refusal_in_words(*refused, session.words()), true}};

    std::vector<Happening> events{happening(DecisionMade{.decision = action.decision, .option = action.option})};
    if (const Ending* ending = next.ending()) events.push_back(happening(AttemptFinished{.ending = ending->key}));
    session.record(attempt, standing->record.next_step, events);
    return {.records = true};
}

Changes go_back(const GoBack& action, const Uuid& attempt, Session& session)
{
    const StandingAttempt* standing = session.attempt(attempt);
    if (standing == nullptr || action.index >= standing->record.choices.size()) return {};
    session.record(attempt, standing->record.next_step, {happening(WentBack{.to = static_cast<std::uint32_t>(action.index)})});
    return {.records = true};
}

}  // namespace

std::optional<RehearsalView> rehearsal_view(Session& session, const Uuid& attempt, std::string* why_not)
{
    const StandingAttempt* standing = session.attempt(attempt, why_not);
    if (standing == nullptr) return std::nullopt;
    const Scenario& scenario = standing->scenario->scenario;
    const Words& words = session.words();
    RehearsalView view{.title = scenario.title};

    Visit visit(scenario, standing->visit.seed());
    Transcript transcript(scenario, words);
    transcript.begin(visit);
    int trust_before = visit.meter(MeterId{0});
    for (std::size_t i = 0; i < standing->record.choices.size(); ++i) {
        const OptionId option = scenario.option_named(standing->record.choices[i]);
        const Visit before = visit;
        if (visit.choose(option)) break;  // the standing attempt stops there, too
        view.earlier.push_back(earlier_decision(before, i, scenario.option(option)));
        transcript.chose(before, option, visit);
        trust_before = before.meter(MeterId{0});
    }
    view.transcript = transcript.take();
    view.place_key = visit.place();
    view.place = scenario.place_name(visit.place());

    const Meter& trust = scenario.meters.front();
    view.trust = telling::share_of(trust, visit.meter(MeterId{0}));
    view.trust_change = visit.meter(MeterId{0}) - trust_before;
    view.trust_name = trust.name;
    view.trust_in_words = telling::trust_in_words(view.trust, words);

    if (const Ending* ending = visit.ending()) {
        view.ending = ending->title;
        return view;
    }
    const Scene& scene = scenario.scene(visit.decision()->scene);
    view.decision = scene.key;
    view.ask = scene.ask;
    for (const OptionId id : visit.decision()->options) {
        const Option& option = scenario.option(id);
        view.options.push_back({.key = option.key, .does = option.does, .text = option.text});
    }
    return view;
}

Changes carry_out(const RehearsalAction& action, const Uuid& attempt, Session& session)
{
    if (const auto* chosen = std::get_if<Choose>(&action)) return choose(*chosen, attempt, session);
    if (const auto* back = std::get_if<GoBack>(&action)) return go_back(*back, attempt, session);
    if (std::holds_alternative<GoOnToReflect>(action)) {
        const StandingAttempt* standing = session.attempt(attempt);
        if (standing == nullptr || standing->visit.ending() == nullptr) return {};
        return {.go = Place(Reflecting{attempt})};
    }
    if (std::holds_alternative<LeaveToHome>(action)) return {.go = Place(AtHome{})};
    return {};
}

}  // namespace fv

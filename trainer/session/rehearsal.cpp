#include "trainer/session/rehearsal.h"

#include <algorithm>

#include "scenarios/engine/answer.h"
#include "trainer/session/hearing.h"
#include "trainer/session/own_words.h"
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
    void chose(const Visit& before, OptionId option, const RecordedChoice& choice, const Visit& after)
    {
        for (TranscriptEntry& entry : entries_) entry.fresh = false;
        const Scene& scene = scenario_.scene(before.decision()->scene);
        if (choice.time_was_up) add({.kind = Kind::change, .text = words_[Word::time_was_up].text()});
        if (scene.kind == DecisionKind::choice) took(scenario_.option(option), scene.partners_turn);
        else answered(scene, before.decision()->scene, choice);
        if (after.reply_lines() > 0) say(after.lines().first(after.reply_lines()), after);
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
    void took(const Option& chosen, bool by_partner)
    {
        if (!chosen.does.empty()) add({.kind = by_partner ? Kind::narration : Kind::deed, .text = chosen.does});
        if (chosen.text.empty()) return;
        add({.kind = by_partner ? Kind::speech : Kind::own_speech, .by_partner = by_partner,
             .speaker = by_partner ? telling::speaker(scenario_, partner, words_) : words_[Word::you_speaker].text(), .text = chosen.text});
    }

    void answered(const Scene& scene, SceneId id, const RecordedChoice& choice)
    {
        if (scene.kind == DecisionKind::say && !choice.said.empty())
            return add({.kind = Kind::own_speech, .speaker = words_[Word::you_speaker].text(), .text = choice.said});
        add({.kind = Kind::deed, .text = telling::items_in_words(scenario_, id, choice.answer, words_)});
    }

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

EarlierDecision earlier_decision(const Visit& before, std::size_t index, std::string chosen)
{
    return {.index = index,
            .place = std::string(before.scenario().place_name(before.place())),
            .chosen = std::move(chosen)};
}

std::string chosen_in_one_line(const Scenario& scenario, const Visit& before, OptionId option, const RecordedChoice& choice, const Words& words)
{
    const SceneId scene = before.decision()->scene;
    if (scenario.scene(scene).kind == DecisionKind::choice) return telling::in_one_line(scenario.option(option));
    return choice.said.empty() ? telling::items_in_words(scenario, scene, choice.answer, words) : choice.said;
}

bool was_opened(const AttemptRecord& record, std::string_view decision, std::string_view help)
{
    return std::any_of(record.helped.begin(), record.helped.end(), [&](const auto& opened) { return opened.first == decision && opened.second == help; });
}

HelpView help_view(const Scene& scene, const StandingAttempt& standing, const Words& words)
{
    HelpView view{.has_hint = !scene.help.hint.empty(), .has_thought = !scene.help.thought.empty(), .hint = {}, .thought = {}, .thinker = {}};
    if (was_opened(standing.record, scene.key, "hint")) view.hint = scene.help.hint;
    if (was_opened(standing.record, scene.key, "thought")) view.thought = scene.help.thought;
    if (view.has_thought) view.thinker = telling::speaker(standing.scenario->scenario, scene.help.thinker, words);
    return view;
}

/// What is to be decided where the attempt stands.
void add_decision(RehearsalView& view, const StandingAttempt& standing, const Words& words)
{
    const Scenario& scenario = standing.scenario->scenario;
    const Decision& decision = *standing.visit.decision();
    const Scene& scene = scenario.scene(decision.scene);
    view.decision = scene.key;
    view.ask = scene.ask;
    view.asks = static_cast<Asks>(scene.kind);
    for (const OptionId id : decision.options) {
        const Option& option = scenario.option(id);
        view.options.push_back({.key = option.key, .does = option.silent ? words[Word::stay_silent].text() + ". " + option.does : option.does, .text = option.text, .silent = option.silent});
    }
    if (const auto draft = standing.record.drafts.find(draft_key(scene.key)); draft != standing.record.drafts.end()) view.written = draft->second;
    const std::uint8_t heard = scene.kind == DecisionKind::say ? heard_in(scenario.items_of(decision.scene), view.written) : std::uint8_t{0};
    for (const std::uint8_t place : decision.items) {
        const Item& item = scenario.items_of(decision.scene)[place];
        view.items.push_back({.key = item.key, .text = item.text, .heard = ((heard >> place) & 1) != 0});
    }
    view.models = scene.models;
    view.help = help_view(scene, standing, words);
    if (scene.partners_turn) view.turn = words.with(Word::turn_of_partner, {{"partner", scenario.speakers[partner.value].name}, {"name", standing.record.partner}});
    view.seconds = scene.seconds;
    if (scene.seconds > 0) view.time_up = scenario.option(scene.time_up).key;
}

std::string refusal_in_words(const Words& words) { return words[Word::option_refused].text(); }

Changes choose(const Choose& action, const Uuid& attempt, Session& session)
{
    const StandingAttempt* standing = session.attempt(attempt);
    if (standing == nullptr) return {};
    Visit next = standing->visit;
    // A second click in one frame was meant for the decision that it saw.
    const bool decision_is_gone = standing->visit.decision() == nullptr ||
                                  standing->scenario->scenario.scene(standing->visit.decision()->scene).key != action.decision;
    const auto answered = answered_with(standing->visit, action.answer);
    const std::optional<Refusal> refused = decision_is_gone ? std::optional(Refusal::option_not_here) : take(next, action.answer);
    if (refused || !answered) return {.notice = Notice{refusal_in_words(session.words()), true}};

    const Scenario& scenario = standing->scenario->scenario;
    const bool by_items = scenario.scene(standing->visit.decision()->scene).kind != DecisionKind::choice;
    std::vector<Happening> events{happening(DecisionMade{.decision = action.decision,
                                                         .option = scenario.option(answered->option).key,
                                                         .answer = by_items ? action.answer : std::string{},
                                                         .said = action.said,
                                                         .time_was_up = action.time_was_up})};
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

Changes open_help(const OpenHelp& action, const Uuid& attempt, Session& session)
{
    const StandingAttempt* standing = session.attempt(attempt);
    const bool is_here = standing != nullptr && standing->visit.decision() != nullptr && standing->scenario->scenario.scene(standing->visit.decision()->scene).key == action.decision;
    if (!is_here || was_opened(standing->record, action.decision, action.help)) return {};
    session.record(attempt, standing->record.next_step, {happening(HelpOpened{.decision = action.decision, .help = action.help})});
    return {.records = true};
}

Changes stop(const Uuid& attempt, Session& session)
{
    const StandingAttempt* standing = session.attempt(attempt);
    if (standing == nullptr) return {};
    session.record(attempt, standing->record.next_step, {happening(AttemptStopped{})});
    return {.records = true, .go = Place(AtHome{}), .notice = Notice{session.words()[Word::visit_stopped].text(), false}};
}

}  // namespace

std::optional<RehearsalView> rehearsal_view(Session& session, const Uuid& attempt, std::string* why_not)
{
    const StandingAttempt* standing = session.attempt(attempt, why_not);
    if (standing == nullptr) return std::nullopt;
    const Scenario& scenario = standing->scenario->scenario;
    const Words& words = session.words();
    RehearsalView view{.title = scenario.title};

    Visit visit(scenario, standing->visit.seed(), standing->company());
    Transcript transcript(scenario, words);
    transcript.begin(visit);
    int trust_before = visit.meter(MeterId{0});
    for (std::size_t i = 0; i < standing->record.choices.size(); ++i) {
        const RecordedChoice& choice = standing->record.recorded_choices[i];
        const auto answered = answered_with(visit, choice.answer);
        const Visit before = visit;
        if (!answered || take(visit, choice.answer)) break;  // the standing attempt stops there, too
        view.earlier.push_back(earlier_decision(before, i, chosen_in_one_line(scenario, before, answered->option, choice, words)));
        transcript.chose(before, answered->option, choice, visit);
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
    add_decision(view, *standing, words);
    return view;
}

Changes carry_out(const RehearsalAction& action, const Uuid& attempt, Session& session)
{
    if (const auto* chosen = std::get_if<Choose>(&action)) return choose(*chosen, attempt, session);
    if (const auto* back = std::get_if<GoBack>(&action)) return go_back(*back, attempt, session);
    if (const auto* draft = std::get_if<DraftChanged>(&action)) return own_words::keep_draft(*draft, attempt, session);
    if (const auto* help = std::get_if<OpenHelp>(&action)) return open_help(*help, attempt, session);
    if (std::holds_alternative<StopVisit>(action)) return stop(attempt, session);
    if (std::holds_alternative<GoOnToReflect>(action)) {
        const StandingAttempt* standing = session.attempt(attempt);
        if (standing == nullptr || standing->visit.ending() == nullptr) return {};
        return {.go = Place(Reflecting{attempt})};
    }
    if (std::holds_alternative<LeaveToHome>(action)) return {.go = Place(AtHome{})};
    return {};
}

}  // namespace fv

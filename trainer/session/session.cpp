#include "trainer/session/session.h"

#include <algorithm>
#include <array>
#include <utility>

#include "scenarios/engine/answer.h"
#include "scenarios/engine/filling.h"
#include "scenarios/engine/replay.h"
#include "scenarios/format/bundle.h"

namespace fv {

Session::Session(EventStore& store, Library library, Framework framework, std::vector<Words> languages, World world)
    : store_(store), library_(std::move(library)), framework_(std::move(framework)), languages_(std::move(languages)), world_(std::move(world))
{
    device_ = new_id();  // a device is one run of the program: enough to tell two writers apart
}

void Session::use_person(std::optional<Uuid> person)
{
    person_ = person;
    ++revision_;
}

bool Session::use_language(std::string_view code)
{
    const auto found = std::find_if(languages_.begin(), languages_.end(), [&](const Words& w) { return w.language() == code; });
    if (found == languages_.end()) return false;
    language_ = static_cast<std::size_t>(found - languages_.begin());
    ++revision_;
    return true;
}

Uuid Session::new_id()
{
    std::array<std::uint8_t, 10> random{};
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < random.size(); ++i) {
        if (i % 8 == 0) bits = world_.random();
        random[i] = static_cast<std::uint8_t>(bits >> (8 * (i % 8)));
    }
    return uuid_v7(static_cast<std::uint64_t>(world_.now().time_since_epoch().count()), random);
}

bool Session::open_more() { return library_.open_next(); }

std::string Session::name_of(const Uuid& person) const
{
    const auto known = person_on_record(store_, person);
    return known ? known->name : std::string{};
}

void Session::record(const Uuid& about, std::uint32_t step, std::vector<Happening> happenings)
{
    std::vector<Event> events;
    events.reserve(happenings.size());
    for (Happening& happening : happenings) {
        events.push_back({.id = new_id(),
                          .at = world_.now(),
                          .author = person_.value_or(about),  // who adds themselves is the author of it
                          .device = device_,
                          .about = about,
                          .step = step++,
                          .kind = std::move(happening.kind),
                          .body = std::move(happening.body)});
    }
    store_.append(events);
    ++revision_;
}

Uuid Session::record(const std::vector<Said>& said)
{
    if (said.empty()) return {};
    std::map<Uuid, std::uint32_t> last_steps;
    std::vector<Event> events;
    events.reserve(said.size());
    for (const Said& one : said) {
        const auto [last, is_first] = last_steps.try_emplace(one.about, 0);
        if (is_first) store_.read_about(one.about, [&](const Event& event) { return last->second = event.step, true; });
        events.push_back({.id = new_id(), .at = world_.now(), .author = one.about, .device = device_, .about = one.about, .step = ++last->second, .kind = one.kind, .body = one.body});
    }
    store_.append(events);
    ++revision_;
    return events.back().id;
}

/// The scenario in the very version that the attempt was begun with.
ScenarioHandle Session::version(const AttemptRecord& record, std::string& why_not)
{
    const ScenarioHandle today = library_.find(record.scenario);
    if (today != nullptr && today->scenario.content_hash == record.scenario_hash) return today;
    if (const auto known = older_.find(record.scenario_hash); known != older_.end()) return known->second;
    const auto missing = [&](std::string_view reason) {
        why_not = words().with(Word::attempt_unreadable, {{"scenario", record.scenario}, {"reason", reason}});
        return ScenarioHandle{};
    };
    const auto text = store_.text(record.scenario_hash);
    if (!text) return missing(words()[Word::scenario_text_missing].text());
    // Checked without the framework's names: a framework may have moved on, the visit must still play.
    const auto bundle = read_bundle(record.scenario + ".yaml", *text);
    if (!bundle.value) return missing(bundle.diagnostics.front().message);
    auto loaded = load_scenario(*bundle.value, Vocabulary{});
    if (!loaded.value) return missing(loaded.diagnostics.front().message);
    return older_[record.scenario_hash] = std::make_shared<KeptScenario>(KeptScenario{std::move(*loaded.value), *text, {}});
}

ScenarioHandle Session::in_language(const ScenarioHandle& visit)
{
    const std::string& language = words().language();
    const Translation* translation = visit->scenario.language == language ? nullptr : library_.translation(visit->scenario.id, language);
    if (translation == nullptr) return visit;
    auto& [with, kept] = translated_[{visit->scenario.content_hash, language}];
    if (with != translation) kept = nullptr;
    with = translation;
    if (kept == nullptr) kept = std::make_shared<KeptScenario>(KeptScenario{translated(visit->scenario, *translation), visit->text, visit->file});
    return kept;
}

const StandingAttempt* Session::attempt(const Uuid& id, std::string* why_not)
{
    const std::uint64_t store_revision = store_.revision();
    if (cached_ && cached_->id == id && cached_->store_revision == store_revision && cached_->language == language_) return &cached_->standing;
    AttemptRecord record = attempt_record(store_, id);
    std::string reason;
    ScenarioHandle scenario = record.begun ? version(record, reason) : nullptr;
    if (scenario == nullptr) {
        if (why_not != nullptr) *why_not = record.begun ? reason : words()[Word::attempt_missing].text();
        return nullptr;
    }
    const AttemptSeed seed{record.seed};
    scenario = in_language(scenario);
    scenario = std::make_shared<KeptScenario>(KeptScenario{told(scenario->scenario, draw_of(scenario->scenario, seed), name_of(record.person)), scenario->text, scenario->file});
    Replay replayed = replay(scenario->scenario, seed, record.choices, record.partner.empty() ? Company::alone : Company::in_pair);
    record.choices.resize(replayed.taken);  // what no longer fits was never made
    cached_.reset();
    cached_.emplace(Cached{id, store_revision, language_, StandingAttempt{std::move(record), std::move(scenario), std::move(replayed.visit)}});
    return &cached_->standing;
}

Uuid Session::begin_attempt(const ScenarioHandle& scenario, std::optional<Uuid> parent, std::span<const std::string> choices)
{
    return begin_attempt(scenario, AttemptSeed{world_.random()}, parent, choices);
}

Uuid Session::begin_attempt(const ScenarioHandle& scenario, AttemptSeed seed, std::optional<Uuid> parent,
                            std::span<const std::string> choices)
{
    const Uuid id = new_id();
    store_.keep_text(scenario->scenario.content_hash, scenario->text);
    std::vector<Happening> events{happening(AttemptBegun{.person = person_.value_or(Uuid{}),
                                                         .scenario = scenario->scenario.id,
                                                         .scenario_hash = scenario->scenario.content_hash,
                                                         .seed = seed.value,
                                                         .language = words().language(),
                                                         .parent = parent})};
    const std::string joined = parent ? attempt_record(store_, *parent).partner : std::string{};
    if (!joined.empty()) events.push_back(happening(PartnerJoined{.name = joined}));
    if (parent) events.push_back(happening(PreparingDone{}));  // that was done for the first time
    Visit visit(scenario->scenario, seed, joined.empty() ? Company::alone : Company::in_pair);
    for (const std::string& choice : choices) {
        const auto answered = answered_with(visit, choice);
        if (!answered) break;
        const Scene& scene = scenario->scenario.scene(visit.state().scene);
        if (take(visit, choice)) break;
        events.push_back(happening(DecisionMade{.decision = scene.key, .option = scenario->scenario.option(answered->option).key, .answer = scene.kind == DecisionKind::choice ? "" : choice}));
    }
    record(id, 1, std::move(events));
    return id;
}

}  // namespace fv

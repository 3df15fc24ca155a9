#include "scenarios/engine/visit.h"

#include <algorithm>
#include <utility>

namespace fv {
namespace {

/// SplitMix64 (Steele, Lea, Flood 2014): one step from a counter to well-mixed bits.
std::uint64_t mixed(std::uint64_t x)
{
    x += 0x9E3779B97F4A7C15ULL;
    x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
    x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
    return x ^ (x >> 31U);
}

bool is_so(const Scenario& scenario, Condition condition, const VisitState& state, Coverage* met)
{
    const bool so = holds(scenario.program(condition), state);
    if (met != nullptr) met->add(condition, so);
    return so;
}

void apply(const Scenario& scenario, Run effects, VisitState& state, Coverage* met)
{
    for (const Effect& effect : scenario.effects_in(effects)) {
        if (!is_so(scenario, effect.when, state, met)) continue;
        if (effect.kind == Effect::Kind::learn) {
            state.remember(effect.target);
        } else if (effect.kind == Effect::Kind::forget) {
            state.forget(effect.target);
        } else {
            const Meter& meter = scenario.meters[effect.target];
            std::int16_t& value = state.meters[effect.target];
            const int wanted = effect.kind == Effect::Kind::set ? effect.amount : value + effect.amount;
            value = static_cast<std::int16_t>(std::clamp<int>(wanted, meter.lowest, meter.highest));
        }
    }
}

void say(const Scenario& scenario, Run lines, const VisitState& state, LineList* said, Coverage* met)
{
    if (said == nullptr && met == nullptr) return;
    for (std::uint32_t i = lines.first; i < lines.first + lines.count; ++i) {
        if (!is_so(scenario, scenario.lines[i].when, state, met)) continue;
        if (said != nullptr) said->add(LineId{static_cast<std::uint16_t>(i)});
        if (met != nullptr) met->lines[i] = 1;
    }
}

EndingId ending_that_holds(const Scenario& scenario, const VisitState& state, Coverage* met)
{
    for (std::size_t i = 0; i + 1 < scenario.endings.size(); ++i)
        if (is_so(scenario, scenario.endings[i].when, state, met)) return EndingId{static_cast<std::uint16_t>(i)};
    return EndingId{static_cast<std::uint16_t>(scenario.endings.size() - 1)};
}

/// The first exit that holds; the checker wants the last one to hold always.
const Exit& exit_taken(const Scenario& scenario, Run exits, const VisitState& state, Coverage* met)
{
    const auto ways = scenario.exits_in(exits);
    for (const Exit& way : ways)
        if (is_so(scenario, way.when, state, met)) return way;
    return ways.back();
}

/// Follows an exit through passages that decide nothing, to a decision or to an ending. Such
/// passages cannot form a circle (the checker refuses it), so this comes to an end.
void follow(const Scenario& scenario, const Exit* way, VisitState& state, LineList* said, SceneId* place_scene, Coverage* met)
{
    while (way->scene.is_set()) {
        const Scene& scene = scenario.scene(way->scene);
        if (scene.memory >= 0) state.remember(scene.memory);
        if (place_scene != nullptr && !scene.place.empty()) *place_scene = way->scene;
        if (met != nullptr) met->scenes[way->scene.value] = 1;
        say(scenario, scene.script, state, said, met);
        if (scene.options.count > 0) {
            state.scene = way->scene;
            return;
        }
        way = &exit_taken(scenario, scene.exits, state, met);
    }
    state.scene = SceneId{};
    state.ending = way->ending.is_set() ? way->ending : ending_that_holds(scenario, state, met);
    say(scenario, scenario.ending(state.ending).script, state, said, met);
}

}  // namespace

VisitState first_state(const Scenario& scenario, LineList* said, SceneId* place_scene, Coverage* met)
{
    VisitState state;
    for (std::size_t i = 0; i < scenario.meters.size(); ++i) state.meters[i] = scenario.meters[i].start;
    const Exit entrance{.when = {}, .scene = scenario.start, .ending = {}};
    follow(scenario, &entrance, state, said, place_scene, met);
    return state;
}

OptionList offered(const Scenario& scenario, const VisitState& state, Coverage* met)
{
    OptionList list;
    if (!state.scene.is_set()) return list;
    const Run run = scenario.scene(state.scene).options;
    for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
        const Option& option = scenario.options[i];
        if (option.once && state.remembers(option.memory)) continue;
        if (is_so(scenario, option.when, state, met)) list.add(OptionId{static_cast<std::uint16_t>(i)});
    }
    return list;
}

VisitState next_state(const Scenario& scenario, const VisitState& before, OptionId id, LineList* said,
                      std::size_t* reply_lines, SceneId* place_scene, Coverage* met)
{
    VisitState state = before;
    const Option& option = scenario.option(id);
    if (option.memory >= 0) state.remember(option.memory);
    apply(scenario, option.effects, state, met);
    say(scenario, option.reply, state, said, met);
    if (reply_lines != nullptr && said != nullptr) *reply_lines = said->size();
    const Run exits = option.exits.count > 0 ? option.exits : scenario.scene(option.scene).exits;
    follow(scenario, &exit_taken(scenario, exits, state, met), state, said, place_scene, met);
    return state;
}

Visit::Visit(const Scenario& scenario, AttemptSeed seed) : scenario_(&scenario), seed_(seed)
{
    state_ = first_state(scenario, &lines_, &place_scene_);
    arrive();
}

const Ending* Visit::ending() const { return state_.ending.is_set() ? &scenario_->ending(state_.ending) : nullptr; }

std::string_view Visit::place() const
{
    return place_scene_.is_set() ? std::string_view(scenario_->scene(place_scene_).place) : std::string_view{};
}

std::optional<Refusal> Visit::choose(OptionId option)
{
    if (state_.ending.is_set()) return Refusal::visit_has_ended;
    if (option.value >= scenario_->options.size()) return Refusal::unknown_option;
    if (scenario_->option(option).scene != state_.scene) return Refusal::option_not_here;
    if (std::find(decision_.options.begin(), decision_.options.end(), option) == decision_.options.end())
        return Refusal::option_not_offered;
    lines_.clear();
    state_ = next_state(*scenario_, state_, option, &lines_, &reply_lines_, &place_scene_);
    arrive();
    return std::nullopt;
}

/// What is offered where the visit now stands, shuffled (Fisher and Yates) by seed and scene, so
/// that going back shows the same order again.
void Visit::arrive()
{
    decision_.scene = state_.scene;
    decision_.options = offered(*scenario_, state_);
    std::uint64_t bits = mixed(seed_.value ^ (std::uint64_t{state_.scene.value} << 32U));
    for (std::size_t i = decision_.options.size(); i > 1; --i) {
        bits = mixed(bits);
        std::swap(decision_.options[i - 1], decision_.options[bits % i]);
    }
}

}  // namespace fv

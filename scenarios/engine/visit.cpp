#include "scenarios/engine/visit.h"

#include <algorithm>
#include <utility>

#include "scenarios/engine/answer.h"

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

bool is_so(const Scenario& scenario, Condition condition, const VisitState& state, Coverage* met, AnswerFacts answer = {})
{
    const bool so = holds(scenario.program(condition), state, answer);
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

/// What an option does, and what is said of it.
void take_option(const Scenario& scenario, const Option& option, VisitState& state, LineList* said, Coverage* met)
{
    if (option.memory >= 0) state.remember(option.memory);
    apply(scenario, option.effects, state, met);
    say(scenario, option.reply, state, said, met);
}

const Exit& way_after(const Scenario& scenario, const Option& option, const VisitState& state, Coverage* met)
{
    return exit_taken(scenario, option.exits.count > 0 ? option.exits : scenario.scene(option.scene).exits, state, met);
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
        const bool partner_goes_on = scene.partners_turn && state.company == Company::alone;
        if (scene.options.count > 0 && !partner_goes_on) {
            state.scene = way->scene;
            return;
        }
        if (partner_goes_on) {
            const Option& option = scenario.option(scene.alone);
            say(scenario, option.spoken, state, said, met);
            take_option(scenario, option, state, said, met);
            way = &way_after(scenario, option, state, met);
        } else {
            way = &exit_taken(scenario, scene.exits, state, met);
        }
    }
    state.scene = SceneId{};
    state.ending = way->ending.is_set() ? way->ending : ending_that_holds(scenario, state, met);
    say(scenario, scenario.ending(state.ending).script, state, said, met);
}

}  // namespace

Draw draw_of(const Scenario& scenario, AttemptSeed seed)
{
    Draw draw;
    for (std::size_t i = 0; i < scenario.variations.size(); ++i)
        draw.value[i] = static_cast<std::uint8_t>(mixed(seed.value ^ (0xD1CEULL + i)) % scenario.variations[i].values.size());
    return draw;
}

std::size_t draw_count(const Scenario& scenario)
{
    std::size_t count = 1;
    for (const Variation& variation : scenario.variations) count *= variation.values.size();
    return count;
}

Draw draw_number(const Scenario& scenario, std::size_t number)
{
    Draw draw;
    for (std::size_t i = 0; i < scenario.variations.size(); ++i) {
        draw.value[i] = static_cast<std::uint8_t>(number % scenario.variations[i].values.size());
        number /= scenario.variations[i].values.size();
    }
    return draw;
}

VisitState first_state(const Scenario& scenario, const Draw& draw, Company company, LineList* said, SceneId* place_scene, Coverage* met)
{
    VisitState state;
    state.company = company;
    for (std::size_t i = 0; i < scenario.meters.size(); ++i) state.meters[i] = scenario.meters[i].start;
    for (std::size_t i = 0; i < scenario.variations.size(); ++i) state.remember(scenario.variations[i].first_bit + draw.value[i]);
    const Exit entrance{.when = {}, .scene = scenario.start, .ending = {}};
    follow(scenario, &entrance, state, said, place_scene, met);
    return state;
}

OptionList offered(const Scenario& scenario, const VisitState& state, Coverage* met)
{
    OptionList list;
    if (!state.scene.is_set() || scenario.scene(state.scene).kind != DecisionKind::choice) return list;
    const Run run = scenario.scene(state.scene).options;
    for (std::uint32_t i = run.first; i < run.first + run.count; ++i) {
        const Option& option = scenario.options[i];
        if (option.once && state.remembers(option.memory)) continue;
        if (is_so(scenario, option.when, state, met)) list.add(OptionId{static_cast<std::uint16_t>(i)});
    }
    return list;
}

OptionId outcome_of(const Scenario& scenario, const VisitState& state, SceneId decision, AnswerFacts facts, Coverage* met)
{
    const Run run = scenario.scene(decision).options;
    std::uint32_t i = run.first;
    while (i + 1 < run.first + run.count && !is_so(scenario, scenario.options[i].when, state, met, facts)) ++i;
    return OptionId{static_cast<std::uint16_t>(i)};
}

VisitState next_state(const Scenario& scenario, const VisitState& before, OptionId id, LineList* said,
                      std::size_t* reply_lines, SceneId* place_scene, Coverage* met)
{
    VisitState state = before;
    const Option& option = scenario.option(id);
    take_option(scenario, option, state, said, met);
    if (reply_lines != nullptr && said != nullptr) *reply_lines = said->size();
    follow(scenario, &way_after(scenario, option, state, met), state, said, place_scene, met);
    return state;
}

Visit::Visit(const Scenario& scenario, AttemptSeed seed, Company company) : scenario_(&scenario), seed_(seed)
{
    state_ = first_state(scenario, draw_of(scenario, seed), company, &lines_, &place_scene_);
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
    go_on(option);
    return std::nullopt;
}

std::optional<Refusal> Visit::answer(const ItemAnswer& answer)
{
    if (state_.ending.is_set()) return Refusal::visit_has_ended;
    if (scenario_->scene(state_.scene).kind == DecisionKind::choice) return Refusal::not_such_an_answer;
    go_on(outcome_of(*scenario_, state_, state_.scene, answer));
    return std::nullopt;
}

void Visit::go_on(OptionId option)
{
    lines_.clear();
    state_ = next_state(*scenario_, state_, option, &lines_, &reply_lines_, &place_scene_);
    arrive();
}

/// What is offered where the visit now stands, shuffled (Fisher and Yates) by seed and scene, so
/// that going back shows the same order again. A checklist keeps the order of its script.
void Visit::arrive()
{
    decision_.scene = state_.scene;
    decision_.options = offered(*scenario_, state_);
    decision_.items.clear();
    std::uint64_t bits = mixed(seed_.value ^ (std::uint64_t{state_.scene.value} << 32U));
    const auto shuffle = [&](auto& list) {
        for (std::size_t i = list.size(); i > 1; --i) {
            bits = mixed(bits);
            std::swap(list[i - 1], list[bits % i]);
        }
    };
    shuffle(decision_.options);
    if (!state_.scene.is_set()) return;
    const Scene& scene = scenario_->scene(state_.scene);
    for (std::uint8_t i = 0; i < scene.items.count; ++i) decision_.items.add(i);
    if (scene.kind != DecisionKind::say) shuffle(decision_.items);
    // What has to be put in order must not lie there in order.
    if (scene.kind == DecisionKind::order && std::is_sorted(decision_.items.begin(), decision_.items.end()))
        std::swap(decision_.items[0], decision_.items[1]);
}

}  // namespace fv

#include "scenarios/engine/scene_graph.h"

#include <numeric>

#include "scenarios/engine/components.h"

namespace fv {

std::vector<std::vector<std::uint32_t>> scenes_after(const Scenario& scenario, const Coverage* met)
{
    std::vector<std::vector<std::uint32_t>> after(scenario.scenes.size());
    const auto add = [&](std::size_t scene, Run exits) {
        for (const Exit& way : scenario.exits_in(exits)) {
            const bool never = met != nullptr && !way.when.always() && (met->of(way.when) & Coverage::held) == 0;
            if (way.scene.is_set() && !never) after[scene].push_back(way.scene.value);
        }
    };
    for (std::size_t i = 0; i < scenario.scenes.size(); ++i) {
        const auto options = scenario.options_of(SceneId{static_cast<std::uint16_t>(i)});
        if (options.empty()) add(i, scenario.scenes[i].exits);
        for (const Option& option : options) add(i, option.exits.count > 0 ? option.exits : scenario.scenes[i].exits);
    }
    return after;
}

std::vector<std::uint8_t> scenes_met_again(const Scenario& scenario, const Coverage* met)
{
    const auto after = scenes_after(scenario, met);
    std::vector<std::uint32_t> all(scenario.scenes.size());
    std::iota(all.begin(), all.end(), 0U);
    const Components components = components_of(all.size(), all, [&](std::uint32_t scene) -> const std::vector<std::uint32_t>& { return after[scene]; });
    std::vector<std::uint8_t> again(all.size());
    for (std::size_t i = 0; i < components.count(); ++i)
        for (const std::uint32_t scene : components.nodes(i)) again[scene] = components.circle[i];
    return again;
}

std::vector<LineOwner> line_owners(const Scenario& scenario)
{
    std::vector<LineOwner> owners(scenario.lines.size());
    const auto give = [&](Run lines, LineOwner owner) {
        for (std::uint32_t i = lines.first; i < lines.first + lines.count; ++i) owners[i] = owner;
    };
    for (std::size_t i = 0; i < scenario.scenes.size(); ++i) give(scenario.scenes[i].script, {.scene = SceneId{static_cast<std::uint16_t>(i)}});
    for (std::size_t i = 0; i < scenario.options.size(); ++i)
        give(scenario.options[i].reply, {.scene = scenario.options[i].scene, .option = OptionId{static_cast<std::uint16_t>(i)}});
    for (std::size_t i = 0; i < scenario.endings.size(); ++i) give(scenario.endings[i].script, {.ending = EndingId{static_cast<std::uint16_t>(i)}});
    return owners;
}

}  // namespace fv

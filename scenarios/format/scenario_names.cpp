#include "scenarios/format/scenario_names.h"

namespace fv {
namespace {

int bit(Scenario& scenario, std::int16_t& memory)
{
    if (memory < 0) memory = static_cast<std::int16_t>(scenario.memory_bits++);
    return memory;
}

template <class List>
std::vector<std::string> keys_of(const List& list)
{
    std::vector<std::string> keys;
    for (const auto& item : list) keys.push_back(item.key);
    return keys;
}

}  // namespace

Names names_of(Scenario& s)
{
    Names names{.meters = keys_of(s.meters), .facts = keys_of(s.facts), .scenes = keys_of(s.scenes), .options = keys_of(s.options)};
    for (const Variation& variation : s.variations)
        names.variations.push_back({.key = variation.key, .values = keys_of(variation.values), .first_bit = variation.first_bit});
    names.bit_of_scene = [&s](std::string_view key) {
        const SceneId scene = s.scene_named(key);
        return scene.is_set() ? bit(s, s.scenes[scene.value].memory) : -1;
    };
    names.bit_of_option = [&s](std::string_view key) {
        const OptionId option = s.option_named(key);
        return option.is_set() ? bit(s, s.options[option.value].memory) : -1;
    };
    return names;
}

}  // namespace fv

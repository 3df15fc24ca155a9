#include "scenarios/engine/scenario.h"

#include <algorithm>
#include <array>

namespace fv {
namespace {

constexpr std::array<std::string_view, core_practice_count> practice_words = {
    "voluntary", "trained-compensated", "hopes-and-dreams", "no-targeting", "pairs-reflect"};
constexpr std::array<std::string_view, 5> stage_words = {"invitation", "first-visit", "between-visits", "second-visit",
                                                         "workshop"};

constexpr std::array<std::string_view, 5> kind_words = {"choose", "pick", "rate", "order", "say"};

template <class Enum, std::size_t N>
std::optional<Enum> meaning(const std::array<std::string_view, N>& words, std::string_view word)
{
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end()) return std::nullopt;
    return static_cast<Enum>(found - words.begin());
}

template <class T>
std::span<const T> part(const std::vector<T>& pool, Run run)
{
    return std::span<const T>(pool).subspan(run.first, run.count);
}

template <class Found, class T>
Found place_of(const std::vector<T>& list, std::string_view key)
{
    const auto found = std::find_if(list.begin(), list.end(), [&](const T& item) { return item.key == key; });
    return found == list.end() ? Found{} : Found{static_cast<std::uint16_t>(found - list.begin())};
}

}  // namespace

std::string_view word_of(CorePractice practice) { return practice_words[static_cast<std::size_t>(practice)]; }
std::optional<CorePractice> core_practice(std::string_view word) { return meaning<CorePractice>(practice_words, word); }
std::string_view word_of(Stage value) { return stage_words[static_cast<std::size_t>(value)]; }
std::optional<Stage> stage(std::string_view word) { return meaning<Stage>(stage_words, word); }

std::string_view word_of(DecisionKind kind) { return kind_words[static_cast<std::size_t>(kind)]; }

std::span<const Line> Scenario::at(Run lines_run) const { return part(lines, lines_run); }
std::span<const Effect> Scenario::effects_in(Run run) const { return part(effects, run); }
std::span<const Exit> Scenario::exits_in(Run run) const { return part(exits, run); }
std::span<const Option> Scenario::options_of(SceneId which) const { return part(options, scene(which).options); }
std::span<const Item> Scenario::items_of(SceneId which) const { return part(items, scene(which).items); }
std::span<const Instruction> Scenario::program(Condition condition) const
{
    return std::span<const Instruction>(instructions).subspan(condition.first, condition.count);
}

SceneId Scenario::scene_named(std::string_view key) const { return place_of<SceneId>(scenes, key); }
OptionId Scenario::option_named(std::string_view key) const { return place_of<OptionId>(options, key); }
EndingId Scenario::ending_named(std::string_view key) const { return place_of<EndingId>(endings, key); }

std::string_view Scenario::place_name(std::string_view key) const
{
    const auto found = std::find_if(places.begin(), places.end(), [&](const NamedPlace& p) { return p.key == key; });
    return found == places.end() ? key : std::string_view(found->name);
}

}  // namespace fv

// Slips that nothing later mends.
#include <algorithm>
#include <fmt/format.h>

#include "scenarios/format/style_view.h"

namespace fv {
namespace {

bool is_harmful(const Option& option)
{
    return option.breaches || std::any_of(option.ratings.begin(), option.ratings.end(), [](const Rating& r) { return r.value == lowest_rating; });
}

std::vector<std::uint16_t> first_scenes_after(const Scenario& s, const Option& option)
{
    std::vector<std::uint16_t> scenes;
    for (const Exit& way : ways_on(s, option))
        if (way.scene.is_set()) scenes.push_back(way.scene.value);
    return scenes;
}

}  // namespace

/// What is decided when the family is gone can't mend anything with them, so a slip in the last
/// decision of a visit needs no repair.
void check_mending(const StyleView& view)
{
    const Scenario& s = view.s;
    std::vector<std::vector<std::uint16_t>> mended_in(s.options.size());  // for each option the scenes with a repair of it
    for (const Option& option : s.options)
        for (const OptionId mends : option.repairs) mended_in[mends.value].push_back(option.scene.value);
    std::vector<char> can_mend(s.scenes.size(), 0);
    for (std::size_t i = 0; i < s.scenes.size(); ++i) can_mend[i] = s.scenes[i].options.count > 0 && family_is_there(s, s.scenes[i]);

    for (const Scene& scene : s.scenes) {
        std::vector<std::string> unmended;
        std::size_t first = 0;
        for (std::size_t i = scene.options.first; i < scene.options.first + scene.options.count; ++i) {
            if (!is_harmful(s.options[i]) || view.read.has_enough()) continue;
            const std::vector<char> later = scenes_from(view.graph, first_scenes_after(s, s.options[i]));
            const bool there_is_time = std::equal(later.begin(), later.end(), can_mend.begin(), [](char a, char b) { return a == 0 || b == 0; }) == false;
            const bool mended = std::any_of(mended_in[i].begin(), mended_in[i].end(), [&](std::uint16_t where) { return later[where] != 0; });
            if (!there_is_time || mended) continue;
            if (unmended.empty()) first = i;
            unmended.push_back(fmt::format("\"{}\"", s.options[i].key));
        }
        if (!unmended.empty())
            view.read.warning("never-mended", view.where_option(first), fmt::format("nothing that can be said later mends {}", listed(unmended)),
                              "give a later decision an option with `repairs`, which is offered to those who chose it");
    }
}

}  // namespace fv

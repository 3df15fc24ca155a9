// What may come of a decision, found by giving every answer there is, one by one: slow, and sure. What
// the explorer's edges are compared with.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "scenarios/engine/answer.h"

namespace fv::test {

struct NaiveStep {
    std::string word;      ///< one answer that does it
    OptionId option;
    double chance = 0.0;   ///< that somebody answers so who answers at random
};

/// Every word that answers a decision by items.
[[nodiscard]] inline std::vector<std::string> all_words(const Scenario& scenario, SceneId decision)
{
    const auto items = scenario.items_of(decision);
    std::vector<std::string> words{""};
    const auto kind = scenario.scene(decision).kind;
    for (std::size_t round = 0; round < items.size(); ++round) {
        std::vector<std::string> longer;
        for (const std::string& word : words) {
            if (kind == DecisionKind::order) {
                for (const Item& item : items)
                    if ((">" + word + ">").find(">" + item.key + ">") == std::string::npos) longer.push_back(word.empty() ? item.key : word + ">" + item.key);
                continue;
            }
            const std::string begun = word.empty() ? "" : word + "+";
            if (kind == DecisionKind::rate) {
                for (int rating = lowest_rating; rating <= highest_rating; ++rating) longer.push_back(begun + items[round].key + "=" + std::to_string(rating));
            } else {
                longer.push_back(word);
                longer.push_back(begun + items[round].key);
            }
        }
        words = std::move(longer);
    }
    for (std::string& word : words)
        if (word.empty()) word = "none";
    return words;
}

/// Answers that score alike and lead to one outcome are one step.
[[nodiscard]] inline std::vector<NaiveStep> naive_steps(const Scenario& scenario, const VisitState& state)
{
    std::vector<NaiveStep> steps;
    if (!state.scene.is_set()) return steps;
    if (scenario.scene(state.scene).kind == DecisionKind::choice) {
        const OptionList options = offered(scenario, state);
        for (const OptionId option : options) steps.push_back({scenario.option(option).key, option, 1.0 / static_cast<double>(options.size())});
        return steps;
    }
    const std::vector<std::string> words = all_words(scenario, state.scene);
    std::map<std::pair<int, std::uint16_t>, NaiveStep> alike;
    for (const std::string& word : words) {
        const auto answer = item_answer(scenario, state.scene, word);
        if (!answer) continue;
        const OptionId option = outcome_of(scenario, state, state.scene, *answer);
        NaiveStep& step = alike[{score_of(scenario, state.scene, *answer), option.value}];
        step.word = word;
        step.option = option;
        step.chance += 1.0 / static_cast<double>(words.size());
    }
    for (const auto& [key, step] : alike) steps.push_back(step);
    return steps;
}

/// A seed that draws so.
[[nodiscard]] inline AttemptSeed seed_that_draws(const Scenario& scenario, const Draw& draw)
{
    std::uint64_t seed = 0;
    while (!(draw_of(scenario, AttemptSeed{seed}) == draw)) ++seed;
    return AttemptSeed{seed};
}

}  // namespace fv::test

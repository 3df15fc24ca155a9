#include "scenarios/engine/answer.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <vector>

namespace fv {
namespace {

constexpr std::string_view nothing_picked = "none";

/// `part` of `whole` in percent, halves rounded up; both at least 0.
int percent(int part, int whole) { return whole == 0 ? 100 : (200 * part + whole) / (2 * whole); }

int score_of_picked(std::span<const Item> items, unsigned picked)
{
    int right = 0, hits = 0, wrong = 0, false_alarms = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const int is_picked = static_cast<int>((picked >> i) & 1U);
        (items[i].right ? right : wrong) += 1;
        (items[i].right ? hits : false_alarms) += is_picked;
    }
    // hits/right − false_alarms/wrong over a common denominator, so that nothing is rounded twice
    if (right == 0) return 100 - percent(false_alarms, std::max(wrong, 1));
    if (wrong == 0) return percent(hits, right);
    return percent(std::max(0, hits * wrong - false_alarms * right), right * wrong);
}

int score_of_ratings(std::span<const Item> items, const ItemAnswer& answer)
{
    int distance = 0, greatest = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        const int expert = items[i].expert;
        distance += std::abs(answer.values[i] - expert);
        greatest += std::max(highest_rating - expert, expert - lowest_rating);
    }
    return percent(greatest - distance, greatest);
}

int score_of_order(std::span<const Item> items, const ItemAnswer& answer)
{
    int in_order = 0, pairs = 0;
    for (std::size_t i = 0; i < items.size(); ++i)
        for (std::size_t j = i + 1; j < items.size(); ++j) {
            ++pairs;
            in_order += answer.values[i] < answer.values[j] ? 1 : 0;
        }
    return percent(in_order, pairs);
}

int place_of(std::span<const Item> items, std::string_view key)
{
    const auto found = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.key == key; });
    return found == items.end() ? -1 : static_cast<int>(found - items.begin());
}

/// Cuts `a+b+c` at its signs and gives each part to `take`; false as soon as `take` says so.
template <class Take>
bool each_part(std::string_view word, char sign, const Take& take)
{
    for (;;) {
        const std::size_t end = word.find(sign);
        if (!take(word.substr(0, end))) return false;
        if (end == std::string_view::npos) return true;
        word.remove_prefix(end + 1);
    }
}

std::optional<ItemAnswer> read_picked(std::span<const Item> items, std::string_view word)
{
    ItemAnswer answer;
    if (word == nothing_picked) return answer;
    const bool read = each_part(word, '+', [&](std::string_view key) {
        const int item = place_of(items, key);
        if (item < 0 || ((answer.picked >> item) & 1) != 0) return false;
        answer.picked = static_cast<std::uint8_t>(answer.picked | (1U << static_cast<unsigned>(item)));
        return true;
    });
    return read ? std::optional(answer) : std::nullopt;
}

std::optional<ItemAnswer> read_ratings(std::span<const Item> items, std::string_view word)
{
    ItemAnswer answer;
    unsigned rated = 0;
    const bool read = each_part(word, '+', [&](std::string_view part) {
        const std::size_t sign = part.find('=');
        if (sign == std::string_view::npos) return false;
        const int item = place_of(items, part.substr(0, sign));
        const std::string_view digits = part.substr(sign + 1);
        int value = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (item < 0 || ((rated >> item) & 1U) != 0 || error != std::errc{} || end != digits.data() + digits.size()) return false;
        if (value < lowest_rating || value > highest_rating) return false;
        rated |= 1U << static_cast<unsigned>(item);
        answer.values[static_cast<std::size_t>(item)] = static_cast<std::int8_t>(value);
        return true;
    });
    return read && rated == (1U << items.size()) - 1 ? std::optional(answer) : std::nullopt;
}

std::optional<ItemAnswer> read_order(std::span<const Item> items, std::string_view word)
{
    ItemAnswer answer;
    unsigned placed = 0;
    std::int8_t next = 0;
    const bool read = each_part(word, '>', [&](std::string_view key) {
        const int item = place_of(items, key);
        if (item < 0 || ((placed >> item) & 1U) != 0) return false;
        placed |= 1U << static_cast<unsigned>(item);
        answer.values[static_cast<std::size_t>(item)] = next++;
        return true;
    });
    return read && placed == (1U << items.size()) - 1 ? std::optional(answer) : std::nullopt;
}

std::string word_of_order(std::span<const Item> items, const ItemAnswer& answer)
{
    std::vector<std::string_view> keys(items.size());
    for (std::size_t i = 0; i < items.size(); ++i) keys[static_cast<std::size_t>(answer.values[i])] = items[i].key;
    std::string word;
    for (const std::string_view key : keys) word.append(word.empty() ? "" : ">").append(key);
    return word;
}

}  // namespace

int score_of(const Scenario& scenario, SceneId decision, const ItemAnswer& answer)
{
    const auto items = scenario.items_of(decision);
    switch (scenario.scene(decision).kind) {
    case DecisionKind::pick:
    case DecisionKind::say: return score_of_picked(items, answer.picked);
    case DecisionKind::rate: return score_of_ratings(items, answer);
    case DecisionKind::order: return score_of_order(items, answer);
    case DecisionKind::choice: break;
    }
    return 0;
}

OptionId outcome_of(const Scenario& scenario, const VisitState& state, SceneId decision, const ItemAnswer& answer)
{
    const AnswerFacts facts{.score = static_cast<std::int16_t>(score_of(scenario, decision, answer)), .picked = answer.picked};
    return outcome_of(scenario, state, decision, facts);
}

std::string word_of(const Scenario& scenario, SceneId decision, const ItemAnswer& answer)
{
    const auto items = scenario.items_of(decision);
    const DecisionKind kind = scenario.scene(decision).kind;
    if (kind == DecisionKind::order) return word_of_order(items, answer);
    std::string word;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (kind != DecisionKind::rate && ((answer.picked >> i) & 1U) == 0) continue;
        word.append(word.empty() ? "" : "+").append(items[i].key);
        if (kind == DecisionKind::rate) word.append("=").append(std::to_string(answer.values[i]));
    }
    return word.empty() ? std::string(nothing_picked) : word;
}

std::string best_answer(const Scenario& scenario, SceneId decision)
{
    ItemAnswer best;
    const auto items = scenario.items_of(decision);
    const bool rated = scenario.scene(decision).kind == DecisionKind::rate;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].right) best.picked = static_cast<std::uint8_t>(best.picked | (1U << i));
        best.values[i] = rated ? items[i].expert : static_cast<std::int8_t>(i);
    }
    return word_of(scenario, decision, best);
}

std::optional<ItemAnswer> item_answer(const Scenario& scenario, SceneId decision, std::string_view word)
{
    const auto items = scenario.items_of(decision);
    switch (scenario.scene(decision).kind) {
    case DecisionKind::pick:
    case DecisionKind::say: return read_picked(items, word);
    case DecisionKind::rate: return read_ratings(items, word);
    case DecisionKind::order: return read_order(items, word);
    case DecisionKind::choice: break;
    }
    return std::nullopt;
}

std::optional<Answered> answered_with(const Visit& visit, std::string_view word)
{
    if (visit.decision() == nullptr) return std::nullopt;
    const Scenario& scenario = visit.scenario();
    const SceneId here = visit.decision()->scene;
    if (scenario.scene(here).kind == DecisionKind::choice) {
        const OptionId option = scenario.option_named(word);
        return option.is_set() ? std::optional(Answered{.option = option, .items = {}, .score = 0}) : std::nullopt;
    }
    const auto items = item_answer(scenario, here, word);
    if (!items) return std::nullopt;
    return Answered{.option = outcome_of(scenario, visit.state(), here, *items), .items = *items, .score = score_of(scenario, here, *items)};
}

std::optional<Refusal> take(Visit& visit, std::string_view word)
{
    if (visit.decision() == nullptr) return Refusal::visit_has_ended;
    const SceneId here = visit.decision()->scene;
    if (visit.scenario().scene(here).kind == DecisionKind::choice) return visit.choose(visit.scenario().option_named(word));
    const auto answer = item_answer(visit.scenario(), here, word);
    return answer ? visit.answer(*answer) : std::optional(Refusal::not_such_an_answer);
}

}  // namespace fv

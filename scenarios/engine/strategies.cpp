#include "scenarios/engine/strategies.h"

#include <algorithm>
#include <string>
#include <utility>

#include "foundation/source_text.h"
#include "scenarios/engine/strategy_words.h"

namespace fv {
namespace {

using strategy_words::Words;

/// Small letters, for English and Spanish: A to Z, and À to Þ (two bytes, C3 80 to C3 9E).
std::string in_small_letters(std::string_view text)
{
    std::string small(text);
    for (std::size_t i = 0; i < small.size(); ++i) {
        const auto byte = static_cast<unsigned char>(small[i]);
        const bool capital = (byte >= 'A' && byte <= 'Z') || (i > 0 && static_cast<unsigned char>(small[i - 1]) == 0xC3 && byte >= 0x80 && byte <= 0x9E);
        if (capital) small[i] = static_cast<char>(byte + 0x20);
    }
    return small;
}

constexpr char accented = static_cast<char>(0xC3);  // the first byte of á, ñ, ü …; that of ¡, ¿ and quotation marks is another

bool letter_at(std::string_view text, std::size_t at)
{
    return at < text.size() && ((text[at] >= 'a' && text[at] <= 'z') || text[at] == accented);
}

bool letter_before(std::string_view text, std::size_t at)
{
    return at > 0 && ((text[at - 1] >= 'a' && text[at - 1] <= 'z') || (at > 1 && text[at - 2] == accented));
}

/// How often `word` stands in `text` as a word of its own.
int times_in(std::string_view text, std::string_view word)
{
    int times = 0;
    for (std::size_t at = text.find(word); at != std::string_view::npos; at = text.find(word, at + word.size()))
        times += !letter_before(text, at) && !letter_at(text, at + word.size());
    return times;
}

int times_in(std::string_view text, Words words)
{
    int times = 0;
    for (const std::string_view word : words) times += times_in(text, word);
    return times;
}

/// By the scenario's language; both lists for one that has none.
int times_said(const Scenario& scenario, const Option& option, Words english, Words spanish)
{
    const std::string text = in_small_letters(option.text);
    const bool in_english = scenario.language.starts_with("en"), in_spanish = scenario.language.starts_with("es");
    return (in_spanish ? 0 : times_in(text, english)) + (in_english ? 0 : times_in(text, spanish));
}

/// What a trick likes about an option: it takes what it likes most, first by the one, then by the other.
using Liking = std::pair<int, int>;

Liking liking(Strategy strategy, const Scenario& scenario, const Option& option)
{
    const int length = static_cast<int>(characters_in(option.does) + characters_in(option.text));
    switch (strategy) {
    case Strategy::always_longest: return {length, 0};
    case Strategy::always_shortest: return {-length, 0};
    case Strategy::warmest_words: return {times_said(scenario, option, strategy_words::warm_en, strategy_words::warm_es), length};
    case Strategy::always_agree: return {times_said(scenario, option, strategy_words::agree_en, strategy_words::agree_es), length};
    default: return {0, 0};
    }
}

}  // namespace

std::string_view word_of(Strategy strategy)
{
    constexpr std::array<std::string_view, strategies.size()> words = {"random", "always-first", "always-longest", "always-shortest", "warmest-words", "always-agree", "never-the-same-twice"};
    return words[static_cast<std::size_t>(strategy)];
}

bool is_fixed(Strategy strategy) { return strategy != Strategy::at_random && strategy != Strategy::never_twice; }

Chances chances_of(Strategy strategy, const Scenario& scenario, const EdgeSets& sets)
{
    Chances chances;
    for (std::uint32_t number = 0; number < sets.size(); ++number) {
        const std::vector<Edge>& edges = sets[number].edges;
        std::vector<double>& of_set = chances.emplace_back();
        if (!is_fixed(strategy)) {
            for (const Edge& edge : edges) of_set.push_back(edge.weight);
            continue;
        }
        double most_liked = 0.0;
        std::vector<Liking> likings;
        for (std::size_t edge = 0; edge < edges.size(); ++edge)
            likings.push_back(strategy == Strategy::always_first ? Liking{-static_cast<int>(edge), 0} : liking(strategy, scenario, scenario.option(edges[edge].option)));
        const Liking most = likings.empty() ? Liking{} : *std::max_element(likings.begin(), likings.end());
        for (std::size_t edge = 0; edge < edges.size(); ++edge) most_liked += likings[edge] == most ? edges[edge].weight : 0.0;
        for (std::size_t edge = 0; edge < edges.size(); ++edge) of_set.push_back(likings[edge] == most ? edges[edge].weight / most_liked : 0.0);
    }
    return chances;
}

bool remember_choices(Scenario& scenario, const std::vector<std::uint8_t>& again)
{
    for (Option& option : scenario.options) {
        if (option.memory >= 0 || again[option.scene.value] == 0) continue;
        if (scenario.memory_bits >= capacity::memory) return false;
        option.memory = static_cast<std::int16_t>(scenario.memory_bits++);
    }
    return true;
}

}  // namespace fv

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "foundation/spelling.h"
#include "scenarios/format/scene_loader.h"

// What can be chosen and what comes of it: options, outcomes, their ratings and repairs.
namespace fv {
namespace {

std::vector<std::string> practice_words()
{
    std::vector<std::string> words;
    for (std::size_t i = 0; i < core_practice_count; ++i) words.emplace_back(word_of(static_cast<CorePractice>(i)));
    return words;
}

}  // namespace

void SceneLoader::load_option(const Node& node, std::size_t scene)
{
    Option option{.scene = SceneId{static_cast<std::uint16_t>(scene)}};
    positions_.options.push_back(node.where);
    if (read_.map(node, "an option", {"option", "does", "text", "silent", "when", "once", "effects", "ratings", "shows", "breaches", "repairs", "reply", "why", "go"})) {
        option.does = read_.shown_or_empty(node, "does");
        option.text = read_.shown_or_empty(node, "text");
        if (const Node* once = node.find("once")) option.once = read_.yes_or_no(*once, "`once`").value_or(false);
        if (const Node* silent = node.find("silent")) option.silent = read_.yes_or_no(*silent, "`silent`").value_or(false);
        if (const Node* ratings = node.find("ratings")) load_ratings(*ratings, lowest_rating, option.ratings);
        if (const Node* shows = node.find("shows")) load_shows(*shows, "this option", option.ratings, option.shows);
        load_consequences(node, "option", option);
        if (node.find("does") == nullptr && node.find("text") == nullptr)
            read_.fault("missing-key", node.where, fmt::format("option \"{}\" neither says nor does anything", option.key), "add `text:` with what you say, or `does:` with what you do");
        if (const Node* text = node.find("text"); text != nullptr && option.silent)
            read_.fault("does-not-belong", text->where, fmt::format("option \"{}\" stays silent, so it has no text", option.key), "say under `does:` what you do meanwhile");
    }
    if (option.once && s_.options.size() < option_bits_.size()) bit(option_bits_[s_.options.size()]);
    s_.options.push_back(std::move(option));
}

/// An outcome is an option that nobody sees: it is what comes of an answer made of items.
void SceneLoader::load_outcome(const Node& node, const Scene& scene, std::size_t index, bool last)
{
    Option option{.scene = SceneId{static_cast<std::uint16_t>(index)}};
    positions_.options.push_back(node.where);
    if (read_.map(node, "an outcome", {"outcome", "when", "effects", "shows", "breaches", "repairs", "reply", "why", "go"})) {
        if (const Node* shows = node.find("shows")) load_shows(*shows, "this decision", scene.measures, option.shows);
        names_.judges_an_answer = true;
        load_consequences(node, "outcome", option);
        names_.judges_an_answer = false;
        const Node* when = node.find("when");
        if (last && when != nullptr)
            read_.fault("last-way-has-when", when->where, "the last outcome is for every answer that no other fits, so it has no `when`", "take its `when` out, or add an outcome without one below");
        if (!last && when == nullptr)
            read_.fault("missing-key", node.where, fmt::format("outcome \"{}\" has no `when`, so those below it never come about", option.key), "put it last, or give it a `when` such as `score >= 70`");
    }
    s_.options.push_back(std::move(option));
}

/// What options and outcomes have in common. `key` is where the id stands.
void SceneLoader::load_consequences(const Node& node, std::string_view key, Option& option)
{
    const std::string what = fmt::format("an {}", key);
    if (const Node* id = read_.needed(node, key, what)) {
        option.key = read_.id(*id, what).value_or(id->scalar);
        positions_.options.back() = id->where;
    }
    option.why = read_.shown_or_empty(node, "why");
    if (node.find("why") == nullptr)
        read_.warning("missing-why", positions_.options.back(), fmt::format("{} \"{}\" has no `why`", key, option.key), "the report explains each choice with it");
    if (const Node* when = node.find("when")) option.when = load_condition(*when);
    const bool judges = std::exchange(names_.judges_an_answer, false);  // only the outcome's own `when` may ask
    if (const Node* effects = node.find("effects")) option.effects = load_effects(*effects);
    if (const Node* breaches = node.find("breaches"); breaches != nullptr && read_.one_of(*breaches, "unknown-word", "core practice", practice_words()))
        option.breaches = core_practice(breaches->scalar);
    if (const Node* repairs = node.find("repairs")) load_repairs(*repairs, option);
    option.reply = load_lines(node.find("reply"), "a reply");
    if (const Node* go = node.find("go")) option.exits = load_exits(*go);
    names_.judges_an_answer = judges;
}

/// The place of a competency among the scenario's; −1 with a fault where the framework has none of that name.
int SceneLoader::competency(const Node& key)
{
    std::vector<std::string> known;
    for (const auto& competency : vocabulary_.competencies) known.push_back(competency.key);
    if (!known.empty() && lookup::place_in(known, key.scalar) < 0) {
        read_.fault("unknown-competency", key.where, fmt::format("there is no competency \"{}\"", key.scalar), suggestion(key.scalar, known));
        return -1;
    }
    const int place = lookup::place_in(s_.competencies, key.scalar);
    if (place >= 0) return place;
    s_.competencies.push_back(key.scalar);
    return static_cast<int>(s_.competencies.size()) - 1;
}

void SceneLoader::load_ratings(const Node& node, int lowest, std::vector<Rating>& ratings)
{
    if (node.kind != Node::Kind::map) return read_.fault("wrong-type", node.where, "ratings read like {presence: 2, humility: 3}");
    for (const auto& [key, value] : node.entries) {
        const auto rating = read_.number(value, fmt::format("the rating of \"{}\"", key.scalar), lowest, highest_rating);
        const int place = competency(key);
        if (place >= 0) ratings.push_back({CompetencyId{static_cast<std::uint16_t>(place)}, static_cast<std::int8_t>(rating.value_or(0))});
    }
}

void SceneLoader::load_shows(const Node& node, std::string_view what, const std::vector<Rating>& ratings, std::vector<std::string>& shows)
{
    for (const Node* word : read_.words(node, "an indicator")) {
        if (!vocabulary_.competencies.empty()) {
            std::vector<std::string> known;
            const Vocabulary::Competency* owner = nullptr;
            for (const auto& competency : vocabulary_.competencies) {
                known.insert(known.end(), competency.indicators.begin(), competency.indicators.end());
                if (lookup::place_in(competency.indicators, word->scalar) >= 0) owner = &competency;
            }
            if (owner == nullptr) {
                read_.fault("unknown-indicator", word->where, fmt::format("there is no indicator \"{}\"", word->scalar), suggestion(word->scalar, known));
                continue;
            }
            const bool rated = std::any_of(ratings.begin(), ratings.end(), [&](const Rating& r) { return s_.competencies[r.competency.value] == owner->key; });
            if (!rated)
                read_.fault("unknown-indicator", word->where, fmt::format("\"{}\" belongs to \"{}\", on which {} is not rated", word->scalar, owner->key, what), fmt::format("add `{}` to its ratings", owner->key));
        }
        shows.push_back(word->scalar);
    }
}

void SceneLoader::load_repairs(const Node& node, Option& option)
{
    for (const Node* word : read_.words(node, "a repaired option")) {
        const int place = lookup::place_in(option_places_, word->scalar);
        if (place < 0) read_.fault("unknown-option", word->where, fmt::format("there is no option \"{}\" to repair", word->scalar), suggestion(word->scalar, names_.options));
        else option.repairs.push_back(OptionId{static_cast<std::uint16_t>(place)});
    }
}

}  // namespace fv
